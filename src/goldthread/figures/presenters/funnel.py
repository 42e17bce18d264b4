"""The funnel plot: areas by size against what chance would give round the national figure."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from goldthread.core.values import per
from goldthread.documents.chart_data import FunnelLimit, FunnelPlot, FunnelPoint
from goldthread.documents.charts import Chart
from goldthread.figures.judgement.comparators import band_of
from goldthread.figures.judgement.funnel import is_overdispersed, proportion_limits, rate_limits
from goldthread.figures.judgement.series import Point
from goldthread.figures.judgement.wording.comparators import BANDS
from goldthread.figures.presenters.drawn import draw
from goldthread.figures.presenters.naming import unit_words

FEWEST_AREAS = 4
STEPS = 24
OVERDISPERSED = (
    "More areas lie outside the lines than chance would put there: these areas differ in more"
    " than chance throughout, so a place outside the lines is not by itself a sign of trouble."
)


@dataclass(frozen=True)
class Funnel:
    """A drawn funnel, the band our area stands in, and how far the bands can be trusted."""

    chart: Chart
    band: str
    caution: str


def funnel(
    title: str, own: tuple[str, Point], others: tuple[tuple[str, Point], ...], average: Point
) -> Funnel | None:
    """The funnel of areas round the average; None without the numbers behind enough of them."""
    placed = [(name, at) for name, at in (own, *others) if at.base]
    mean, unit = average.number, own[1].unit
    if own[1].base is None or mean is None or len(placed) < FEWEST_AREAS or average.unit != unit:
        return None
    bands = {name: band_of(at, mean) for name, at in placed}
    chart = FunnelPlot(
        title,
        "Cases behind the percentage" if unit == "percent" else "Children or people in the area",
        unit_words(unit),
        tuple(_point(name, at, own[0]) for name, at in placed),
        tuple(limits(mean, unit, [at.base[1] for _, at in placed if at.base])),
        mean,
    )
    caution = OVERDISPERSED if is_overdispersed(list(bands.values())) else ""
    return Funnel(draw(chart), f"{own[0]} is {BANDS[bands[own[0]]]}.", caution)


def limits(average: Decimal, unit: str, bases: list[int]) -> Iterator[FunnelLimit]:
    """The lines from the smallest area to the largest."""
    low, high = min(bases), max(bases)
    for step in range(STEPS + 1):
        base = round(low + (high - low) * step / STEPS)
        alert, alarm = (
            proportion_limits(min(1.0, float(average) / 100), base)
            if unit == "percent"
            else rate_limits(float(average), base, per(unit) or 1)
        )
        edges = (alert.lower, alert.upper, alarm.lower, alarm.upper)
        scale = 100 if unit == "percent" else 1
        yield FunnelLimit(base, *(round(edge * scale, 2) for edge in edges))


def _point(name: str, at: Point, own: str) -> FunnelPoint:
    base = at.base[1] if at.base else 0
    return FunnelPoint(name, base, at.value or Decimal(0), own=name == own)
