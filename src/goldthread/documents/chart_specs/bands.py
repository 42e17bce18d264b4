"""A distribution over bands, each group's bars side by side, told apart by how dark they are."""

from goldthread.documents.chart_data import Bands
from goldthread.documents.chart_specs.style import (
    FILLS,
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

BAR_STEP = 21
# A profile of many rows is one page high: its bars are lower.
MANY_ROWS, LOW_STEP = 16, 13
# Low rows have room for one line of a name.
NAME_WIDTH, ONE_LINE = 26, 60


def bands_spec(chart: Bands) -> Spec:
    """The Vega-Lite specification of a distribution with its comparators."""
    names = [group.name for group in chart.groups]
    many = len({point.label for group in chart.groups for point in group.points}) > MANY_ROWS
    width = ONE_LINE if many else NAME_WIDTH
    values = [v for group in chart.groups for v in rows(group.points, width, group=group.name)]
    y = places([value["label"] for value in values], inner=0.3)
    beside = {"field": "group", "type": "nominal", "scale": {"domain": names}}
    step = LOW_STEP if many else BAR_STEP
    height = len(y["sort"]) * (len(names) * step + 8)
    return finished(bar_layers(values, names, y, beside), chart.title, chart.unit, height)


def bar_layers(values: list[Spec], names: list[str], y: Spec, beside: Spec) -> list[Spec]:
    found = numbers(values)
    hidden = [value for value in values if value["value"] is None]
    fill = {
        "field": "group",
        "type": "nominal",
        "scale": {"domain": names, "range": list(FILLS[: len(names)])},
        "legend": {"symbolType": "square", "symbolStrokeColor": INK} if names[1:] else None,
    }
    bar = {"stroke": INK, "strokeWidth": 1}
    style = {"align": "left", "dx": 5, "fontSize": 12}
    marked = {"align": "left", "font": SEMIBOLD, "color": GREY}
    return [
        layer(found, "bar", bar, x=amount(), y=y, yOffset=beside, fill=fill),
        layer(found, "text", style, x=amount(), y=y, yOffset=beside, text=WORDS),
        layer(hidden, "text", marked, x=at(5), y=y, yOffset=beside, text=WORDS),
    ]
