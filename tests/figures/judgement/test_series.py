"""Points, their bases and how each is shown."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from figures.judgement.build import at, broken, made, series, year
from goldthread.figures.judgement.series import better
from goldthread.figures.judgement.wording.latest import latest_sentence

BASES = [
    (year(2022, "66.7", "percent", of=(4, 6)), (4, 6)),
    (year(2022, "67", "percent", of=(4, 6)), (4, 6)),
    (year(2022, "2.4", "rate_per_10000", of=(5, 21_000)), (5, 21_000)),
    (year(2022, "80.0", "percent", of=(4, 6)), None),
    (year(2022, "150", "percent", of=(6, 4)), None),
    (year(2022, "0", "percent", of=(0, 0)), None),
    (year(2022, "50", "percent", of=("2.5", "5")), None),
    (year(2022, "c", "percent", of=(4, 6)), None),
    (year(2022, 4, "count", of=(4, 6)), None),
    (year(2022, "66.7", "percent"), None),
]


@pytest.mark.parametrize(("point", "base"), BASES)
def test_the_numbers_behind_are_used_only_where_they_give_the_figure(point, base):
    assert point.base == base


SHOWN = [
    (year(2022, "66.7", "percent", of=(4, 6)), "4 of 6"),
    (year(2022, "70.0", "percent", of=(7, 10)), "70.0%"),
    (year(2022, 1018), "1,018"),
    (year(2022, "c"), "hidden to protect people"),
    (year(2022, "nr"), "not returned"),
]


@pytest.mark.parametrize(("point", "shown"), SHOWN)
def test_a_figure_as_it_is_shown(point, shown):
    assert point.shown == shown


def test_a_rating_is_shown_in_its_words():
    found = rating("Achieved")

    assert found.shown == "Achieved"
    assert found.number is None


def rating(words):
    return replace(year(2022, "x", "rating"), state="rating", words=words)


def test_a_label_stands_in_for_dates_that_are_not_known():
    undated = made("other", None, None, 5, "count")

    assert undated.period == "period not stated"
    assert labelled("2012/13").period == "2012/13"
    assert labelled("2012/13").when == "in 2012/13"


def labelled(label):
    return replace(made("other", None, None, 5, "count"), label=label)


LATEST = [
    (series(year(2022, 1018), noun="referrals"), "1,018 referrals in 2022 to 2023."),
    (series(year(2022, 1), noun="children in need"), "1 child in need in 2022 to 2023."),
    (series(year(2022, 0), noun="children"), "0 children in 2022 to 2023."),
    (series(year(2022, "45.1", "percent"), noun="children"), "45.1% in 2022 to 2023."),
    (series(at(date(2023, 3, 31), 24)), "24 at 31 March 2023."),
    (series(rating("Partially Achieved")), "Partially Achieved in 2022 to 2023."),
    (series(year(2022, "nr")), "not returned in 2022 to 2023."),
    (
        series(year(2021, 24), year(2022, "x")),
        "not available in 2022 to 2023. The last number is 24 in 2021 to 2022.",
    ),
    (
        series(year(2022, 24, provisional=True, low_reliability=True)),
        "24 in 2022 to 2023. Read with care: it is provisional; its reliability is low.",
    ),
]


@pytest.mark.parametrize(("found", "ending"), LATEST)
def test_the_sentence_of_the_figure_itself(found, ending):
    sentence = latest_sentence(found, found.latest)

    assert sentence.text == f"Referrals, North Somerset: {ending}"


def test_the_latest_point_is_the_last_to_end_even_where_it_is_hidden():
    found = series(year(2022, "c"), year(2020, 5), year(2021, 6))

    assert found.latest.state == "suppressed"
    assert [point.value for point in found.in_order] == [Decimal(5), Decimal(6), None]


def test_undated_points_keep_the_order_they_came_in():
    points = year(2022, 7), made("other", None, None, 5, "count")

    assert series(*points).in_order == points


def test_a_break_parts_only_what_lies_on_either_side():
    parting = broken("definition", date(2023, 3, 31))

    assert parting.parts(year(2021, 1), year(2022, 1))
    assert not parting.parts(year(2022, 1), year(2023, 1))
    assert not parting.parts(year(2020, 1), year(2021, 1))
    assert not parting.parts(made("other", None, None, 5, "count"), year(2022, 1))


@pytest.mark.parametrize(
    ("polarity", "rose", "is_better"),
    [
        ("higher_better", True, True),
        ("higher_better", False, False),
        ("lower_better", True, False),
        ("context", True, None),
    ],
)
def test_which_way_is_better(polarity, rose, is_better):
    assert better(polarity, rose) is is_better
