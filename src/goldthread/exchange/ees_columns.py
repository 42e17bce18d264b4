"""What the columns of an "explore education statistics" file measure, from their names.

Unit: a suffix says rate (per 10,000 children) or percent; a median or percentile of a
duration is in days; anything else is a count. Snapshot: 'At31' and 'Awaiting' are taken on
31 March, and so is everything in a file whose first measured column is ("of those at 31
March, how many ..."). The headline file does not say so in its names; its notes do.
Population is ONS's mid-year estimate, on 30 June.
"""

import re
from typing import NamedTuple

RATE = re.compile(r"(^|_)(rate|per_10000(_children)?)$", re.IGNORECASE)
PERCENT = re.compile(r"(^|_)percent(age)?$", re.IGNORECASE)
DAYS = re.compile(r"(median|percentile|mean|average)", re.IGNORECASE)
AT_31_MARCH = re.compile(
    r"at[ _]?31|awaiting|^(children_in_need|child_protection_plans)(_per_|$)", re.IGNORECASE
)
MID_YEAR = re.compile(r"^population_estimate$", re.IGNORECASE)

WORDS = [
    (re.compile(r"\bAnypoint\b", re.IGNORECASE), "at any point in the year"),
    (re.compile(r"\bAt31\b", re.IGNORECASE), "at 31 March"),
    (re.compile(r"\bSection47\b", re.IGNORECASE), "Section 47 enquiries"),
    (re.compile(r"\bICPC\b"), "initial child protection conferences"),
    (re.compile(r"\bCPP\b"), "child protection plans"),
    (re.compile(r"\bCIN\b"), "children in need"),
    (re.compile(r"^N[0-9] "), ""),
]


class Column(NamedTuple):
    """One measured column of a file."""

    position: int
    name: str
    code: str
    label: str
    unit: str
    basis: str


def column(position: int, name: str, short: str, about: str, base: str) -> Column:
    """What the column `name` measures. `short` is the file's short code, `about` what the
    file says it is about, `base` the name of its first measured column."""
    return Column(
        position, name, f"{short}:{name}", label(name, about), unit(name), basis(name, base)
    )


def unit(name: str) -> str:
    if RATE.search(name):
        return "rate_per_10000"
    if PERCENT.search(name):
        return "percent"
    return "days" if DAYS.search(name) else "count"


def basis(name: str, base: str) -> str:
    """'year', 'snapshot' (31 March) or 'mid_year' (30 June)."""
    if MID_YEAR.search(name):
        return "mid_year"
    return (
        "snapshot" if AT_31_MARCH.search(name) or re.search("at31", base, re.IGNORECASE) else "year"
    )


def label(name: str, about: str) -> str:
    """The column's name in words, after what the file is about."""
    words = PERCENT.sub("", RATE.sub("", name)).replace("_", " ").strip() or name
    for pattern, meaning in WORDS:
        words = pattern.sub(meaning, words)
    return f"{about}: {words}" if about else words[:1].upper() + words[1:]
