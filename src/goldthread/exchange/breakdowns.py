"""Breakdowns in canonical form, and what part of them is not a breakdown at all.

Reports print "Current | Previous | Chg | % Chg" and "target | outcome" as columns of one
table; a transcription carries the column in the breakdown. It says what the figure *is* of
its base (a value, a printed change, a target), so it leaves the breakdown.
"""

from functools import lru_cache
from typing import NamedTuple

PRINTED_COLUMNS = {
    "current": "value",
    "previous": "value",
    "chg": "change",
    "% chg": "percent_change",
}
CHANGE_UNITS = {"change", "percent_change"}
MEASURES = {"value", "change", "percent_change", "target"}
# Key performance indicators print these two words as column headings.
TARGET, OUTCOME = ("detail", "target"), ("detail", "outcome")


class Broken(NamedTuple):
    """A breakdown without its printed column, and what that column made of the figure."""

    breakdown: str
    measure: str
    column_label: str


@lru_cache(maxsize=16384)
def broken_down(text: str, unit: str) -> Broken:
    """The canonical breakdown of a printed one, with its measure and printed column."""
    kept, measure, label = [], unit if unit in CHANGE_UNITS else "value", ""
    for name, value in parts(text):
        word = value.lower()
        if name == "column" and word in PRINTED_COLUMNS:
            label = value
            measure = PRINTED_COLUMNS[word] if measure == "value" else measure
        elif (name, word) in (TARGET, ("kind", "target")):
            measure, label = "target", "Target"
        elif (name, word) == OUTCOME:
            label = "Outcome"
        elif unit in CHANGE_UNITS and (name, word) == ("detail", "change on previous year"):
            continue
        else:
            kept.append((name, value))
            measure = "target" if (name, word) == ("status", "standard") else measure
    return Broken(canonical(kept), measure, label)


def parts(text: str) -> list[tuple[str, str]]:
    """The `name=value` parts; a bare word has the name `detail`."""
    found = []
    for part in filter(None, (piece.strip() for piece in text.split(";"))):
        name, equals, value = part.partition("=")
        found.append((name.strip().lower(), value.strip()) if equals else ("detail", part))
    return found


def canonical(pairs: list[tuple[str, str]]) -> str:
    """One text for one breakdown, in whatever order its parts were written."""
    return "; ".join(f"{name}={value}" for name, value in sorted(pairs))
