"""The budget statement: the figures in pounds that a source prints as spending and income."""

from collections.abc import Iterator

from goldthread.core.periods import period_label
from goldthread.figures.models import CurrentFigure, Figure
from goldthread.figures.models.figure import Measure
from goldthread.reports.content.blocks import Block, BudgetBlock, GapBlock
from goldthread.reports.drafting.series import Material

SPENDING, INCOME = "expenditure", "income"


def budget(material: Material) -> Iterator[Block]:
    """The statement of each source that prints one for the period; a gap where none does."""
    found = False
    for source in {figure.source_id: figure.source for figure in in_pounds(material)}.values():
        lines = Figure.objects.filter(
            source=source, recorded_until=None, unit="gbp", measure=Measure.VALUE
        ).order_by("place")
        spending = [figure for figure in lines if SPENDING in figure.table.lower()]
        income = [figure for figure in lines if INCOME in figure.table.lower()]
        if spending or income:
            found = True
            first = (spending or income)[0]
            yield BudgetBlock(
                period=period_label(first.period_kind, first.period_start, first.period_end),
                spending=tuple(figure.pk for figure in spending),
                income=tuple(figure.pk for figure in income),
            )
    if not found:
        yield GapBlock(
            what="No budget statement is held for this period",
            why="What each partner paid in and what it was spent on is not known here.",
            to_do="Load the statement as figures: a line each for budget and actual, in pounds.",
        )


def in_pounds(material: Material) -> list[CurrentFigure]:
    return [figure for figure in material.figures if figure.unit == "gbp"]
