"""What stands in place of a number that is hidden, missing or needs care.

The marks are those of the Government Analysis Function's "Using symbols and shorthand in
spreadsheets". A mark never stands alone: on a page its words are there for a screen reader
and in a legend, in a file in a legend of its own.
"""

from collections.abc import Iterable
from typing import NamedTuple

from goldthread.core.values import STATE_WORDS


class Mark(NamedTuple):
    """A shorthand as printed, such as '[c]', and what it says in words."""

    symbol: str
    words: str


MARKS = {
    "suppressed": Mark("[c]", STATE_WORDS["suppressed"]),
    "not_available": Mark("[x]", STATE_WORDS["not_available"]),
    "not_applicable": Mark("[z]", STATE_WORDS["not_applicable"]),
    "not_returned": Mark("[w]", STATE_WORDS["not_returned"]),
    "low_reliability": Mark("[u]", "low reliability: read with care"),
    "rounded": Mark("[~]", "rounded to protect people"),
    "care": Mark("[sm]", "small number: for this audience alone"),
    "provisional": Mark("[p]", "provisional: may be revised"),
    "revised": Mark("[r]", "revised since it was first published"),
    "break": Mark("[b]", "not comparable with the figures before it"),
}


def mark_of(state: str) -> Mark | None:
    """The mark of a figure's state or note; None where a plain number needs none.

    Raises KeyError for a state without a mark: a new one must be given its words first.
    """
    return None if state in {"number", "rating", ""} else MARKS[state]


def legend(states: Iterable[str]) -> tuple[Mark, ...]:
    """The marks that a table used, each once, in the order of MARKS."""
    used = set(states)
    return tuple(mark for state, mark in MARKS.items() if state in used)
