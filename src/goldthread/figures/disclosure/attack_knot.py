"""A knot: unknown counts that hang together, and the linear system that binds them."""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

from goldthread.figures.disclosure.attack_bounds import Bounds
from goldthread.figures.disclosure.outputs import SaidShare

NEARLY = 1e-6
LOOKS = 6
# The same looks each time: what is found does not depend on the day.
SEED = 1854


class Range(NamedTuple):
    """The least and greatest a count can be, and the outputs that say so."""

    low: int
    high: int
    outputs: tuple[str, ...]


class Line(NamedTuple):
    """One line of the system: coefficients of unknown counts; `=` or `<=` its right-hand side."""

    coefficients: dict[str, Fraction]
    right: Fraction
    is_equal: bool
    output: str


@dataclass
class Knot:
    """Unknown counts that hang together."""

    bounds: Bounds
    keys: list[str]
    lines: list[Line]
    is_fractional: bool = False
    _system: dict[str, Any] = field(default_factory=dict)

    def solutions(self, keys: list[str]) -> Iterator[dict[str, int]]:
        """A few solutions of the whole knot that push its hidden counts different ways."""
        draw = random.Random(SEED)  # noqa: S311 - which way to look is no secret
        for look in range(LOOKS):
            ways = {key: draw.choice((-1, 1)) if look > 1 else 1 - 2 * look for key in keys}
            answer = self._solve(ways, within="near")
            if answer is not None:
                values = dict(zip(self.keys, answer.x, strict=True))
                self.is_fractional |= any(abs(v - round(v)) > NEARLY for v in values.values())
                yield {key: round(value) for key, value in values.items()}

    def range_of(self, key: str, whole: bool) -> Range | None:
        """The least and greatest one count can be; None where it has no greatest."""
        least, most = self._solve({key: 1}, whole), self._solve({key: -1}, whole)
        if least is None or most is None:
            return None
        low, high = ceil(least.fun - NEARLY), floor(-most.fun + NEARLY)
        return Range(low, high, self._blamed(key))

    def _solve(self, ways: dict[str, int], whole: bool = False, within: str = "far") -> Any:
        """The linear programme that pushes counts down (1) or up (-1).

        None where they can be pushed without end; `within` "near" lets none run away.
        """
        system = self._built()
        objective = np.zeros(len(self.keys))
        for key, way in ways.items():
            objective[system["column"][key]] = way
        answer = linprog(
            objective,
            A_eq=system["equal"],
            b_eq=system["equal_to"],
            A_ub=system["most"],
            b_ub=system["most_to"],
            bounds=system[within],
            integrality=1 if whole else 0,
            method="highs",
        )
        return answer if answer.x is not None else None

    def _built(self) -> dict[str, Any]:
        if not self._system:
            column = {key: place for place, key in enumerate(self.keys)}
            ends = [self.bounds.of(key) for key in self.keys]
            near = 1_000 * (1 + max([low for low, _ in ends] + [top or 0 for _, top in ends]))
            self._system = {
                "column": column,
                "far": ends,
                "near": [(low, near if top is None else top) for low, top in ends],
            }
            for name, is_equal in (("equal", True), ("most", False)):
                lines = [line for line in self.lines if line.is_equal == is_equal]
                self._system |= matrix(name, lines, column)
        return self._system

    def _blamed(self, key: str) -> tuple[str, ...]:
        """The outputs whose lines the count's least and greatest rest on."""
        lines = [line for line in self.lines if line.is_equal]
        lines += [line for line in self.lines if not line.is_equal]
        blamed: set[str] = set()
        for way in (1, -1):
            answer = self._solve({key: way})
            if answer is None:
                continue
            weights = [*answer.eqlin.marginals, *answer.ineqlin.marginals]
            for line, weight in zip(lines, weights, strict=True):
                if abs(weight) > NEARLY:
                    blamed.add(line.output)
        return tuple(sorted(blamed)) or tuple(sorted(self.bounds.reasons[key]))


def matrix(name: str, lines: list[Line], column: dict[str, int]) -> dict[str, Any]:
    """The lines as a sparse matrix and its right-hand side; None for both without lines."""
    if not lines:
        return {name: None, f"{name}_to": None}
    entries = [
        (float(coefficient), row, column[key])
        for row, line in enumerate(lines)
        for key, coefficient in line.coefficients.items()
    ]
    values, rows, columns = zip(*entries, strict=True)
    shape = (len(lines), len(column))
    return {
        name: csr_array((values, (rows, columns)), shape=shape),
        f"{name}_to": np.array([float(line.right) for line in lines]),
    }


def knots(bounds: Bounds) -> Iterator[Knot]:
    """The unknown counts in groups that no line joins."""
    lines = [line for line in every_line(bounds) if line.coefficients]
    of_key: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        for key in line.coefficients:
            of_key[key].append(number)
    seen: set[str] = set()
    for start in of_key:
        if start not in seen:
            keys, numbers = joined(start, lines, of_key)
            seen |= keys
            yield Knot(bounds, sorted(keys), [lines[number] for number in sorted(numbers)])


def joined(
    start: str, lines: list[Line], of_key: dict[str, list[int]]
) -> tuple[set[str], set[int]]:
    """Every count that hangs together with one, and the lines that join them."""
    keys, numbers, waiting = {start}, set(), [start]
    while waiting:
        for number in of_key[waiting.pop()]:
            if number not in numbers:
                numbers.add(number)
                new = lines[number].coefficients.keys() - keys
                keys |= new
                waiting += new
    return keys, numbers


def every_line(bounds: Bounds) -> Iterator[Line]:
    """Each sum and share with what is known moved to its right-hand side."""
    for one in bounds.sums:
        coefficients = {key: Fraction(1) for key in one.parts}
        coefficients[one.total] = coefficients.get(one.total, Fraction(0)) - 1
        yield line(bounds, coefficients, True, one.output)
    for share in bounds.shares:
        yield from share_lines(bounds, share)


def share_lines(bounds: Bounds, share: SaidShare) -> Iterator[Line]:
    """That the share lies within what rounds to the one that was printed."""
    exponent = share.shown.as_tuple().exponent
    half = Fraction(10) ** (exponent if isinstance(exponent, int) else 0) / 2
    for sign in (1, -1):
        edge = (Fraction(share.shown) + sign * half) / share.per
        coefficients = {share.numerator: Fraction(sign), share.denominator: -sign * edge}
        yield line(bounds, coefficients, False, share.output)


def line(bounds: Bounds, coefficients: dict[str, Fraction], is_equal: bool, output: str) -> Line:
    right, unknown = Fraction(0), {}
    for key, coefficient in coefficients.items():
        low, high = bounds.of(key)
        if low == high:
            right -= coefficient * low
        else:
            unknown[key] = coefficient
    return Line(unknown, right, is_equal, output)
