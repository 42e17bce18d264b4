"""Dates and counts in words."""

from datetime import UTC, date, datetime

import pytest

from goldthread.ui.words import count_words, date_words, time_words


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2023, 3, 1, 9, 5, tzinfo=UTC), "1 March 2023 at 9:05am"),
        (datetime(2023, 7, 1, 11, 30, tzinfo=UTC), "1 July 2023 at 12:30pm"),
        (datetime(2023, 7, 1, 23, 30, tzinfo=UTC), "2 July 2023 at 12:30am"),
    ],
)
def test_moments_are_in_london(moment, words):
    assert time_words(moment) == words


def test_day_of_a_moment_is_londons():
    assert date_words(datetime(2023, 7, 1, 23, 30, tzinfo=UTC)) == "2 July 2023"
    assert date_words(date(2023, 3, 31)) == "31 March 2023"


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 figures"), (1, "1 figure"), (1018, "1,018 figures")]
)
def test_noun_agrees(count, words):
    assert count_words(count, "figure") == words


def test_noun_with_a_plural_of_its_own():
    assert count_words(2, "child", "children") == "2 children"
