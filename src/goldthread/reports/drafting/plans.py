"""Priorities: what was said and done in the period, and what comes next."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from goldthread.reports.content.blocks import Block, GapBlock
from goldthread.reports.content.rows import GlossaryBlock, PlanBlock, SaidDidBlock
from goldthread.reports.drafting.series import Material
from goldthread.reports.models import PlanRow, Term


def said_did(material: Material) -> Iterator[Block]:
    """The priorities of the period with what came of them."""
    rows = [row for row in plan_rows(material) if row.is_looked_back_on]
    if rows:
        yield SaidDidBlock(
            caption="What we said we would do, and what we did",
            rows=tuple(
                {"said": row.priority, "did": row.outcome, "status": row.status} for row in rows
            ),
            source=rows[0].source,
        )
        return
    yield GapBlock(
        what="No priorities of this period are held",
        why="What was promised for the year, and what came of it, is not known here.",
        to_do="Add a table of what was said and what was done.",
    )


def coming(material: Material) -> Iterator[Block]:
    """The plan that begins in the period or follows it."""
    rows = [row for row in plan_rows(material) if not row.is_looked_back_on]
    if rows:
        yield PlanBlock(
            caption="Priorities and actions",
            rows=tuple(planned(group) for group in together(rows)),
            source=rows[0].source,
        )
        return
    yield GapBlock(
        what="No plan for the coming year is held",
        why="What will be done next, by whom and by when, is not known here.",
        to_do="Add a table of priorities and actions.",
    )


def together(rows: Iterable[PlanRow]) -> Iterator[list[PlanRow]]:
    """Rows of one priority, lead and outcome in a row: one of several actions."""
    for _, group in groupby(rows, key=lambda r: (r.priority, r.lead, r.timescale, r.outcome)):
        yield list(group)


def planned(group: list[PlanRow]) -> dict[str, str]:
    first = group[0]
    return {
        "priority": first.priority,
        "action": "\n".join(row.action for row in group),
        "lead": first.lead,
        "timescale": first.timescale,
        "outcome": first.outcome,
    }


def plan_rows(material: Material) -> list[PlanRow]:
    if material.partnership is None:
        return []
    rows = PlanRow.objects.filter(
        partnership=material.partnership,
        period_start__lte=material.period.end,
        period_end__gte=material.period.start,
    )
    return list(rows.order_by("position"))


def glossary(material: Material) -> Iterator[Block]:
    """The partnership's terms, or those that all share."""
    terms = Term.objects.filter(partnership=material.partnership) if material.partnership else None
    if not terms:
        terms = Term.objects.filter(partnership=None)
    if terms:
        yield GlossaryBlock(
            caption="Words and abbreviations",
            rows=tuple(
                {"term": term.term, "meaning": term.meaning, "now": term.now_called}
                for term in terms.order_by("term")
            ),
        )
