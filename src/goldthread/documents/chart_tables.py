"""Every chart's table twin: the same figures in rows, with the same marks."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import singledispatch

from goldthread.documents.chart_data import (
    Bands,
    ChartPoint,
    Columns,
    Comparison,
    ControlChart,
    ControlPoint,
    FunnelPlot,
    Line,
    LineChart,
    Number,
    Stacked,
)
from goldthread.ui.tables import Cell, Column, Row, Table, row

SIGNALS = {
    "": "None",
    "concern": "Concern",
    "improvement": "Improvement",
    "neutral": "Neither better nor worse",
}


@singledispatch
def table_of(chart: object) -> Table:
    """The table of a chart's figures. Raises TypeError for what is not a chart."""
    raise TypeError(f"{type(chart).__name__} is not a chart")


@table_of.register
def _(chart: LineChart) -> Table:
    return by_label(chart.title, "Period", chart.lines)


@table_of.register
def _(chart: Columns) -> Table:
    columns = Line(chart.unit[:1].upper() + chart.unit[1:], chart.points)
    return by_label(chart.title, "Period", [columns, *([chart.line] if chart.line else [])])


@table_of.register
def _(chart: Bands) -> Table:
    groups = [Line(group.name, group.points) for group in chart.groups]
    return by_label(chart.title, "Band", groups)


@table_of.register
def _(chart: Stacked) -> Table:
    """A row for each bar, a column for each part: a bar is read across."""
    lines = [
        Line(
            part,
            [
                replace(point, label=bar.name)
                for bar in chart.bars
                for point in bar.points
                if point.label == part
            ],
        )
        for part in chart.parts
    ]
    return by_label(chart.title, chart.each, lines)


@table_of.register
def _(chart: Comparison) -> Table:
    columns = (Column("Place"), Column(chart.unit, numeric=True))
    rows = [row(point.label, point_cell(point)) for point in chart.points]
    if chart.neighbours:
        near = chart.neighbours
        rows.append(row(near.name, Cell(f"{near.low:,} to {near.high:,}")))
    return Table(chart.title, columns, rows)


@table_of.register
def _(chart: FunnelPlot) -> Table:
    columns = (Column("Place"), Column(chart.base, True), Column(chart.unit, True))
    rows = [row(p.name, number_cell(p.base), number_cell(p.value)) for p in chart.points]
    return Table(chart.title, columns, rows)


@table_of.register
def _(chart: ControlChart) -> Table:
    names = ("Value", "Mean", "Lower limit", "Upper limit")
    columns = (Column("Period"), *(Column(name, True) for name in names), Column("Signal"))
    return Table(chart.title, columns, [control_row(item) for item in chart.points])


def control_row(item: ControlPoint) -> Row:
    limits = [number_cell(level, 1) for level in (item.mean, item.lower, item.upper)]
    return row(item.point.label, point_cell(item.point), *limits, SIGNALS[item.signal])


def by_label(caption: str, first: str, lines: Sequence[Line]) -> Table:
    """A row for each label, a column for each line, in the order they first appear."""
    labels = list(dict.fromkeys(point.label for line in lines for point in line.points))
    held = [{point.label: point for point in line.points} for line in lines]
    starts = {found.before for line in lines for found in line.breaks}
    rows = [
        row(label, *(point_cell(points.get(label), label in starts) for points in held))
        for label in labels
    ]
    return Table(caption, (Column(first), *(Column(line.name, True) for line in lines)), rows)


def point_cell(point: ChartPoint | None, starts_anew: bool = False) -> Cell:
    """A point's cell; empty where the line has no point at the label at all."""
    if point is None:
        return Cell("")
    number = None if point.value is None else Decimal(str(point.value))
    return Cell(point.said, number, point.mark or "number", ("break",) if starts_anew else ())


def number_cell(value: Number | None, decimals: int | None = None) -> Cell:
    if value is None:
        return Cell("")
    number = Decimal(str(value))
    return Cell(f"{number:,}" if decimals is None else f"{number:,.{decimals}f}", number)
