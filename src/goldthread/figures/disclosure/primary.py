"""What is hidden for its own sake, before anything is hidden for the sake of something else."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from goldthread.figures.disclosure.counts import Count, Problem, Ratio
from goldthread.figures.disclosure.rules import RuleSet, Zeros, may_publish_percent


class Why(StrEnum):
    """Why something is not shown."""

    SMALL = "small"
    ZERO = "zero"
    GROUP = "group"
    DOMINANT = "dominant"
    BEFORE = "before"
    MOVED = "moved"
    WITH = "with"
    FEW = "few"
    BEHIND = "behind"


# Of these a reader must be left with the rule set's whole protection interval; of the others
# it is enough that they cannot be told exactly.
NEEDS_INTERVAL = frozenset({Why.SMALL, Why.MOVED, Why.DOMINANT})
LEAST_OPEN = 2


def hidden_counts(problem: Problem, rules: RuleSet) -> dict[str, Why]:
    """The wanted counts that may not be shown, each with the reason."""
    groups = dict(of_a_group(problem, rules))
    dominant = set(dominating(problem, rules))
    found: dict[str, Why] = {}
    for key, count in problem.counts.items():
        why = reason(count, rules)
        # What is out already gains nothing by being hidden now; a small number is, all the same.
        if why is None and not count.shown_before:
            why = groups.get(key) or (Why.DOMINANT if key in dominant else None)
        if why and count.wanted and count.protected and not count.known:
            found[key] = why
    return found


def reason(count: Count, rules: RuleSet) -> Why | None:
    """Why a count by itself may not be shown; None where it may."""
    if rules.is_small(count.value):
        return Why.SMALL
    if count.hidden_before:
        return Why.BEFORE
    if moved_by_little(count, rules):
        return Why.MOVED
    return None


def moved_by_little(count: Count, rules: RuleSet) -> bool:
    """Whether the difference from what was shown before is itself a small number of people.

    Of two rounded numbers the difference says too little to matter.
    """
    if count.moved_from is None or rules.base_of(count.wide) > 1:
        return False
    moved = abs(count.value - count.moved_from[0])
    return moved > 0 and rules.is_small(moved)


def of_a_group(problem: Problem, rules: RuleSet) -> Iterator[tuple[str, Why]]:
    """Zeros that say all of a group are alike, and the one part that they all are."""
    if rules.zeros != Zeros.HIDDEN_FOR_A_GROUP:
        return
    for one in problem.sums:
        if len(one.parts) > 1 and problem.counts[one.total].value:
            filled = [key for key in one.parts if problem.counts[key].value]
            if len(filled) == 1:
                yield filled[0], Why.GROUP
                yield from ((key, Why.ZERO) for key in one.parts if key != filled[0])


def dominating(problem: Problem, rules: RuleSet) -> Iterator[str]:
    """Parts that make up so much of their total that the total gives them away."""
    if rules.dominance is None:
        return
    for one in problem.sums:
        total = problem.counts[one.total].value
        for key in one.parts:
            if total and 100 * problem.counts[key].value >= rules.dominance * total:
                yield key


def ratio_reason(
    ratio: Ratio, problem: Problem, hidden: Iterable[str], rules: RuleSet
) -> Why | None:
    """Why a percentage, rate or mean may not be shown; None where it may."""
    numerator, denominator = problem.counts[ratio.numerator], problem.counts[ratio.denominator]
    if not (numerator.protected or denominator.protected):
        return None
    if {ratio.numerator, ratio.denominator} & set(hidden):
        return Why.BEHIND
    if ratio.proportion:
        may = may_publish_percent(numerator.value, denominator.value, rules)
    else:
        may = not any(
            count.protected and count.value and rules.is_small(count.value)
            for count in (numerator, denominator)
        )
    return None if may and denominator.value else Why.FEW


def needs(problem: Problem, hidden: dict[str, Why], rules: RuleSet) -> dict[str, int]:
    """How many whole values each count that is not shown must leave open to a reader."""
    found = {
        key: rules.left_open if why in NEEDS_INTERVAL else LEAST_OPEN for key, why in hidden.items()
    }
    for key, count in problem.counts.items():
        if not count.wanted and count.protected and not count.known:
            if count.value and rules.is_small(count.value):
                found[key] = rules.left_open
            elif count.hidden_before:
                found[key] = LEAST_OPEN
    return found
