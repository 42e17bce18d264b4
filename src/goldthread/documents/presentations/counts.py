"""Counts by year, counts of people beside counts of events, and ratios.

Presentations 7, 22 and 23.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.documents.chart_data import Line, LineChart
from goldthread.documents.charts import chart_of
from goldthread.documents.model import Block, ChartBlock, Grid, GridRow, Number, Words
from goldthread.documents.presentations.building import (
    cell,
    grid_row,
    number_column,
    per_one,
    point,
    words_column,
)


@dataclass(frozen=True)
class YearRow:
    """A count for each year, in the order of the years; `total` where it sums those above."""

    name: str
    values: Sequence[Number]
    total: bool = False


@dataclass(frozen=True)
class PeopleRow:
    """How many people, and how many events they had: children missing, and their episodes."""

    what: str
    people: Number
    people_are: str
    events: Number
    events_are: str


@dataclass(frozen=True)
class RatioRow:
    """One count for each of another: children discussed for each case heard.

    `ratio` is as printed; without it, it is worked out where both counts are known.
    """

    name: str
    ratio: Number | None = None
    events: Number | None = None
    base: Number | None = None
    beside: Words = ""


def yearly_counts(
    caption: str,
    years: Sequence[str],
    rows: Sequence[YearRow],
    drawn: bool = False,
    unit: str = "Number in the year",
    sources: tuple[str, ...] = (),
    note: Words = "",
) -> tuple[Block, ...]:
    """Counts with the years as headings; `drawn` as lines too, the sums left out."""
    columns = (words_column("Count"), *map(number_column, years))
    table = Grid(
        caption,
        columns,
        tuple(grid_row(row.name, *row.values, total=row.total) for row in rows),
        sources,
        note,
    )
    if not drawn:
        return (table,)
    lines = [
        Line(row.name, [point(y, n) for y, n in zip(years, row.values, strict=True)])
        for row in rows
        if not row.total
    ]
    chart = chart_of(LineChart(caption, unit, lines))
    return (ChartBlock(chart, twin_elsewhere=True), table)


def people_and_events(
    caption: str,
    rows: Sequence[PeopleRow],
    sources: tuple[str, ...] = (),
    note: Words = "",
) -> tuple[Block, ...]:
    """People and events side by side, so that neither is taken for the other."""
    columns = (
        words_column("Of what"),
        number_column("People"),
        number_column("Events"),
        number_column("Events to a person"),
    )
    drawn = tuple(
        grid_row(
            row.what,
            cell([row.people, f" {row.people_are}"]),
            cell([row.events, f" {row.events_are}"]),
            per_one(row.events, row.people),
        )
        for row in rows
    )
    return (Grid(caption, columns, drawn, sources, note),)


def ratio_table(
    caption: str,
    rows: Sequence[RatioRow],
    sources: tuple[str, ...] = (),
    note: Words = "",
) -> tuple[Block, ...]:
    """Ratios and frequency rates with the counts they come from and their comparators."""
    columns = (
        words_column("Ratio"),
        number_column("Value"),
        words_column("From"),
        words_column("Beside it"),
    )
    return (Grid(caption, columns, tuple(map(_ratio_row, rows)), sources, note),)


def _ratio_row(row: RatioRow) -> GridRow:
    ratio = row.ratio
    if ratio is None and row.events is not None and row.base is not None:
        ratio = per_one(row.events, row.base)
    counts: Words = "Counts not printed"
    if row.events and row.base:
        counts = [row.events, " to ", row.base]
    return grid_row(row.name, ratio or Number("", state="not_available"), counts, row.beside)
