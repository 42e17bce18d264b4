"""A report's content as a document: every block drawn, every number with its source."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from goldthread.core.now import today
from goldthread.documents import model
from goldthread.documents.presentations.caveats import gap
from goldthread.partnership.models import Area
from goldthread.reports.bound.edition import Edition
from goldthread.reports.bound.figures import Bound
from goldthread.reports.bound.judged import surroundings
from goldthread.reports.content import blocks, rows
from goldthread.reports.content.blocks import Block, GapBlock, TextBlock
from goldthread.reports.content.section import Content, Section
from goldthread.reports.document import figures, money
from goldthread.reports.document import rows as drawn_rows
from goldthread.reports.document.notes import Notes
from goldthread.reports.document.text import blocks_of, line
from goldthread.reports.heading import Heading

Drawer = Callable[[Any], Iterator[model.Block]]
HOW = "How to read this report"


def document_of(
    content: Content,
    heading: Heading,
    bound: Bound,
    area: Area,
    edition: Edition,
    *,
    framed: bool = True,
) -> model.Document:
    """The document of an edition. `bound` holds its figures as the edition shows them.

    `framed` puts how to read it first; a part of a report shown to its writer needs no frame.
    """
    notes = Notes(bound)
    draw = drawers(content, notes, area)
    whole = tuple(whole_section(top, content, draw) for top in content.sections if not top.under)
    return model.Document(
        title=heading.title,
        subtitle=heading.subtitle,
        area=heading.partnership,
        period=heading.period,
        edition=edition.words,
        as_at=heading.as_at or today(),
        draft=heading.draft,
        address=heading.address,
        sections=(
            *([how_to_read(bound, heading)] if framed else []),
            *(one for one in whole if says(one)),
        ),
        sources=notes.every,
    )


def how_to_read(bound: Bound, heading: Heading) -> model.Section:
    """What marks mean, what is hidden and why, and what kind of document this is."""
    said: list[model.Block] = [
        model.Paragraph(
            "Every number leads to a note that says where it comes from. A figure that is hidden,"
            " missing or not returned carries a mark and is never a zero. A change is called one"
            " only where it is more than chance would give."
        )
    ]
    if heading.draft:
        said.append(
            model.Paragraph(
                "This is a draft made from the figures held: what a person has still to write is"
                " set apart as a gap."
            )
        )
    if bound.explanation:
        said.append(model.Paragraph(model.Text("How people are protected", strong=True)))
        said.append(model.Bullets(bound.explanation))
    return model.Section(HOW, tuple(said), anchor="how-to-read")


def whole_section(top: Section, content: Content, draw: dict[type[Block], Drawer]) -> model.Section:
    """A section with those under it."""
    under = tuple(drawn(one, draw) for one in content.sections if one.under == top.key)
    return replace(drawn(top, draw), subsections=tuple(one for one in under if says(one)))


def says(section: model.Section) -> bool:
    """Whether anything stands in it: a heading alone says nothing."""
    return bool(section.blocks or section.subsections)


def drawn(section: Section, draw: dict[type[Block], Drawer]) -> model.Section:
    made = tuple(part for block in section.blocks for part in draw[type(block)](block))
    return model.Section(section.heading, made, anchor=section.key)


def drawers(content: Content, notes: Notes, area: Area) -> dict[type[Block], Drawer]:
    """How each kind of block is drawn."""
    around = surroundings(content, notes.bound, area)
    return {
        TextBlock: lambda block: blocks_of(block.text, notes),
        GapBlock: lambda block: gap_blocks(block, notes),
        blocks.JudgedBlock: lambda block: figures.judged(block, notes, around),
        blocks.ChangesBlock: lambda block: figures.changes(block, notes, around),
        blocks.PrintedBlock: lambda block: figures.printed(block, notes),
        blocks.BandsBlock: lambda block: figures.bands(block, notes),
        blocks.KeyNumbersBlock: lambda block: figures.key_numbers(block, notes),
        blocks.BudgetBlock: lambda block: money.statement(block, notes),
        rows.SaidDidBlock: lambda block: drawn_rows.said_did(block, notes),
        rows.PlanBlock: lambda block: drawn_rows.plan(block, notes),
        rows.PanelsBlock: lambda block: drawn_rows.panels(block, notes),
        rows.QuotesBlock: lambda block: drawn_rows.said(block, notes),
        rows.CaseStudyBlock: lambda block: drawn_rows.story(block, notes),
        rows.AttendanceBlock: lambda block: drawn_rows.attendance(block, notes),
        rows.StructureBlock: lambda block: drawn_rows.structure(block, notes),
        rows.GlossaryBlock: lambda block: drawn_rows.terms(block, notes),
    }


def gap_blocks(block: GapBlock, notes: Notes) -> Iterator[model.Block]:
    """Something that is not there, said to be so."""
    missing = [line(one, notes) for one in block.missing]
    yield from gap(block.what, line(block.why, notes), line(block.to_do, notes), missing)
