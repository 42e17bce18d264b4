"""Series over time: lines told apart by dash and shape, named at their ends."""

import math
from collections.abc import Sequence

from goldthread.documents.chart_data import ChartPoint, Line, LineChart, SeriesBreak
from goldthread.documents.chart_specs.style import (
    HEIGHT,
    LINE_COLOURS,
    LINE_DASHES,
    LINE_SHAPES,
    MOST_LABELLED,
    PIECE,
    SEMIBOLD,
    WORDS,
    Spec,
    across,
    amount,
    break_layers,
    finished,
    hidden_layers,
    layer,
    numbers,
    rows,
)

# Two labels nearer than a line of text cannot be read.
LABEL_GAP = 17.0


def line_spec(chart: LineChart) -> Spec:
    """The Vega-Lite specification of a line chart."""
    x = across([point.label for line in chart.lines for point in line.points])
    y = amount(zero=chart.from_zero)
    alone = len(chart.lines) == 1
    shifts = end_shifts(chart)
    layers = [
        part
        for number, line in enumerate(chart.lines)
        for part in line_layers(line, number, x, y, alone, shifts[number])
    ]
    layers += break_layers([found for line in chart.lines for found in line.breaks], x)
    layers += hidden_layers(chart.lines[0].points, x)
    return finished(layers, chart.title, chart.unit)


def end_shifts(chart: LineChart) -> list[float]:
    """How far down, in pixels, each line's end label moves so that no two lie on each other.

    Labels keep the order of the lines' ends; a line without a number has none and moves nothing.
    """
    ends = [last_number(line) for line in chart.lines]
    drawn = [float(p.value) for line in chart.lines for p in line.points if p.value is not None]
    if not drawn:
        return [0.0] * len(ends)
    top, bottom = max(drawn), 0.0 if chart.from_zero else min(drawn)
    scale = HEIGHT / ((top - bottom) or 1.0)
    shifts = [0.0] * len(ends)
    lowest = -math.inf
    for number, end in sorted(enumerate(ends), key=lambda pair: -(pair[1] or 0.0)):
        if end is not None:
            own = (top - end) * scale
            lowest = max(own, lowest + LABEL_GAP)
            shifts[number] = lowest - own
    return shifts


def last_number(line: Line) -> float | None:
    """The value at a line's end; None where the line has none."""
    values = [float(point.value) for point in line.points if point.value is not None]
    return values[-1] if values else None


def line_layers(
    line: Line, number: int, x: Spec, y: Spec, alone: bool, shift: float = 0.0
) -> list[Spec]:
    """The line, its points, and its values or its name; `number` chooses how it looks."""
    values = in_pieces(line.points, line.breaks)
    look = number % len(LINE_COLOURS)
    colour = LINE_COLOURS[look]
    drawn = {"color": colour, "strokeDash": LINE_DASHES[look], "strokeWidth": 2.5}
    fill = colour if number == 0 else "white"
    dot = {"color": colour, "fill": fill, "shape": LINE_SHAPES[look], "size": 55}
    return [
        layer(values, "line", drawn, x=x, y=y, detail=PIECE),
        layer(values, "point", dot, x=x, y=y),
        *label_layers(numbers(values), line.name, colour, x, y, alone, shift),
    ]


def label_layers(
    values: Sequence[Spec], name: str, colour: str, x: Spec, y: Spec, alone: bool, shift: float
) -> list[Spec]:
    """Every value where they fit and there is one line; otherwise the line's name at its end."""
    if not values:
        return []
    if alone and len(values) <= MOST_LABELLED:
        return [layer(values, "text", {"dy": -13, "color": colour}, x=x, y=y, text=WORDS)]
    last = values[-1]
    named = [{**last, "text": last["text"] if alone else f"{name} {last['text']}"}]
    style = {"align": "left", "dx": 6, "dy": shift, "color": colour, "font": SEMIBOLD}
    return [layer(named, "text", style, x={**x, "bandPosition": 1}, y=y, text=WORDS)]


def in_pieces(points: Sequence[ChartPoint], breaks: Sequence[SeriesBreak]) -> list[Spec]:
    """The values of a line, numbered by piece: a new one after a break or a hidden point."""
    starts = {found.before for found in breaks}
    piece = 0
    values: list[Spec] = []
    for point in points:
        piece += point.label in starts or point.value is None
        values += rows([point], piece=piece)
    return values
