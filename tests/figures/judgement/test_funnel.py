"""Funnels: the band an area stands in."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from goldthread.figures.judgement.exact import poisson_tails
from goldthread.figures.judgement.funnel import (
    BANDS,
    is_overdispersed,
    proportion_band,
    proportion_limits,
    rate_band,
)

SHARES = [
    # of twenty, where the average is 30%
    (0, "below_alarm"),
    (1, "below_alert"),
    (2, "within"),
    (10, "within"),
    (11, "above_alert"),
    (13, "above_alert"),
    (14, "above_alarm"),
]


@pytest.mark.parametrize(("x", "band"), SHARES)
def test_the_band_of_a_share(x, band):
    assert proportion_band(x, 20, 0.3) == band


RATES = [
    # events in 25,000 people, where the average is 4 per 10,000: ten would be expected
    (0, "below_alarm"),
    (2, "below_alert"),
    (4, "within"),
    (10, "within"),
    (17, "within"),
    (18, "above_alert"),
    (22, "above_alarm"),
]


@pytest.mark.parametrize(("events", "band"), RATES)
def test_the_band_of_a_rate(events, band):
    assert rate_band(events, 25_000, 4.0, 10_000) == band


@given(st.integers(0, 300), st.integers(500, 500_000), st.floats(0.1, 500))
def test_a_rate_is_beyond_the_alert_line_just_where_its_tail_is_small(events, people, average):
    tails = poisson_tails(average * people / 10_000, events)
    assume(min(abs(tails.at_least - 0.025), abs(tails.at_most - 0.025)) > 1e-6)

    band = rate_band(events, people, average, 10_000)

    assert band.startswith("above") == (tails.at_least < 0.025)
    assert band.startswith("below") == (tails.at_most < 0.025)


@given(st.floats(0, 1), st.integers(1, 5_000))
def test_the_alarm_line_lies_outside_the_alert_line_and_both_inside_nought_to_one(average, n):
    alert, alarm = proportion_limits(average, n)

    assert 0 <= alarm.lower <= alert.lower <= average <= alert.upper <= alarm.upper <= 1


@given(st.integers(0, 200), st.integers(0, 200), st.floats(0, 1))
def test_every_area_has_a_band_and_no_rank(x, rest, average):
    assume(x + rest > 0)

    assert proportion_band(x, x + rest, average) in BANDS


def test_an_average_of_nothing():
    assert rate_band(0, 1_000, 0.0, 10_000) == "within"
    assert rate_band(1, 1_000, 0.0, 10_000) == "above_alarm"


@pytest.mark.parametrize(("beyond", "of", "overdispersed"), [(1, 10, False), (2, 10, True)])
def test_many_areas_beyond_the_alert_line_are_more_than_chance(beyond, of, overdispersed):
    bands = ["above_alert"] * beyond + ["within"] * (of - beyond)

    assert is_overdispersed(bands) is overdispersed


def test_no_areas_are_not_overdispersed():
    assert not is_overdispersed([])
