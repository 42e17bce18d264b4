"""Whatever is drawn, nothing that is hidden can be told from what is shown."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures.disclosure.made import cubes, distributions, grid, grids, linked
from goldthread.figures.disclosure.attack import attack
from goldthread.figures.disclosure.decide import decide
from goldthread.figures.disclosure.outputs import Outputs, SaidCount, outputs_of
from goldthread.figures.disclosure.primary import Why
from goldthread.figures.disclosure.rules import DFE, OWN, SAC

RULES = st.sampled_from([DFE, SAC, OWN, replace(OWN, base=5), replace(OWN, dominance=80)])
EVERYTHING = st.one_of(
    grids().map(lambda rows: grid("a table", rows)[0]), linked(), cubes(), distributions()
)


@given(EVERYTHING, RULES)
@settings(max_examples=150)
def test_nothing_hidden_can_be_told(problem, rules):
    decision = decide(problem, rules)

    told = attack(outputs_of(problem, decision, "release"), decision.needs)

    assert decision.unmet == ()
    assert told == []


@given(EVERYTHING, RULES)
@settings(max_examples=60)
def test_what_is_shown_is_true_and_never_small(problem, rules):
    decision = decide(problem, rules)

    for key, decided in decision.counts.items():
        value = problem.counts[key].value
        if decided.is_shown:
            assert not rules.is_small(value)
            assert abs(decided.shown - value) <= rules.base // 2
            assert decided.shown or not value
        else:
            assert decided.why


ROWS = [
    [[2, 14, 30], [20, 31, 12], [40, 22, 18]],
    [[3, 9, 0, 12], [14, 25, 8, 7], [4, 30, 16, 22]],
    [[1, 1, 20], [6, 8, 10], [30, 2, 17]],
]


@pytest.mark.parametrize("rows", ROWS)
def test_whatever_was_hidden_for_anothers_sake_was_needed(rows):
    # Given a decided table, in which some numbers are hidden to protect others
    problem = grid("a table", rows)[0]
    decision = decide(problem, DFE)
    said = outputs_of(problem, decision, "release")
    with_others = [key for key, one in decision.counts.items() if one.why == Why.WITH]
    assert with_others

    # When any one of them is shown after all
    for key in with_others:
        shown = SaidCount(key, "a slip", problem.counts[key].value)

        # Then the attack finds what it protected
        assert attack(said + Outputs(counts=(shown,)), decision.needs)
