"""The lines a rate funnel draws are those that decide its bands."""

import pytest

from goldthread.figures.judgement.funnel import rate_band, rate_denominators, rate_limits


@pytest.mark.parametrize(("events", "average"), [(10, 4.0), (131, 41.6), (3, 0.5)])
def test_a_count_lies_on_the_line_at_the_population_that_puts_it_there(events, average):
    at = rate_denominators(events, average, 10_000)
    alert, _ = rate_limits(average, at.on_upper, 10_000)
    assert alert.upper == pytest.approx(events / at.on_upper * 10_000, rel=1e-6)
    alert, _ = rate_limits(average, at.on_lower, 10_000)
    assert alert.lower == pytest.approx(events / at.on_lower * 10_000, rel=1e-6)


def test_the_alarm_line_lies_outside_the_alert_line_and_both_narrow_with_size():
    small, large = (rate_limits(40.0, people, 10_000) for people in (20_000, 200_000))
    for alert, alarm in (small, large):
        assert alarm.lower < alert.lower < 40 < alert.upper < alarm.upper
    assert large[0].upper - large[0].lower < small[0].upper - small[0].lower


def test_a_place_outside_the_drawn_line_is_in_the_band_beyond_it():
    alert, alarm = rate_limits(40.0, 50_000, 10_000)
    above = round(alarm.upper * 5) + 2
    assert rate_band(above, 50_000, 40.0, 10_000) == "above_alarm"
    assert rate_band(round(alert.lower * 5) + 2, 50_000, 40.0, 10_000) == "within"
