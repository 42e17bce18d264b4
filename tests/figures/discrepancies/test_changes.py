"""A printed change against the figures it is of; per cent and points apart."""

import pytest

from figures.discrepancies.build import change, found, percent, percent_change, rules_of, value
from goldthread.core.values import MINUS

DIFFERENCE, PERCENT, POINTS = (
    "change-not-difference",
    "percent-change-not-parts",
    "percent-or-points",
)
NOW, BEFORE = value(422), value(441, year=2022)

TABLE = [
    # current, previous, change, per cent, what is found
    ("422", "441", "-19", "-4.3", []),
    ("422", "441", "-18", "-4.3", [DIFFERENCE]),
    ("422", "441", "19", "-4.3", [DIFFERENCE]),
    ("422", "441", "-19", "-4.4", [PERCENT]),
    ("422", "441", "-19", "4.3", [PERCENT]),
    ("176", "86", "90", "104.7", []),
    ("176", "86", "90", "104", [PERCENT]),
    ("455", "325", "130", "40.0", []),
    # A tie may be rounded either way: 1 of 8 is 12.5%.
    ("9", "8", "1", "12", []),
    ("9", "8", "1", "13", []),
    ("9", "8", "1", "14", [PERCENT]),
    # Nothing can be a percentage of nothing.
    ("5", "0", "5", "100", []),
    ("0", "5", "-5", "-100", []),
]


@pytest.mark.parametrize(("now", "before", "moved", "share", "expected"), TABLE)
def test_the_sum_is_done_again(now, before, moved, share, expected):
    figures = (value(now), value(before, year=2022), change(moved), percent_change(share))

    assert rules_of(*figures) == expected


def test_a_wrong_change_names_all_three_figures_and_both_numbers():
    (one,) = found(NOW, BEFORE, change("-18"))

    assert MINUS + "18" in one.message
    assert MINUS + "19" in one.message
    assert "The report of 2023" in one.message
    assert one.figure_ids == ["report-2022-23-003", "report-2022-23-001", "report-2022-23-002"]


def test_a_change_of_the_wrong_sign_misleads_and_is_of_high_severity():
    (one,) = found(NOW, BEFORE, change("19"))

    assert one.severity == "high"
    assert one.misleads


def test_the_same_wrong_number_in_table_and_text_is_one_finding():
    (one,) = found(NOW, BEFORE, change("-18"), change("-18", table="prose"))

    assert len(one.figures) == 4


def test_the_previous_value_follows_from_the_change_where_it_is_not_printed():
    assert rules_of(value(182), change("-77"), percent_change("-29.7")) == []
    assert rules_of(value(182), change("-77"), percent_change("-42.3")) == [PERCENT]


def test_a_percentage_cut_and_not_rounded_is_immaterial():
    (one,) = found(value(200), value(264, year=2022), percent_change("-25"))

    assert one.rounding
    assert one.severity == "low"
    assert MINUS + "24.2%" in one.message


def test_numbers_printed_with_a_percentage_are_not_taken_for_the_rows_beside_it():
    cell = percent_change("-24.2", numerator=200, denominator=264)

    assert rules_of(value(200), value(264, year=2022), cell) == []
    assert rules_of(value(260), value(264, year=2022), cell) == [PERCENT]


@pytest.mark.parametrize("missing", ["now", "before", "both"])
def test_without_its_figures_a_change_is_not_judged(missing):
    figures = {"now": [BEFORE], "before": [NOW], "both": []}[missing]

    assert rules_of(*figures, change("-18")) == []


def test_what_another_source_or_area_prints_is_not_its_base():
    elsewhere = value(500, year=2022, place=(9, "Elsewhere"))

    assert rules_of(NOW, elsewhere, change("-19"), percent_change("-4.3")) == []


POINTS_TABLE = [
    # share now, share before, printed as, number, what is found
    ("64", "39", percent_change, "25", [POINTS]),
    ("64", "39", percent_change, "64", []),
    ("64", "39", change, "25", []),
    ("64", "39", change, "64", [POINTS]),
    ("27", "36", percent_change, "-9", [POINTS]),
    ("27", "36", percent_change, "-25", []),
    # Neither of the two: the percentage does not follow, which is another rule's.
    ("64", "39", percent_change, "10", [PERCENT]),
]


@pytest.mark.parametrize(("now", "before", "printed", "number", "expected"), POINTS_TABLE)
def test_per_cent_and_points_are_told_apart(now, before, printed, number, expected):
    assert rules_of(percent(now), percent(before, year=2022), printed(number)) == expected


def test_points_that_are_called_points_are_right():
    said = percent_change("25", text="a rise of 25 percentage points")

    assert rules_of(percent("64"), percent("39", year=2022), said) == []


def test_a_confusion_says_both_sizes():
    (one,) = found(percent("64"), percent("39", year=2022), percent_change("25"))

    assert "+25 percentage points" in one.message
    assert "+64 per cent" in one.message
    assert one.severity == "high"


def test_the_share_before_is_worked_out_from_its_parts():
    def proportion(number, direction="increase"):
        return percent(number, "DA005", breakdown=f"change from=2012/13; direction={direction}")

    parts = (
        percent("64", "DA003", 78, 121),
        value(61, "L12", year=2022),
        percent("22", "DA006", breakdown="change from=2012/13; direction=decrease"),
    )

    assert found(proportion("25"), *parts, rule=POINTS)
    assert not found(proportion("64"), *parts, rule=POINTS)
    assert not found(proportion("25"), *parts[:2], rule=POINTS)
