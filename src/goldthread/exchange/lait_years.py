"""The years of the Local Authority Interactive Tool: one column, many ways of writing.

2024           a year of the kind the indicator is kept by (it ends in 2024)
2023/24        a financial or academic year
2023-24        the same
2017-19        three calendar years
2013/14-15/16  three financial years
0              no year given
(Rev) (prov) (Final) (OT)   the standing of the figure: revised, provisional, final, outturn
"""

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from goldthread.exchange.periods import (
    UNDATED,
    Period,
    academic,
    calendar,
    financial,
    snapshot,
    twelve_months_to,
    whole_month,
)
from goldthread.exchange.values import Refused

WRITTEN = re.compile(
    r"(?P<first>[0-9]{4})(?P<short>[/-](?P<next>[0-9]{2}))?(-(?P<last>[0-9]{2})/(?P<end>[0-9]{2}))?"
)
STANDING = re.compile(r"\s*\((Rev|prov|Final|OT)\)$", re.IGNORECASE)
STANDINGS = {"rev": "revised", "prov": "provisional", "final": "final", "ot": "outturn"}

# A single year by what the indicator is kept by: the year named is the one it ends in.
BASES: dict[str, Callable[[int], Period]] = {
    "financial_year": lambda year: financial(year - 1),
    "academic_year": lambda year: academic(year - 1),
    "calendar_year": calendar,
    "january": lambda year: whole_month(year, 1),
    "at_31_march": lambda year: snapshot(date(year, 3, 31)),
    "at_30_september": lambda year: snapshot(date(year, 9, 30)),
    "year_to_30_september": lambda year: twelve_months_to(date(year, 9, 30)),
}


@lru_cache(maxsize=4096)
def years(text: str, basis: str) -> tuple[Period, str]:
    """The period and the figure's standing ('' where none is printed).

    `basis` is one of `BASES`. Raises Refused for a form not listed above.
    """
    standing = STANDING.search(text)
    plain = STANDING.sub("", text).strip()
    said = STANDINGS[standing[1].lower()] if standing else ""
    if plain == "0":
        return UNDATED, said
    found = WRITTEN.fullmatch(plain)
    if not found or not 1900 <= int(found["first"]) <= 2200:
        raise Refused("Years are written like 2024, 2023/24, 2023-24, 2017-19 or 2013/14-15/16.")
    return spanned(found, basis), said


def spanned(found: re.Match[str], basis: str) -> Period:
    first = int(found["first"])
    if not found["short"]:
        return BASES[basis](first)
    following = ending(first, found["next"])
    if found["last"]:
        last = ending(first, found["last"])
        if following != first + 1 or ending(first, found["end"]) != last + 1:
            raise Refused("The years of a span run on from one another: 2013/14-15/16.")
        return financial(first, last)
    if following == first + 1:
        return academic(first) if basis == "academic_year" else financial(first)
    return calendar(first, following)


def ending(first: int, short: str) -> int:
    """The year that two digits after `first` mean; it must come later."""
    year = first - first % 100 + int(short)
    year = year if year >= first else year + 100
    if not 0 < year - first <= 10:
        raise Refused("The last year of a span comes one to ten years after the first.")
    return year
