"""The budget statement made again from its figures, line by line."""

from collections.abc import Iterator, Sequence

from goldthread.documents.model import Block, Number
from goldthread.documents.presentations.budget import (
    Budget,
    BudgetGroup,
    BudgetLine,
    budget_statement,
)
from goldthread.figures.models import Figure
from goldthread.reports.content.blocks import BudgetBlock
from goldthread.reports.document.notes import Notes

COLUMNS = ("budget", "actual")
TOTAL = "total "
OTHER = "Other income"
CARRIED = ("creation of", "reserve", "surplus", "carried")


def statement(block: BudgetBlock, notes: Notes) -> Iterator[Block]:
    """Spending, income by heading, printed totals, and what is left."""
    spending = lines_of(notes.bound.several(block.spending), notes)
    income = lines_of(notes.bound.several(block.income), notes)
    plain = [line for _, line in spending if not is_total(line) and not is_carried(line)]
    if not plain and not income:
        return
    budget = Budget(
        block.period,
        plain,
        groups(income),
        total_of(spending),
        total_of(income),
        block.reserve or reserve([*spending, *income]),
    )
    yield from budget_statement(budget, note=block.note)


def lines_of(figures: Sequence[Figure], notes: Notes) -> list[tuple[str, BudgetLine]]:
    """The lines in printed order, each under its heading: budget and actual side by side."""
    pairs: dict[tuple[str, str], dict[str, Number]] = {}
    for figure in figures:
        parts = dict(p.split("=", 1) for p in figure.breakdown.split("; ") if "=" in p)
        name = figure.printed_indicator.partition(": ")[2] or figure.printed_indicator
        column = parts.get("column", COLUMNS[-1])
        pairs.setdefault((parts.get("heading", ""), name), {})[column] = notes.number(figure)
    absent = Number("", state="not_available")
    return [
        (heading, BudgetLine(name, *(held.get(column, absent) for column in COLUMNS)))
        for (heading, name), held in pairs.items()
    ]


def groups(income: Sequence[tuple[str, BudgetLine]]) -> list[BudgetGroup]:
    """Income by heading, in printed order."""
    found: dict[str, list[BudgetLine]] = {}
    for heading, line in income:
        if not is_total(line) and not is_carried(line):
            found.setdefault(heading or OTHER, []).append(line)
    return [BudgetGroup(heading, lines) for heading, lines in found.items()]


def total_of(lines: Sequence[tuple[str, BudgetLine]]) -> BudgetLine | None:
    return next((line for _, line in lines if is_total(line)), None)


def is_total(line: BudgetLine) -> bool:
    return line.name.lower().startswith(TOTAL)


def is_carried(line: BudgetLine) -> bool:
    return line.name.lower().startswith(CARRIED)


def reserve(lines: Sequence[tuple[str, BudgetLine]]) -> str:
    """What a printed line says the surplus went to."""
    return "; ".join(line.name for _, line in lines if is_carried(line))
