"""Against official statistics, and against the population."""

from datetime import date

import pytest

from figures.discrepancies.build import (
    OFFICIAL,
    at,
    children,
    found,
    percent,
    rate,
    rules_of,
    spanning,
    value,
)

DIFFERS, PEOPLE, PERIOD = "differs-from-official", "impossible-population", "period-not-covered"
MARCH = date(2023, 3, 31)


def official(number, of="X1", **more):
    return value(number, of, source=OFFICIAL, reference="off-1", **more)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (value(122), official(152), [DIFFERS]),
        (value(152), official(152), []),
        (percent("36"), official("36.1", unit="percent"), []),
        (percent("37"), official("36.1", unit="percent"), [DIFFERS]),
        (rate("57.4"), official("57", unit="rate_per_10000"), []),
        (rate("57.6"), official("57.0", unit="rate_per_10000"), [DIFFERS]),
        (value(122), official(152, year=2022), []),
        (value(122), official(152, breakdown="category=Neglect"), []),
        (value(122, breakdown="kind=expected level"), official(152), []),
        (value(122, area_name="Statistical neighbours of North Somerset"), official(152), []),
        (at(MARCH, 268), at(MARCH, 1034, source=OFFICIAL), [DIFFERS]),
        # A national count is rounded to ten.
        (value(756146), official(756150), []),
        (value(42848), official(42838), []),
    ],
)
def test_a_report_is_held_against_the_national_statistic(ours, theirs, expected):
    assert rules_of(ours, theirs) == expected


def test_both_figures_are_named():
    (one,) = found(value(122, reference="ns-1"), official(152))

    assert one.figure_ids == ["ns-1", "off-1"]
    assert "19.7% apart" in one.message


@pytest.mark.parametrize(
    ("ours", "theirs", "severity"),
    [
        (value(122), official(152), "high"),
        (value(93), official(95), "medium"),
        (value(1024), official(1027), "low"),
        (percent("14.1"), official("14.5", unit="percent"), "low"),
    ],
)
def test_the_further_apart_the_worse(ours, theirs, severity):
    (one,) = found(ours, theirs)

    assert one.severity == severity


def test_said_in_table_and_text_it_is_one_discrepancy():
    (one,) = found(value(122), value(122, table="prose"), official(152))

    assert len(one.figures) == 3


def test_the_bands_of_one_distribution_are_one_discrepancy():
    ours = [value(n, breakdown=f"band={n % 7}") for n in (293, 135)]
    theirs = [official(n, breakdown=f"band={own % 7}") for n, own in ((359, 293), (150, 135))]
    (one,) = found(*ours, *theirs)

    assert "293, officially 359" in one.message
    assert len(one.figures) == 4


def test_a_rate_is_worked_out_from_the_official_count_and_the_ons():
    count = official(86, breakdown="category=Neglect")

    def ours(number):
        return rate(number, breakdown="category=Neglect")

    assert rules_of(ours("20.4"), count, children(42117)) == []
    assert rules_of(ours("30.4"), count, children(42117)) == [DIFFERS]
    assert rules_of(ours("30.4"), count) == []


def test_what_a_report_calls_otherwise_is_found_under_its_official_name():
    band = "duration=3 months or less"
    own = f"{band}; measure=Children in Need at 31st March"
    ours = at(MARCH, "22.7", "N16", unit="percent", breakdown=own)
    theirs = at(MARCH, "25.5", "CH044", unit="percent", source=OFFICIAL, breakdown=band)

    assert rules_of(ours, theirs) == [DIFFERS]


def conferences(*counts):
    days = ("0-10", "11-15", "16-20", "21+")
    return [
        official(n, "CH048", breakdown=f"days={band}")
        for n, band in zip(counts, days, strict=False)
    ]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((23, 196, 11, 10), []),
        ((23, 100, 100, 17), [DIFFERS]),
        ((23, 100, 100), []),  # one band is hidden: no share can be made
    ],
)
def test_a_share_is_worked_out_only_from_a_whole_distribution(counts, expected):
    assert rules_of(percent("91.3", "CH024"), *conferences(*counts)) == expected


def test_a_reports_population_is_held_against_the_nearest_mid_year():
    def ours(number):
        return value(number, "POP01")

    years = (children(42838, 2021), children(43362, 2022))
    assert rules_of(ours(42838), *years) == []
    (one,) = found(ours(45000), *years)
    assert one.rule.code == DIFFERS
    assert "43,362" in one.message


def test_fifteen_months_are_not_held_against_twelve():
    ours = spanning(date(2022, 1, 1), MARCH, 1300)

    assert rules_of(ours, official(1027)) == [PERIOD]
    assert found(ours, official(1027), rule=DIFFERS) == []


ALL_CHILDREN = "Conferences per 10,000 of the 0-17 aged population"
BAND = "Entrants aged 10-17"


@pytest.mark.parametrize(
    ("counted", "per", "printed", "name", "expected"),
    [
        (240, 10000, "57.0", ALL_CHILDREN, []),
        (121, 10000, "57.4", ALL_CHILDREN, [PEOPLE]),
        (500, 10000, "57.4", ALL_CHILDREN, [PEOPLE]),
        (97, 100000, "518", BAND, []),  # 18,726 young people: fewer than all children
        (400, 100000, "518", BAND, [PEOPLE]),
        (121, 10000, "57.4", "Rate per 10,000 adults", []),
    ],
)
def test_count_and_rate_imply_the_children_there_are(counted, per, printed, name, expected):
    figures = (rate(printed, "R", per, counted, name=name), children(42117))

    assert rules_of(*figures) == expected


def test_the_count_may_stand_in_a_row_of_its_own():
    def figures(number):
        return rate("57.4", "R", name=ALL_CHILDREN), value(number, "R"), children(42117)

    assert rules_of(*figures(242)) == []
    (one,) = found(*figures(121))
    assert "would mean 21,080 children" in one.message
    assert "42,117" in one.message


def test_the_people_behind_one_rate_do_not_jump_from_year_to_year():
    def entrants(number, printed, year):
        return rate(printed, "L9", 100000, number, year=year)

    assert rules_of(entrants(134, "717", 2022), entrants(97, "518", 2023)) == []
    assert rules_of(entrants(134, "717", 2022), entrants(97, "718", 2023)) == [PEOPLE]


def test_official_count_and_rate_agree_though_the_count_is_rounded_to_ten():
    count, people = official(756150), children(11998646)

    assert rules_of(count, official("630.2", unit="rate_per_10000"), people) == []
    assert rules_of(count, official("730.2", unit="rate_per_10000"), people) == [PEOPLE]
