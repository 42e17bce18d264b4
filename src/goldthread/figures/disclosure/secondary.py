"""Hiding as little more as it takes, so that nothing that is hidden can be worked out.

For each count that needs it, another set of values is looked for (`witness`). Where none fits,
the cheapest further counts and percentages are hidden. Then what proved needless is shown again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from goldthread.figures.disclosure.primary import LEAST_OPEN
from goldthread.figures.disclosure.system import System
from goldthread.figures.disclosure.witness import Question, Witness, region

NEAR, FAR = 2, 6
# The last look is at everything that hangs together.
DEPTHS = (NEAR, 3, 4, FAR, 1_000)
# Whether something can be shown again is asked less widely: it is asked often.
THINNING = (NEAR, 3)
# So many at most are asked about again, the most valuable first: the rest gain less than it costs.
THINNED_AT_MOST = 300


Proof = tuple[float, frozenset[int]]


@dataclass
class Protection:
    """How far each hidden count has been proved open, and what was hidden to get there.

    `lowest` and `highest`: the values that some witness gives it, and which counts the witness
    moves. `because`: for each further count or percentage, the count it protects. `unmet`:
    counts for which nothing that could be hidden is enough.
    """

    system: System
    needs: dict[str, int]
    lowest: dict[int, Proof] = field(default_factory=dict)
    highest: dict[int, Proof] = field(default_factory=dict)
    because: dict[str, str] = field(default_factory=dict)
    unmet: list[str] = field(default_factory=list)

    def least(self, place: int) -> float:
        """The lowest value a count is proved to be able to have."""
        return self.lowest[place][0] if place in self.lowest else float(self.system.value[place])

    def most(self, place: int) -> float:
        """The highest."""
        return self.highest[place][0] if place in self.highest else float(self.system.value[place])

    def lacks(self, place: int) -> bool:
        """Whether a count's possible values are still too few."""
        need = self.needs.get(self.system.keys[place], 1)
        return self.most(place) - self.least(place) + 1 < need

    def learn(self, witness: Witness) -> None:
        """Widen what is proved open of every count that the witness moves."""
        moved = frozenset(witness.values)
        for place, value in witness.values.items():
            if value < self.least(place):
                self.lowest[place] = value, moved
            if value > self.most(place):
                self.highest[place] = value, moved

    def forget(self, moved: int) -> list[int]:
        """Forget every proof that moves a count; the counts whose proofs they were."""
        lost = [
            (proofs, place)
            for proofs in (self.lowest, self.highest)
            for place, (_, movers) in proofs.items()
            if moved in movers
        ]
        for proofs, place in lost:
            del proofs[place]
        return sorted({place for _, place in lost} - {moved})


def protect(system: System, needs: Mapping[str, int]) -> Protection:
    """Hide what must be hidden as well; `needs` says how many values each count leaves open."""
    found = Protection(system, dict(needs))
    for place in in_order(system, needs):
        secure(found, place)
    for key in list(found.because):
        if key in system.index:
            secure(found, system.index[key])
    thin(found)
    return found


def in_order(system: System, needs: Mapping[str, int]) -> list[int]:
    """The counts that need protection, those that are hardest to protect first."""
    places = [system.index[key] for key in needs]
    return sorted(places, key=lambda p: (-needs[system.keys[p]], -system.value[p], p))


def secure(found: Protection, place: int) -> None:
    """Make one count safe, at the least cost that is found."""
    if any(settled(found, place, depth) for depth in DEPTHS):
        return
    everything(found, place)
    if found.lacks(place):
        found.unmet.append(found.system.keys[place])


def everything(found: Protection, place: int) -> None:
    """Hide all that hangs together with a count, for want of anything less.

    What was not needed after all is shown again by `thin`.
    """
    system, where = found.system, region(found.system, place, DEPTHS[-1])
    for one in where.free:
        if system.is_openable(one):
            hide(found, one, place)
    for row in where.rows:
        if system.rows[row].ratio:
            system.withhold(system.rows[row].ratio)
            found.because.setdefault(system.rows[row].ratio, system.keys[place])
    widen(found, place, Question(system, where, elastic=False))


