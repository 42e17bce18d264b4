"""Change on the figure before: the table is the manual."""

from datetime import date
from decimal import Decimal

import pytest

from figures.judgement.build import at, broken, made, rolling_year, series, year
from goldthread.core.values import MINUS
from goldthread.figures.judgement.change import change, latest_change, previous_of
from goldthread.figures.judgement.wording.change import change_sentence

LOWER, HIGHER = "lower_better", "higher_better"


def said(earlier, later, polarity="context", breaks=()):
    found = series(earlier, later, polarity=polarity, breaks=breaks)
    return change_sentence(latest_change(found), polarity).text


COUNTS = [
    # before, after, polarity, sentence
    (
        19,
        24,
        LOWER,
        "No clear change: 24 against 19 in 2021 to 2022, within what chance would give.",
    ),
    (3, 9, LOWER, "No clear change: 9 against 3 in 2021 to 2022, within what chance would give."),
    (
        3,
        14,
        LOWER,
        "No clear change: 14 against 3 in 2021 to 2022, "
        "with one of them too small to call it a change.",
    ),
    (
        40,
        62,
        LOWER,
        "Up 22 (55.0%) from 40 in 2021 to 2022: more than chance would give, and for the worse.",
    ),
    (
        40,
        62,
        HIGHER,
        "Up 22 (55.0%) from 40 in 2021 to 2022: more than chance would give, and for the better.",
    ),
    (
        1018,
        816,
        LOWER,
        "Down 202 (19.8%) from 1,018 in 2021 to 2022: "
        "more than chance would give, and for the better.",
    ),
    (62, 40, "context", "Down 22 (35.5%) from 62 in 2021 to 2022: more than chance would give."),
    (0, 4, LOWER, "No clear change: 4 against 0 in 2021 to 2022, within what chance would give."),
    (7, 7, LOWER, "The same as the 7 in 2021 to 2022."),
    (0, 0, LOWER, "The same as the 0 in 2021 to 2022."),
    (
        "c",
        9,
        LOWER,
        "Not compared with 2021 to 2022: the earlier figure is hidden to protect people.",
    ),
    (9, "c", LOWER, "Not compared with 2021 to 2022: this figure is hidden to protect people."),
    ("x", 9, LOWER, "Not compared with 2021 to 2022: the earlier figure is not available."),
    (9, "nr", LOWER, "Not compared with 2021 to 2022: this figure is not returned."),
]


@pytest.mark.parametrize(("before", "after", "polarity", "sentence"), COUNTS)
def test_counts(before, after, polarity, sentence):
    assert said(year(2021, before), year(2022, after), polarity) == sentence


UNITS = [
    # unit, before, its numbers, after, its numbers, sentence
    (
        "percent",
        ("30.0", (6, 20)),
        ("63.6", (14, 22)),
        "Up 33.6 percentage points from 30.0% in 2021 to 2022: "
        "more than chance would give, and for the better.",
    ),
    (
        "percent",
        ("90.0", (18, 20)),
        ("60.0", (12, 20)),
        "No clear change: 60.0% against 90.0% in 2021 to 2022, within what chance would give.",
    ),
    (
        "percent",
        ("25.0", (1, 4)),
        ("83.3", (5, 6)),
        "No clear change: 5 of 6 against 1 of 4 in 2021 to 2022, within what chance would give.",
    ),
    (
        "percent",
        ("0", (0, 9)),
        ("100", (9, 9)),
        "Up to 9 of 9 from 0 of 9 in 2021 to 2022: "
        "more than chance would give, and for the better.",
    ),
    (
        "percent",
        ("40.9", None),
        ("45.1", None),
        "45.1% against 40.9% in 2021 to 2022, a difference of +4.2 percentage points: "
        "not tested for chance, because the numbers behind the percentages are not given.",
    ),
    (
        "rate_per_10000",
        ("20.6", (103, 50000)),
        ("30.4", (152, 50000)),
        "Up 9.8 per 10,000 (47.6%) from 20.6 per 10,000 in 2021 to 2022: "
        "more than chance would give, and for the better.",
    ),
    (
        "rate_per_10000",
        ("1.9", (4, 21000)),
        ("4.0", (9, 22500)),
        "No clear change: 4.0 per 10,000 against 1.9 per 10,000 in 2021 to 2022, "
        "within what chance would give.",
    ),
    (
        "gbp",
        ("6997", None),
        ("6259", None),
        "Down £738 (10.5%) from £6,997 in 2021 to 2022.",
    ),
    (
        "days",
        ("21", None),
        ("18", None),
        f"18 days against 21 days in 2021 to 2022, a difference of {MINUS}3 days: "
        "not tested for chance, because how far the cases behind it spread is not given.",
    ),
]


@pytest.mark.parametrize(("unit", "before", "after", "sentence"), UNITS)
def test_other_units(unit, before, after, sentence):
    earlier, later = (
        year(first, value, unit, of=of) for first, (value, of) in ((2021, before), (2022, after))
    )

    assert said(earlier, later, HIGHER) == sentence


