"""Units, parts and series in words, and series carried in an address and back."""

import pytest

from goldthread.figures.presenters.naming import (
    asked_series,
    part_words,
    series_param,
    series_words,
    unit_words,
)
from goldthread.figures.reading.series import SeriesKey

KEYS = [
    SeriesKey("", "count", "as_at"),
    SeriesKey("duration=1 week; measure=At 31 March", "rate_per_10000", "financial_year"),
    SeriesKey("odd=a|b", "percent", "other"),
]


@pytest.mark.parametrize("key", KEYS)
def test_an_address_carries_a_series_whole(key):
    assert asked_series(series_param(key)) == key


@pytest.mark.parametrize("text", ["", "count", "a|b"])
def test_a_garbled_address_asks_for_none(text):
    assert asked_series(text) is None


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("count", "number"),
        ("percent", "percentage"),
        ("rate_per_10000", "rate per 10,000"),
        ("gbp", "pounds"),
        ("whole_time_posts", "whole time posts"),
    ],
)
def test_units_in_words(unit, words):
    assert unit_words(unit) == words


def test_parts_and_series_in_words():
    assert part_words("") == "All"
    assert part_words("duration=1 week; cohort=Boys") == "Duration: 1 week, cohort: Boys"
    assert series_words(KEYS[0]) == "All, number, snapshots"
