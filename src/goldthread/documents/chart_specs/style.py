"""One look for every chart: our font, ink and gold, and shapes that need no colour.

Everything a chart says is said by position, shape, dash or words; colour only repeats it, so
that a greyscale print says the same.
"""

import textwrap
from collections.abc import Sequence
from typing import Any

from goldthread.documents.chart_data import ChartPoint, SeriesBreak

Spec = dict[str, Any]

# Cuts by their PostScript names, which is how vl-convert finds them: it takes no family name
# with a digit in it. What is drawn names the family and the weight (drawing.py).
REGULAR, SEMIBOLD, BOLD = "SourceSans3-Regular", "SourceSans3-SemiBold", "SourceSans3-Bold"
INK = "#16233b"
GOLD = "#a87808"
GOLD_PALE = "#f6e7bd"
TEAL = "#1c7c7d"
GREY = "#5b6472"
SIGNALS = {"concern": "#8f2a12", "improvement": "#0b5a46", "neutral": "#5a3e85"}

LINE_COLOURS = (INK, GOLD, TEAL, GREY)
LINE_DASHES = ([1, 0], [7, 3], [2, 3], [10, 3, 2, 3])
LINE_SHAPES = ("circle", "square", "triangle-up", "diamond")
FILLS = (INK, "#d9a21b", "#ffffff", "#9aa3b0")

WIDTH = 560
HEIGHT = 260
LABEL_WIDTH = 11
MOST_LABELLED = 12
# A title is read on a phone without scrolling the chart.
TITLE_WIDTH = 54
# Words above the plot, such as a break's reason, stand this far over it.
ABOVE = -8


def layer(values: Sequence[Spec], mark: str, style: Spec | None = None, **encoding: Any) -> Spec:
    """One layer of marks over its own values."""
    return {
        "data": {"values": list(values)},
        "mark": {"type": mark, **(style or {})},
        "encoding": encoding,
    }


def at(pixels: int | str) -> Spec:
    """A place on the drawing itself; 'width' and 'height' are its far edges."""
    return {"value": pixels}


WORDS = {"field": "text", "type": "nominal"}
PIECE = {"field": "piece", "type": "nominal"}


def wrapped(label: str, width: int = LABEL_WIDTH) -> str:
    """A label in short lines, for beside an axis."""
    return "\n".join(textwrap.wrap(label, width, break_long_words=False)) or label


def rows(points: Sequence[ChartPoint], width: int = LABEL_WIDTH, **more: Any) -> list[Spec]:
    """The points as the values of a layer."""
    return [
        {
            "label": wrapped(point.label, width),
            "value": None if point.value is None else float(point.value),
            "text": point.drawn,
            **more,
        }
        for point in points
    ]


def numbers(values: Sequence[Spec]) -> list[Spec]:
    """The values that have a number."""
    return [value for value in values if value["value"] is not None]


def across(labels: Sequence[str]) -> Spec:
    """The x axis of labels in the order given; some are left unwritten where they crowd."""
    return {
        "field": "label",
        "type": "ordinal",
        "sort": list(dict.fromkeys(wrapped(label) for label in labels)),
        "scale": {"type": "band", "paddingInner": 0.25, "paddingOuter": 0.1},
        "axis": {**LABELS, "labelAngle": 0, "labelOverlap": "parity", "labelSeparation": 6},
    }


def amount(field: str = "value", zero: bool = True, title: str | None = None) -> Spec:
    """The axis of amounts, up or across."""
    return {
        "field": field,
        "type": "quantitative",
        "title": title,
        "scale": {"zero": zero, "nice": True},
        "axis": {"format": ",~f", "tickCount": 5, "domain": False, "ticks": False},
    }


def places(labels: Sequence[str], inner: float = 0.2) -> Spec:
    """The y axis of named places or bands, in the order given."""
    return {
        "field": "label",
        "type": "nominal",
        "sort": list(dict.fromkeys(labels)),
        "scale": {"paddingInner": inner},
        "axis": {**LABELS, "domain": False, "ticks": False, "labelLimit": 0, "labelOffset": RAISED},
    }


# Vega sets the first line of a label beside its bar: a label of two or three lines is raised.
RAISED = {
    "condition": [
        {"test": r"length(split(datum.label, '\n')) > 2", "value": -15},
        {"test": r"length(split(datum.label, '\n')) > 1", "value": -8},
    ],
    "value": 0,
}
LABELS = {"title": None, "labelExpr": r"split(datum.label, '\n')"}


def break_layers(breaks: Sequence[SeriesBreak], x: Spec) -> list[Spec]:
    """A dashed rule midway before each break, with its reason over the plot."""
    if not breaks:
        return []
    values = [{"label": wrapped(found.before), "text": found.reason} for found in breaks]
    midway = {**x, "bandPosition": -0.125}
    rule = {"color": INK, "strokeDash": [2, 2], "strokeWidth": 1.5}
    words = {"align": "center", "baseline": "bottom", "fontSize": 13, "fontStyle": "italic"}
    return [
        layer(values, "rule", rule, x=midway),
        layer(values, "text", words, x=midway, y=at(ABOVE), text=WORDS),
    ]


def hidden_layers(points: Sequence[ChartPoint], x: Spec) -> list[Spec]:
    """The marks of points without a number, just over the axis: seen, and not at zero."""
    values = [value for value in rows(points) if value["value"] is None]
    if not values:
        return []
    style = {"font": SEMIBOLD, "color": GREY, "baseline": "bottom"}
    return [layer(values, "text", style, x=x, y=at(HEIGHT - 6), text=WORDS)]


def finished(layers: Sequence[Spec], title: str, unit: str, height: int = HEIGHT) -> Spec:
    """The layers as one Vega-Lite specification in our look."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "title": {"text": textwrap.wrap(title, TITLE_WIDTH), "subtitle": unit},
        "width": WIDTH,
        "height": height,
        "layer": list(layers),
        "config": CONFIG,
    }


CONFIG: Spec = {
    "font": REGULAR,
    "background": "white",
    "padding": 4,
    "view": {"stroke": None},
    "title": {
        "anchor": "start",
        "frame": "bounds",
        "offset": 18,
        "color": INK,
        "fontSize": 17,
        "font": BOLD,
        "fontWeight": "normal",
        "subtitleColor": GREY,
        "subtitleFontSize": 14,
        "subtitlePadding": 5,
    },
    "axis": {
        "labelFontSize": 13,
        "labelColor": INK,
        "titleColor": INK,
        "titleFontSize": 13,
        "titleFontWeight": "normal",
        "gridColor": "#e4e0d6",
        "domainColor": INK,
        "tickColor": INK,
        "labelPadding": 6,
    },
    "legend": {
        "title": None,
        "labelFontSize": 13,
        "labelColor": INK,
        "labelLimit": 260,
        "orient": "top",
        "symbolSize": 90,
        "symbolStrokeWidth": 1.5,
    },
    "text": {"fontSize": 13, "color": INK},
    "point": {"opacity": 1},
}