def test_numbers_that_do_not_give_the_percentage_are_not_tested_with():
    earlier = year(2021, "30.0", "percent", of=(6, 20))
    later = year(2022, "80.0", "percent", of=(14, 22))

    assert "not tested for chance" in said(earlier, later)


BREAKS = [
    (
        "definition",
        "Not compared with 2021 to 2022: the definition changed from periods ending "
        "31 March 2023 (new guidance).",
    ),
    (
        "recording",
        "Not compared with 2021 to 2022: the way it is recorded changed from periods ending "
        "31 March 2023 (new guidance).",
    ),
    (
        "restated",
        "No clear change: 24 against 19 in 2021 to 2022, within what chance would give. "
        "Read with care: the earlier figures were restated from periods ending "
        "31 March 2023 (new guidance).",
    ),
]


@pytest.mark.parametrize(("kind", "sentence"), BREAKS)
def test_a_break_between_the_two(kind, sentence):
    breaks = (broken(kind, date(2023, 3, 31), "new guidance."),)

    assert said(year(2021, 19), year(2022, 24), LOWER, breaks) == sentence


def test_a_break_before_both_or_after_both_is_no_matter():
    breaks = (broken("definition", date(2022, 3, 31)), broken("boundary", date(2024, 3, 31)))

    assert said(year(2021, 19), year(2022, 24), LOWER, breaks).startswith("No clear change")


CAVEATS = [
    ({"provisional": True}, {}, "this figure is provisional"),
    ({"low_reliability": True}, {}, "this figure has low reliability"),
    ({}, {"provisional": True}, "the earlier figure is provisional"),
    ({"definition_version": 2}, {}, "the definition has a new version"),
]


@pytest.mark.parametrize(("later", "earlier", "caveat"), CAVEATS)
def test_caveats_stand_beside_the_change(later, earlier, caveat):
    sentence = said(year(2021, 40, **earlier), year(2022, 62, **later))

    assert sentence.endswith(f"more than chance would give. Read with care: {caveat}.")


def test_a_year_missing_between_is_said():
    assert said(year(2019, 40), year(2022, 62)).endswith(
        "Read with care: there is no figure for the time between."
    )


UNLIKE = [
    (
        made("other", date(2021, 1, 1), date(2022, 3, 31), 100, "count"),
        year(2022, 90),
        "one period covers 12 months and the other 15 months",
    ),
    (
        rolling_year(2022, 12, 80),
        rolling_year(2023, 3, 90),
        "the two periods overlap",
    ),
    (
        at(date(2022, 3, 31), 80),
        year(2022, 90),
        "one is of a day and one of a period",
    ),
    (
        year(2021, "4.0", "percent"),
        year(2022, 90),
        "the two are not in the same unit",
    ),
    (
        year(2021, 4, "change"),
        year(2022, 9, "change"),
        "each is already a change",
    ),
]


@pytest.mark.parametrize(("earlier", "later", "reason"), UNLIKE)
def test_unlike_figures_are_not_compared(earlier, later, reason):
    found = change(later, earlier)

    assert found.finding == "refused"
    assert found.absolute is None
    assert change_sentence(found, LOWER).text.endswith(f": {reason}.")


def test_periods_without_dates_are_compared_with_a_caveat():
    earlier, later = (made("other", None, None, value, "count") for value in (40, 62))

    assert "the dates of the two periods are not all stated" in said(earlier, later)


def test_a_rolling_year_is_compared_with_the_one_a_whole_year_before():
    points = [
        rolling_year(2022, 3, 40),
        rolling_year(2022, 12, 55),
        rolling_year(2023, 3, 62),
    ]
    found = series(*points)

    assert previous_of(found, points[-1]) is points[0]
    assert latest_change(found).direction == "up"


def test_a_financial_year_follows_a_rolling_year_of_the_same_length():
    points = [rolling_year(2021, 3, 30), rolling_year(2022, 3, 40), year(2022, 62)]

    assert previous_of(series(*points), points[-1]) is points[1]


def test_snapshots_a_year_apart_are_compared():
    assert said(at(date(2022, 3, 31), 40), at(date(2023, 3, 31), 62)) == (
        "Up 22 (55.0%) from 40 at 31 March 2022: more than chance would give."
    )


def test_points_are_read_in_the_order_they_end_however_they_come():
    found = latest_change(series(year(2022, 62), year(2021, 40)))

    assert found.current.value == Decimal(62)
    assert found.absolute == Decimal(22)


def test_the_first_figure_has_nothing_before_it():
    found = latest_change(series(year(2022, 24)))

    assert found.finding == "first"
    assert change_sentence(found, LOWER).text == "There is no earlier figure to compare with."


def test_a_series_without_points_has_no_change():
    assert latest_change(series(unit="count")) is None
