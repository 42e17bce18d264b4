"""Rolling twelve months."""

import pytest

from figures.judgement.build import months, quarters, series, year
from goldthread.figures.judgement.rolling import rolling_change
from goldthread.figures.judgement.wording.change import rolling_sentence


def said(*points, polarity="lower_better"):
    return rolling_sentence(rolling_change(series(*points, polarity=polarity)), polarity).text


SENTENCES = [
    (
        months(2021, [2] * 12 + [4] * 12),
        "Rolling year: 48 in the year to December 2022. Up 24 (100.0%) from 24 in the year to "
        "December 2021: more than chance would give, and for the worse.",
    ),
    (
        months(2021, [2] * 23 + [3]),
        "Rolling year: 25 in the year to December 2022. No clear change: 25 against 24 in the "
        "year to December 2021, within what chance would give.",
    ),
    (
        quarters(2021, [10, 12, 9, 11, 10, 12, 9, 11]),
        "Rolling year: 42 in the year to December 2022. The same as the 42 in the year to "
        "December 2021.",
    ),
    (
        months(2021, [2] * 20 + ["c"] + [2] * 3),
        "No rolling year: September 2022 is hidden to protect people.",
    ),
    (
        months(2021, [2] * 3 + ["nr"] + [2] * 20),
        "Rolling year: 24 in the year to December 2022. Not compared with the year before: "
        "April 2021 is not returned.",
    ),
    (months(2022, [2] * 11), "No rolling year: the last twelve months are not all there."),
    (
        months(2022, [2] * 12),
        "Rolling year: 24 in the year to December 2022. Not compared with the year before: "
        "the twelve months before are not all there.",
    ),
    (
        months(2022, ["50"] * 12, "percent"),
        "No rolling year: only counts and money add up over months.",
    ),
]


@pytest.mark.parametrize(("points", "sentence"), SENTENCES)
def test_rolling_years(points, sentence):
    assert said(*points) == sentence


def test_a_month_left_out_altogether_is_missing_and_not_zero():
    points = months(2022, [2] * 12)

    assert rolling_change(series(*points[:5], *points[6:])).current is None


def test_provisional_months_make_a_provisional_year():
    points = (*months(2021, [2] * 23), *months(2022, [2] * 12, provisional=True)[-1:])

    assert rolling_change(series(*points)).current.provisional


def test_years_do_not_roll():
    assert rolling_change(series(year(2022, 24))) is None
