"""The attack finds what was planted, says how near, and which outputs gave it away."""

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.figures.disclosure.attack import Contradiction, attack
from goldthread.figures.disclosure.outputs import Outputs, SaidCount, SaidShare, SaidSum, together

ROW = SaidSum("by category", "all", ("a", "b", "c"))


def said(output="by category", base=1, least=0, **counts):
    """Counts of one output; None is hidden."""
    return Outputs(tuple(SaidCount(k, output, v, base, least) for k, v in counts.items()))


def sums(*found):
    return Outputs(sums=found)


def share(output, numerator, denominator, shown, per=100):
    return Outputs(shares=(SaidShare(output, numerator, denominator, Decimal(shown), per),))


LEAKS = {
    "a lone hidden cell": (
        said(all=46, a=None, b=14, c=30) + sums(ROW),
        ("a", 2, 2, ("by category",)),
    ),
    "two hidden that cannot be zero": (
        said(all=22, a=None, b=None, c=20, least=1) + sums(ROW),
        ("a", 1, 1, ("by category",)),
    ),
    "a total put in another table": (
        said(all=None, a=None, b=14, c=30) + sums(ROW) + said("by age", all=46),
        ("a", 2, 2, ("by age", "by category")),
    ),
    "a percentage beside its base": (
        said(all=200, a=None) + share("shares", "a", "all", "1.5"),
        ("a", 3, 3, ("by category", "shares")),
    ),
    "a rate beside a public population": (
        said("ONS", people=48_000) + said(a=None) + share("rates", "a", "people", "0.63", 10_000),
        ("a", 3, 3, ("ONS", "rates")),
    ),
    "the percentages of all others": (
        said(all=40, a=None, b=None, c=None)
        + sums(ROW)
        + share("shares", "b", "all", "50")
        + share("shares", "c", "all", "45"),
        ("a", 2, 2, ("by category", "shares")),
    ),
    "shown in an earlier release": (
        said("2024", a=4) + said("2025", all=46, a=None, b=None, c=30),
        ("a", 4, 4, ("2024",)),
    ),
    "another partner hidden in an earlier release": (
        together(
            [
                said("2024", all=46, a=None, b=None, c=30),
                said("2025", all=46, a=None, b=14, c=None),
                sums(ROW),
            ]
        ),
        ("a", 2, 2, ("2024", "2025", "by category")),
    ),
    "rounded numbers that leave one value": (
        said(base=5, least=5, all=25, b=10, c=10) + said(a=None) + said(all=27, c=12) + sums(ROW),
        ("a", 3, 7, ("by category",)),
    ),
}


@pytest.mark.parametrize("name", LEAKS)
def test_a_planted_leak_is_found(name):
    outputs, (key, low, high, blamed) = LEAKS[name]

    found = {told.key: told for told in attack(outputs, {"a": 6})}

    assert (found[key].low, found[key].high) == (low, high)
    assert found[key].outputs == blamed


SAFE = {
    "two hidden with room between them": said(all=46, a=None, b=None, c=30) + sums(ROW),
    "the total hidden too": said(all=None, a=None, b=14, c=30) + sums(ROW),
    "a percentage without its base": said(a=None) + share("shares", "a", "all", "1.5"),
    "nothing hidden": said(all=46, a=2, b=14, c=30) + sums(ROW),
    "nothing at all": Outputs(),
}


@pytest.mark.parametrize("name", SAFE)
def test_what_is_safe_is_not_called_told(name):
    assert attack(SAFE[name]) == []


def test_how_near_is_too_near_is_the_askers_to_say():
    outputs = said(all=5, a=None, b=None, least=1) + sums(SaidSum("t", "all", ("a", "b")))

    assert attack(outputs) == []
    assert {told.key for told in attack(outputs, {"a": 5})} == {"a"}


def test_whole_numbers_tell_more_than_the_line_between_them():
    # Given two equal counts and a third of which there may be one: an odd sum tells that there is
    twice = SaidSum("t", "all", ("a", "b", "odd"))
    outputs = said(all=7, a=None, b=None, odd=None) + sums(twice, SaidSum("u", "a", ("b",)))
    at_most_one = said("v", limit=1, rest=None) + sums(SaidSum("v", "limit", ("odd", "rest")))

    told = {found.key: (found.low, found.high) for found in attack(outputs + at_most_one)}

    assert told == {"a": (3, 3), "b": (3, 3), "odd": (1, 1), "rest": (0, 0)}


def test_outputs_that_contradict_each_other_are_refused():
    with pytest.raises(Contradiction, match="contradict each other"):
        attack(said(all=46, a=None, b=50, c=0) + sums(ROW))


@given(
    st.lists(st.lists(st.integers(0, 3), min_size=2, max_size=2), min_size=2, max_size=2),
    st.sets(st.sampled_from("abcdrstuv"), max_size=6),
)
@settings(max_examples=60)
def test_what_it_says_is_what_trying_every_number_says(rows, hidden):
    # Given a two-way table of tiny numbers with any cells hidden
    (a, b), (c, d) = rows
    truth = dict(a=a, b=b, c=c, d=d, r=a + b, s=c + d, t=a + c, u=b + d, v=a + b + c + d)
    lines = {"r": "ab", "s": "cd", "t": "ac", "u": "bd", "v": "rs"}
    outputs = said(**{k: None if k in hidden else v for k, v in truth.items()}) + sums(
        *(SaidSum("t", total, tuple(parts)) for total, parts in lines.items()),
        SaidSum("t", "v", ("t", "u")),
    )
    inner = [key for key in truth if key in "abcd"]

    # When every number to 12 is tried
    fitting = []
    for values in product(range(13), repeat=4):
        one = dict(zip(inner, values, strict=True))
        for total, parts in lines.items():
            one[total] = sum(one[part] for part in parts)
        if all(one[key] == value for key, value in truth.items() if key not in hidden):
            fitting.append(one)

    # Then just those with one value left are told
    exact = {key for key in hidden if len({one[key] for one in fitting}) == 1}
    assert {told.key for told in attack(outputs)} == exact
