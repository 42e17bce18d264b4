"""A sparkline's pieces and its words."""

from datetime import date
from decimal import Decimal

from goldthread.figures.judgement.series import Break, Point
from goldthread.figures.presenters.spark import sparkline


def points(*values, state="suppressed"):
    return [
        Point(
            label="",
            period_kind="as_at",
            start=None,
            end=date(2015 + place, 3, 31),
            state="number" if value is not None else state,
            value=None if value is None else Decimal(value),
            unit="count",
        )
        for place, value in enumerate(values)
    ]


def test_two_numbers_are_no_shape():
    assert sparkline(points(1, 2)) == ""


def test_says_from_when_to_when_and_the_lowest_and_highest():
    drawn = sparkline(points(4, 9, 2))
    assert (
        'aria-label="3 figures from 31 March 2015 to 31 March 2017: lowest 2 at 31 March 2017,'
        ' highest 9 at 31 March 2016"' in drawn
    )


def test_a_hidden_figure_is_a_gap_and_never_a_zero():
    drawn = sparkline(points(8, 9, None, 8, 9))
    assert drawn.count("<polyline") == 2
    assert "lowest 8" in drawn


def test_a_break_parts_the_line():
    broken = Break(date(2017, 1, 1), "definition", "")
    assert sparkline(points(8, 9, 5, 6), [broken]).count("<polyline") == 2


def test_a_series_that_never_moves_is_level():
    assert sparkline(points(5, 5, 5)).count("<polyline") == 1


def test_words_are_escaped():
    point = points(1, 2, 3)
    named = [Point("<b>", "other", None, None, one.state, one.value, one.unit) for one in point]
    assert "<b>" not in sparkline(named)
