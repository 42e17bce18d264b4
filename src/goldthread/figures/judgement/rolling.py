"""Rolling twelve months: the last year against the one before, from months or quarters.

Only counts and money add up. A year with a month that is missing or hidden is not a year,
and is refused: hidden is not zero, and silence is not zero.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldthread.core.periods import MONTHS_LONG, months_between
from goldthread.core.values import STATE_WORDS
from goldthread.figures.judgement.change import Change, change
from goldthread.figures.judgement.series import Point, Series

ADDS_UP = {"count", "gbp"}
ROLLS = {"month": 12, "quarter": 4}


@dataclass(frozen=True)
class Rolling:
    """The last twelve months, the twelve before, and the change; or why there is none.

    `previous` is None where only the last year is whole; `refused` then says why.
    """

    current: Point | None = None
    previous: Point | None = None
    change: Change | None = None
    refused: str = ""


def rolling_change(series: Series) -> Rolling | None:
    """The rolling year of a series of months or quarters; None for any other series."""
    latest = series.latest
    if latest is None or latest.period_kind not in ROLLS or latest.end is None:
        return None
    if series.unit not in ADDS_UP:
        return Rolling(refused="only counts and money add up over months")
    points = [p for p in series.in_order if p.period_kind == latest.period_kind and p.end]
    current, refused = _year(points, latest, back=0)
    if current is None:
        return Rolling(refused=refused)
    previous, refused = _year(points, latest, back=12)
    if previous is None:
        return Rolling(current, refused=refused)
    return Rolling(current, previous, change(current, previous, series.breaks))


def _year(points: Sequence[Point], latest: Point, back: int) -> tuple[Point | None, str]:
    """The twelve months ending `back` months before the latest point, or why there are none."""
    step, needed = MONTHS_LONG[latest.period_kind], ROLLS[latest.period_kind]
    places = {_months_before(point, latest): point for point in points}
    year = [places.get(back + step * place) for place in reversed(range(needed))]
    parts = [point for point in year if point is not None]
    for point in parts:
        if point.number is None:
            state = STATE_WORDS.get(point.state, "not a number")
            return None, f"{point.period} is {state}"
    if len(parts) < needed:
        which = "the last twelve months" if back == 0 else "the twelve months before"
        return None, f"{which} are not all there"
    return _sum(parts), ""


def _sum(parts: Sequence[Point]) -> Point:
    first, last = parts[0], parts[-1]
    return Point(
        label="",
        period_kind="12_months_to",
        start=first.start,
        end=last.end,
        state="number",
        value=sum((part.value for part in parts if part.value is not None), Decimal(0)),
        unit=last.unit,
        low_reliability=any(part.low_reliability for part in parts),
        provisional=any(part.provisional for part in parts),
        source=last.source,
        definition_version=last.definition_version,
    )


def _months_before(point: Point, latest: Point) -> int | None:
    if point.end is None or latest.end is None:
        return None
    return months_between(point.end, latest.end)
