"""Targets: met, nearly met, missed, and what chance has to say."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.judgement.build import series, year
from goldthread.figures.judgement.targets import MET, MISSED, Target, against_target
from goldthread.figures.judgement.wording.target import target_sentence

D = Decimal


def judged(point, target, polarity):
    return against_target(series(point, polarity=polarity), point, target)


def percent(value, of=None):
    return year(2022, value, "percent", of=of)


def aim(value, tolerance="0", unit="percent", at_least=None):
    return Target(D(value), unit, D(tolerance), at_least)


SENTENCES = [
    (
        percent("92.0", (46, 50)),
        aim("90"),
        "higher_better",
        "✓ Met: 92.0% (46 of 50) against a target of at least 90%.",
    ),
    (
        percent("90"),
        aim("90"),
        "higher_better",
        "✓ Met: 90% against a target of at least 90%.",
    ),
    (
        percent("60.0", (12, 20)),
        aim("90"),
        "higher_better",
        "✗ Missed: 60.0% (12 of 20) against a target of at least 90%, "
        "further from it than chance would give.",
    ),
    (
        percent("66.7", (4, 6)),
        aim("90"),
        "higher_better",
        "✗ Missed: 4 of 6 against a target of at least 90%, "
        "which chance could give even where the target is truly met.",
    ),
    (
        percent("60"),
        aim("90"),
        "higher_better",
        "✗ Missed: 60% against a target of at least 90%, "
        "not tested for chance, because the numbers behind it are not given.",
    ),
    (
        percent("88"),
        aim("90.000000", "2.000000"),
        "higher_better",
        "≈ Nearly met: 88% against a target of at least 90%, within the tolerance of "
        "2 percentage points, not tested for chance, because the numbers behind it are not given.",
    ),
    (
        percent("12.5", (5, 40)),
        aim("10"),
        "lower_better",
        "✗ Missed: 12.5% (5 of 40) against a target of at most 10%, "
        "which chance could give even where the target is truly met.",
    ),
    (
        year(2022, "21", "days"),
        aim("15", unit="days"),
        "lower_better",
        "✗ Missed: 21 days against a target of at most 15 days, not tested for chance.",
    ),
    (
        percent("87"),
        aim("85", at_least=True),
        "context",
        "✓ Met: 87% against a target of at least 85%.",
    ),
    (
        percent("87"),
        aim("85"),
        "context",
        "Target of 85% not judged: neither way is better for this indicator.",
    ),
    (
        percent("c"),
        aim("85"),
        "higher_better",
        "Target of 85% not judged: the figure is hidden to protect people.",
    ),
    (
        year(2022, 12),
        aim("85"),
        "higher_better",
        "Target of 85% not judged: the target is in another unit.",
    ),
]


@pytest.mark.parametrize(("point", "target", "polarity", "sentence"), SENTENCES)
def test_targets(point, target, polarity, sentence):
    assert target_sentence(point, judged(point, target, polarity)).text == sentence


values = st.decimals(0, 100, places=1)


@given(values, values, st.sampled_from(["higher_better", "lower_better"]))
def test_without_tolerance_a_target_is_met_or_missed(value, target, polarity):
    outcome = judged(percent(value), Target(target, "percent"), polarity).outcome

    met = value >= target if polarity == "higher_better" else value <= target
    assert outcome is (MET if met else MISSED)


@given(values, values, st.decimals(0, 10, places=1))
def test_tolerance_never_turns_a_result_worse(value, target, tolerance):
    order = ["missed", "within_tolerance", "met"]
    strict = judged(percent(value), Target(target, "percent"), "higher_better")
    lenient = judged(percent(value), Target(target, "percent", tolerance), "higher_better")

    assert order.index(lenient.outcome.code) >= order.index(strict.outcome.code)
