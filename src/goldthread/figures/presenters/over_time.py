"""A judged series drawn over time: beside others, and on its control chart where it has one."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from goldthread.core.values import format_value
from goldthread.documents.chart_data import (
    ChartPoint,
    ControlChart,
    ControlPoint,
    Line,
    LineChart,
    SeriesBreak,
)
from goldthread.documents.charts import Chart
from goldthread.figures.judgement.comparability import BREAK_REASONS
from goldthread.figures.judgement.rules import COMMON_CAUSE
from goldthread.figures.judgement.series import Point
from goldthread.figures.judgement.signal import Signal
from goldthread.figures.judgement.xmr import Segment, variation
from goldthread.figures.presenters.drawn import chart_point, draw
from goldthread.figures.presenters.history import Beside
from goldthread.figures.presenters.naming import unit_in_table, unit_words
from goldthread.figures.reading.judging import Judged
from goldthread.figures.reading.series import point

FEWEST_FOR_A_LINE = 2


def over_time(others: Beside) -> Chart | None:
    """The series with England, its regions and the neighbours' mean; None of under two numbers."""
    data = line_chart(others)
    return draw(data) if data else None


def line_chart(others: Beside) -> LineChart | None:
    """What `over_time` draws: the first line is the series' own, the others by area."""
    judged = others.judged
    series = judged.judgement.series
    if sum(one.number is not None for one in series.points) < FEWEST_FOR_A_LINE:
        return None
    own = Line(judged.series.area.name, drawn_points(series.points), breaks(judged))
    lines = (own, *[line for line in comparator_lines(others) if line.points])
    title = f"{series.indicator_name}, {series.area_name}"
    return LineChart(title, unit_words(series.unit), lines)


def drawn_points(points: Sequence[Point]) -> tuple[ChartPoint, ...]:
    """The points charts can show, each period once."""
    found = {one.label: one for one in map(chart_point, points) if one}
    return tuple(found.values())


def comparator_lines(others: Beside) -> Iterator[Line]:
    own = others.judged.series.figures
    for area in others.above:
        held = [others.at(area, figure) for figure in own]
        yield Line(area.name, drawn_points([point(f) for f in held if f and f.value is not None]))
    if others.has_neighbours:
        yield Line("Neighbours' mean", tuple(neighbour_points(others)))


def neighbour_points(others: Beside) -> Iterator[ChartPoint]:
    for figure in others.judged.series.figures:
        mean = others.neighbours_at(figure).mean
        if mean is not None:
            text = format_value(mean, unit_in_table(figure.unit))
            yield ChartPoint(point(figure).period, mean, text=text)


def breaks(judged: Judged) -> tuple[SeriesBreak, ...]:
    """Where the series breaks: the first period after, and why."""
    points = judged.judgement.series.points
    return tuple(
        SeriesBreak(after.period, BREAK_REASONS.get(one.kind, "the series breaks").capitalize())
        for one in judged.series.breaks
        for before, after in pairwise(points)
        if one.parts(before, after)
    )


def control_chart(judged: Judged) -> Chart | None:
    """The control chart that judgement read, or None where it read none."""
    signal, series = judged.judgement.signal, judged.judgement.series
    if signal.chart is None:
        return None
    line = judged.judgement.target.target.value if judged.judgement.target else None
    target = ChartPoint("Target", line) if line is not None else None
    title = f"Control chart: {series.indicator_name}, {series.area_name}"
    points = tuple(control_points(signal, series.polarity))
    return draw(ControlChart(title, unit_words(series.unit), points, (), target))


def control_points(signal: Signal, polarity: str) -> Iterator[ControlPoint]:
    """The points on the chart, each with the limits in force for it and what marks it."""
    segments = signal.chart.segments if signal.chart else ()
    least = min((one.value for one in signal.points if one.value is not None), default=0)
    for segment in segments:
        for place, label in zip(range(segment.first, segment.end), segment.labels, strict=True):
            if drawn := chart_point(signal.points[place]):
                found = "" if label == COMMON_CAUSE else variation(label, polarity)
                yield limited(drawn, segment, found.partition("_")[0], floored=least >= 0)


def limited(drawn: ChartPoint, segment: Segment, signal: str, floored: bool) -> ControlPoint:
    limits = segment.limits
    # What cannot be negative is not drawn with a limit below zero.
    lower = max(0.0, limits.lower) if floored else limits.lower
    return ControlPoint(
        drawn, round(limits.mean, 2), round(lower, 2), round(limits.upper, 2), signal
    )
