"""A control chart: the mean and limits as lines, points that signal by their shape."""

from collections.abc import Sequence

from goldthread.documents.chart_data import ControlChart, ControlPoint
from goldthread.documents.chart_specs.line import in_pieces
from goldthread.documents.chart_specs.style import (
    GOLD,
    GREY,
    INK,
    PIECE,
    SIGNALS,
    WORDS,
    Spec,
    across,
    amount,
    at,
    break_layers,
    finished,
    hidden_layers,
    layer,
    wrapped,
)

# A signal by its shape, its colour and the words of the legend.
SHAPES = {"": "circle", "concern": "diamond", "improvement": "triangle-up", "neutral": "square"}
LEGEND = {
    "": "Within what chance would give",
    "concern": "Signal of concern",
    "improvement": "Signal of improvement",
    "neutral": "Signal, neither better nor worse",
}
LEVEL, DASHED = [1, 0], [6, 4]


def control_spec(chart: ControlChart) -> Spec:
    """The Vega-Lite specification of a control chart."""
    points = [item.point for item in chart.points]
    x, y = across([point.label for point in points]), amount(zero=False)
    layers = [
        *limit_layers(chart.points, "mean", "Mean", LEVEL, x, y),
        *limit_layers(chart.points, "upper", "Upper limit", DASHED, x, y),
        *limit_layers(chart.points, "lower", "Lower limit", DASHED, x, y),
        *value_layers(chart, x, y),
        *target_layers(chart, y),
        *break_layers(chart.breaks, x),
        *hidden_layers(points, x),
    ]
    return finished(layers, chart.title, chart.unit)


def value_layers(chart: ControlChart, x: Spec, y: Spec) -> list[Spec]:
    values = in_pieces([item.point for item in chart.points], chart.breaks)
    for value, item in zip(values, chart.points, strict=True):
        value["signal"] = LEGEND[item.signal]
    used = [name for name in SHAPES if any(item.signal == name for item in chart.points)]
    return [
        layer(values, "line", {"color": GREY, "strokeWidth": 1.5}, x=x, y=y, detail=PIECE),
        layer(
            values,
            "point",
            {"size": 85, "filled": True, "opacity": 1},
            x=x,
            y=y,
            shape=signal_scale(used, [SHAPES[name] for name in used]),
            color=signal_scale(used, [SIGNALS.get(name, INK) for name in used]),
        ),
    ]


def signal_scale(used: Sequence[str], looks: Sequence[str]) -> Spec:
    return {
        "field": "signal",
        "type": "nominal",
        "scale": {"domain": [LEGEND[name] for name in used], "range": list(looks)},
        "legend": {"columns": 2, "offset": 26},
    }


def limit_layers(
    points: Sequence[ControlPoint], which: str, words: str, dash: list[int], x: Spec, y: Spec
) -> list[Spec]:
    """One limit as level lines, a new one wherever it was made again, named at the end."""
    values = limit_values(points, which)
    if not values:
        return []
    line = {"color": GOLD, "strokeDash": dash, "strokeWidth": 2}
    last = [{**values[-1], "text": [words, f"{values[-1]['value']:,.1f}"]}]
    style = {"align": "left", "dx": 6, "fontSize": 12, "lineHeight": 12}
    return [
        layer(values, "line", line, x=x, y=y, detail=PIECE),
        layer(last, "text", style, x={**x, "bandPosition": 1}, y=y, text=WORDS),
    ]


def limit_values(points: Sequence[ControlPoint], which: str) -> list[Spec]:
    values: list[Spec] = []
    piece, before = 0, None
    for item in points:
        level = getattr(item, which)
        if level is None:
            continue
        piece += before is not None and level != before
        values.append({"label": wrapped(item.point.label), "value": float(level), "piece": piece})
        before = level
    return values


def target_layers(chart: ControlChart, y: Spec) -> list[Spec]:
    if chart.target is None or chart.target.value is None:
        return []
    words = f"{chart.target.label} {chart.target.said}"
    values = [{"value": float(chart.target.value), "text": words}]
    rule = {"color": INK, "strokeDash": [1, 3], "strokeWidth": 2}
    style = {"align": "left", "dx": 4, "dy": -8, "fontSize": 12}
    return [
        layer(values, "rule", rule, y=y),
        layer(values, "text", style, x=at(0), y=y, text=WORDS),
    ]
