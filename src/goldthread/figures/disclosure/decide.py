"""Deciding a release: each count and percentage shown, rounded or hidden, once, with its reason."""

from collections.abc import Iterator
from dataclasses import dataclass

from goldthread.figures.disclosure.counts import Count, Problem, Ratio, Sum, check_problem
from goldthread.figures.disclosure.primary import Why, hidden_counts, needs, ratio_reason
from goldthread.figures.disclosure.rules import RuleSet, check_rules, nearest
from goldthread.figures.disclosure.secondary import Protection, protect
from goldthread.figures.disclosure.system import System, system_of


@dataclass(frozen=True)
class Decided:
    """What becomes of one count or percentage.

    `shown`: the number to show (of a percentage None: its own), None where it is hidden for
    `why`; `protects`: the key for whose sake it is hidden, where it is not for its own.
    """

    key: str
    is_shown: bool
    shown: int | None = None
    why: Why | None = None
    protects: str = ""

    @property
    def is_primary(self) -> bool:
        """Whether it is hidden for its own sake."""
        return self.why not in (None, Why.WITH, Why.BEHIND)


@dataclass(frozen=True)
class Decision:
    """A whole release decided. `unmet`: what cannot be protected however much is hidden.

    `needs`: of each count that must not be told, how many whole values stay open to a reader.
    """

    rules: RuleSet
    counts: dict[str, Decided]
    ratios: dict[str, Decided]
    unmet: tuple[str, ...]
    needs: dict[str, int]

    def of(self, key: str) -> Decided:
        """What becomes of a count or a percentage. Raises KeyError for one not in the release."""
        return self.counts[key] if key in self.counts else self.ratios[key]


def decide(problem: Problem, rules: RuleSet) -> Decision:
    """Decide everything a release would show. Raises ValueError for what contradicts itself."""
    check_rules(rules)
    check_problem(problem)
    hidden = hidden_counts(problem, rules)
    system = system_of(problem, rules, hidden)
    withheld = withhold(problem, rules, system, hidden)
    protection = protect(system, needs(problem, hidden, rules))
    behind = hidden | {key: Why.WITH for key in protection.because if key in system.index}
    withheld |= withhold(problem, rules, system, behind)
    return Decision(
        rules=rules,
        counts=dict(decided_counts(problem, rules, hidden, protection)),
        ratios=dict(decided_ratios(problem, withheld, protection)),
        unmet=tuple(protection.unmet),
        needs=protection.needs,
    )


def withhold(
    problem: Problem, rules: RuleSet, system: System, hidden: dict[str, Why]
) -> dict[str, Why]:
    """Withhold the percentages that would say what the hidden counts are."""
    found = {}
    for ratio in being_decided(problem):
        why = ratio_reason(ratio, problem, hidden, rules)
        if why:
            found[ratio.key] = why
            system.withhold(ratio.key)
    return found


def being_decided(problem: Problem) -> list[Ratio]:
    """The percentages of this release; those of earlier ones are settled."""
    return [ratio for ratio in problem.ratios if not ratio.is_settled]


def decided_counts(
    problem: Problem, rules: RuleSet, hidden: dict[str, Why], protection: Protection
) -> Iterator[tuple[str, Decided]]:
    for key, count in problem.counts.items():
        if not count.wanted:
            continue
        if key in hidden:
            yield key, Decided(key, False, why=hidden[key])
        elif key in protection.because:
            yield key, Decided(key, False, why=Why.WITH, protects=protection.because[key])
        else:
            yield key, Decided(key, True, shown=shown_number(count, rules))


def shown_number(count: Count, rules: RuleSet) -> int:
    """A count as it is shown: as published or as it is where no people stand behind it."""
    if count.known or not count.protected:
        return count.value
    return nearest(count.value, rules.base_of(count.wide))


def decided_ratios(
    problem: Problem, withheld: dict[str, Why], protection: Protection
) -> Iterator[tuple[str, Decided]]:
    for ratio in being_decided(problem):
        if ratio.key in withheld:
            yield ratio.key, Decided(ratio.key, False, why=withheld[ratio.key])
        elif ratio.key in protection.because:
            protects = protection.because[ratio.key]
            yield ratio.key, Decided(ratio.key, False, why=Why.WITH, protects=protects)
        else:
            yield ratio.key, Decided(ratio.key, True)


def shown_row(row: list[int], total: int, rules: RuleSet) -> tuple[list[int | str], int | str]:
    """A row and its total as they may be shown, the mark where one is hidden: ([2, 14], 16)."""
    keys = [f"cell {place}" for place in range(len(row))]
    problem = Problem()
    problem.add(Count("total", total), *(Count(k, v) for k, v in zip(keys, row, strict=True)))
    problem.sums.append(Sum("total", tuple(keys), "row"))
    found = decide(problem, rules)
    return [said(found, key) for key in keys], said(found, "total")


def said(decision: Decision, key: str) -> int | str:
    """What stands in a count's place: its number, or the mark."""
    shown = decision.counts[key].shown
    return decision.rules.mark if shown is None else shown
