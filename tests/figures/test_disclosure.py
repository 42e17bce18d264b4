"""Disclosure rules: no hidden cell can be worked out from its row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.figures.disclosure import (
    HIDDEN,
    dfe_national_round,
    is_small,
    may_publish_percent,
    primary,
    sac_round,
    suppress_row,
)

rows = st.lists(st.integers(0, 60), min_size=1, max_size=8)


@given(rows)
def test_no_small_number_is_ever_shown(row):
    shown = suppress_row(row, sum(row))

    for cell in (*shown.cells, shown.total):
        assert cell == HIDDEN or not is_small(cell)


@given(rows)
def test_what_is_shown_is_true_and_zero_is_never_hidden(row):
    shown = suppress_row(row, sum(row))

    for cell, count in zip(shown.cells, row, strict=True):
        assert cell in (HIDDEN, count)
        assert count or cell == 0


@given(rows)
def test_a_lone_hidden_cell_cannot_be_found_by_subtraction(row):
    shown = suppress_row(row, sum(row))

    assert not (shown.cells.count(HIDDEN) == 1 and shown.total != HIDDEN)


ROWS = [
    # row, cells shown, total shown
    ([2, 14, 30], ("c", "c", 30), 46),
    ([3, 12, 0, 5, 6], ("c", 12, 0, "c", 6), 26),
    ([7, 0, 0], (7, 0, 0), 7),
    ([4], ("c",), "c"),
    ([1, 1], ("c", "c"), "c"),
    ([0, 0], (0, 0), 0),
]


@pytest.mark.parametrize(("row", "cells", "total"), ROWS)
def test_rows(row, cells, total):
    assert suppress_row(row, sum(row)) == (cells, total)


def test_primary_suppression_leaves_zero_and_six():
    assert primary([0, 1, 5, 6]) == (0, "c", "c", 6)


@given(st.integers(0, 100_000))
def test_rounding_is_to_the_nearest_and_half_up(count):
    assert abs(dfe_national_round(count) - count) <= 5
    assert dfe_national_round(count) % 10 == 0
    assert dfe_national_round(10 * (count // 10) + 5) == 10 * (count // 10) + 10
    assert count < 5 or abs(sac_round(count) - count) <= 2


@given(st.integers(0, 200), st.integers(0, 200))
def test_a_percentage_is_published_just_where_all_its_counts_may_be(numerator, rest):
    counts = (numerator, rest, numerator + rest)

    allowed = may_publish_percent(numerator, numerator + rest)
    assert allowed == (sum(counts) > 0 and not any(is_small(count) for count in counts))
