"""A funnel plot: places by the size of their base, inside or outside what chance would give."""

from goldthread.documents.chart_data import FunnelPlot
from goldthread.documents.chart_specs.style import (
    BOLD,
    GOLD,
    GREY,
    INK,
    WORDS,
    Spec,
    amount,
    at,
    finished,
    layer,
)

HEIGHT = 320
SOLID, DASHED = [1, 0], [6, 4]


def funnel_spec(chart: FunnelPlot) -> Spec:
    """The Vega-Lite specification of a funnel plot."""
    x, y = amount("base", zero=False, title=chart.base), amount(zero=False)
    layers = [
        *limit_layers(chart, "upper_998", SOLID, "99.8% limits", x, y),
        *limit_layers(chart, "upper_95", DASHED, "95% limits", x, y),
        *limit_layers(chart, "lower_95", DASHED, "", x, y),
        *limit_layers(chart, "lower_998", SOLID, "", x, y),
        *average_layers(chart, y),
        *place_layers(chart, x, y),
    ]
    return finished(layers, chart.title, chart.unit, HEIGHT)


def limit_layers(
    chart: FunnelPlot, which: str, dash: list[int], words: str, x: Spec, y: Spec
) -> list[Spec]:
    """One limit as a line, with its words at the end where it has any."""
    values = [{"base": float(a.base), "value": float(getattr(a, which))} for a in chart.limits]
    line = {"color": GOLD, "strokeDash": dash, "strokeWidth": 1.8}
    drawn = [layer(values, "line", line, x=x, y=y)] if values else []
    if drawn and words:
        last = [{**values[-1], "text": words}]
        style = {"align": "left", "dx": 6, "fontSize": 12}
        drawn.append(layer(last, "text", style, x=x, y=y, text=WORDS))
    return drawn


def average_layers(chart: FunnelPlot, y: Spec) -> list[Spec]:
    values = [{"value": float(chart.average), "text": f"Average {chart.average:,}"}]
    style = {"align": "left", "dx": 6, "fontSize": 12}
    return [
        layer(values, "rule", {"color": GREY, "strokeWidth": 1.2}, y=y),
        layer(values, "text", style, x=at("width"), y=y, text=WORDS),
    ]


def place_layers(chart: FunnelPlot, x: Spec, y: Spec) -> list[Spec]:
    """Other places as hollow circles; our own a filled diamond with its name."""
    values = [
        {"base": float(p.base), "value": float(p.value), "text": p.name, "own": p.own}
        for p in chart.points
    ]
    own = [value for value in values if value["own"]]
    others = [value for value in values if not value["own"]]
    dot = {"shape": "circle", "size": 50, "color": GREY, "fill": "white"}
    diamond = {"shape": "diamond", "size": 170, "color": INK, "fill": INK}
    return [
        layer(others, "point", dot, x=x, y=y),
        layer(own, "point", diamond, x=x, y=y),
        layer(own, "text", {"dy": -15, "font": BOLD}, x=x, y=y, text=WORDS),
    ]
