"""Series over time: lines told apart by dash and shape, named at their ends."""

from collections.abc import Sequence

from goldthread.documents.chart_data import ChartPoint, Line, LineChart, SeriesBreak
from goldthread.documents.chart_specs.style import (
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


def line_spec(chart: LineChart) -> Spec:
    """The Vega-Lite specification of a line chart."""
    x = across([point.label for line in chart.lines for point in line.points])
    y = amount(zero=chart.from_zero)
    alone = len(chart.lines) == 1
    layers = [
        part
        for number, line in enumerate(chart.lines)
        for part in line_layers(line, number, x, y, alone)
    ]
    layers += break_layers([found for line in chart.lines for found in line.breaks], x)
    layers += hidden_layers(chart.lines[0].points, x)
    return finished(layers, chart.title, chart.unit)


def line_layers(line: Line, number: int, x: Spec, y: Spec, alone: bool) -> list[Spec]:
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
        *label_layers(numbers(values), line.name, colour, x, y, alone),
    ]


def label_layers(
    values: Sequence[Spec], name: str, colour: str, x: Spec, y: Spec, alone: bool
) -> list[Spec]:
    """Every value where they fit and there is one line; otherwise the line's name at its end."""
    if not values:
        return []
    if alone and len(values) <= MOST_LABELLED:
        return [layer(values, "text", {"dy": -13, "color": colour}, x=x, y=y, text=WORDS)]
    last = values[-1]
    named = [{**last, "text": last["text"] if alone else [name, last["text"]]}]
    style = {"align": "left", "dx": 6, "dy": -5, "color": colour, "font": SEMIBOLD}
    return [
        layer(
            named, "text", {**style, "lineHeight": 14}, x={**x, "bandPosition": 1}, y=y, text=WORDS
        )
    ]


def in_pieces(points: Sequence[ChartPoint], breaks: Sequence[SeriesBreak]) -> list[Spec]:
    """The values of a line, numbered by piece: a new one after a break or a hidden point."""
    starts = {found.before for found in breaks}
    piece = 0
    values: list[Spec] = []
    for point in points:
        piece += point.label in starts or point.value is None
        values += rows([point], piece=piece)
    return values
