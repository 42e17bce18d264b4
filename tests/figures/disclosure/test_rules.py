"""The rules as tables of input and what may be shown."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.figures.disclosure.decide import shown_row
from goldthread.figures.disclosure.rules import (
    DFE,
    OWN,
    RULE_SETS,
    SAC,
    Zeros,
    from_data,
    half_unit,
    may_publish_percent,
    nearest,
    rule_set,
)

# As the methodology is written, before one reckons with what a reader knows of zeros.
AS_WRITTEN = replace(DFE, reader_knows_zeros=False)
ROWS = [
    # rules, row, cells shown, total shown
    (AS_WRITTEN, [2, 14, 30], ["c", "c", 30], 46),
    (AS_WRITTEN, [1, 1, 20], ["c", "c", 20], 22),
    (DFE, [2, 14, 30], ["c", "c", 30], 46),
    (DFE, [3, 12, 0, 5, 6], ["c", 12, 0, "c", 6], 26),
    (DFE, [0, 4, 9], [0, "c", "c"], 13),
    (DFE, [6, 8, 10], [6, 8, 10], 24),
    (DFE, [7, 0, 0], [7, 0, 0], 7),
    (DFE, [4], ["c"], "c"),
    (DFE, [1, 1], ["c", "c"], "c"),
    (DFE, [0, 0], [0, 0], 0),
    # No hidden number is zero, so two that add up to 2 are both 1: a third must go with them.
    (DFE, [1, 1, 20], ["c", "c", "c"], 22),
    (DFE, [1, 1, 1, 1, 1, 1], ["c"] * 6, "c"),
    (SAC, [4, 5, 7, 12, 23], ["*", 5, 5, 10, 25], 50),
    (SAC, [0, 30], ["*", 30], 30),
    (SAC, [2, 14, 30], ["*", 15, 30], 45),
    # Zero says here that all seven are alike.
    (OWN, [7, 0, 0], ["c", "c", "c"], 7),
    (OWN, [7, 9, 0], [7, 9, 0], 16),
    (OWN, [2, 14, 30], ["c", "c", 30], 46),
    # Of four values left open one can be told too nearly where two add up to 4.
    (OWN, [2, 2, 30], ["c", "c", 30], 34),
    (OWN, [1, 1, 30], ["c", "c", "c"], 32),
    (replace(OWN, base=5), [2, 14, 30], ["c", 15, 30], 45),
    (replace(OWN, largest=9), [7, 14, 30], ["c", "c", 30], 51),
    (replace(OWN, dominance=90), [60, 3, 2], ["c", "c", "c"], 65),
]


@pytest.mark.parametrize(("rules", "row", "cells", "total"), ROWS)
def test_rows(rules, row, cells, total):
    assert shown_row(row, sum(row), rules) == (cells, total)


PERCENTAGES = [
    # rules, numerator, denominator, may be published
    (DFE, 3, 20, False),
    (DFE, 17, 20, False),
    (DFE, 8, 20, True),
    (DFE, 0, 4, False),
    (DFE, 0, 20, True),
    (DFE, 20, 20, True),
    (DFE, 0, 0, False),
    (SAC, 4, 40, False),
    (SAC, 5, 40, True),
    (SAC, 0, 40, True),
    (OWN, 0, 9, False),
    (OWN, 0, 10, True),
    (OWN, 6, 12, True),
]


@pytest.mark.parametrize(("rules", "numerator", "denominator", "may"), PERCENTAGES)
def test_percentages(rules, numerator, denominator, may):
    assert may_publish_percent(numerator, denominator, rules) == may


@given(st.integers(0, 100_000), st.sampled_from([1, 5, 10, 3]))
def test_rounding_is_to_the_nearest_and_half_up(count, base):
    rounded = nearest(count, base)

    assert rounded % base == 0
    assert abs(rounded - count) * 2 <= base
    assert nearest(10 * count + 5, 10) == 10 * count + 10


@pytest.mark.parametrize("code", RULE_SETS)
def test_rules_are_kept_with_a_release_and_read_back(code):
    assert from_data(RULE_SETS[code].as_data()) == RULE_SETS[code]


REFUSED = [
    ({"base": 20}, "hidden is not zero"),
    ({"base": 0}, "a base must be 1 or more"),
    ({"left_open": 1}, "two values at least"),
    ({"smallest": 6}, "not below it"),
]


@pytest.mark.parametrize(("changed", "said"), REFUSED)
def test_rules_that_contradict_themselves_are_refused(changed, said):
    with pytest.raises(ValueError, match=said):
        rule_set("own", **changed)


def test_a_rule_set_there_is_not():
    with pytest.raises(ValueError, match="there are dfe, sac, own"):
        rule_set("eurostat")


def test_dominance_is_off_unless_it_is_asked_for():
    assert all(rules.dominance is None for rules in RULE_SETS.values())
    assert rule_set("own", dominance=90, zeros=Zeros.SHOWN).least_hidden == 1


@pytest.mark.parametrize(("printed", "half"), [("5", "0.5"), ("5.0", "0.05"), ("0.63", "0.005")])
def test_how_far_the_true_value_may_be_from_the_printed_one(printed, half):
    assert half_unit(Decimal(printed)) == Decimal(half)
