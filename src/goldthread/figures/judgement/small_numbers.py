"""Small numbers: what a few cases can and cannot say.

Below ten events (or fewer than fifty cases behind a percentage) the exact interval is said
beside the figure. It answers: from what true levels could this figure have come?
"""

from dataclasses import dataclass
from decimal import Decimal

from goldthread.core.values import per, rounded
from goldthread.figures.judgement.exact import (
    BYAR_FROM,
    Interval,
    clopper_pearson,
    poisson_interval,
    rate_interval,
)
from goldthread.figures.judgement.series import Point

FEW_CASES = 50


@dataclass(frozen=True)
class SmallNumber:
    """A figure that rests on few cases, with its exact 95% interval in its own unit."""

    point: Point
    lower: Decimal
    upper: Decimal
    method: str


def small_number(point: Point) -> SmallNumber | None:
    """The interval of a figure that rests on few cases; None where it does not, or unknown."""
    found = _share(point) if point.unit == "percent" else _events(point)
    if found is None:
        return None
    interval, method = found
    lower, upper = (rounded(Decimal(str(edge)), 1) for edge in interval)
    return SmallNumber(point, lower, upper, method)


def _share(point: Point) -> tuple[Interval, str] | None:
    if point.base is None or point.base[1] >= FEW_CASES:
        return None
    lower, upper = clopper_pearson(*point.base)
    return Interval(100 * lower, 100 * upper), "Clopper-Pearson"


def _events(point: Point) -> tuple[Interval, str] | None:
    if point.unit == "count" and point.number is not None:
        few = 0 <= point.number < BYAR_FROM and point.number % 1 == 0
        return (poisson_interval(int(point.number)), "Garwood") if few else None
    base, scale = point.base, per(point.unit)
    if base is None or scale is None or base[0] >= BYAR_FROM:
        return None
    rate = rate_interval(base[0], base[1], scale)
    return Interval(rate.lower, rate.upper), "Garwood"
