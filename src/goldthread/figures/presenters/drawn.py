"""Charts drawn once for the same figures: making the specification costs more than the page."""

from functools import lru_cache

from goldthread.core.values import format_value
from goldthread.documents.chart_data import ChartPoint
from goldthread.documents.charts import chart_of
from goldthread.figures.judgement.series import Point
from goldthread.figures.presenters.naming import unit_in_table
from goldthread.ui.marks import MARKS

CHARTS_KEPT = 512

# The chart's data is frozen; with tuples inside, it is its own key.
draw = lru_cache(maxsize=CHARTS_KEPT)(chart_of)


def chart_point(point: Point, label: str = "") -> ChartPoint | None:
    """A point as charts take it; None of a rating, which has no place on a scale."""
    name = label or point.period
    if point.number is not None:
        text = format_value(point.number, unit_in_table(point.unit))
        return ChartPoint(name, point.number, text=text)
    return ChartPoint(name, None, point.state) if point.state in MARKS else None
