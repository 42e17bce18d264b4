"""Categories on top of each other, period by period, told apart by fill and by their numbers."""

from goldthread.documents.chart_data import Stacked
from goldthread.documents.chart_specs.style import (
    ABOVE,
    FILLS,
    GOLD_PALE,
    GREY,
    INK,
    SEMIBOLD,
    TEAL,
    WORDS,
    Spec,
    across,
    amount,
    at,
    finished,
    layer,
    numbers,
    rows,
)

LOOKS = (*FILLS, GOLD_PALE, TEAL)
DARK = {INK, TEAL}
# A segment lower than this part of the highest stack has no room for its number.
LOWEST_LABELLED = 0.065
MOST_PERIODS_LABELLED = 9


def stacked_spec(chart: Stacked) -> Spec:
    """The Vega-Lite specification of stacked columns."""
    x, y = across(labels_of(chart)), {**amount(), "stack": None}
    values = segments(chart)
    names = [part.name for part in chart.parts]
    fill = {
        "field": "part",
        "type": "nominal",
        "scale": {"domain": names, "range": list(LOOKS[: len(names)])},
        # The marks of hidden parts stand between the legend and the plot.
        "legend": {"symbolType": "square", "symbolStrokeColor": INK, "columns": 3, "offset": 26},
    }
    bar = {"stroke": INK, "strokeWidth": 0.8}
    layers = [
        layer(values, "bar", bar, x=x, y={**y, "field": "low"}, y2={"field": "high"}, fill=fill),
        *label_layers(values, x, y),
    ]
    return finished([*layers, *mark_layers(chart, x)], chart.title, chart.unit)


def labels_of(chart: Stacked) -> list[str]:
    return [point.label for part in chart.parts for point in part.points]


def segments(chart: Stacked) -> list[Spec]:
    """Each number from where the ones under it end; the first part lies lowest."""
    reached: dict[str, float] = {}
    found = []
    for part, look in zip(chart.parts, LOOKS, strict=False):
        for value in numbers(rows(part.points, part=part.name)):
            low = reached.get(value["label"], 0.0)
            high = reached[value["label"]] = low + value["value"]
            ink = "#ffffff" if look in DARK else INK
            found.append({**value, "low": low, "high": high, "mid": (low + high) / 2, "ink": ink})
    return found


def mark_layers(chart: Stacked, x: Spec) -> list[Spec]:
    """Over a period with a part that has no number: its mark, as the stack is not the whole."""
    hidden = [v for part in chart.parts for v in rows(part.points) if v["value"] is None]
    marks: dict[str, list[str]] = {}
    for value in hidden:
        marks.setdefault(value["label"], []).append(value["text"])
    values = [{"label": k, "text": " ".join(dict.fromkeys(v))} for k, v in marks.items()]
    style = {"font": SEMIBOLD, "color": GREY, "baseline": "bottom"}
    return [layer(values, "text", style, x=x, y=at(ABOVE), text=WORDS)] if values else []


def label_layers(values: list[Spec], x: Spec, y: Spec) -> list[Spec]:
    """The numbers within the segments that have room for them."""
    if len({value["label"] for value in values}) > MOST_PERIODS_LABELLED:
        return []
    highest = max((value["high"] for value in values), default=0.0)
    roomy = [v for v in values if v["high"] - v["low"] >= LOWEST_LABELLED * highest]
    ink = {"field": "ink", "type": "nominal", "scale": None}
    style = {"fontSize": 12, "baseline": "middle"}
    return [layer(roomy, "text", style, x=x, y={**y, "field": "mid"}, text=WORDS, color=ink)]
