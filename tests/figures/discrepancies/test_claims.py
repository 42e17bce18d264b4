"""Targets, jumps, periods, and figures that should follow from each other."""

from datetime import date

import pytest

from figures.discrepancies.build import (
    EARLIER,
    OFFICIAL,
    REPORT,
    at,
    found,
    percent,
    rate,
    rating,
    rules_of,
    spanning,
    value,
)

TARGET, JUMP, PERIOD, FOLLOWS = (
    "target-not-met",
    "unexplained-jump",
    "period-not-covered",
    "does-not-follow",
)
HIGHER = {"polarity": "higher_better"}


def target(number, **more):
    return percent(number, measure="target", **(HIGHER | more))


def outcome(number, **more):
    return percent(number, **(HIGHER | more))


@pytest.mark.parametrize(
    ("aim", "result", "said", "expected"),
    [
        ("85", "77", [], []),  # missed, and nobody says otherwise
        ("85", "77", [rating("Achieved")], [TARGET]),
        ("85", "77", [rating("Not met")], []),
        ("85", "77", [rating("Partially Achieved")], []),
        ("85", "86", [rating("Green")], []),
        ("85", "86", [rating("Red")], [TARGET]),
        ("85", "85", [rating("Met")], []),
        ("85", "84.6", [rating("Met")], [TARGET]),
        ("80", "77", [rating("Achieved", of="X2")], []),
        ("80", "77", [rating("Green", breakdown="detail=RAG")], [TARGET]),
        ("80", "77", [rating("Green", breakdown="agency=Police")], []),
    ],
)
def test_a_rating_agrees_with_its_numbers(aim, result, said, expected):
    assert rules_of(target(aim), outcome(result), *said) == expected


def test_lower_may_be_better():
    lower = {"polarity": "lower_better"}

    assert rules_of(target("5", **lower), outcome("4", **lower), rating("Met")) == []
    assert rules_of(target("5", **lower), outcome("6", **lower), rating("Met")) == [TARGET]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ({"text": "90% 77% target met"}, [TARGET]),
        ({"note": "The text says the target is being met."}, [TARGET]),
        ({"note": "Printed in red ink; the agency achieved accreditation."}, []),
        ({"text": "reduced from 80%"}, []),
    ],
)
def test_words_beside_the_number_count_as_a_claim(words, expected):
    assert rules_of(target("90"), outcome("77", **words)) == expected


def test_a_target_said_to_be_met_misleads():
    (one,) = found(target("85"), outcome("84.4"), rating("Achieved"))

    assert one.severity == "high"
    assert "“Achieved”" in one.message


def year(number, of=2023, **more):
    return value(number, year=of, **more)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (year(9293, 2022), year(9100), []),
        (year(900, 2022), year(9293), [JUMP]),
        (year(9293, 2022), year(900), [JUMP]),
        (year(129, 2022), year(294), []),  # more than double is a year's doing
        (year(2, 2022), year(8), []),  # fourfold, and chance could give it
        (year(0, 2022), year(60), [JUMP]),
        (year(900, 2021), year(9293), []),  # two years apart
        (year(900, 2022), year(9293, breakdown="status=planned"), []),
        (year(900, 2022), year(9293, note="Approximate."), []),
        (at(date(2022, 3, 31), 561), at(date(2023, 3, 31), 2268), [JUMP]),
        (at(date(2022, 3, 31), 561), at(date(2023, 3, 31), 268), []),
        (at(date(2022, 3, 31), 56), year(900), []),
    ],
)
def test_a_jump_is_far_beyond_what_a_year_brings(before, after, expected):
    assert rules_of(before, after) == expected


def test_fifteen_months_are_compared_month_by_month():
    long = spanning(date(2021, 1, 1), date(2022, 3, 31), 1018, source=EARLIER)
    (one,) = found(long, year(9293), rule=JUMP)

    assert "11.4 times as much a month" in one.message


def test_official_series_have_their_own_publishers():
    assert rules_of(year(54, 2022, source=OFFICIAL), year(2600, source=OFFICIAL)) == []


