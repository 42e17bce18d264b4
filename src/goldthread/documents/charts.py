"""Charts: from figures to an SVG with its text alternative and its table twin."""

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from goldthread.documents.chart_data import (
    Bands,
    ChartPoint,
    Columns,
    Comparison,
    ControlChart,
    FunnelPlot,
    Line,
    LineChart,
    Stacked,
)
from goldthread.documents.chart_specs.bands import bands_spec
from goldthread.documents.chart_specs.columns import columns_spec
from goldthread.documents.chart_specs.comparison import comparison_spec
from goldthread.documents.chart_specs.control import control_spec
from goldthread.documents.chart_specs.funnel import funnel_spec
from goldthread.documents.chart_specs.line import line_spec
from goldthread.documents.chart_specs.stacked import stacked_spec
from goldthread.documents.chart_tables import table_of
from goldthread.documents.chart_words import describe
from goldthread.documents.drawing import draw
from goldthread.ui.tables import Table

ChartData = LineChart | ControlChart | Comparison | FunnelPlot | Bands | Columns | Stacked


@dataclass(frozen=True)
class Chart:
    """A drawn chart. `svg` may stand in a page as it is; `alt` says what it shows."""

    title: str
    svg: Markup
    alt: str
    table: Table


def chart_of(data: ChartData) -> Chart:
    """Draw what the data says. Raises FontMissing before the assets are built."""
    alt = describe(data)
    # The drawing escapes every word it is given; nothing else is in it.
    svg = Markup(draw(spec_of(data), data.title, alt))  # noqa: S704
    return Chart(data.title, svg, alt, table_of(data))


def spec_of(data: ChartData) -> dict[str, Any]:
    """The Vega-Lite specification of a chart's data."""
    match data:
        case LineChart():
            return line_spec(data)
        case ControlChart():
            return control_spec(data)
        case Comparison():
            return comparison_spec(data)
        case FunnelPlot():
            return funnel_spec(data)
        case Bands():
            return bands_spec(data)
        case Columns():
            return columns_spec(data)
        case Stacked():
            return stacked_spec(data)


def warm() -> None:
    """Draw a small chart, so that the first page does not wait for the drawing to start."""
    chart_of(LineChart("Warm", "", [Line("Warm", [ChartPoint("1", 1), ChartPoint("2", 2)])]))
