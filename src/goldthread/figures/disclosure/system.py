"""What a reader of the release can reckon with: the linear system of everything that is public.

Each count is a whole number between a low and a high: alone where it is shown, a range where it
is rounded, open above where it is hidden. Rows bind them: sums exactly, percentages by the
rounding they are printed with. To ask whether a hidden count is safe is to ask for another
set of whole numbers that fits all that is public; it is looked for near the true one, so that a
release of many tables is many small questions and not one large one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from goldthread.figures.disclosure.counts import Fixed, Problem, Ratio, fits, totals_of
from goldthread.figures.disclosure.rules import RuleSet, Zeros, half_unit, nearest

INFINITE = float("inf")
# A printed 5.0 % stands for less than 5.05: the upper end is not reached.
BARELY = 1e-6
TOTAL_COSTS = 3.0
RATIO_COST = 4.0
# Dearer than any other number: a zero is hidden for another's sake only where nothing else helps.
ZERO_COST = 50.0


@dataclass
class Row:
    """One binding: low <= sum of coefficients times counts <= high. `ratio`: whose it is."""

    coefficients: dict[int, float]
    low: float
    high: float
    ratio: str = ""


@dataclass
class System:
    """The counts by number, what is public of each, and the rows that bind them."""

    keys: list[str]
    value: np.ndarray
    low: np.ndarray
    high: np.ndarray
    least: np.ndarray
    most: np.ndarray
    cost: np.ndarray
    rows: list[Row]
    rows_of: list[list[int]]
    index: dict[str, int] = field(default_factory=dict)
    withheld: set[str] = field(default_factory=set)
    as_shown: dict[int, tuple[float, float]] = field(default_factory=dict)

    def open(self, key: str) -> None:
        """Hide a count: a reader is left with the least and most that is known without it."""
        place = self.index[key]
        self.as_shown[place] = float(self.low[place]), float(self.high[place])
        self.low[place], self.high[place] = self.least[place], self.most[place]
        self.cost[place] = 0.0

    def withhold(self, key: str) -> None:
        """Withhold a percentage: its rows bind no longer."""
        self.withheld.add(key)

    def binds(self, row: Row) -> bool:
        return row.ratio not in self.withheld if row.ratio else True

    def is_openable(self, place: int) -> bool:
        """Whether a count is shown and could be hidden, at a price."""
        return bool(0 < self.cost[place] < INFINITE)

    def is_exact(self, place: int) -> bool:
        """Whether a reader knows the count."""
        return bool(self.low[place] == self.high[place])


def system_of(problem: Problem, rules: RuleSet, hidden: Iterable[str]) -> System:
    """The system of a release in which these counts are hidden and everything else is shown."""
    keys = list(problem.counts)
    count = len(keys)
    found = System(
        keys=keys,
        value=np.array([problem.counts[key].value for key in keys], dtype=float),
        low=np.zeros(count),
        high=np.full(count, INFINITE),
        least=np.zeros(count),
        most=np.full(count, INFINITE),
        cost=np.full(count, INFINITE),
        rows=[],
        rows_of=[[] for _ in keys],
        index={key: place for place, key in enumerate(keys)},
    )
    show(found, problem, rules, set(hidden))
    price(found, problem, rules)
    fix(found, problem.fixed)
    for row in rows(problem, found.index):
        for place in row.coefficients:
            found.rows_of[place].append(len(found.rows))
        found.rows.append(row)
    return found


def show(system: System, problem: Problem, rules: RuleSet, hidden: set[str]) -> None:
    """Set what a reader knows of each count from the release itself."""
    for place, key in enumerate(system.keys):
        count = problem.counts[key]
        system.least[place] = rules.least_hidden if count.wanted and count.protected else 0
        if key in hidden:
            system.low[place] = system.least[place]
        elif count.known or (count.wanted and not count.protected):
            system.low[place] = system.high[place] = count.value
        elif count.wanted:
            low, high = shown_range(count.value, rules, count.wide)
            system.low[place], system.high[place] = low, high


def shown_range(value: int, rules: RuleSet, wide: bool) -> tuple[int, int]:
    """What a reader knows of a count that is shown: itself, or all that rounds as it does."""
    base = rules.base_of(wide)
    if base == 1 or value == 0:
        return value, value
    shown = nearest(value, base)
    low, high = shown - base // 2, shown + (base - 1) // 2
    return (max(low, rules.largest + 1) if low <= rules.largest < value else low), high


def price(system: System, problem: Problem, rules: RuleSet) -> None:
    """What hiding each count would lose: more for larger ones, and for totals most.

    Where zeros are always shown, none is hidden for another's sake: the mark would say a number.
    """
    depth = totals_of(problem.sums)
    for place, key in enumerate(system.keys):
        count = problem.counts[key]
        if system.high[place] == INFINITE:
            system.cost[place] = 0.0
        elif count.protected and not count.known and (count.value or rules.zeros != Zeros.SHOWN):
            size = 1.0 + np.log2(1.0 + count.value) if count.value else ZERO_COST
            system.cost[place] = size * TOTAL_COSTS ** depth.get(key, 0)


def fix(system: System, fixed: Iterable[Fixed]) -> None:
    """Add what earlier releases made public: hiding it now would not take it back."""
    for one in fixed:
        place = system.index[one.key]
        most = INFINITE if one.high is None else one.high
        system.least[place] = max(system.least[place], one.low)
        system.most[place] = min(system.most[place], most)
        system.low[place] = max(system.low[place], one.low)
        system.high[place] = min(system.high[place], most)
        if (system.low[place], system.high[place]) == (system.least[place], system.most[place]):
            system.cost[place] = INFINITE


def rows(problem: Problem, index: Mapping[str, int]) -> Iterator[Row]:
    """The rows of every sum, and of every percentage that is what its counts give."""
    for one in problem.sums:
        coefficients = {index[key]: 1.0 for key in one.parts}
        yield Row({**coefficients, index[one.total]: -1.0}, 0.0, 0.0)
    for ratio in problem.ratios:
        if fits(ratio, problem.counts):
            yield from ratio_rows(ratio, index)


def ratio_rows(ratio: Ratio, index: Mapping[str, int]) -> Iterator[Row]:
    """The numerator lies between the lowest and highest shares of the denominator it can be."""
    half = half_unit(ratio.value)
    numerator, denominator = index[ratio.numerator], index[ratio.denominator]
    for multiple, low, high in (
        (ratio.value - half, 0.0, INFINITE),
        (ratio.value + half, -INFINITE, -BARELY),
    ):
        share = float(multiple) / ratio.per
        whose = "" if ratio.is_settled else ratio.key
        yield Row({numerator: 1.0, denominator: -share}, low, high, whose)
