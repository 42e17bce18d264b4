"""One indicator in several places: our own bar dark, the neighbours' range behind them all."""

from goldthread.documents.chart_data import Comparison
from goldthread.documents.chart_specs.style import (
    ABOVE,
    GOLD,
    GOLD_PALE,
    GREY,
    INK,
    SEMIBOLD,
    WORDS,
    Spec,
    amount,
    at,
    finished,
    layer,
    numbers,
    places,
    rows,
)

BAR_STEP = 36
NAME_WIDTH = 26


def comparison_spec(chart: Comparison) -> Spec:
    """The Vega-Lite specification of a comparison."""
    values = rows(chart.points, NAME_WIDTH)
    for value, point in zip(values, chart.points, strict=True):
        value["own"] = point.label == chart.own
    y = places([value["label"] for value in values])
    layers = [*range_layers(chart), *bar_layers(values, y), *mark_layers(values, y)]
    return finished(layers, chart.title, chart.unit, BAR_STEP * len(values))


def bar_layers(values: list[Spec], y: Spec) -> list[Spec]:
    own = {"condition": {"test": "datum.own", "value": INK}, "value": "white"}
    bar = {"height": 18, "stroke": INK, "strokeWidth": 1}
    style = {"align": "left", "dx": 6, "font": SEMIBOLD}
    found = numbers(values)
    return [
        layer(found, "bar", bar, x=amount(), y=y, color=own),
        layer(found, "text", style, x=amount(), y=y, text=WORDS),
    ]


def mark_layers(values: list[Spec], y: Spec) -> list[Spec]:
    hidden = [value for value in values if value["value"] is None]
    style = {"align": "left", "font": SEMIBOLD, "color": GREY}
    return [layer(hidden, "text", style, x=at(6), y=y, text=WORDS)] if hidden else []


def range_layers(chart: Comparison) -> list[Spec]:
    """The band from the lowest to the highest neighbour, named over it."""
    if chart.neighbours is None:
        return []
    near = chart.neighbours
    words = f"{near.name}: {near.low:,} to {near.high:,}"
    values = [{"low": float(near.low), "high": float(near.high), "text": words}]
    x, x2 = amount("low"), {"field": "high"}
    band = {"color": GOLD_PALE, "stroke": GOLD, "strokeDash": [4, 3], "opacity": 1}
    style = {"align": "right", "baseline": "bottom", "fontStyle": "italic"}
    return [
        layer(values, "rect", band, x=x, x2=x2),
        layer(values, "text", style, x=amount("high"), y=at(ABOVE), text=WORDS),
    ]
