"""The period of a report, as people write it."""

from datetime import date

import pytest

from goldthread.reports.drafting.period import ReportPeriod, UnknownPeriod, period_of


@pytest.mark.parametrize(
    ("words", "start", "end", "label", "slug"),
    [
        ("2022-23", date(2022, 4, 1), date(2023, 3, 31), "2022 to 2023", "2022-23"),
        ("2022/23", date(2022, 4, 1), date(2023, 3, 31), "2022 to 2023", "2022-23"),
        (" 1999-00 ", date(1999, 4, 1), date(2000, 3, 31), "1999 to 2000", "1999-00"),
        (
            "2022-01-01/2023-03-31", date(2022, 1, 1), date(2023, 3, 31),
            "January 2022 to March 2023", "2022-01-01-2023-03-31",
        ),
    ],
)  # fmt: skip
def test_a_period_is_read_and_named(words, start, end, label, slug):
    period = period_of(words)
    assert period == ReportPeriod(start, end)
    assert (period.label, period.slug) == (label, slug)


@pytest.mark.parametrize(
    "words", ["", "22", "2022-24", "last year", "2022-13-01/2023-01-01", "2023-03-31/2022-04-01",
              "2022-04-01/2022-04-01", "2022-04-01"],
)  # fmt: skip
def test_words_that_are_no_period_are_refused_with_what_would_be(words):
    with pytest.raises(UnknownPeriod, match="2022-23"):
        period_of(words)


@pytest.mark.parametrize(
    ("end", "covered"),
    [
        (date(2022, 1, 1), True),
        (date(2023, 3, 31), True),
        (date(2021, 12, 31), False),
        (date(2023, 4, 1), False),
        (None, False),
    ],
)
def test_a_figure_is_of_the_period_its_last_day_falls_in(end, covered):
    assert period_of("2022-01-01/2023-03-31").covers(end) is covered
