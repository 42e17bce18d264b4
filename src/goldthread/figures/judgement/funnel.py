"""Funnel plots: the band an area stands in among its like, never its rank.

Sources: OHID, Public Health Profiles technical guide (control limits for proportions and
rates); Spiegelhalter 2005. 95% is the alert line and 99.8% the alarm line. Of 150
authorities seven or eight lie beyond the alert line by chance alone.
"""

from collections.abc import Sequence
from math import inf, sqrt
from typing import NamedTuple

from goldthread.figures.judgement.exact import (
    Z95,
    Z998,
    Interval,
    Limits,
    poisson_interval,
    special,
)
from goldthread.figures.judgement.exact import binomial_limits as limits_of

WITHIN = "within"
BANDS = ("below_alarm", "below_alert", WITHIN, "above_alert", "above_alarm")

# With more than a tenth beyond the alert line the areas differ by more than chance throughout.
OVERDISPERSED_SHARE = 0.1
OVERDISPERSION_NOTE = (
    "More areas lie beyond the alert line than chance would give: they differ in ways these "
    "limits do not know, so a place outside the funnel is a question and not a verdict."
)


class Denominators(NamedTuple):
    """The populations at which a count lies on the lower and on the upper line."""

    on_lower: float
    on_upper: float


def proportion_limits(average: float, n: int) -> tuple[Interval, Interval]:
    """The alert and alarm lines for a share (0 to 1) of n, to draw a smooth funnel.

    OHID's form: the shares whose Wilson interval just touches the average.
    """
    spread = sqrt(average * (1 - average) / n)
    alert, alarm = (
        Interval(max(0.0, average - z * spread), min(1.0, average + z * spread))
        for z in (Z95, Z998)
    )
    return alert, alarm


def binomial_limits(average: float, n: int) -> tuple[Limits, Limits]:
    """The alert and alarm limits of a count out of n, exact: these decide the band."""
    return limits_of(average, n, 0.025), limits_of(average, n, 0.001)


def rate_denominators(
    events: int, average: float, per: int, confidence: float = 0.95
) -> Denominators:
    """Where a count lies on each line: 10 events against 4 per 10,000: 45,976 and 11,988."""
    interval = poisson_interval(events, confidence)
    if average == 0:
        return Denominators(inf, inf if events else 0.0)
    return Denominators(interval.upper / average * per, interval.lower / average * per)


def rate_limits(average: float, people: float, per: int) -> tuple[Interval, Interval]:
    """The alert and alarm lines for a rate per `per` of `people`, to draw a smooth funnel.

    Where `rate_denominators` puts a count on a line, turned round: the rate at a population.
    """
    expected = average * people / per
    alert, alarm = (
        Interval(
            max(0.0, float(special.pdtrik(tail, expected))) * per / people,
            (float(special.pdtrik(1 - tail, expected)) + 1) * per / people,
        )
        for tail in (0.025, 0.001)
    )
    return alert, alarm


def proportion_band(x: int, n: int, average: float) -> str:
    """The band of x out of n where the average share is `average` (0 to 1)."""
    alert, alarm = binomial_limits(average, n)
    return _band(
        below_alarm=x < alarm.lowest,
        below_alert=x < alert.lowest,
        above_alert=x > alert.highest,
        above_alarm=x > alarm.highest,
    )


def rate_band(events: int, population: float, average: float, per: int) -> str:
    """The band of a count in a population where the average is `average` per `per` people."""
    alert = rate_denominators(events, average, per)
    alarm = rate_denominators(events, average, per, confidence=0.998)
    return _band(
        below_alarm=population > alarm.on_lower,
        below_alert=population > alert.on_lower,
        above_alert=population < alert.on_upper,
        above_alarm=population < alarm.on_upper,
    )


def is_overdispersed(bands: Sequence[str]) -> bool:
    """Whether so many areas lie beyond the alert line that chance is not what parts them."""
    beyond = sum(band != WITHIN for band in bands)
    return beyond > OVERDISPERSED_SHARE * len(bands)


def _band(**beyond: bool) -> str:
    worst_first = ("below_alarm", "above_alarm", "below_alert", "above_alert")
    return next((band for band in worst_first if beyond[band]), WITHIN)
