"""What whole-number bounds can be carried along sums and percentages, exactly."""

from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor

from goldthread.figures.disclosure.outputs import Outputs, SaidCount, SaidShare, SaidSum

ROUNDS_AT_MOST = 50


class Contradiction(ValueError):
    """The outputs cannot all be true of the same counts: one of them was revised.

    `key` is the count they disagree on.
    """

    def __init__(self, message: str, key: str = "") -> None:
        super().__init__(message)
        self.key = key


@dataclass
class Bounds:
    """The least and greatest each count can be, and which outputs say so."""

    low: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    high: dict[str, int] = field(default_factory=dict)
    reasons: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    sums: list[SaidSum] = field(default_factory=list)
    shares: list[SaidShare] = field(default_factory=list)
    moved: bool = False

    def of(self, key: str) -> tuple[int, int | None]:
        return self.low.get(key, 0), self.high.get(key)

    def at_least(self, key: str, value: int, *reasons: str) -> None:
        if value > self.low.get(key, 0):
            self._move(key, reasons)
            self.low[key] = value
            self._check(key)

    def at_most(self, key: str, value: int, *reasons: str) -> None:
        if key not in self.high or value < self.high[key]:
            self._move(key, reasons)
            self.high[key] = value
            self._check(key)

    def _move(self, key: str, reasons: tuple[str, ...]) -> None:
        self.moved = True
        self.reasons[key].update(reasons)

    def _check(self, key: str) -> None:
        if key in self.high and self.low.get(key, 0) > self.high[key]:
            raise Contradiction(
                f"'{key}' would have to be {self.low[key]} or more and {self.high[key]} or less:"
                f" {', '.join(sorted(self.reasons[key]))} contradict each other",
                key,
            )


def read(outputs: Outputs) -> Bounds:
    """The bounds that stand in the outputs themselves."""
    bounds = Bounds(sums=list(outputs.sums), shares=list(outputs.shares))
    for said in outputs.counts:
        low, high = range_of(said)
        bounds.at_least(said.key, low, said.output)
        if high is not None:
            bounds.at_most(said.key, high, said.output)
    return bounds


def range_of(said: SaidCount) -> tuple[int, int | None]:
    """All the whole numbers that would have been said so: 10 to the nearest 5 is 8 to 12."""
    if said.shown is None:
        return said.least, None
    fits = [
        number
        for number in range(max(0, said.shown - said.base), said.shown + said.base + 1)
        if (number + Fraction(said.base, 2)) // said.base * said.base == said.shown
        and number >= min(said.least, said.shown)
    ]
    return (min(fits), max(fits)) if said.base > 1 else (said.shown, said.shown)


def carried(bounds: Bounds) -> None:
    """Carry bounds along until nothing moves, or long enough."""
    for _ in range(ROUNDS_AT_MOST):
        bounds.moved = False
        for one in bounds.sums:
            along_sum(bounds, one)
        for share in bounds.shares:
            along_share(bounds, share)
        if not bounds.moved:
            return


def along_sum(bounds: Bounds, one: SaidSum) -> None:
    """A total from its parts, and each part from the total and the other parts."""
    told = {one.output, *bounds.reasons[one.total]}.union(*(bounds.reasons[k] for k in one.parts))
    lows = sum(bounds.of(key)[0] for key in one.parts)
    highs = [top for key in one.parts if (top := bounds.of(key)[1]) is not None]
    bounds.at_least(one.total, lows, *told)
    if len(highs) == len(one.parts):
        bounds.at_most(one.total, sum(highs), *told)
    low, high = bounds.of(one.total)
    for key in one.parts:
        own_low, own_high = bounds.of(key)
        if high is not None:
            bounds.at_most(key, high - (lows - own_low), *told)
        others_bounded = len(highs) - (own_high is not None) == len(one.parts) - 1
        if others_bounded:
            bounds.at_least(key, low - (sum(highs) - (own_high or 0)), *told)


def along_share(bounds: Bounds, share: SaidShare) -> None:
    """A numerator from its denominator and the printed share, and the other way."""
    exponent = share.shown.as_tuple().exponent
    half = Fraction(1, 2) * Fraction(10) ** (exponent if isinstance(exponent, int) else 0)
    least, most = Fraction(share.shown) - half, Fraction(share.shown) + half
    told = {share.output, *bounds.reasons[share.numerator], *bounds.reasons[share.denominator]}
    low, high = bounds.of(share.denominator)
    bounds.at_least(share.numerator, max(0, ceil(least * low / share.per)), *told)
    if high is not None:
        bounds.at_most(share.numerator, floor(most * high / share.per), *told)
    low, high = bounds.of(share.numerator)
    if most > 0:
        bounds.at_least(share.denominator, ceil(low * share.per / most), *told)
    if least > 0 and high is not None:
        bounds.at_most(share.denominator, floor(high * share.per / least), *told)
