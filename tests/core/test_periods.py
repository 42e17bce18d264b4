"""Periods in words."""

from datetime import date

import pytest

from goldthread.core.periods import (
    date_words,
    months_between,
    months_covered,
    period_label,
    period_phrase,
)


def day(text):
    return date.fromisoformat(text) if text else None


PERIODS = [
    # kind, start, end, label, in a sentence
    ("financial_year", "2022-04-01", "2023-03-31", "2022 to 2023", "in 2022 to 2023"),
    (
        "academic_year",
        "2012-09-01",
        "2013-08-31",
        "academic year 2012 to 2013",
        "in the academic year 2012 to 2013",
    ),
    ("calendar_year", "2012-01-01", "2012-12-31", "2012", "in 2012"),
    ("quarter", "2022-01-01", "2022-03-31", "January to March 2022", "in January to March 2022"),
    ("month", "2022-03-01", "2022-03-31", "March 2022", "in March 2022"),
    (
        "12_months_to",
        "2022-04-01",
        "2023-03-31",
        "year to March 2023",
        "in the year to March 2023",
    ),
    ("12_months_to", "", "2023-03-31", "year to March 2023", "in the year to March 2023"),
    ("12_months_to", "", "2023-03-15", "year to 15 March 2023", "in the year to 15 March 2023"),
    ("as_at", "", "2023-03-31", "31 March 2023", "at 31 March 2023"),
    ("as_at", "2023-03-31", "", "31 March 2023", "at 31 March 2023"),
    (
        "cohort",
        "2011-07-01",
        "2012-06-30",
        "cohort July 2011 to June 2012",
        "in the cohort July 2011 to June 2012",
    ),
    (
        "other",
        "2021-01-01",
        "2022-03-31",
        "January 2021 to March 2022",
        "from January 2021 to March 2022",
    ),
    ("other", "2022-11-09", "2022-11-09", "9 November 2022", "on 9 November 2022"),
    (
        "other",
        "2022-11-09",
        "2022-12-01",
        "9 November 2022 to 1 December 2022",
        "from 9 November 2022 to 1 December 2022",
    ),
    ("other", "2020-05-01", "2020-05-31", "May 2020", "in May 2020"),
    ("other", "", "2023-09-30", "to 30 September 2023", "in the time to 30 September 2023"),
    ("other", "2023-07-01", "", "from 1 July 2023", "from 1 July 2023"),
    ("other", "", "", "period not stated", "(period not stated)"),
    ("quarter", "", "", "quarter not stated", "(quarter not stated)"),
    ("as_at", "", "", "date not stated", "(date not stated)"),
]


@pytest.mark.parametrize(("kind", "start", "end", "label", "phrase"), PERIODS)
def test_a_period_in_words(kind, start, end, label, phrase):
    assert period_label(kind, day(start), day(end)) == label
    assert period_phrase(kind, day(start), day(end)) == phrase


def test_a_date_in_words_has_no_leading_zero():
    assert date_words(date(2023, 7, 1)) == "1 July 2023"


@pytest.mark.parametrize(
    ("kind", "start", "end", "months"),
    [
        ("financial_year", "2022-04-01", "2023-03-31", 12),
        ("other", "2021-01-01", "2022-03-31", 15),
        ("12_months_to", "", "2023-03-31", 12),
        ("as_at", "", "2023-03-31", None),
        ("other", "", "2023-03-31", None),
    ],
)
def test_months_a_period_covers(kind, start, end, months):
    assert months_covered(kind, day(start), day(end)) == months


def test_months_between_two_dates():
    assert months_between(date(2022, 11, 30), date(2023, 2, 28)) == 3
