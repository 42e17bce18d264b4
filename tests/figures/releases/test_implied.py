"""Sums that nobody declared and everybody can make."""

from decimal import Decimal

import pytest

from goldthread.figures.releases.implied import implied
from goldthread.figures.releases.problems import problem_of
from goldthread.figures.releases.specs import CellSpec, sentence_table


def part(key, value=10, breakdown="", **more):
    said = {"group": "G", "series": breakdown} | more
    return CellSpec(key, value=Decimal(value), breakdown=breakdown, **said)


def quarter(number, key=None, **more):
    starts = ["2031-04-01", "2031-07-01", "2031-10-01", "2032-01-01"]
    ends = ["2031-06-30", "2031-09-30", "2031-12-31", "2032-03-31"]
    dates = {"start": starts[number], "end": ends[number]}
    return part(key or f"q{number}", adds_up=True, group=f"g{number}", **dates, **more)


YEAR = {"start": "2031-04-01", "end": "2032-03-31", "adds_up": True, "group": "year"}
CASES = {
    "a whole and its parts": (
        [part("all"), part("a", breakdown="c=a"), part("b", breakdown="c=b")],
        {("all", ("a", "b"))},
    ),
    "two breakdowns of one whole": (
        [part("all"), part("a", breakdown="c=a"), part("x", breakdown="age=x")],
        {("all", ("a",)), ("all", ("x",))},
    ),
    "a breakdown of a part": (
        [
            part("a", breakdown="c=a"),
            part("ax", breakdown="c=a; age=x"),
            part("ay", breakdown="c=a; age=y"),
        ],
        {("a", ("ax", "ay"))},
    ),
    "parts of another year": (
        [part("all"), part("a", breakdown="c=a", group="another year")],
        set(),
    ),
    "the quarters of a year": (
        [part("year", **YEAR), *(quarter(n) for n in range(4))],
        {("year", ("q0", "q1", "q2", "q3"))},
    ),
    "a quarter is missing": ([part("year", **YEAR), *(quarter(n) for n in range(3))], set()),
    "people do not add up over time": (
        [part("year", **YEAR | {"adds_up": False}), *(quarter(n) for n in range(4))],
        set(),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_sums_that_follow(name):
    cells, expected = CASES[name]

    found = implied({cell.key: cell for cell in cells})

    assert {(one.total, one.parts) for one in found} == expected


def test_figures_of_one_sentence_are_bound_like_those_of_a_table():
    cells = [part("all", 46), part("a", 2, breakdown="c=a"), part("b", 44, breakdown="c=b")]

    (one,) = problem_of([sentence_table(cells)]).sums

    assert (one.total, one.parts) == ("all", ("a", "b"))
