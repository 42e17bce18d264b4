"""What a whole was made of, period by period: categories end to end, as the reports draw them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from goldthread.documents.chart_data import ChartPoint, Line, Stacked
from goldthread.documents.charts import Chart
from goldthread.figures.presenters.drawn import draw
from goldthread.figures.presenters.naming import unit_words

# Categories part a whole; days, ages and factors may overlap or leave people out.
PARTING = "category"
# Of a rate nothing adds up: two categories' rates have one base, and a child is in one.
UNITS = ("count", "percent")
FEWEST_BARS, MOST_BARS, MOST_PARTS = 2, 8, 6


def composition(
    title: str, name: str, unit: str, periods: Sequence[tuple[str, Sequence[ChartPoint]]]
) -> Chart | None:
    """The bars of a distribution over time; None of one whose parts make up no whole.

    `name` is what the bands are; `periods` come newest first and are drawn oldest first.
    """
    bars = [(label, points) for label, points in periods[:MOST_BARS] if points]
    parts = dict.fromkeys(point.label for _, points in bars for point in points)
    if name != PARTING or unit not in UNITS or len(bars) < FEWEST_BARS or len(parts) > MOST_PARTS:
        return None
    lines = tuple(Line(part, tuple(part_points(part, bars))) for part in parts)
    return draw(Stacked(title, unit_words(unit), lines))


def part_points(
    part: str, bars: Sequence[tuple[str, Sequence[ChartPoint]]]
) -> Iterator[ChartPoint]:
    """One part in each period, oldest first; a period that has none of it is not available."""
    for label, points in reversed(bars):
        held = next((point for point in points if point.label == part), None)
        yield replace(held, label=label) if held else ChartPoint(label, None, "not_available")
