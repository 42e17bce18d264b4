"""Counts by month or quarter: columns, with another series as a dashed line over them."""

from goldthread.documents.chart_data import Columns
from goldthread.documents.chart_specs.line import line_layers
from goldthread.documents.chart_specs.style import (
    INK,
    MOST_LABELLED,
    WORDS,
    Spec,
    across,
    amount,
    finished,
    hidden_layers,
    layer,
    numbers,
    rows,
)


def columns_spec(chart: Columns) -> Spec:
    """The Vega-Lite specification of columns."""
    x, y = across([point.label for point in chart.points]), amount()
    values = numbers(rows(chart.points))
    layers = [layer(values, "bar", {"color": INK}, x=x, y=y)]
    if chart.line is not None:
        layers += line_layers(chart.line, 1, x, y, alone=False)
    elif len(values) <= MOST_LABELLED:
        layers.append(layer(values, "text", {"dy": -9}, x=x, y=y, text=WORDS))
    layers += hidden_layers(chart.points, x)
    return finished(layers, chart.title, chart.unit)
