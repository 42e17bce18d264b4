"""What a whole was made of, period by period: categories end to end, as the reports draw them."""

from collections.abc import Sequence

from goldthread.documents.chart_data import MOST_PARTS, BandGroup, ChartPoint, Stacked
from goldthread.documents.charts import Chart
from goldthread.figures.presenters.drawn import draw
from goldthread.figures.presenters.naming import unit_words

# Categories part a whole; days, ages and factors may overlap or leave people out.
PARTING = "category"
# Of a rate nothing adds up: two categories' rates have one base, and a child is in one.
UNITS = ("count", "percent")
FEWEST_BARS, MOST_BARS = 2, 8


def composition(
    title: str, name: str, unit: str, periods: Sequence[tuple[str, Sequence[ChartPoint]]]
) -> Chart | None:
    """The bars of a distribution over time; None of one whose parts make up no whole.

    `name` is what the bands are; `periods` come newest first and are drawn oldest first.
    """
    bars = [BandGroup(label, tuple(points)) for label, points in periods[:MOST_BARS] if points]
    parts = {point.label for bar in bars for point in bar.points}
    if name != PARTING or unit not in UNITS or len(bars) < FEWEST_BARS or len(parts) > MOST_PARTS:
        return None
    return draw(Stacked(title, unit_words(unit), tuple(reversed(bars))))
