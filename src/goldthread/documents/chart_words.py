"""What a chart shows, in words, for those who do not see it.

The shape of the thing in two or three sentences: what is drawn, from when to when, the
highest, lowest and latest, and what is hidden. The figures one by one are in its table.
"""

from collections.abc import Sequence
from functools import singledispatch

from goldthread.documents.chart_data import (
    Bands,
    ChartPoint,
    Columns,
    Comparison,
    ControlChart,
    FunnelPlot,
    LineChart,
    SeriesBreak,
    Stacked,
)
from goldthread.ui.words import count_words

SIGNAL_WORDS = {"concern": "concern", "improvement": "improvement", "neutral": "change"}


@singledispatch
def describe(chart: object) -> str:
    """The text alternative of a chart. Raises TypeError for what is not a chart."""
    raise TypeError(f"{type(chart).__name__} is not a chart")


@describe.register
def _(chart: LineChart) -> str:
    about = [f"{line.name}: {series_words(line.points)}" for line in chart.lines]
    breaks = [found for line in chart.lines for found in line.breaks]
    return sentences(f"Line chart, {chart.unit}", *about, *break_words(breaks))


@describe.register
def _(chart: ControlChart) -> str:
    points = [item.point for item in chart.points]
    last = next((item for item in reversed(chart.points) if item.mean is not None), None)
    limits = (
        f"Mean {last.mean:,.1f}, limits {last.lower:,.1f} to {last.upper:,.1f}"
        if last and None not in (last.mean, last.lower, last.upper)
        else "Too few points for limits"
    )
    signals = [
        f"Signal of {SIGNAL_WORDS[item.signal]} at {item.point.label}"
        for item in chart.points
        if item.signal
    ]
    found = signals or ["No point signals"]
    return sentences(
        f"Control chart, {chart.unit}",
        series_words(points),
        limits,
        *found,
        *break_words(chart.breaks),
    )


@describe.register
def _(chart: Comparison) -> str:
    places = "; ".join(f"{point.label} {point.said}" for point in chart.points)
    near = chart.neighbours
    beside = [f"{near.name}: {near.low:,} to {near.high:,}"] if near else []
    return sentences(f"Bar chart comparing places, {chart.unit}", places, *beside)


@describe.register
def _(chart: FunnelPlot) -> str:
    own = [f"{p.name} {p.value:,} on a base of {p.base:,}" for p in chart.points if p.own]
    return sentences(
        f"Funnel plot of {count_words(len(chart.points), 'place')}, {chart.unit}, by {chart.base}",
        f"Average {chart.average:,}",
        *own,
    )


@describe.register
def _(chart: Bands) -> str:
    groups = [
        f"{group.name}: " + "; ".join(f"{point.label} {point.said}" for point in group.points)
        for group in chart.groups
    ]
    return sentences(f"Bar chart of a distribution, {chart.unit}", *groups)


@describe.register
def _(chart: Stacked) -> str:
    bars = [f"{bar.name}: {parts_words(bar.points)}" for bar in chart.bars]
    return sentences(
        f"Stacked bar chart, {chart.unit}, of {count_words(len(chart.parts), 'part')}", *bars
    )


@describe.register
def _(chart: Columns) -> str:
    over = [f"{chart.line.name}: {series_words(chart.line.points)}"] if chart.line else []
    return sentences(f"Column chart, {chart.unit}", series_words(chart.points), *over)


def parts_words(points: Sequence[ChartPoint]) -> str:
    """The parts of one whole, the largest first, then those without a number."""
    numbers = sorted((p for p in points if p.value is not None), key=size, reverse=True)
    hidden = [point for point in points if point.value is None]
    return "; ".join(f"{point.label} {point.said}" for point in (*numbers, *hidden))


def series_words(points: Sequence[ChartPoint]) -> str:
    """'from 2019 until 2023: lowest 12 in 2020, highest 19 in 2022, latest 15 in 2023'."""
    numbers = [point for point in points if point.value is not None]
    if not points:
        return "no points"
    if not numbers:
        return f"{span_words(points)}: no numbers, {states_words(points)}"
    low, high = min(numbers, key=size), max(numbers, key=size)
    words = (
        f"{span_words(points)}: lowest {low.said} in {low.label},"
        f" highest {high.said} in {high.label}, latest {numbers[-1].said} in {numbers[-1].label}"
    )
    states = states_words(points)
    return f"{words}; {states}" if states else words


def span_words(points: Sequence[ChartPoint]) -> str:
    return f"from {points[0].label} until {points[-1].label}"


def size(point: ChartPoint) -> float:
    return float(point.value or 0)


def states_words(points: Sequence[ChartPoint]) -> str:
    """The points without a number: '2019 hidden to protect people'."""
    return ", ".join(f"{point.label} {point.said}" for point in points if point.value is None)


def break_words(breaks: Sequence[SeriesBreak]) -> list[str]:
    return [f"Not comparable before {found.before}: {found.reason}" for found in breaks]


def sentences(*parts: str) -> str:
    """The parts as sentences."""
    return " ".join(part[:1].upper() + part[1:].rstrip(". ") + "." for part in parts if part)
