"""Whatever is drawn, nothing that is hidden can be told from what is shown."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from figures.disclosure.made import cubes, distributions, grid, grids, linked
from goldthread.figures.disclosure.attack import attack
from goldthread.figures.disclosure.decide import decide
from goldthread.figures.disclosure.outputs import outputs_of
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
