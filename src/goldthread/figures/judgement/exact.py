"""Exact statistics for small counts: what chance alone would give.

Intervals and tests are exact (no normal approximation) because a safeguarding partnership's
counts are small. Limits are 95% unless said. Sources: Garwood 1936 (Poisson), Byar's
approximation as OHID uses it from ten events, Clopper and Pearson 1934, Wilson 1927,
Przyborowski and Wilenski 1940 (two counts), Fisher 1935.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from math import sqrt
from statistics import NormalDist
from typing import TYPE_CHECKING, NamedTuple

from goldthread.core.lazily import Lazily

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Counts = npt.NDArray[np.float64]
    Logs = npt.NDArray[np.float64]
else:
    np = Lazily("numpy")

# Not scipy.stats: importing it takes three seconds where this takes one.
special = Lazily("scipy.special")

Z95 = NormalDist().inv_cdf(0.975)
Z998 = NormalDist().inv_cdf(0.999)

# OHID's technical guide: exact limits below ten events, Byar's from ten.
BYAR_FROM = 10


class Interval(NamedTuple):
    """The values a figure is compatible with."""

    lower: float
    upper: float


class Rate(NamedTuple):
    """Events per `per` people, with its interval and the method that made it."""

    rate: float
    lower: float
    upper: float
    method: str


class Tails(NamedTuple):
    """How often chance gives as many or more, and as few or fewer."""

    at_least: float
    at_most: float


class Limits(NamedTuple):
    """The lowest and highest count that is no signal."""

    lowest: int
    highest: int


def poisson_interval(count: int, confidence: float = 0.95) -> Interval:
    """The mean counts that `count` is compatible with (Garwood): 5 -> 1.62 to 11.67."""
    tail = (1 - confidence) / 2
    lower = float(special.gammaincinv(count, tail)) if count else 0.0
    return Interval(lower, float(special.gammaincinv(count + 1, 1 - tail)))


def byar_interval(count: int) -> Interval:
    """Byar's approximation to the Poisson interval, good from ten events."""
    above = count + 1
    lower = count * (1 - 1 / (9 * count) - Z95 / (3 * sqrt(count))) ** 3
    upper = above * (1 - 1 / (9 * above) + Z95 / (3 * sqrt(above))) ** 3
    return Interval(lower, upper)


def rate_interval(count: int, population: float, per: int = 10_000) -> Rate:
    """A rate per `per` people with its interval: exact below ten events, Byar's from ten."""
    exact = count < BYAR_FROM
    lower, upper = poisson_interval(count) if exact else byar_interval(count)
    scale = per / population
    return Rate(count * scale, lower * scale, upper * scale, "exact" if exact else "byar")


def two_counts(count1: int, count2: int, exposure1: float = 1, exposure2: float = 1) -> float:
    """How often chance alone parts two Poisson counts at least this far (two-sided p).

    Conditional on the total, the first count is binomial with the first exposure's share.
    """
    total = count1 + count2
    if total == 0:
        return 1.0
    share = exposure1 / (exposure1 + exposure2)

    def log_chance(k: Counts) -> Logs:
        choices = _log_choose(total, k)
        split: Logs = special.xlogy(k, share) + special.xlog1py(total - k, -share)
        return choices + split

    spread = sqrt(total * share * (1 - share))
    return _as_unlikely(log_chance, count1, range(total + 1), total * share, spread)


def poisson_tails(expected: float, observed: int) -> Tails:
    """The chance of at least, and of at most, `observed` where `expected` is the mean."""
    at_least = 1.0 if observed == 0 else float(special.pdtrc(observed - 1, expected))
    return Tails(at_least, float(special.pdtr(observed, expected)))


def poisson_limits(mean: float, tail: float = 0.00135) -> Limits:
    """Control limits of a count by probability: beyond them lies at most `tail` each side."""

    def at_most(k: int) -> float:
        return float(special.pdtr(k, mean))

    far = int(mean + 40 * sqrt(mean) + 40)
    return Limits(_quantile(at_most, far, tail), _quantile(at_most, far, 1 - tail))


def c_chart_limits(mean: float) -> Interval:
    """The usual c-chart's limits, mean ± 3√mean: shown beside exact ones, wrong for small means."""
    return Interval(mean - 3 * sqrt(mean), mean + 3 * sqrt(mean))


def clopper_pearson(x: int, n: int) -> Interval:
    """The exact interval of a proportion (0 to 1), for decisions: 4 of 6 -> 0.223 to 0.957."""
    lower = 0.0 if x == 0 else float(special.betaincinv(x, n - x + 1, 0.025))
    upper = 1.0 if x == n else float(special.betaincinv(x + 1, n - x, 0.975))
    return Interval(lower, upper)


def wilson(x: int, n: int, z: float = Z95) -> Interval:
    """Wilson's interval of a proportion (0 to 1), for display as OHID does."""
    centre = (x + z * z / 2) / (n + z * z)
    half = z * sqrt(x * (n - x) / n + z * z / 4) / (n + z * z)
    return Interval(max(0.0, centre - half), min(1.0, centre + half))


def fisher(x1: int, n1: int, x2: int, n2: int) -> float:
    """How often chance alone parts two proportions at least this far (two-sided p)."""
    total, found = n1 + n2, x1 + x2

    def log_chance(k: Counts) -> Logs:
        chosen = _log_choose(n1, k) + _log_choose(n2, found - k)
        return chosen - _log_choose(total, found)

    support = range(max(0, found - n2), min(n1, found) + 1)
    spread = sqrt(n1 * n2 * found * (total - found) / total**3)
    return _as_unlikely(log_chance, x1, support, n1 * found / total, spread)


def binomial_tails(x: int, n: int, level: float) -> Tails:
    """The chance of at least, and of at most, x of n where the true level is `level`."""
    at_least = 1.0 if x == 0 else float(special.bdtrc(x - 1, n, level))
    return Tails(at_least, float(special.bdtr(x, n, level)))


def binomial_limits(level: float, n: int, tail: float = 0.00135) -> Limits:
    """Limits of x of n by probability; with small n one side can often never signal."""

    def at_most(k: int) -> float:
        return float(special.bdtr(k, n, level))

    return Limits(_quantile(at_most, n, tail), _quantile(at_most, n, 1 - tail))


def _quantile(at_most: Callable[[int], float], highest: int, chance: float) -> int:
    """The smallest count whose cumulative chance reaches `chance`."""
    return bisect_left(range(highest), chance, key=at_most)


def _log_choose(n: int, k: Counts | int) -> Logs:
    k = np.asarray(k, dtype=float)
    choices: Logs = special.gammaln(n + 1) - special.gammaln(k + 1) - special.gammaln(n - k + 1)
    return choices


def _as_unlikely(
    log_chance: Callable[[Counts], Logs],
    observed: int,
    support: range,
    centre: float,
    spread: float,
) -> float:
    """The total chance of every outcome no likelier than the observed one (two-sided p).

    Outcomes over forty spreads from the centre weigh nothing, so a national count costs no
    more than a local one.
    """
    reach = 40 * spread + 40
    near = np.arange(max(support[0], centre - reach) // 1, min(support[-1], centre + reach) + 1)
    seen = log_chance(np.array([observed], dtype=float))[0]
    logs = log_chance(near)
    # The margin keeps the mirror outcome in when rounding parts two equal chances.
    return min(1.0, float(np.exp(logs[logs <= seen + 1e-7]).sum()))
