"""Looking for another set of whole numbers that fits everything public: a witness.

A witness that gives a hidden count another value proves that the count cannot be told. Where
there is none, what would have to be hidden as well is priced in the same question.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from goldthread.figures.disclosure.system import INFINITE, RATIO_COST, Row, System

NEAR_WHOLE = 1e-6
SECONDS_AT_MOST = 2.0


@dataclass(frozen=True)
class Witness:
    """Other values of some counts, and what must be hidden as well for it to fit."""

    values: dict[int, int]
    counts: tuple[int, ...] = ()
    ratios: tuple[str, ...] = ()
    cost: float = 0.0


@dataclass(frozen=True)
class Region:
    """The rows asked about, the counts that may move within them, and those that stay."""

    rows: tuple[int, ...]
    free: tuple[int, ...]


def region(system: System, place: int, depth: int) -> Region:
    """The rows within `depth` steps of a count. A count bound elsewhere too stays as it is."""
    reached, edge = set(), {place}
    touched = {place}
    for _ in range(depth):
        new = {
            row
            for one in edge
            for row in system.rows_of[one]
            if row not in reached and system.binds(system.rows[row])
        }
        reached |= new
        edge = {one for row in new for one in system.rows[row].coefficients} - touched
        touched |= edge
        if not edge:
            break
    free = tuple(one for one in sorted(touched) if bound_within(system, one, reached))
    return Region(tuple(sorted(reached)), free)


def bound_within(system: System, place: int, reached: set[int]) -> bool:
    return all(
        row in reached or not system.binds(system.rows[row]) for row in system.rows_of[place]
    )


class Question:
    """One question over a region: may a count be this, and what would it take?"""

    def __init__(self, system: System, where: Region, elastic: bool) -> None:
        self.system, self.where = system, where
        self.movable = [p for p in where.free if self.may_move(p, elastic)]
        self.column = {place: number for number, place in enumerate(self.movable)}
        self.elastic = [p for p in self.movable if elastic and system.is_openable(p)]
        self.ratios = list(
            dict.fromkeys(
                system.rows[row].ratio for row in where.rows if elastic and system.rows[row].ratio
            )
        )
        self.width = len(self.movable) + 2 * len(self.elastic) + 2 * len(self.ratios)

    def may_move(self, place: int, elastic: bool) -> bool:
        system = self.system
        if not system.is_exact(place):
            return True
        return elastic and system.cost[place] < INFINITE

    def asked(self, place: int, low: float, high: float, best: float = 0.0) -> Witness | None:
        """A witness in which the count lies in low to high; `best` -1: as high as can be.

        Whole numbers are asked for only where the answer does not come in whole ones by itself.
        """
        if place not in self.column:
            return None
        for whole in (False, True):
            found = self.solved(place, low, high, best, whole)
            if found is None:
                return None
            moved = found[: len(self.movable)]
            if np.all(np.abs(moved - np.round(moved)) < NEAR_WHOLE):
                return self.witness(found)
        return None

    def solved(
        self, place: int, low: float, high: float, best: float, whole: bool
    ) -> np.ndarray | None:
        system, count = self.system, len(self.movable)
        cost = np.zeros(self.width)
        lows, highs = np.zeros(self.width), np.full(self.width, INFINITE)
        lows[:count], highs[:count] = system.low[self.movable], system.high[self.movable]
        cost[self.column[place]] = best
        matrix, at_least, at_most = self.bindings()
        for number, one in enumerate(self.elastic):
            up = count + 2 * number
            cost[up : up + 2] = system.cost[one]
            self.loosen(lows, highs, one)
        cost[count + 2 * len(self.elastic) :] = RATIO_COST
        column = self.column[place]
        lows[column], highs[column] = max(lows[column], low), min(highs[column], high)
        if lows[column] > highs[column]:
            return None
        integrality = np.zeros(self.width, dtype=int)
        integrality[:count] = 1 if whole else 0
        answer = milp(
            cost,
            constraints=LinearConstraint(matrix, at_least, at_most),
            bounds=Bounds(lows, highs),
            integrality=integrality,
            options={"time_limit": SECONDS_AT_MOST},
        )
        return None if answer.x is None else np.asarray(answer.x)

    def loosen(self, lows: np.ndarray, highs: np.ndarray, place: int) -> None:
        """A count that may be hidden as well: its own bounds are kept by a row, at a price."""
        column = self.column[place]
        lows[column], highs[column] = self.system.least[place], self.system.most[place]

    def bindings(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The matrix of the region's rows, and of the bounds that may be broken at a price."""
        system = self.system
        lines = len(self.where.rows) + len(self.elastic)
        matrix = np.zeros((lines, self.width))
        at_least, at_most = np.zeros(lines), np.zeros(lines)
        for line, number in enumerate(self.where.rows):
            row = system.rows[number]
            still = self.fill(matrix[line], row)
            at_least[line], at_most[line] = row.low - still, row.high - still
        first = len(self.movable)
        for number, place in enumerate(self.elastic):
            line, up = len(self.where.rows) + number, first + 2 * number
            matrix[line, self.column[place]] = 1.0
            matrix[line, up], matrix[line, up + 1] = -1.0, 1.0
            at_least[line], at_most[line] = system.low[place], system.high[place]
        return matrix, at_least, at_most

    def fill(self, line: np.ndarray, row: Row) -> float:
        """Write a row's coefficients; what the counts that stay add up to in it."""
        still = 0.0
        for place, coefficient in row.coefficients.items():
            if place in self.column:
                line[self.column[place]] = coefficient
            else:
                still += coefficient * self.system.value[place]
        if row.ratio in self.ratios:
            slack = len(self.movable) + 2 * len(self.elastic) + 2 * self.ratios.index(row.ratio)
            line[slack], line[slack + 1] = 1.0, -1.0
        return still

    def witness(self, found: np.ndarray) -> Witness:
        """The answer as whole numbers, with what lies outside of what is public now."""
        system = self.system
        values = {p: round(found[n]) for p, n in self.column.items()}
        counts = tuple(p for p in self.elastic if not system.low[p] <= values[p] <= system.high[p])
        ratios = tuple(self.broken(values))
        price = float(sum(system.cost[p] for p in counts) + RATIO_COST * len(ratios))
        moved = {p: v for p, v in values.items() if v != system.value[p]}
        return Witness(moved, counts, ratios, price)

    def broken(self, values: dict[int, int]) -> Iterable[str]:
        for ratio in self.ratios:
            for number in self.where.rows:
                row = self.system.rows[number]
                if row.ratio == ratio:
                    reached = sum(
                        c * values.get(p, self.system.value[p]) for p, c in row.coefficients.items()
                    )
                    if not row.low - NEAR_WHOLE / 2 <= reached <= row.high + NEAR_WHOLE / 2:
                        yield ratio
                        break
