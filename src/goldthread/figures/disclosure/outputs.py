"""What a release says to its readers: the only thing an attack is given."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from goldthread.figures.disclosure.counts import Problem, fits
from goldthread.figures.disclosure.decide import Decision

PUBLIC = "public statistics"


@dataclass(frozen=True)
class SaidCount:
    """A count as an output says it: a number to the nearest `base`, or None where it is hidden.

    `least` is what the output's own explanation of its marks says a number like it cannot be
    below: 1 of a hidden one where zeros are shown, 6 of a shown one where 1 to 5 are hidden.
    """

    key: str
    output: str
    shown: int | None
    base: int = 1
    least: int = 0


@dataclass(frozen=True)
class SaidShare:
    """A percentage or rate as printed, with what it is a share of; `per` 100 for a percentage."""

    output: str
    numerator: str
    denominator: str
    shown: Decimal
    per: int = 100


@dataclass(frozen=True)
class SaidSum:
    """That a reader can see a total to be the sum of its parts."""

    output: str
    total: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Outputs:
    """Everything that some readers have: tables of one or of many releases, and public facts."""

    counts: tuple[SaidCount, ...] = ()
    shares: tuple[SaidShare, ...] = ()
    sums: tuple[SaidSum, ...] = ()

    def __add__(self, other: "Outputs") -> "Outputs":
        return Outputs(
            self.counts + other.counts, self.shares + other.shares, self.sums + other.sums
        )


def together(outputs: Iterable[Outputs]) -> Outputs:
    """All of several outputs, as somebody has them who keeps every release."""
    return sum(outputs, Outputs())


def outputs_of(problem: Problem, decision: Decision, name: str) -> Outputs:
    """What a decided release says, under its name."""
    return Outputs(
        tuple(said_counts(problem, decision, name)),
        tuple(
            SaidShare(name, ratio.numerator, ratio.denominator, ratio.value, ratio.per)
            for ratio in problem.ratios
            if not ratio.is_settled
            and decision.ratios[ratio.key].is_shown
            and fits(ratio, problem.counts)
        ),
        tuple(
            SaidSum(f"{name}: {one.table}" if one.table else name, one.total, one.parts)
            for one in problem.sums
        ),
    )


def said_counts(problem: Problem, decision: Decision, name: str) -> Iterator[SaidCount]:
    rules = decision.rules
    for key, decided in decision.counts.items():
        count = problem.counts[key]
        free = count.known or not count.protected
        if not decided.is_shown:
            yield SaidCount(key, name, None, least=rules.least_hidden)
        elif free or decided.shown == 0:
            yield SaidCount(key, name, decided.shown)
        else:
            base = rules.base_of(count.wide)
            least = rules.largest + 1 if count.value > rules.largest else 0
            yield SaidCount(key, name, decided.shown, base, least)


def public_facts(problem: Problem) -> Outputs:
    """Counts that everybody knows without any release, as populations."""
    return Outputs(
        tuple(
            SaidCount(key, PUBLIC, count.value)
            for key, count in problem.counts.items()
            if count.known and not count.wanted
        )
    )
