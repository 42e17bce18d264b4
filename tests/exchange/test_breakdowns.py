"""Breakdowns: one text for one breakdown, and what of it says what the figure is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.exchange.breakdowns import broken_down, canonical, parts

CASES = [
    # printed, unit -> breakdown, measure, column
    ("", "count", "", "value", ""),
    ("sex=female; age=16-17", "count", "age=16-17; sex=female", "value", ""),
    ("Sex=Female;Age=16-17", "count", "age=16-17; sex=Female", "value", ""),
    ("men", "count", "detail=men", "value", ""),
    ("social care: residential; men", "count", "detail=men; detail=social care: residential",
     "value", ""),
    ("column=Current", "count", "", "value", "Current"),
    ("column=Previous", "count", "", "value", "Previous"),
    ("column=Chg", "change", "", "change", "Chg"),
    ("column=% Chg", "percent_change", "", "percent_change", "% Chg"),
    ("column=Current; records=linked", "count", "records=linked", "value", "Current"),
    ("column=budget", "gbp", "column=budget", "value", ""),
    ("heading=Agencies; column=actual", "gbp", "column=actual; heading=Agencies", "value", ""),
    ("change on previous year", "change", "", "change", ""),
    ("change on previous year", "count", "detail=change on previous year", "value", ""),
    ("", "percent_change", "", "percent_change", ""),
    ("target", "percent", "", "target", "Target"),
    ("outcome", "percent", "", "value", "Outcome"),
    ("kind=target", "count", "", "target", "Target"),
    ("outcome=more aware of services", "percent", "outcome=more aware of services", "value", ""),
    ("status=standard", "days", "status=standard", "target", ""),
    ("status=planned", "count", "status=planned", "value", ""),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "unit", "breakdown", "measure", "column"), CASES)
def test_a_printed_breakdown_is_told_apart(printed, unit, breakdown, measure, column):
    assert broken_down(printed, unit) == (breakdown, measure, column)


WORDS = st.text("abcdefgh ", min_size=1).map(str.strip).filter(bool)


@settings(deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS), unique=True), st.randoms())
def test_the_order_in_which_parts_are_written_does_not_matter(pairs, chance):
    shuffled = list(pairs)
    chance.shuffle(shuffled)
    assert canonical(pairs) == canonical(shuffled)
    assert sorted(parts(canonical(pairs))) == sorted(pairs)
