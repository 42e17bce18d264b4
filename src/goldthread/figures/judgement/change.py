"""Change on the figure before: how much, and whether chance alone would give it.

House rule (docs/explanation/judgement.md): a direction is claimed of counts only where the
exact test gives p below 0.05 and both counts are 5 or more. Percentages change by
percentage points, never by per cent.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldthread.core.periods import months_between, months_covered
from goldthread.core.values import per, rounded
from goldthread.figures.judgement.comparability import Problem, problems, refusal
from goldthread.figures.judgement.exact import fisher, two_counts
from goldthread.figures.judgement.series import Break, Point, Series, better

SIGNIFICANT = 0.05
FEWEST_FOR_A_CLAIM = 5
MONTHS_IN_A_YEAR = 12

# Of these a change in per cent means something: there is a true zero and no share.
PERCENT_MEANS_SOMETHING = {"count", "gbp", "days", "weeks"}


@dataclass(frozen=True)
class Chance:
    """The answer of a test: its p and the smaller count, or why there is no test."""

    p: float | None = None
    test: str = ""
    fewest: int = FEWEST_FOR_A_CLAIM
    untested: str = ""


@dataclass(frozen=True)
class Change:
    """A figure against the one before it.

    `finding` is one of: clear, chance, too_small (one count under 5), same, untested, exact
    (money, where there is no chance), refused, first (nothing before it). `absolute` is in
    the series' unit (percentage points of a percentage); `percent` to one decimal, None where
    per cent would mean nothing.
    """

    current: Point
    previous: Point | None
    finding: str
    absolute: Decimal | None = None
    percent: Decimal | None = None
    chance: Chance = Chance()
    problems: tuple[Problem, ...] = ()

    @property
    def direction(self) -> str:
        """'up' or 'down' where that may be claimed, 'same' where nothing moved, else ''."""
        if self.finding == "same":
            return "same"
        if self.finding not in {"clear", "exact"} or self.absolute is None:
            return ""
        return "up" if self.absolute > 0 else "down"

    def is_better(self, polarity: str) -> bool | None:
        """Whether a clear change is for the better; None where it is not clear or has no way."""
        if self.finding != "clear" or self.absolute is None:
            return None
        return better(polarity, rose=self.absolute > 0)


def latest_change(series: Series) -> Change | None:
    """The change of the series' latest point; None for a series without points."""
    if series.latest is None:
        return None
    return change(series.latest, previous_of(series, series.latest), series.breaks)


def change(current: Point, previous: Point | None, breaks: Sequence[Break] = ()) -> Change:
    """The change between two figures, refused where they may not be compared."""
    if previous is None:
        return Change(current, None, "first")
    found = problems(current, previous, breaks)
    now, before = current.number, previous.number
    if refusal(found) or now is None or before is None:
        return Change(current, previous, "refused", problems=found)
    chance = chance_of(current, previous)
    finding = "same" if now == before else _finding(current.unit, chance)
    percent = percent_change(now, before) if _percent_means_something(current.unit) else None
    return Change(current, previous, finding, now - before, percent, chance, found)


def previous_of(series: Series, point: Point) -> Point | None:
    """The figure before: the next before it of a period as long.

    Of years, the one that ends a whole year before, past any that overlap.
    """
    before = series.in_order[: series.in_order.index(point)]
    alike = [one for one in before if _as_long(one, point)] or list(before)
    year_before = [one for one in alike if _year_apart(one, point)]
    return next(reversed(year_before or alike), None)


def percent_change(now: Decimal, before: Decimal) -> Decimal | None:
    """The change in per cent to one decimal, half up; None from zero or from below it."""
    return rounded((now - before) * 100 / before, 1) if before > 0 else None


def chance_of(current: Point, previous: Point) -> Chance:
    """Whether chance alone would part the two, by the exact test their unit allows."""
    if current.unit == "count":
        return _test_counts(current, previous)
    if current.unit == "gbp":
        return Chance(untested="money is not subject to chance")
    if current.unit != "percent" and per(current.unit) is None:
        return Chance(untested="how far the cases behind it spread is not given")
    now, before = current.base, previous.base
    if now is None or before is None:
        kind = "percentages" if current.unit == "percent" else "rates"
        return Chance(untested=f"the numbers behind the {kind} are not given")
    if current.unit == "percent":
        return Chance(fisher(*now, *before), "two proportions (Fisher, exact)")
    p = two_counts(now[0], before[0], now[1], before[1])
    return Chance(p, "two rates (exact)", min(now[0], before[0]))


def _test_counts(current: Point, previous: Point) -> Chance:
    now, before = current.number, previous.number
    if now is None or before is None or now < 0 or before < 0 or now % 1 or before % 1:
        return Chance(untested="they are not whole counts")
    counts = int(now), int(before)
    return Chance(two_counts(*counts), "two counts (exact)", min(counts))


def _finding(unit: str, chance: Chance) -> str:
    if unit == "gbp":
        return "exact"
    if chance.p is None:
        return "untested"
    if chance.p >= SIGNIFICANT:
        return "chance"
    return "clear" if chance.fewest >= FEWEST_FOR_A_CLAIM else "too_small"


def _percent_means_something(unit: str) -> bool:
    return unit in PERCENT_MEANS_SOMETHING or per(unit) is not None


def _as_long(earlier: Point, later: Point) -> bool:
    if earlier.period_kind == later.period_kind:
        return True
    months = months_covered(later.period_kind, later.start, later.end)
    return months is not None and months == months_covered(
        earlier.period_kind, earlier.start, earlier.end
    )


def _year_apart(earlier: Point, later: Point) -> bool:
    if earlier.end is None or later.end is None:
        return False
    is_year = months_covered(later.period_kind, later.start, later.end) == MONTHS_IN_A_YEAR
    return is_year and months_between(earlier.end, later.end) == MONTHS_IN_A_YEAR
