"""The table of a performance framework: indicators, years, what they mean, what to do.

Presentations 1 and 3 of the reports: the indicator table, and comparators as annotations.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.documents.model import (
    Block,
    Grid,
    GridRow,
    Number,
    Paragraph,
    Prose,
    Text,
    Words,
    prose,
)
from goldthread.documents.presentations.building import (
    cell,
    grid_row,
    heading_row,
    number_column,
    words_column,
)


@dataclass(frozen=True)
class FrameworkRow:
    """One indicator: its value for each year, in the order of the years."""

    reference: str
    description: str
    values: Sequence[Words]
    meaning: Words = ""
    comment: Sequence[Words] = ()
    actions: Sequence[Words] = ()


@dataclass(frozen=True)
class FrameworkGroup:
    """Indicators of one outcome: 'Children are protected from abuse'."""

    heading: str
    rows: Sequence[FrameworkRow]


@dataclass(frozen=True)
class Comparator:
    """Another place's value, and of when it is."""

    name: str
    number: Number
    period: str = ""


def framework_table(
    caption: str,
    years: Sequence[str],
    groups: Sequence[FrameworkGroup],
    sources: tuple[str, ...] = (),
) -> tuple[Block, ...]:
    """The framework, on a page on its side: it is eight ideas wide."""
    widths = 0.22, 0.22 / len(years), 0.2, 0.2, 0.16
    columns = (
        words_column("Indicator", widths[0]),
        *(number_column(year, widths[1]) for year in years),
        words_column("What it means", widths[2]),
        words_column("Comparators and comment", widths[3]),
        words_column("Actions to improve", widths[4]),
    )
    rows = []
    for group in groups:
        rows += [heading_row(group.heading, len(columns)), *map(_row, group.rows)]
    return (Grid(caption, columns, tuple(rows), sources, wide=True),)


def _row(row: FrameworkRow) -> GridRow:
    name: Words = row.description
    if row.reference:
        name = [Text(f"{row.reference}  ", strong=True), row.description]
    return grid_row(
        name,
        *row.values,
        row.meaning,
        cell(*row.comment),
        cell(*row.actions, bullets=True),
    )


def comparator_line(comparators: Sequence[Comparator]) -> Prose:
    """'England 52.7 (2012 to 2013); statistical neighbours 46.7 (2012 to 2013)'."""
    parts: list[str | Number] = []
    for comparator in comparators:
        parts += ["; "] if parts else []
        parts += [f"{comparator.name} ", comparator.number]
        parts += [f" ({comparator.period})"] if comparator.period else []
    return prose(parts)


def comparators(own: Comparator, others: Sequence[Comparator]) -> tuple[Block, ...]:
    """One figure with its comparators in a line under it."""
    beside = ["Beside it: ", *comparator_line(others), "."] if others else []
    return (Paragraph([*comparator_line([own]), ". ", *beside]),)


def expected_line(place: str, expected: Number, rate: Number, what: str) -> Prose:
    """What a national rate would mean here: 'about 6 privately fostered children in Northbay'."""
    return prose(
        ["At the England rate of ", rate, ", about ", expected, f" {what} would be in {place}."]
    )
