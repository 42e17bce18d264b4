"""What is to be decided: counts that may stand in several tables, and what binds them.

A count is known by its key. The same key in two tables is the same number, so it is decided
once: hidden in one is hidden in both.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from goldthread.figures.disclosure.rules import half_unit


@dataclass(frozen=True)
class Count:
    """A number of people or events, and what is known of it.

    `protected`: people stand behind it. `wanted`: some table means to show it; otherwise it
    only stands behind a percentage, or in an earlier release. `known`: its publisher shows it
    already, and so do we. `wide`: of a nation or region. `hidden_before`: the name of an
    earlier release in which this same number was hidden; `shown_before`: some showed it;
    `moved_from`: what an earlier release showed of the same thing, where it was another number.
    """

    key: str
    value: int
    protected: bool = True
    wanted: bool = True
    known: bool = False
    wide: bool = False
    hidden_before: str = ""
    shown_before: bool = False
    moved_from: tuple[int, str] | None = None


@dataclass(frozen=True)
class Sum:
    """That a total is the sum of its parts, as `table` declares by its margins."""

    total: str
    parts: tuple[str, ...]
    table: str = ""


@dataclass(frozen=True)
class Ratio:
    """A percentage, rate or mean to be shown: `per` times numerator over denominator.

    `value` carries the decimals it is printed with. `proportion`: the numerator is part of the
    denominator, so what is left over is a count of people too. `is_settled`: an earlier release
    shows it, so it binds whatever becomes of it now.
    """

    key: str
    numerator: str
    denominator: str
    value: Decimal
    per: int = 100
    proportion: bool = True
    is_settled: bool = False


def fits(ratio: Ratio, counts: Mapping[str, Count]) -> bool:
    """Whether a printed share is what its counts give. Printed ones are not always."""
    denominator = counts[ratio.denominator].value
    half = half_unit(ratio.value)
    given = Decimal(ratio.per) * counts[ratio.numerator].value
    return (ratio.value - half) * denominator <= given < (ratio.value + half) * denominator


@dataclass(frozen=True)
class Fixed:
    """What an earlier release made public of a count for good: it lies in low to high."""

    key: str
    low: int
    high: int | None
    release: str


@dataclass
class Problem:
    """Everything that one release shows, and all that binds it."""

    counts: dict[str, Count] = field(default_factory=dict)
    sums: list[Sum] = field(default_factory=list)
    ratios: list[Ratio] = field(default_factory=list)
    fixed: list[Fixed] = field(default_factory=list)

    def add(self, *counts: Count) -> None:
        """Add counts; one that is there already stays, and is wanted where either is.

        Raises ValueError where the same key is given two values.
        """
        for count in counts:
            there = self.counts.get(count.key)
            if there is not None and there.value != count.value:
                raise ValueError(
                    f"'{count.key}' is given as {there.value} and as {count.value}:"
                    " one number has one value in a release"
                )
            if there is None or (count.wanted and not there.wanted):
                self.counts[count.key] = count


def check_problem(problem: Problem) -> None:
    """Raise ValueError for sums that do not add up or speak of counts nobody gave."""
    for one in problem.sums:
        check_sum(one, problem.counts)
    for ratio in problem.ratios:
        for key in (ratio.numerator, ratio.denominator):
            if key not in problem.counts:
                raise ValueError(f"the count '{key}' behind '{ratio.key}' was not given")


def check_sum(one: Sum, counts: Mapping[str, Count]) -> None:
    """Raise ValueError unless the parts add up to the total."""
    absent = [key for key in (one.total, *one.parts) if key not in counts]
    if absent:
        raise ValueError(f"'{one.table}' adds up counts that were not given: {', '.join(absent)}")
    added = sum(counts[key].value for key in one.parts)
    if added != counts[one.total].value:
        raise ValueError(
            f"in '{one.table}' the parts of '{one.total}' add up to {added}, not to"
            f" {counts[one.total].value}: mend the table, or say that its parts overlap"
        )


def totals_of(sums: Sequence[Sum]) -> dict[str, int]:
    """How many layers of totals a key stands above: what is lost by hiding it grows with them."""
    depth: dict[str, int] = {}
    for _ in range(4):
        for one in sums:
            below = max((depth.get(key, 0) for key in one.parts), default=0)
            depth[one.total] = max(depth.get(one.total, 0), min(below + 1, 4))
    return depth
