"""The budget statement: what was planned and spent, who paid, and what is left.

Presentation 20. Totals are summed here and printed ones held against them: a statement that
does not add up says so under the table.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldthread.core.values import format_value
from goldthread.documents.model import Block, Box, Bullets, Grid, GridRow, Number, Words, number
from goldthread.documents.presentations.building import (
    grid_row,
    heading_row,
    number_column,
    total_of,
    words_column,
)

NAMES = ("budget", "actual")


@dataclass(frozen=True)
class BudgetLine:
    """A line in pounds: what was planned, and what was spent or came in."""

    name: str
    budget: Number
    actual: Number


@dataclass(frozen=True)
class BudgetGroup:
    """Lines under one heading: training income, contributions to operating costs."""

    name: str
    lines: Sequence[BudgetLine]


@dataclass(frozen=True)
class Budget:
    """A year's statement. Printed totals are kept beside the sums of the lines.

    `reserve` says what a surplus went to.
    """

    period: str
    spending: Sequence[BudgetLine]
    income: Sequence[BudgetGroup]
    printed_spending: BudgetLine | None = None
    printed_income: BudgetLine | None = None
    reserve: Words = ""


def budget_statement(
    budget: Budget, sources: tuple[str, ...] = (), note: Words = ""
) -> tuple[Block, ...]:
    """Spending, income, and what is left, each summed; with a box of what does not add up."""
    faults = budget_faults(budget)
    box = (Box("caveat", "The printed statement does not add up", (Bullets(faults),)),)
    return (
        _grid(f"Spending, {budget.period}", "Spent", _spending(budget), sources, note),
        _grid(f"Income, {budget.period}", "Received", _income(budget), sources, ""),
        _left(budget),
        *(box if faults else ()),
    )


def spent(budget: Budget) -> BudgetLine:
    """The sum of the lines of spending."""
    return _sum("Total spending", budget.spending)


def received(budget: Budget) -> BudgetLine:
    """The sum of every line of income."""
    return _sum("Total income", [line for group in budget.income for line in group.lines])


def left(budget: Budget) -> Number:
    """What came in less what was spent: below zero, a shortfall. By the printed totals, if any."""
    income = (budget.printed_income or received(budget)).actual
    spending = (budget.printed_spending or spent(budget)).actual
    if income.value is None or spending.value is None:
        return Number("", state="not_available")
    amount = Decimal(income.value) - Decimal(spending.value)
    return number(amount, "gbp", source=income.source)


def budget_faults(budget: Budget) -> list[str]:
    """Where a printed total is not the sum of its lines, each in a sentence."""
    pairs = ((budget.printed_spending, spent(budget)), (budget.printed_income, received(budget)))
    return [
        fault
        for printed, summed in pairs
        if printed is not None
        for fault in _faults(printed, summed)
    ]


def _faults(printed: BudgetLine, summed: BudgetLine) -> Iterator[str]:
    for name in NAMES:
        said, sums = getattr(printed, name), getattr(summed, name)
        if said.value is not None and sums.value is not None and said.value != sums.value:
            difference = format_value(abs(Decimal(said.value) - Decimal(sums.value)), "gbp")
            which = "budget" if name == "budget" else "actual"
            yield (
                f"{printed.name}, {which}: {said.words} is printed, and the lines sum to"
                f" {sums.words}: {difference} {'less' if sums.value < said.value else 'more'}."
            )


def _sum(name: str, lines: Sequence[BudgetLine]) -> BudgetLine:
    totals = (total_of((getattr(line, part) for line in lines), "gbp") for part in NAMES)
    return BudgetLine(name, *totals)


def _spending(budget: Budget) -> list[GridRow]:
    rows = [_row(line) for line in budget.spending]
    return [*rows, _row(budget.printed_spending or spent(budget), total=True)]


def _income(budget: Budget) -> list[GridRow]:
    rows: list[GridRow] = []
    for group in budget.income:
        rows += [heading_row(group.name, 3), *map(_row, group.lines)]
        if len(group.lines) > 1:
            rows.append(_row(_sum(f"{group.name}: together", group.lines), total=True))
    return [*rows, _row(budget.printed_income or received(budget), total=True)]


def _row(line: BudgetLine, total: bool = False) -> GridRow:
    return grid_row(line.name, line.budget, line.actual, total=total)


def _grid(
    caption: str, actual: str, rows: list[GridRow], sources: tuple[str, ...], note: Words
) -> Grid:
    columns = (words_column("Line", 0.6), number_column("Budget", 0.2), number_column(actual, 0.2))
    return Grid(caption, columns, tuple(rows), sources, note)


def _left(budget: Budget) -> Block:
    amount = left(budget)
    word = "Shortfall" if amount.value is not None and amount.value < 0 else "Surplus"
    rows = (grid_row(f"{word} of the year", amount, budget.reserve or "Not said"),)
    columns = (
        words_column("What is left", 0.4),
        number_column("Amount", 0.2),
        words_column("What it goes to", 0.4),
    )
    return Grid(f"What is left, {budget.period}", columns, rows)
