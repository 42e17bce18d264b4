"""Control charts: rules, limits, rebases and icons."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.figures.judgement.rules import COMMON_CAUSE, labels
from goldthread.figures.judgement.xmr import (
    Method,
    ProcessLimits,
    Rebase,
    assurance,
    control_chart,
    process_limits,
    variation,
)

STEADY = [12, 15, 11, 14, 13, 16, 12, 14, 15, 13, 11, 14]

series = st.lists(st.integers(0, 200), min_size=1, max_size=40)


def rebase(before, by="data analyst", reason="new front door"):
    return Rebase(before, by, date(2023, 1, 5), reason)


LIMITS = ProcessLimits(mean=10, amr=3 / 2.66)  # limits 7 and 13, near limits 8 and 12

RULES = [
    ("on the upper limit is inside", [13], [COMMON_CAUSE]),
    ("beyond it is not", [13.1], ["Above UCL"]),
    ("below the lower one neither", [6.9], ["Below LCL"]),
    ("two of three in the outer third", [12.5, 11, 12.5], ["2 in 3 Above CL", COMMON_CAUSE] * 2),
    ("the third across the mean breaks it", [12.5, 9, 12.5], [COMMON_CAUSE] * 3),
    ("on the near limit is not beyond it", [12, 11, 12], [COMMON_CAUSE] * 3),
    ("two of three low", [7.5, 7.5, 9], ["2 in 3 Below CL", "2 in 3 Below CL", COMMON_CAUSE]),
    ("six on one side are no run", [11, 10.5] * 3, [COMMON_CAUSE] * 6),
    ("seven are", [11, 10.5] * 3 + [11], ["7 Points Above CL"] * 7),
    ("on the mean breaks a run", [11, 10.5, 11, 10, 10.5, 11, 10.5], [COMMON_CAUSE] * 7),
    ("seven falling", [11.9, 11, 10.8, 10, 9.9, 9, 8.1], ["7 Point Trend (Decreasing)"] * 7),
]


@pytest.mark.parametrize(("why", "values", "expected"), RULES, ids=[rule[0] for rule in RULES])
def test_rules(why, values, expected):
    assert labels(values, LIMITS) == tuple(expected[: len(values)])


def test_the_length_of_a_run_is_part_of_the_method():
    chart = control_chart([5, 15] * 6 + [12, 13] * 3, Method(fix_after_n_points=12, run_length=6))

    assert chart.labels[-1] == "6 Points Above CL"


def test_a_rebase_makes_new_limits_and_no_rule_crosses_it():
    values = [10, 11, 9, 10, 12, 10, 11, 9, 10, 11, 10, 9, 15, 16, 14, 15, 17, 15]
    whole = control_chart(values)
    parted = control_chart(values, starts=[12])

    assert set(whole.labels) != {COMMON_CAUSE}
    assert set(parted.labels) == {COMMON_CAUSE}
    assert [(s.first, s.end) for s in parted.segments] == [(0, 12), (12, 18)]


@pytest.mark.parametrize(("by", "reason"), [("", "new front door"), ("data analyst", "  ")])
def test_nobody_recalculates_limits_without_a_name_and_a_reason(by, reason):
    with pytest.raises(ValueError, match="named person, with a reason"):
        rebase(date(2022, 4, 1), by, reason)


def test_a_rebase_starts_at_the_first_period_ending_on_or_after_it():
    ends = [date(2022, month, 28) for month in range(1, 7)]
    method = Method(rebases=(rebase(date(2022, 3, 28)), rebase(date(2022, 4, 1))))

    assert method.starts(ends) == [2, 3]


def test_a_rebase_outside_the_series_changes_nothing():
    ends = [date(2022, month, 28) for month in range(1, 7)]
    method = Method(rebases=(rebase(date(2020, 1, 1)), rebase(date(2030, 1, 1))))

    assert method.starts(ends) == []


def test_screening_drops_ranges_and_never_points():
    wild = [*STEADY, 30]

    assert process_limits(wild).mean == process_limits(wild, screen_outliers=False).mean
    assert process_limits(wild).amr < process_limits(wild, screen_outliers=False).amr


def test_fixed_limits_do_not_move_with_later_points():
    method = Method(fix_after_n_points=12)
    fixed = control_chart(STEADY, method).segments[0].limits

    assert control_chart([*STEADY, 40, 60], method).segments[0].limits == fixed


@given(series)
def test_every_point_has_one_label_and_limits_stand_about_the_mean(values):
    chart = control_chart(values)
    limits = chart.segments[0].limits

    assert len(chart.labels) == len(values)
    assert limits.lower <= limits.near_lower <= limits.mean
    assert limits.mean <= limits.near_upper <= limits.upper


@given(series, st.integers(-50, 50))
def test_moving_a_whole_series_moves_no_label(values, step):
    moved = [value + step for value in values]

    assert process_limits(moved).amr == pytest.approx(process_limits(values).amr)


@given(st.integers(0, 100), st.integers(1, 30))
def test_a_constant_series_has_no_signal(value, length):
    assert set(control_chart([value] * length).labels) == {COMMON_CAUSE}


ICONS = [
    ("Above UCL", "higher_better", "improvement_high"),
    ("Above UCL", "lower_better", "concern_high"),
    ("7 Point Trend (Decreasing)", "higher_better", "concern_low"),
    ("2 in 3 Below CL", "lower_better", "improvement_low"),
    ("7 Points Above CL", "context", "neutral_high"),
    ("Below LCL", "context", "neutral_low"),
    (COMMON_CAUSE, "lower_better", "common_cause"),
]


@pytest.mark.parametrize(("label", "polarity", "icon"), ICONS)
def test_seven_variation_icons(label, polarity, icon):
    assert variation(label, polarity) == icon


ASSURANCE = [
    (14, "higher_better", "consistent_fail"),
    (14, "lower_better", "consistent_pass"),
    (6, "higher_better", "consistent_pass"),
    (6, "lower_better", "consistent_fail"),
    (13, "higher_better", "inconsistent"),
    (10, "lower_better", "inconsistent"),
    (14, "context", None),
    (None, "higher_better", None),
]


@pytest.mark.parametrize(("target", "polarity", "promised"), ASSURANCE)
def test_assurance(target, polarity, promised):
    assert assurance(LIMITS, target, polarity) == promised
