"""Slots and caveats that the sentences share."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from goldthread.core.values import format_difference, format_size, format_value
from goldthread.figures.judgement.sentences import Sentence, Slot
from goldthread.figures.judgement.series import Point

BETTER = {True: ", and for the better", False: ", and for the worse", None: ""}


def value_slot(point: Point) -> Slot:
    """A figure as it is shown."""
    return Slot(point.shown, None if point.number is None else str(point.number))


def number_slot(value: Decimal, unit: str, decimals: int | None = None) -> Slot:
    """A computed number in a unit."""
    return Slot(format_value(value, unit, decimals=decimals), str(value))


def size_slot(value: Decimal, unit: str) -> Slot:
    """The size of a difference, without its sign."""
    return Slot(format_size(value, unit), str(abs(value)))


def difference_slot(value: Decimal, unit: str) -> Slot:
    """A difference with its sign."""
    return Slot(format_difference(value, unit), str(value))


def with_caveats(sentence: Sentence, caveats: Sequence[str]) -> Sentence:
    """The sentence with what must be said beside it, as a slot that an edit cannot drop."""
    if not caveats:
        return sentence
    slots = sentence.slots | {"caveats": Slot("; ".join(dict.fromkeys(caveats)))}
    template = sentence.template + " Read with care: {caveats}."
    return replace(sentence, template=template, slots=slots)
