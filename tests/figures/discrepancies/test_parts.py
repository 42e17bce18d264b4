"""Percentages, totals and parts against what they are of."""

from datetime import date

import pytest

from figures.discrepancies.build import OFFICIAL, found, percent, rate, rules_of, spanning, value

SHARE, TOTAL, EXCEEDS = "percent-not-parts", "parts-not-total", "part-exceeds-whole"

SHARES = [
    ("45.1", 133, 295, []),
    ("45", 133, 295, []),
    ("45.2", 133, 295, [SHARE]),
    ("97.0", 65, 67, []),
    ("100", 78, 78, []),
    ("33.3", 2, 6, []),
    ("0.0", 0, 2, []),
    ("16", 11, 66, [SHARE]),
    ("17", 11, 66, []),
    ("12", 1, 8, []),
    ("13", 1, 8, []),
    ("50", 0, 0, []),
]


@pytest.mark.parametrize(("printed", "part", "whole", "expected"), SHARES)
def test_a_percentage_is_held_against_its_own_numbers(printed, part, whole, expected):
    assert rules_of(percent(printed, "X1", part, whole)) == expected


def test_a_percentage_cut_ranks_below_one_that_is_wrong():
    (cut,) = found(percent("63", "X1", 7, 11))
    (wrong,) = found(percent("73", "X1", 7, 11))

    assert (cut.severity, wrong.severity) == ("low", "medium")
    assert "cut, not rounded" in cut.message
    assert "63.64%" in wrong.message


def bands(*counts):
    return [value(n, breakdown=f"band={place}; measure=open") for place, n in enumerate(counts)]


@pytest.mark.parametrize(("printed", "expected"), [("28.7", []), ("27.8", [SHARE])])
def test_the_whole_is_the_sum_of_the_rows_beside_it(printed, expected):
    share = percent(printed, "X1", 392, breakdown="band=0; measure=open")

    assert rules_of(*bands(392, 121, 160, 199, 495), share) == expected


def test_rows_of_another_measure_are_not_of_the_whole():
    share = percent("40.0", "X1", 40, breakdown="band=0; measure=open")
    others = [value(900, breakdown="band=9; measure=ended")]

    assert rules_of(*bands(40, 60), share, *others) == []


def test_the_whole_may_be_another_row_of_the_report():
    share = percent("32", "L14", 79, breakdown="measure=percentage")

    assert rules_of(share, value(247, "L15")) == []
    assert rules_of(share, value(300, "L15")) == [SHARE]


def course(name, number):
    return value(number, "TR", breakdown=f"course={name}; length={len(name)} days")


@pytest.mark.parametrize(("total", "expected"), [(450, []), (451, [TOTAL])])
def test_a_row_called_the_total_is_the_sum_of_the_others(total, expected):
    rows = (course("Basic", 142), course("Introduction", 308))

    assert rules_of(*rows, value(total, "TR", breakdown="course=Total")) == expected


@pytest.mark.parametrize(("whole", "expected"), [(9, []), (10, [TOTAL]), (8, [TOTAL])])
def test_a_row_without_a_breakdown_is_the_sum_of_those_with_one(whole, expected):
    rows = (value(7, breakdown="origin=started"), value(2, breakdown="origin=carried"))

    assert rules_of(value(whole), *rows) == expected


def test_the_base_the_parts_name_is_the_whole():
    parts = [value(3, breakdown="detail=met", denominator=4),
             value(1, breakdown="detail=unmet", denominator=4)]  # fmt: skip

    assert rules_of(value(4), *parts) == []
    assert rules_of(value(5), *parts) == [TOTAL]


def test_a_parts_own_parts_are_not_of_the_whole():
    parts = [value(n, breakdown=f"detail={n}", denominator=23) for n in (8, 9, 1, 5)]
    of_a_part = [value(n, breakdown=f"detail=other {n}", denominator=5) for n in (3, 2)]

    assert rules_of(value(23), *parts, *of_a_part) == []


def test_the_number_printed_with_a_rate_is_the_count_in_its_own_row():
    cell = rate("785", "L9", 100000, 153)

    assert rules_of(cell, value(153, "L9")) == []
    assert rules_of(cell, value(253, "L9")) == [SHARE]


@pytest.mark.parametrize(("share", "expected"), [("100", []), ("100.1", [EXCEEDS])])
def test_no_share_is_more_than_all(share, expected):
    assert rules_of(percent(share)) == expected
    assert rules_of(percent(share, measure="target")) == expected
    assert rules_of(percent(share, source=OFFICIAL)) == []


