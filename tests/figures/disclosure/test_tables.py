"""Tables with declared margins: the sums that follow, and what is refused."""

import pytest

from figures.disclosure.made import ALL, cube, grid, joined
from goldthread.figures.disclosure.counts import Count, Problem, Ratio, Sum, check_problem
from goldthread.figures.disclosure.decide import decide
from goldthread.figures.disclosure.rules import DFE
from goldthread.figures.disclosure.tables import Dimension, Table

LEVELS = Dimension(
    "category",
    ("Physical", "Emotional", "Abuse", "Neglect", "All"),
    {"Abuse": ("Physical", "Emotional"), "All": ("Abuse", "Neglect")},
)


def sums(table):
    return {(one.total, one.parts) for one in table.sums()}


def test_one_dimension_with_a_hierarchy():
    table = Table("t", (LEVELS,), {(name,): name for name in LEVELS.members})

    assert sums(table) == {("Abuse", ("Physical", "Emotional")), ("All", ("Abuse", "Neglect"))}


def test_two_dimensions_have_row_column_and_grand_totals():
    _, table = grid("t", [[1, 2], [3, 4]])

    assert sums(table) == {
        ("r0/All", ("r0/c0", "r0/c1")),
        ("r1/All", ("r1/c0", "r1/c1")),
        ("All/All", ("All/c0", "All/c1")),
        ("All/c0", ("r0/c0", "r1/c0")),
        ("All/c1", ("r0/c1", "r1/c1")),
        ("All/All", ("r0/All", "r1/All")),
    }


def test_three_dimensions():
    problem, table = cube("t", {("a", "x", "m"): 1, ("b", "x", "m"): 2})

    assert ("All/All/All", ("a/All/All", "b/All/All")) in sums(table)
    assert problem.counts["All/All/All"].value == 3
    assert table.is_margin(("a", "x", ALL))
    assert not table.is_margin(("a", "x", "m"))


def test_a_total_whose_parts_are_not_all_there_is_no_sum():
    table = Table("t", (LEVELS,), {("Abuse",): "x", ("Physical",): "y"})

    assert sums(table) == set()


REFUSED = [
    (lambda: Dimension("d", ("a",), {"All": ("a",)}), "no member called All"),
    (lambda: Dimension("d", ("a", "a")), "names a member twice"),
    (lambda: Table("t", (), {}), "1 to 3 can be"),
    (lambda: Table("t", (LEVELS,) * 4, {}), "has 4 dimensions"),
    (lambda: Table("t", (LEVELS,), {("Fire",): "k"}), "no place Fire"),
    (lambda: Table("t", (LEVELS,), {("All", "All"): "k"}), "no place All / All"),
]


@pytest.mark.parametrize(("make", "said"), REFUSED)
def test_what_does_not_fit_is_refused(make, said):
    with pytest.raises(ValueError, match=said):
        make()


def problem(*counts, sums=(), ratios=()):
    made = Problem(sums=list(sums), ratios=list(ratios))
    made.add(*counts)
    return made


CONTRADICTIONS = [
    (
        lambda: problem(Count("a", 1), Count("all", 3), sums=[Sum("all", ("a",), "t")]),
        "add up to 1, not to 3: mend the table, or say that its parts overlap",
    ),
    (lambda: problem(Count("all", 3), sums=[Sum("all", ("a",), "t")]), "not given: a"),
    (lambda: problem(Count("a", 3), ratios=[Ratio("%", "a", "b", 1)]), "'b' behind '%'"),
    (lambda: problem(Count("a", 3), Count("a", 4)), "given as 3 and as 4"),
]


@pytest.mark.parametrize(("make", "said"), CONTRADICTIONS)
def test_what_contradicts_itself_is_refused(make, said):
    with pytest.raises(ValueError, match=said):
        check_problem(make())


def test_a_number_in_two_tables_is_decided_once():
    # Given two tables that share their column totals, one with a lone small number
    one, _ = grid("by category", [[2, 40], [30, 41]])
    two, _ = grid("by age", [[20, 41], [12, 40]], "b ")
    whole = joined(one, two)
    for column in ("c0", "c1", ALL):
        whole.sums.append(Sum(f"{ALL}/{column}", (f"b {ALL}/{column}",), "both"))

    found = decide(whole, DFE).counts

    # Then what is hidden in one is hidden in the other
    for column in ("c0", "c1", ALL):
        assert found[f"{ALL}/{column}"].is_shown == found[f"b {ALL}/{column}"].is_shown
    assert not found["r0/c0"].is_shown
