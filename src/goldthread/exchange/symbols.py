"""Marks printed where a number would stand.

Source: Government Statistical Service, "Symbols in tables"; the Department for Education's
own use of them ("explore education statistics": c, k, low, u, x, z and `:`); and the words
that partnerships print.
"""

import re

SUPPRESSED, MISSING, INAPPLICABLE = "suppressed", "not_available", "not_applicable"

STATES = {
    "c": SUPPRESSED,
    "*": SUPPRESSED,
    "suppressed": SUPPRESSED,
    "hidden": SUPPRESSED,
    "hidden to protect people": SUPPRESSED,
    "u": MISSING,
    "k": MISSING,
    "low": MISSING,
    "x": MISSING,
    ":": MISSING,
    "-": MISSING,
    "..": MISSING,
    "not available": MISSING,
    "no longer reported": MISSING,
    "not known": MISSING,
    "z": INAPPLICABLE,
    "n/a": INAPPLICABLE,
    "not applicable": INAPPLICABLE,
    "not returned": "not_returned",
    "no return": "not_returned",
}

FEWER_THAN = re.compile(r"(<|less than|fewer than)\s*[0-9]+", re.IGNORECASE)


def state_of(printed: str) -> str | None:
    """The state a mark stands for, or None when it is not one we know."""
    mark = printed.strip().strip("[]").lower()
    if FEWER_THAN.fullmatch(mark):
        return SUPPRESSED
    return STATES.get(mark)


def is_low_reliability(printed: str) -> bool:
    """Whether the mark says that the number exists but is not reliable enough to print."""
    return printed.strip().strip("[]").lower() == "u"
