"""Which series go on a control chart, and the sentence of each."""

from datetime import date
from decimal import Decimal

import pytest

from figures.judgement.build import broken, made, months, rolling_year, series
from goldthread.figures.judgement.signal import read_signal
from goldthread.figures.judgement.wording.signal import label_words, signal_sentence
from goldthread.figures.judgement.xmr import Method, Rebase

STEADY = [12, 15, 11, 14, 13, 16, 12, 14, 15, 13, 11, 14]


def said(found, target=None, method=None):
    return signal_sentence(read_signal(found, method or Method(), target)).text


SENTENCES = [
    (
        STEADY,
        "lower_better",
        None,
        "Control chart of 12 months (mean 13.3, limits 6.6 to 20.1): "
        "no signal in the latest point.",
    ),
    (
        [*STEADY, 30],
        "lower_better",
        None,
        "Control chart of 13 months (mean 14.6, limits 7.8 to 21.4): "
        "the latest point is above the upper limit, a concern.",
    ),
    (
        [*STEADY, 30],
        "higher_better",
        None,
        "Control chart of 13 months (mean 14.6, limits 7.8 to 21.4): "
        "the latest point is above the upper limit, an improvement.",
    ),
    (
        [*STEADY, 30],
        "context",
        None,
        "Control chart of 13 months (mean 14.6, limits 7.8 to 21.4): "
        "the latest point is above the upper limit.",
    ),
    (
        STEADY,
        "higher_better",
        25,
        "Control chart of 12 months (mean 13.3, limits 6.6 to 20.1): "
        "no signal in the latest point; as things run, the target will be missed every time.",
    ),
    (
        [3, 0, 2, 1, 0, 0, 4, 1, 2, 0, 1, 3],
        "lower_better",
        None,
        "Control chart of 12 months (mean 1.4, limits 0.0 to 6.3): no signal in the latest point. "
        "Read with care: limits are rough for counts this small.",
    ),
    (
        STEADY[:7],
        "lower_better",
        None,
        "No control chart: too few points for one (7 comparable; 12 are needed).",
    ),
]


@pytest.mark.parametrize(("values", "polarity", "target", "sentence"), SENTENCES)
def test_a_series_on_its_chart(values, polarity, target, sentence):
    assert said(series(*months(2022, values), polarity=polarity), target) == sentence


def test_rates_say_their_unit_once():
    found = series(*months(2022, [f"{value}.5" for value in STEADY], "rate_per_10000"))

    assert "(mean 13.8, limits 7.1 to 20.6 per 10,000)" in said(found)


def test_overlapping_rolling_years_are_never_charted():
    points = [rolling_year(2022 + m // 12, m % 12 + 1, 20 + m) for m in range(14)]

    assert said(series(*points)) == (
        "No control chart: rolling years overlap, and overlapping points make false runs."
    )


def test_a_hidden_latest_figure_is_not_judged_by_the_one_before():
    found = read_signal(series(*months(2022, [*STEADY, "c"])), Method())

    assert found.chart is None
    assert found.reason == "the latest figure is not a number"


def test_hidden_points_are_left_out_and_not_charted_as_zero():
    found = read_signal(series(*months(2022, [*STEADY[:6], "c", *STEADY[6:]])), Method())

    assert found.limits.mean == pytest.approx(13.333333)
    assert found.caveats == ("points without a number are left out",)


def test_only_points_since_a_change_of_definition_are_charted():
    values = [50, 60] * 6 + STEADY
    breaks = (broken("definition", date(2023, 1, 31)),)
    found = read_signal(series(*months(2022, values), breaks=breaks), Method())

    assert len(found.points) == 12
    assert found.limits.mean == pytest.approx(13.333333)


def test_a_rebase_is_part_of_the_method_and_says_when_limits_rest_on_little():
    rebase = Rebase(date(2023, 1, 31), "data analyst", date(2023, 9, 1), "new front door")
    values = [*STEADY, 22, 25, 21, 24]
    found = read_signal(series(*months(2022, values)), Method(rebases=(rebase,)))

    assert len(found.chart.segments) == 2
    assert found.limits.mean == pytest.approx(23)
    assert found.caveats == ("the limits rest on few points",)


@pytest.mark.parametrize(
    ("kind", "unit", "reason"),
    [
        ("other", "count", "the points are not of regular periods"),
        ("month", "percent_change", "each point is already a change"),
    ],
)
def test_other_series_that_are_not_charted(kind, unit, reason):
    points = [
        made(kind, date(2022, month, 1), date(2022, month, 28), month, unit)
        for month in range(1, 13)
    ]

    assert read_signal(series(*points), Method()).reason == reason


def test_values_keep_their_decimals_on_the_chart():
    found = read_signal(series(*months(2022, STEADY)), Method())

    assert [point.value for point in found.points] == [Decimal(value) for value in STEADY]


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Below LCL", "the latest point is below the lower limit"),
        ("7 Point Trend (Increasing)", "the latest point is part of a rise of 7 points in a row"),
        ("2 in 3 Below CL", "two of the last three points are far below the mean"),
        ("8 Points Above CL", "the latest point is one of 8 in a row above the mean"),
    ],
)
def test_a_label_in_words(label, words):
    assert label_words(label) == words
