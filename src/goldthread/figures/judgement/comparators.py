"""Comparators: England, region, force area and statistical neighbours.

Counts of areas of different size are never compared; a national rate gives the count a
place of this size would expect. Where the area's own numbers are given, the funnel's exact
limits say whether its difference is more than chance; the comparator is taken as fixed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldthread.core.values import decimals_of, per, rounded
from goldthread.figures.judgement.comparability import Problem, peer_problems, refusal
from goldthread.figures.judgement.exact import Tails, poisson_tails
from goldthread.figures.judgement.funnel import proportion_band, rate_band
from goldthread.figures.judgement.series import Point

# Two-sided 95%, the funnel's alert line.
UNUSUAL_TAIL = 0.025


@dataclass(frozen=True)
class Comparator:
    """Another area's figure. `kind` is nation, region or force."""

    kind: str
    name: str
    point: Point


@dataclass(frozen=True)
class Comparison:
    """An area against a comparator: the difference (ours less theirs) and the funnel's band.

    `band` is '' where the numbers behind our figure are not given.
    """

    comparator: Comparator
    difference: Decimal | None = None
    band: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Neighbours:
    """The figures of an area's statistical neighbours, by the edition of the neighbour model."""

    points: tuple[tuple[str, Point], ...]
    edition: str


@dataclass(frozen=True)
class NeighbourSummary:
    """The neighbours with a comparable figure: unweighted mean and range, never a rank.

    `position` is within, above or below their range; `missing` counts those without a figure.
    """

    edition: str
    counted: int
    missing: int
    mean: Decimal | None = None
    lowest: Decimal | None = None
    highest: Decimal | None = None
    position: str = ""


@dataclass(frozen=True)
class Expected:
    """The count a comparator's rate would give here, and what chance says of ours.

    `finding` is more, fewer or within.
    """

    comparator: Comparator
    population: int
    expected: Decimal
    observed: int
    tails: Tails
    finding: str


def compare(ours: Point, comparator: Comparator) -> Comparison:
    """Our figure against a comparator's, refused where they may not be compared."""
    found = peer_problems(ours, comparator.point, comparator.name)
    mine, theirs = ours.number, comparator.point.number
    if refusal(found) or mine is None or theirs is None:
        return Comparison(comparator, problems=found)
    return Comparison(comparator, mine - theirs, band_of(ours, theirs), found)


def summarise(ours: Point, neighbours: Neighbours) -> NeighbourSummary:
    """The neighbours' mean and range, of those with a number for the same period."""
    fit = [point for name, point in neighbours.points if _is_peer(ours, point, name)]
    values = [point.number for point in fit if point.number is not None]
    missing = len(neighbours.points) - len(values)
    if not values or ours.number is None:
        return NeighbourSummary(neighbours.edition, len(values), missing)
    places = max(1, *(decimals_of(value) for value in values))
    mean = rounded(sum(values, Decimal(0)) / len(values), places)
    low, high = min(values), max(values)
    position = "below" if ours.number < low else "above" if ours.number > high else "within"
    return NeighbourSummary(neighbours.edition, len(values), missing, mean, low, high, position)


def expected_here(ours: Point, comparator: Comparator, population: int | None) -> Expected | None:
    """What a comparator's rate leads us to expect; None without a rate, a count or a population.

    A count is set against `population`; a rate against its own denominator.
    """
    rate, base = comparator.point.number, per(comparator.point.unit)
    observed, people = _observed(ours, population)
    if rate is None or base is None or observed is None or not people:
        return None
    if ours.unit not in {"count", comparator.point.unit} or not _same_length(ours, comparator):
        return None
    expected = rate * people / base
    tails = poisson_tails(float(expected), observed)
    finding = "more" if tails.at_least < UNUSUAL_TAIL else "within"
    finding = "fewer" if tails.at_most < UNUSUAL_TAIL else finding
    return Expected(comparator, people, rounded(expected, 1), observed, tails, finding)


def _observed(ours: Point, population: int | None) -> tuple[int | None, int | None]:
    if ours.base is not None and per(ours.unit):
        return ours.base
    if ours.unit != "count" or ours.number is None or ours.number % 1 or ours.number < 0:
        return None, None
    return int(ours.number), population


def _same_length(ours: Point, comparator: Comparator) -> bool:
    alike = {"length", "kind"}
    found = peer_problems(ours, comparator.point, comparator.name)
    return not any(problem.kind in alike for problem in found)


def band_of(ours: Point, average: Decimal) -> str:
    """The funnel's band of a figure round an average in its unit; '' without its numbers."""
    if ours.base is None or average < 0:
        return ""
    if ours.unit == "percent":
        return proportion_band(*ours.base, float(average) / 100) if average <= 100 else ""
    return rate_band(*ours.base, float(average), per(ours.unit) or 1)


def _is_peer(ours: Point, theirs: Point, name: str) -> bool:
    found: Sequence[Problem] = peer_problems(ours, theirs, name)
    return not any(problem.refuses or problem.kind == "other period" for problem in found)