def dated(start, end, kind="financial_year", **more):
    return value(5, start=start, end=end, kind=kind, **more)


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (dated(date(2022, 4, 1), date(2023, 3, 31)), []),
        (dated(date(2022, 1, 1), date(2022, 12, 31)), [PERIOD]),
        (dated(date(2022, 1, 1), date(2022, 12, 31), "calendar_year"), []),
        (dated(date(2022, 9, 1), date(2023, 8, 31), "academic_year"), []),
        (dated(date(2022, 10, 1), date(2023, 9, 30), "12_months_to"), []),
        (dated(date(2022, 10, 1), date(2023, 8, 31), "12_months_to"), [PERIOD]),
        (dated(date(2023, 1, 1), date(2023, 3, 31), "quarter"), []),
        (dated(date(2023, 1, 1), date(2023, 4, 30), "quarter"), [PERIOD]),
        (dated(date(2023, 3, 1), date(2022, 3, 31), "other"), [PERIOD]),
        (dated(date(2023, 4, 1), date(2024, 3, 31)), [PERIOD]),  # after the report was known
        (dated(date(2023, 4, 1), date(2024, 3, 31), breakdown="status=planned"), []),
        (dated(date(2022, 3, 1), date(2023, 3, 31), "other"), [PERIOD]),  # thirteen months
        (dated(REPORT.start, REPORT.end, "other"), []),
        (dated(date(2020, 4, 1), date(2023, 3, 31), "other"), []),  # three years are no year
    ],
)
def test_a_period_is_what_it_is_called(figure, expected):
    assert rules_of(figure) == expected


def test_the_same_odd_period_is_one_finding():
    odd = [dated(date(2022, 3, 1), date(2023, 3, 31), "other", of=f"X{n}") for n in range(7)]
    (one,) = found(*odd)

    assert len(one.figures) == 7
    assert "is 13 months" in one.message
    assert "and 3 more" in one.message


def dates_of(report):
    return {"source": report}


def test_times_that_overlap_in_part_are_found():
    first = spanning(date(2021, 1, 1), date(2022, 3, 31), 2, **dates_of(EARLIER))
    second = spanning(date(2022, 3, 1), date(2023, 3, 31), 1, **dates_of(REPORT))
    messages = [one.message for one in found(first, second, rule=PERIOD)]

    assert any("have 1 month in common" in message for message in messages)


@pytest.mark.parametrize(("number", "expected"), [(786, True), (949, False), (600, False)])
def test_a_years_number_for_fifteen_months_is_found(number, expected):
    ours = spanning(date(2022, 1, 1), date(2023, 3, 31), number)
    messages = [one.message for one in found(ours, value(759, source=OFFICIAL), rule=PERIOD)]

    assert any("seems to be the year's number" in message for message in messages) is expected


def test_a_position_called_a_time_is_asked_about_and_ranks_below():
    ours = spanning(date(2021, 3, 1), date(2023, 3, 31), 95)
    (one,) = found(ours, at(date(2023, 3, 31), 95, source=OFFICIAL), rule=PERIOD)

    assert one.severity == "low"


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ((value(164, "MS002", breakdown="source=x"), value(154, "PO011")), [FOLLOWS]),
        ((value(156, "MS002", breakdown="source=x"), value(154, "PO011")), []),
        ((value(549, "CH003"), value(1024, "CH004")), [FOLLOWS]),
        ((value(549, "CH003"), value(560, "CH004")), []),
        ((value(549, "CH003"), value(1024, "CH004", place=(9, "Elsewhere"))), []),
    ],
)
def test_what_should_be_equal_nearly_is(figures, expected):
    assert rules_of(*figures) == expected


CARRIED = "origin=carried forward from previous year"
STARTED = "origin=started in year"
ENDED = date(2022, 3, 31)


@pytest.mark.parametrize(("stock", "expected"), [(2, []), (3, [FOLLOWS])])
def test_a_year_begins_where_the_one_before_ended(stock, expected):
    printed = [value(2, "PF010", breakdown=CARRIED), at(ENDED, stock, "PF001")]
    implied = [value(9, "PF010"), value(7, "PF010", breakdown=STARTED), at(ENDED, stock, "PF001")]

    assert rules_of(*printed) == expected
    assert rules_of(*implied) == expected


@pytest.mark.parametrize(("whole", "expected"), [(8, []), (9, [FOLLOWS])])
def test_everything_of_a_year_has_ended_or_goes_on(whole, expected):
    ended = [value(5, "PF015", breakdown="reason=a"), value(2, "PF015", breakdown="reason=b")]
    on = at(date(2023, 3, 31), 1, "PF014")

    assert rules_of(value(whole, "PF010"), *ended, on) == expected


def test_a_printed_change_is_held_against_what_it_is_said_of_here_and_officially():
    printed = percent("22", "DA006", breakdown="change from=2021/22; direction=decrease")
    own = [rate("36.8", "CH022", year=2022), rate("57.4", "CH022")]
    theirs = [value(155, "CH022", year=2022, source=OFFICIAL), value(240, "CH022", source=OFFICIAL)]
    (one,) = found(printed, *own, *theirs, rule=FOLLOWS)

    assert one.misleads
    assert "+56%" in one.message
    assert "+54.8%" in one.message
    assert not found(printed, rate("57.4", "CH022", year=2022), rate("44.8", "CH022"), rule=FOLLOWS)