def test_one_part_alone_is_not_the_whole():
    assert rules_of(value(16), value(4, breakdown="factors=modifiable")) == []


STATEMENT = [
    ("Expenditure: Trainer", 37190),
    ("Expenditure: Venues", 18075),
    ("Expenditure: Expenses", None),
]


@pytest.mark.parametrize(("total", "expected"), [(55265, []), (55266, [TOTAL])])
def test_a_statement_is_added_up_column_by_column(total, expected):
    rows = [
        value(n, name, name=name, unit="gbp", breakdown="column=budget",
              state="number" if n else "not_available")
        for name, n in STATEMENT
    ]  # fmt: skip
    whole = value(total, "T", name="Total expenditure", unit="gbp", breakdown="column=budget")
    other = value(9, "E", name="Expenditure: Trainer", unit="gbp", breakdown="column=actual")

    assert rules_of(*rows, whole, other) == expected


def shares(*numbers):
    return [percent(n, breakdown=f"agency={place}") for place, n in enumerate(numbers)]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (("28", "14", "14", "11", "2", "31"), []),
        (("28", "14", "14", "11", "2", "32"), []),  # 101: rounding of six shares
        (("28", "14", "14", "11", "2", "35"), [TOTAL]),  # 104: more than that
        (("18", "24", "29", "10", "11", "10", "5"), [TOTAL]),  # 107
        (("53.1", "16.9", "11.5", "10.3", "10.0"), [TOTAL]),
        (("18", "18", "19", "14", "15", "12", "11", "9", "9", "8"), []),  # several answers: 133
        (("40", "20"), []),
    ],
)
def test_shares_that_nearly_make_a_hundred_make_it(numbers, expected):
    assert rules_of(*shares(*numbers)) == expected


def based(*counts, whole):
    return [
        value(n, breakdown=f"detail={place}", denominator=whole) for place, n in enumerate(counts)
    ]


@pytest.mark.parametrize(
    ("counts", "whole", "expected"),
    [
        ((88, 66, 25, 12, 9), 200, []),
        ((8, 8, 4), 23, [TOTAL]),
        ((8, 8, 9), 23, [TOTAL]),
        ((11, 11, 1), 66, []),  # examples, not an account
        ((3, 1), 5, []),
    ],
)
def test_parts_of_one_stated_base_account_for_it(counts, whole, expected):
    assert rules_of(*based(*counts, whole=whole)) == expected


def named(name, number):
    return value(number, name, printed_name=name)


def test_what_is_not_accounted_for_is_said():
    (one,) = found(*based(8, 8, 4, whole=23))

    assert "3 are not accounted for" in one.message


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        (value(122, "CH005"), value(1024, "CH004"), []),
        (value(1122, "CH005"), value(1024, "CH004"), [EXCEEDS]),
        (value(5, breakdown="kind of=x"), value(4), [EXCEEDS]),
        (value(78, denominator=77), value(80, "X2"), [EXCEEDS]),
        (
            value(9, "A", printed_name="Contacts: police"),
            value(8, "B", printed_name="Contacts"),
            [EXCEEDS],
        ),
        (
            value(9, "A", printed_name="Contacts: police"),
            value(10, "B", printed_name="Contacts"),
            [],
        ),
        (value(9, "A", breakdown="status=planned"), value(8, "A"), []),
    ],
)
def test_a_part_is_not_more_than_its_whole(part, whole, expected):
    assert rules_of(part, whole) == expected


def test_a_quarter_is_not_more_than_its_year():
    def quarter(number):
        start, end = date(2023, 1, 1), date(2023, 3, 31)
        return value(number, kind="quarter", start=start, end=end)

    assert rules_of(quarter(10), value(77)) == []
    assert rules_of(quarter(78), value(77)) == [EXCEEDS]


def test_groups_that_overlap_may_add_up_to_more():
    groups = [value(n, f"G{n}") for n in (180, 226, 108)]

    assert rules_of(value(441, "ALL"), *groups) == []


def test_about_so_many_is_no_total():
    rows = (value(7, breakdown="origin=a"), value(2, breakdown="origin=b"))

    assert rules_of(value(10, note="Approximate."), *rows) == []
    assert spanning(date(2022, 1, 1), date(2023, 3, 31), 3).months == 15
