"""What is out cannot be taken back: releases one after another, and what they tell together."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures.disclosure.made import grid, grids, percent
from goldthread.figures.disclosure.attack import attack
from goldthread.figures.disclosure.counts import Count, Problem, Sum
from goldthread.figures.disclosure.decide import Decided, decide
from goldthread.figures.disclosure.earlier import Earlier, said_under_new_names, with_earlier
from goldthread.figures.disclosure.outputs import outputs_of, together
from goldthread.figures.disclosure.primary import Why
from goldthread.figures.disclosure.rules import DFE, OWN, SAC


def row(total=None, **parts):
    problem = Problem()
    problem.add(*(Count(key, value) for key, value in parts.items()))
    problem.add(Count("all", sum(parts.values())))
    problem.sums.append(Sum("all", tuple(parts), "row"))
    return problem


def released(name, problem, rules=DFE, **changed):
    """A release as it went out; `changed`: what it showed against the rules (None: hidden)."""
    decision = decide(problem, rules)
    counts = decision.counts | {
        key: Decided(key, value is not None, value, None if value is not None else Why.WITH)
        for key, value in changed.items()
    }
    return Earlier(name, problem, replace(decision, counts=counts))


CASES = {
    # name: before, what it showed otherwise, now -> what must not be shown now, and why
    "shown again": (
        row(a=2, b=14, c=30),
        {},
        row(a=2, b=14, c=30),
        {"a": Why.SMALL, "b": Why.BEFORE},
    ),
    "another partner then": (
        row(a=2, b=14, c=30),
        {"b": 14, "c": None},
        row(a=2, b=14, c=30),
        {"a": Why.SMALL, "c": Why.BEFORE},
    ),
    "a total that moved by two": (
        row(a=20, b=40),
        {},
        row(a=20, b=42),
        {"b": Why.MOVED, "all": Why.MOVED},
    ),
    "a total that moved by much": (row(a=20, b=40), {}, row(a=20, b=52), {}),
    "hidden then and revised": (row(a=2, b=14, c=30), {}, row(a=9, b=14, c=30), {"b": Why.BEFORE}),
    "nothing in common": (row(x=2, y=9), {}, row(a=12, b=40), {}),
}


@pytest.mark.parametrize("name", CASES)
def test_what_an_earlier_release_makes_of_a_later_one(name):
    before, changed, now, hidden = CASES[name]
    if name == "nothing in common":
        before.counts = {
            f"other {k}": replace(c, key=f"other {k}") for k, c in before.counts.items()
        }
        before.sums = []

    found = decide(with_earlier(now, [released("2024", before, **changed)]), DFE)

    own = {key: decided.why for key, decided in found.counts.items() if decided.is_primary}
    assert own == hidden


def test_of_rounded_numbers_a_small_move_says_nothing():
    rules = replace(OWN, base=5)
    earlier = [released("2024", row(a=20, b=40), rules)]

    found = decide(with_earlier(row(a=20, b=42), earlier), rules)

    assert all(decided.is_shown for decided in found.counts.values())


def test_what_is_out_already_cannot_be_protected_and_is_said():
    earlier = [released("2024", row(a=2, b=14, c=30), a=2)]

    found = decide(with_earlier(row(a=2, b=14, c=30), earlier), DFE)

    assert "a" in found.unmet
    assert not found.counts["a"].is_shown


def test_a_percentage_that_is_out_binds():
    # Given a percentage printed while its base was not
    before = Problem()
    before.add(Count("a", 12, wanted=False), Count("all", 40, wanted=False))
    before.ratios.append(percent("a of all", before, "a", "all"))
    # When the base and the rest are to be shown, of which one part is small
    now = row(a=12, b=3, c=25)
    found = decide(with_earlier(now, [released("2024", before)]), DFE)

    # Then hiding a alone would not protect b: it can be had from the base
    assert (
        attack(
            outputs_of(now, found, "now") + outputs_of(before, decide(before, DFE), "2024"),
            found.needs,
        )
        == []
    )
    assert not found.counts["c"].is_shown or not found.counts["all"].is_shown


def changed_a_little(draw, rows):
    return [
        [max(0, value + draw(st.sampled_from([0, 0, 0, 0, 1, 7, -1]))) for value in row]
        for row in rows
    ]


@st.composite
def successions(draw):
    """Two or three releases of one table, some cells revised between them."""
    rows = draw(grids(4))
    found = [rows]
    for _ in range(draw(st.integers(1, 2))):
        found.append(changed_a_little(draw, found[-1]))
    return found


@given(successions(), st.sampled_from([DFE, SAC, OWN]))
@settings(max_examples=60)
def test_releases_together_tell_nothing_either(tables, rules):
    # Given releases of a table one after another, each decided with those before in view
    out = []
    for number, rows in enumerate(tables):
        problem = with_earlier(grid("a table", rows)[0], out)
        own = grid("a table", rows)[0]
        decision = decide(problem, rules)
        out.append(Earlier(f"{number}", own, decision))

    # When somebody keeps them all, and even knows which numbers were never revised
    whole = with_earlier(out[-1].problem, out[:-1])
    said = outputs_of(out[-1].problem, out[-1].decision, "last")
    said += together(said_under_new_names(whole, one) for one in out[:-1])

    # Then nothing is told but what is said to be beyond help: what three releases pin down
    beyond_help = {key for release in out for key in release.decision.unmet}
    told = {one.key for one in attack(said, out[-1].decision.needs)}
    assert told <= beyond_help
    assert len(out) > 2 or not told