def hide(found: Protection, one: int, place: int) -> None:
    """Hide one count for another's sake; it must then not be told exactly itself."""
    key = found.system.keys[one]
    found.system.open(key)
    found.because[key] = found.system.keys[place]
    found.needs.setdefault(key, LEAST_OPEN)


def settled(found: Protection, place: int, depth: int) -> bool:
    """Whether a count is safe, after what can be done within so many steps of it."""
    if not found.lacks(place):
        return True
    where = region(found.system, place, depth)
    widen(found, place, Question(found.system, where, elastic=False))
    if not found.lacks(place):
        return True
    witness = cheapest(found, place, Question(found.system, where, elastic=True))
    if witness is not None:
        accept(found, place, witness)
    return not found.lacks(place)


def widen(found: Protection, place: int, question: Question) -> None:
    """Prove a count open as far as it is without hiding anything more."""
    for sign in (1.0, -1.0):
        if found.lacks(place):
            low, high = target(found, place)
            witness = question.asked(place, low, high, sign)
            if witness is not None:
                found.learn(witness)


def target(found: Protection, place: int) -> tuple[float, float]:
    """The values that matter: no further from the true one than would be enough."""
    value, need = found.system.value[place], found.needs[found.system.keys[place]]
    return value - need, value + need


def cheapest(found: Protection, place: int, question: Question) -> Witness | None:
    """The cheaper of moving the count up or down as far as it must."""
    need = found.needs[found.system.keys[place]] - 1
    up, down = found.least(place) + need, found.most(place) - need
    tried = [question.asked(place, up, up)]
    if down >= found.system.least[place]:
        tried.append(question.asked(place, down, down))
    answers = [witness for witness in tried if witness is not None]
    return min(answers, key=lambda witness: witness.cost, default=None)


def accept(found: Protection, place: int, witness: Witness) -> None:
    """Hide what the witness asks for."""
    found.learn(witness)
    for one in witness.counts:
        hide(found, one, place)
    for ratio in witness.ratios:
        found.system.withhold(ratio)
        found.because[ratio] = found.system.keys[place]


def thin(found: Protection) -> None:
    """Show again what is not needed after all, the costliest first."""
    hidden = [key for key in found.because if key in found.system.index]
    hidden.sort(key=lambda key: -found.system.value[found.system.index[key]])
    for key in hidden[:THINNED_AT_MOST]:
        show_again(found, key)
    for ratio in [key for key in found.because if key not in found.system.index]:
        print_again(found, ratio)


def show_again(found: Protection, key: str) -> None:
    """Show one count again if everything whose safety rested on it can be proved safe without."""
    system, place = found.system, found.system.index[key]
    before = dict(found.lowest), dict(found.highest)
    need = found.needs.pop(key)
    system.low[place], system.high[place] = system.as_shown[place]
    if all(stays_safe(found, one) for one in found.forget(place)):
        del found.because[key]
        return
    system.open(key)
    found.lowest, found.highest = before
    found.needs[key] = need


def print_again(found: Protection, ratio: str) -> None:
    """Show a percentage again if everything near it can be proved safe with it."""
    system, before = found.system, (dict(found.lowest), dict(found.highest))
    bound = {p for row in system.rows if row.ratio == ratio for p in row.coefficients}
    system.withheld.discard(ratio)
    touched = {one for place in bound for one in [place, *found.forget(place)]}
    if all(stays_safe(found, one) for one in sorted(touched)):
        del found.because[ratio]
        return
    system.withhold(ratio)
    found.lowest, found.highest = before


def stays_safe(found: Protection, place: int) -> bool:
    """Whether a count can be proved safe anew, with nothing more hidden."""
    for depth in THINNING:
        if not found.lacks(place):
            return True
        widen(found, place, Question(found.system, region(found.system, place, depth), False))
    return not found.lacks(place) or found.system.keys[place] in found.unmet
