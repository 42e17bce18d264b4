"""An attack on what has been made public: try to find what was hidden.

It is given what readers have (`Outputs`) and nothing else, and shares no code with what hides.
First whole-number bounds are carried along the sums and percentages until nothing moves; then
the linear system of each knot of unknown counts is solved for the least and the greatest that
each hidden one can be; in small knots again in whole numbers alone.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from goldthread.figures.disclosure.attack_bounds import Bounds, Contradiction, carried, read
from goldthread.figures.disclosure.attack_knot import Knot, knots
from goldthread.figures.disclosure.outputs import Outputs

__all__ = ["AT_LEAST", "Contradiction", "Told", "agreeing", "attack", "hidden_in"]

AT_LEAST = 2
SMALL_KNOT = 60


@dataclass(frozen=True)
class Told:
    """A hidden count that can be told, or told too nearly: the least and greatest it can be.

    `outputs` names what gave it away; `enough`: how many whole values were to stay open.
    """

    key: str
    low: int
    high: int
    outputs: tuple[str, ...]
    enough: int = AT_LEAST

    @property
    def is_exact(self) -> bool:
        """Whether only one value is left."""
        return self.low == self.high


def hidden_in(outputs: Outputs) -> set[str]:
    """The counts that are hidden somewhere."""
    return {said.key for said in outputs.counts if said.shown is None}


def attack(outputs: Outputs, needs: Mapping[str, int] | None = None) -> list[Told]:
    """Every hidden count that can be told from the outputs together; none where all is well.

    `needs` says of each count how many whole values must stay open, where it is more than 2;
    counts named in it are tried even where no output mentions them as hidden. Raises
    Contradiction where the outputs cannot all be true of the same counts.
    """
    wanted = dict.fromkeys(sorted(hidden_in(outputs)), AT_LEAST) | dict(needs or {})
    bounds = read(outputs)
    carried(bounds)
    found = list(told_by_bounds(bounds, wanted))
    known = {told.key for told in found}
    left = {key: need for key, need in wanted.items() if key not in known}
    for knot in knots(bounds):
        found += told_in(knot, left)
    return sorted(found, key=lambda told: (told.high - told.low, told.key))


def agreeing(outputs: Outputs) -> Outputs:
    """The outputs without the percentages and sums that contradict the rest.

    Reports print rates on another population than the official one, or a sum that is none. A
    reader who has such numbers cannot use them all together: those that disagree on a count
    are left out, the counts themselves never.
    """
    while True:
        try:
            carried(read(outputs))
        except Contradiction as error:
            fewer = without(outputs, error.key)
            if fewer == outputs:
                raise
            outputs = fewer
        else:
            return outputs


def without(outputs: Outputs, key: str) -> Outputs:
    """The outputs without what is said of a count by percentages, or else by sums."""
    shares = tuple(s for s in outputs.shares if key not in (s.numerator, s.denominator))
    if len(shares) < len(outputs.shares):
        return replace(outputs, shares=shares)
    return replace(
        outputs, sums=tuple(s for s in outputs.sums if key != s.total and key not in s.parts)
    )


def told_by_bounds(bounds: Bounds, wanted: Mapping[str, int]) -> Iterator[Told]:
    """What whole-number bounds alone tell."""
    for key, need in wanted.items():
        low, high = bounds.of(key)
        if high is not None and high - low + 1 < need:
            yield Told(key, low, high, tuple(sorted(bounds.reasons[key])), need)


def told_in(knot: Knot, wanted: Mapping[str, int]) -> Iterator[Told]:
    """What a knot's linear system tells; of a small one, also what whole numbers tell."""
    here = {key: wanted[key] for key in knot.keys if key in wanted}
    spread = looked_around(knot, here)
    for key, need in here.items():
        low, high = spread[key]
        if high - low + 1 >= need and not (knot.is_fractional and len(knot.keys) <= SMALL_KNOT):
            continue
        found = knot.range_of(key, whole=knot.is_fractional and len(knot.keys) <= SMALL_KNOT)
        if found is not None and found.high - found.low + 1 < need:
            yield Told(key, found.low, found.high, found.outputs, need)


def looked_around(knot: Knot, here: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    """How far each count was seen to range in a few solutions of the whole knot.

    Most counts are shown to be open by these, and need not be asked about one by one.
    """
    seen: dict[str, list[int]] = defaultdict(list)
    for values in knot.solutions(list(here)):
        for key in here:
            seen[key].append(values[key])
    return {key: (min(seen[key]), max(seen[key])) if seen[key] else (0, -1) for key in here}
