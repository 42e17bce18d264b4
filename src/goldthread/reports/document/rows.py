"""The blocks that a person fills in, as a document shows them."""

from collections.abc import Iterator

from goldthread.documents.chart_data import TreeNode
from goldthread.documents.model import Block, Number, Paragraph, Status
from goldthread.documents.presentations.attendance import AttendanceRow, attendance_table
from goldthread.documents.presentations.glossary import Term, glossary
from goldthread.documents.presentations.pictures import PlanPart, plan_on_a_page, structure_chart
from goldthread.documents.presentations.plans import (
    PlanAction,
    Promise,
    priorities_table,
    said_and_did,
)
from goldthread.documents.presentations.voices import Said, case_study, quotes
from goldthread.reports.content.rows import (
    STANDINGS,
    AttendanceBlock,
    CaseStudyBlock,
    GlossaryBlock,
    PanelsBlock,
    PlanBlock,
    QuotesBlock,
    RowsBlock,
    SaidDidBlock,
    StructureBlock,
)
from goldthread.reports.document.notes import Notes
from goldthread.reports.document.text import line, lines

KINDS = {"done": "good", "partly": "care", "carried_forward": "care", "not_done": "bad"}


def note(block: RowsBlock) -> str:
    """What stands under a table: the person's note, and where its words come from."""
    source = f"From {block.source}." if block.source else ""
    return " ".join(part for part in (block.note, source) if part)


def said_did(block: SaidDidBlock, notes: Notes) -> Iterator[Block]:
    words = dict(STANDINGS)
    promises = [
        Promise(
            line(row.get("said", ""), notes),
            lines(row.get("did", ""), notes),
            Status(words[status], KINDS[status])  # type: ignore[arg-type]
            if (status := row.get("status", "")) in KINDS
            else None,
        )
        for row in block.rows
    ]
    yield from said_and_did(block.caption, promises, note=note(block))


def plan(block: PlanBlock, notes: Notes) -> Iterator[Block]:
    actions = [
        PlanAction(
            line(row.get("priority", ""), notes),
            lines(row.get("action", ""), notes),
            row.get("lead", ""),
            row.get("timescale", ""),
            lines(row.get("outcome", ""), notes),
        )
        for row in block.rows
    ]
    yield from priorities_table(block.caption, actions, note=note(block))


def panels(block: PanelsBlock, notes: Notes) -> Iterator[Block]:
    made = [
        PlanPart(row.get("title", ""), lines(row.get("points", ""), notes)) for row in block.rows
    ]
    yield from plan_on_a_page(block.caption, made)


def said(block: QuotesBlock, notes: Notes) -> Iterator[Block]:
    yield from quotes([Said(line(r.get("text", ""), notes), r.get("who", "")) for r in block.rows])


def story(block: CaseStudyBlock, notes: Notes) -> Iterator[Block]:
    told = [line(row["story"], notes) for row in block.rows if row.get("story")]
    learned = [line(row["learning"], notes) for row in block.rows if row.get("learning")]
    yield from case_study(block.caption or block.name, told, learned)


def attendance(block: AttendanceBlock, notes: Notes) -> Iterator[Block]:
    made = []
    for row in block.rows:
        figures = [p for p in line(row.get("attended", ""), notes) if isinstance(p, Number)]
        share = figures[0] if figures else Number("", state="not_available")
        made.append(AttendanceRow(row.get("agency", ""), percent=share, note=row.get("note", "")))
    yield from attendance_table(block.caption, made, note=note(block))


def structure(block: StructureBlock, notes: Notes) -> Iterator[Block]:
    """The chart of who answers to whom; a body that answers to nobody named is at the top."""
    top = tree(block)
    if top is not None:
        yield from structure_chart(block.caption, top, note=note(block))
    else:
        yield Paragraph("The chart has no topmost body: one row must answer to nobody.")


def tree(block: StructureBlock) -> TreeNode | None:
    names = {row.get("name", "") for row in block.rows}
    tops = [row for row in block.rows if row.get("under", "") not in names]
    return branch(tops[0], block, frozenset()) if tops else None


def branch(row: dict[str, str], block: StructureBlock, above: frozenset[str]) -> TreeNode:
    """A body with those that answer to it; one that answers to itself in a round is left off."""
    name = row.get("name", "")
    seen = above | {name}
    below = [r for r in block.rows if r.get("under") == name and r.get("name") not in seen]
    return TreeNode(name, row.get("detail", ""), tuple(branch(r, block, seen) for r in below))


def terms(block: GlossaryBlock, notes: Notes) -> Iterator[Block]:
    made = [Term(r.get("term", ""), r.get("meaning", ""), r.get("now", "")) for r in block.rows]
    yield from glossary(block.caption, made)
    if block.source:
        yield Paragraph(f"From {block.source}.", small=True)
