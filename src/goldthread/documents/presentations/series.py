"""Series over months and quarters, conversion, and three-way comparison.

Presentations 10, 11 and 12.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.documents.chart_data import (
    BandGroup,
    Bands,
    Columns,
    Conversion,
    ConversionPoint,
    Line,
    LineChart,
    SeriesBreak,
    Stacked,
)
from goldthread.documents.charts import chart_of
from goldthread.documents.model import Block, ChartBlock, Grid, Number, Words
from goldthread.documents.presentations.building import (
    grid_row,
    number_column,
    point,
    words_column,
)


@dataclass(frozen=True)
class Series:
    """A named series: a number at each label, and where it breaks."""

    name: str
    points: Sequence[tuple[str, Number]]
    breaks: Sequence[SeriesBreak] = ()

    def line(self) -> Line:
        return Line(self.name, [point(label, number) for label, number in self.points], self.breaks)


@dataclass(frozen=True)
class ContactSource:
    """Where contacts came from, how many, and the percentage that went on to be referrals."""

    name: str
    contacts: Number
    progressed: Number


def monthly_series(
    title: str,
    unit: str,
    series: Sequence[Series],
    sources: tuple[str, ...] = (),
    note: Words = "",
    from_zero: bool = True,
) -> tuple[Block, ...]:
    """Lines over months; the figures stand at the end of the document."""
    chart = chart_of(LineChart(title, unit, [one.line() for one in series], from_zero))
    return (ChartBlock(chart, sources, note),)


def quarterly_series(
    title: str,
    unit: str,
    series: Series,
    over: Series | None = None,
    sources: tuple[str, ...] = (),
    note: Words = "",
) -> tuple[Block, ...]:
    """A column for each quarter's end or month, with another series as a line over them."""
    line = over.line() if over else None
    chart = chart_of(Columns(title, unit, series.line().points, line))
    return (ChartBlock(chart, sources, note),)


def stacked_series(
    title: str,
    unit: str,
    series: Sequence[Series],
    sources: tuple[str, ...] = (),
    note: Words = "",
) -> tuple[Block, ...]:
    """Categories that make up a whole, period by period: plans by category of abuse."""
    chart = chart_of(Stacked(title, unit, [one.line() for one in series]))
    return (ChartBlock(chart, sources, note),)


def contact_sources(
    title: str,
    rows: Sequence[ContactSource],
    sources: tuple[str, ...] = (),
    note: Words = "",
) -> tuple[Block, ...]:
    """Each source's contacts as a bar, the part that progressed filled; and the table."""
    points = [ConversionPoint(point(r.name, r.contacts), point(r.name, r.progressed)) for r in rows]
    data = Conversion(title, "Contacts", "Percentage that progressed to referral", points)
    columns = (
        words_column("Source of contact"),
        number_column("Contacts"),
        number_column("Progressed to referral"),
    )
    drawn = tuple(grid_row(row.name, row.contacts, row.progressed) for row in rows)
    chart = ChartBlock(chart_of(data), twin_elsewhere=True)
    return (chart, Grid(title, columns, drawn, sources, note))


def three_way(
    title: str,
    unit: str,
    series: Sequence[Series],
    of: str = "Category",
    sources: tuple[str, ...] = (),
    note: Words = "",
) -> tuple[Block, ...]:
    """This year, last year and England side by side over categories; and the table."""
    lines = [one.line() for one in series]
    chart = chart_of(Bands(title, unit, [BandGroup(line.name, line.points) for line in lines]))
    held = [dict(one.points) for one in series]
    labels = list(dict.fromkeys(label for one in series for label, _ in one.points))
    missing = Number("", state="not_available")
    columns = (words_column(of), *(number_column(one.name) for one in series))
    rows = tuple(grid_row(name, *(at.get(name, missing) for at in held)) for name in labels)
    return ChartBlock(chart, twin_elsewhere=True), Grid(title, columns, rows, sources, note)
