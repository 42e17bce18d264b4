"""How many, as hollow bars; the part of them that went on, filled, with the percentage said."""

from goldthread.documents.chart_data import Conversion, ConversionPoint
from goldthread.documents.chart_specs.style import (
    INK,
    WORDS,
    Spec,
    amount,
    at,
    finished,
    layer,
    places,
    wrapped,
)

ROW = 34
NAME_WIDTH = 28
WHOLE, PART = "All of them", "Those that progressed"


def conversion_spec(chart: Conversion) -> Spec:
    """The Vega-Lite specification of two measures on one chart."""
    values = [bar_of(point) for point in chart.points]
    y = places([value["label"] for value in values])
    drawn = [value for value in values if value["whole"] is not None]
    hidden = [value for value in values if value["whole"] is None]
    filled = [value for value in drawn if value["part"] is not None]
    bar = {"height": 18, "stroke": INK, "strokeWidth": 1}
    style = {"align": "left", "dx": 6}
    layers = [
        layer(drawn, "bar", bar, x=amount("whole"), y=y, fill=key(WHOLE)),
        layer(filled, "bar", bar, x=amount("part"), y=y, fill=key(PART)),
        layer(drawn, "text", style, x=amount("whole"), y=y, text=WORDS),
        layer(hidden, "text", style, x=at(6), y=y, text=WORDS),
    ]
    unit = f"{chart.unit}, and {chart.share_unit[:1].lower()}{chart.share_unit[1:]}"
    return finished(layers, chart.title, unit, ROW * len(values))


def key(name: str) -> Spec:
    """The fill of a bar, with its entry in the legend."""
    return {
        "datum": name,
        "type": "nominal",
        "scale": {"domain": [WHOLE, PART], "range": ["#ffffff", INK]},
        "legend": {"symbolType": "square", "symbolStrokeColor": INK},
    }


def bar_of(point: ConversionPoint) -> Spec:
    """A row: its bar, the filled part of it, and what is written beside it."""
    whole = None if point.whole.value is None else float(point.whole.value)
    share = None if point.share.value is None else float(point.share.value)
    return {
        "label": wrapped(point.whole.label, NAME_WIDTH),
        "whole": whole,
        "part": None if whole is None or share is None else whole * share / 100,
        "text": point.whole.drawn if whole is None else both_words(point),
    }


def both_words(point: ConversionPoint) -> str:
    return f"{point.whole.drawn}, of which {point.share.drawn}"
