"""Targets: met, nearly met or missed, by rule, with what chance has to say.

A result is a word and a symbol; a colour may follow it and never stands alone. Where the
numbers behind a percentage are given, the exact binomial test says whether missing the
target could be chance: 4 of 6 is no evidence against 90%, 12 of 20 is.
"""

from dataclasses import dataclass
from decimal import Decimal

from goldthread.core.values import STATE_WORDS
from goldthread.figures.judgement.exact import Tails, binomial_tails
from goldthread.figures.judgement.series import Point, Series

# One-sided: the question is only whether the level is worse than the target.
SIGNIFICANT = 0.05


@dataclass(frozen=True)
class Target:
    """A level to reach, and how near still counts as nearly (in the same unit).

    `at_least` says the way where the indicator has none of its own; None follows polarity.
    """

    value: Decimal
    unit: str
    tolerance: Decimal = Decimal(0)
    at_least: bool | None = None
    source: str = ""


@dataclass(frozen=True)
class Outcome:
    """A word and symbol for each result, and the colour that may go with them."""

    code: str
    word: str
    symbol: str
    colour: str


MET = Outcome("met", "Met", "✓", "green")
NEARLY = Outcome("within_tolerance", "Nearly met", "≈", "amber")
MISSED = Outcome("missed", "Missed", "✗", "red")
NOT_JUDGED = Outcome("not_judged", "Not judged", "?", "grey")


@dataclass(frozen=True)
class TargetResult:
    """A figure against its target.

    `gap` is how far short it falls (positive) in the unit; `tails` the binomial evidence
    where there is any; `finding` is clear, chance or untested, of a target not met.
    """

    target: Target
    outcome: Outcome
    at_least: bool = True
    gap: Decimal | None = None
    tails: Tails | None = None
    finding: str = "untested"
    reason: str = ""


def against_target(series: Series, point: Point, target: Target) -> TargetResult:
    """Whether the figure meets its target, or why that cannot be said."""
    reason, at_least = _way(series.polarity, target)
    reason = reason or _unfit(point, target)
    if reason or point.number is None:
        return TargetResult(target, NOT_JUDGED, at_least, reason=reason)
    gap = target.value - point.number if at_least else point.number - target.value
    tails = _tails(point, target)
    return TargetResult(
        target, _outcome(gap, target.tolerance), at_least, gap, tails, _finding(tails, at_least)
    )


def _way(polarity: str, target: Target) -> tuple[str, bool]:
    if target.at_least is not None:
        return "", target.at_least
    if polarity == "context":
        return "neither way is better for this indicator", True
    return "", polarity == "higher_better"


def _unfit(point: Point, target: Target) -> str:
    if point.number is None:
        return f"the figure is {STATE_WORDS.get(point.state, 'a rating in words')}"
    if point.unit != target.unit:
        return "the target is in another unit"
    return ""


def _outcome(gap: Decimal, tolerance: Decimal) -> Outcome:
    if gap <= 0:
        return MET
    return NEARLY if gap <= tolerance else MISSED


def _tails(point: Point, target: Target) -> Tails | None:
    if point.unit != "percent" or point.base is None or not 0 <= target.value <= 100:
        return None
    return binomial_tails(*point.base, float(target.value) / 100)


def _finding(tails: Tails | None, at_least: bool) -> str:
    if tails is None:
        return "untested"
    worse = tails.at_most if at_least else tails.at_least
    return "clear" if worse < SIGNIFICANT else "chance"
