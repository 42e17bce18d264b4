"""What stands between two figures, gravest first."""

from dataclasses import replace
from datetime import date

import pytest

from figures.judgement.build import at, broken, made, rolling_year, year
from goldthread.figures.judgement.comparability import (
    caveats,
    first_day,
    peer_problems,
    problems,
    refusal,
)


def test_nothing_stands_between_two_plain_years():
    assert problems(year(2022, 24), year(2021, 19)) == ()


def test_refusals_come_before_caveats():
    breaks = [broken("restated", date(2023, 3, 31)), broken("boundary", date(2023, 3, 31))]
    found = problems(year(2022, 24, provisional=True), year(2021, 19), breaks)

    assert [problem.kind for problem in found] == ["boundary", "restated", "provisional"]
    assert refusal(found) == "the boundary changed from periods ending 31 March 2023"
    assert caveats(found) == (
        "the earlier figures were restated from periods ending 31 March 2023",
        "this figure is provisional",
    )


FIRST_DAYS = [
    (year(2022, 1), date(2022, 4, 1)),
    (replace(rolling_year(2023, 3, 1), start=None), date(2022, 4, 1)),
    (replace(rolling_year(2023, 12, 1), start=None), date(2023, 1, 1)),
    (made("month", None, date(2024, 2, 29), 1, "count"), date(2024, 2, 1)),
    (made("quarter", None, date(2023, 3, 31), 1, "count"), date(2023, 1, 1)),
    (at(date(2023, 3, 31), 1), date(2023, 3, 31)),
    (made("other", None, date(2023, 9, 30), 1, "count"), None),
    (made("other", None, None, 1, "count"), None),
]


@pytest.mark.parametrize(("point", "day"), FIRST_DAYS)
def test_the_first_day_of_a_period(point, day):
    assert first_day(point) == day


PERIODS = [
    # earlier, later, the kinds of problem
    (year(2021, 1), year(2022, 1), []),
    (year(2022, 1), year(2022, 1), ["overlap"]),
    (year(2020, 1), year(2022, 1), ["gap"]),
    (rolling_year(2022, 3, 1), rolling_year(2023, 3, 1), []),
    (rolling_year(2022, 3, 1), year(2022, 1), []),
    (rolling_year(2022, 6, 1), rolling_year(2023, 3, 1), ["overlap"]),
    (at(date(2022, 3, 31), 1), at(date(2023, 3, 31), 1), []),
    (at(date(2023, 3, 31), 1), at(date(2023, 3, 31), 1), ["overlap"]),
    (at(date(2022, 3, 31), 1), year(2022, 1), ["kind"]),
    (made("month", date(2022, 3, 1), date(2022, 3, 31), 1, "count"), year(2022, 1), ["length"]),
    (made("other", None, None, 1, "count"), year(2022, 1), ["dates"]),
]


@pytest.mark.parametrize(("earlier", "later", "kinds"), PERIODS)
def test_periods_that_do_not_follow_each_other(earlier, later, kinds):
    assert [problem.kind for problem in problems(later, earlier)] == kinds


PEERS = [
    (year(2022, "5", "percent"), year(2022, "6", "percent"), []),
    (year(2022, "5", "percent"), rolling_year(2023, 3, 6), ["unit"]),
    (year(2022, "5", "percent"), year(2021, "6", "percent"), ["other period"]),
    (year(2022, 5), year(2022, 6), ["size"]),
    (year(2022, "5", "gbp"), year(2022, "6", "gbp"), ["size"]),
    (
        year(2022, "5", "percent"),
        year(2022, "6", "percent", provisional=True, low_reliability=True),
        ["provisional", "low reliability"],
    ),
]


@pytest.mark.parametrize(("ours", "theirs", "kinds"), PEERS)
def test_another_areas_figure(ours, theirs, kinds):
    found = peer_problems(ours, theirs, "England")

    assert [problem.kind for problem in found] == kinds


def test_a_rolling_year_to_march_is_the_financial_year_it_covers():
    ours = year(2022, "5", "percent")
    theirs = replace(rolling_year(2023, 3, 6), unit="percent")

    assert peer_problems(ours, theirs, "England") == ()
