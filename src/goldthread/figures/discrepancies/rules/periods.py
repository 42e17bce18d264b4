"""Periods that are not what they are called, or not what the number covers."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations

from goldthread.core.periods import date_words, months_between
from goldthread.figures.discrepancies import words
from goldthread.figures.discrepancies.book import Book, Key, grouped, is_claim
from goldthread.figures.discrepancies.records import Finding, Rule, Said, Severity
from goldthread.figures.discrepancies.rounding import apart, explanation

YEARS = {"financial_year": (4, 1), "calendar_year": (1, 1), "academic_year": (9, 1)}
LENGTHS = {"quarter": 3, "month": 1, "12_months_to": 12} | dict.fromkeys(YEARS, 12)
# So near to a shorter period's number that the longer one's must be the same number.
THE_SAME = Decimal("0.06")
NOT_A_YEAR = range(10, 19)
SAID_TO_BE = re.compile(r"\b1[13-8][ -]months?\b", re.IGNORECASE)


def check(book: Book) -> Iterator[Finding]:
    said = [f for f in book.reported if is_claim(f)]
    for figure in said:
        yield from ill_dated(figure)
    yield from not_a_year(said)
    yield from overlapping(said)
    yield from shorter_number(book, said)
    yield from position_or_flow(book, said)


def ill_dated(figure: Said) -> Iterator[Finding]:
    """An end before its start, dates that are not the kind of period named, the future."""
    start, end, known = figure.start, figure.end, figure.source.known_from
    if start and end and end < start:
        found = f"{date_words(start)} to {date_words(end)}"
        yield one(figure, "the period ends before it starts", found, misleads=True)
    elif start and end and not is_kind(figure):
        kind = figure.kind.replace("_", " ")
        found = f"{date_words(start)} to {date_words(end)} is called a {kind}"
        yield one(figure, f"no {kind}", found)
    elif end and end > known + timedelta(days=1):
        found = f"it is of a time to {date_words(end)}, and was known from {date_words(known)}"
        yield one(figure, "measured before it happened", found, misleads=True)


def is_kind(figure: Said) -> bool:
    """Whether the dates are those of the kind of period named."""
    assert figure.start is not None
    expected = LENGTHS.get(figure.kind)
    starts = YEARS.get(figure.kind, (figure.start.month, figure.start.day))
    return expected is None or (
        figure.months == expected and (figure.start.month, figure.start.day) == starts
    )


def one(figure: Said, trouble: str, found: str, *, misleads: bool = False) -> Finding:
    return Finding(
        RULE,
        (figure,),
        words.title(figure, trouble),
        f"{words.what(figure)}, {figure.area_name}: {found} ({figure.source.title}).",
        Decimal(1),
        explanation(figure),
        misleads=misleads,
    )


def not_a_year(said: list[Said]) -> Iterator[Finding]:
    """Periods of nearly a year that are none: thirteen months, fifteen months."""
    odd = [f for f in said if f.kind == "other" and (f.months or 12) != 12
           and f.months in NOT_A_YEAR and dated_itself(f)]  # fmt: skip
    for group in grouped(odd, lambda f: (f.source.pk, f.start, f.end)).values():
        first, months = group[0], group[0].months or 12
        named = words.some(dict.fromkeys(words.what(figure) for figure in group))
        yield Finding(
            RULE,
            tuple(group),
            f"{first.source.title}: {months} months beside years",
            f"{named}, {first.area_name}: {words.when(first)} is {months} months, and stands beside"
            f" figures of twelve ({first.source.title}). It cannot be compared with a year as it"
            " is.",
            apart(Decimal(months), Decimal(12)),
            explanation(*group),
        )


def dated_itself(figure: Said) -> bool:
    """Whether the source dates the figure, and not whoever put it under the report's period."""
    source = figure.source
    own = (figure.start, figure.end) == (source.start, source.end)
    return not own or bool(SAID_TO_BE.search(figure.note))


def overlapping(said: list[Said]) -> Iterator[Finding]:
    """Two sources' counts of events over times that overlap in part: some are in both."""
    flows = [f for f in said if f.unit == "count" and f.start and f.end and f.kind == "other"]
    for group in grouped(flows, lambda f: (f.indicator, f.area, f.breakdown)).values():
        firsts = {(f.source.pk, f.start, f.end): f for f in reversed(group)}
        for left, right in combinations(sorted(firsts.values(), key=by_start), 2):
            if left.source.pk != right.source.pk and overlap(left, right):
                yield overlaps(left, right)


def by_start(figure: Said) -> str:
    return f"{figure.start} {figure.end}"


def overlap(left: Said, right: Said) -> bool:
    days = (left.start, right.start, left.end, right.end)
    return ascending(days) and dated_itself(left)


def ascending(days: tuple[date | None, ...]) -> bool:
    """Whether each of the days is known and none but the middle two may be the same."""
    first, second, third, last = days
    return bool(first and second and third and last and first < second <= third < last)


def overlaps(left: Said, right: Said) -> Finding:
    assert left.end is not None
    assert right.start is not None
    months = months_between(right.start, left.end + timedelta(days=1))
    return Finding(
        RULE,
        (left, right),
        words.title(right, "periods overlap"),
        f"{words.what(right)}, {right.area_name}: {words.said(left)} and {words.said(right)} have"
        f" {months} month{'s' if months > 1 else ''} in common: what happened then may be in both,"
        " and the two cannot be added or compared.",
        Decimal(months) / Decimal(right.months or 12),
        explanation(left, right),
    )


def shorter_number(book: Book, said: list[Said]) -> Iterator[Finding]:
    """A number printed for fifteen months that is the year's number."""
    others = grouped((f for f in book.values if f.months == 12), flow_key)
    for figure in said:
        months = figure.months or 0
        if months > 12 and figure.unit == "count" and figure.number:
            for other in others.get(flow_key(figure), [])[:1]:
                if other.number and apart(figure.number, other.number) <= THE_SAME:
                    yield not_covered(figure, other, months)


def flow_key(figure: Said) -> Key:
    return figure.indicator, figure.area, figure.breakdown, figure.unit, figure.end


def not_covered(figure: Said, other: Said, months: int) -> Finding:
    expected = other.number * months / 12
    return Finding(
        RULE,
        (figure, other),
        words.title(figure, "a year's number for a longer time"),
        f"{words.what(figure)}, {figure.area_name}: {words.said(figure)} is said of {months}"
        f" months, but twelve months alone had {words.said(other)}; {months} months at that rate"
        f" would be about {words.number(expected, decimals=0)}. It seems to be the year's number,"
        " not that of the time named.",
        apart(figure.number, expected),
        explanation(figure),
    )


def position_or_flow(book: Book, said: list[Said]) -> Iterator[Finding]:
    """A position called a time, or a time's share called a position, as the official has it."""
    for figure in said:
        held = book.official.get((figure.indicator, figure.area, figure.end), [])
        same = [f for f in held if (f.breakdown, f.unit) == (figure.breakdown, figure.unit)]
        for official in same[:1]:
            at_a_date = official.kind == "as_at"
            if (at_a_date and figure.kind == "other") or (not at_a_date and figure.kind == "as_at"):
                yield called_otherwise(figure, official)


def called_otherwise(figure: Said, official: Said) -> Finding:
    if official.kind == "as_at":
        said, truly = f"{words.when(figure)}, a time", "a position at a date"
    else:
        said, truly = "a position at a date", "of what happened in a year"
    return Finding(
        RULE,
        (figure, official),
        words.title(figure, "a position or a time?"),
        f"{words.what(figure)}, {figure.area_name}: {words.shown(figure)} is given"
        f" {words.when(figure)} ({figure.source.title}) as {said}; the official figure,"
        f" {words.said(official)}, is {truly}. What it is, decides what it can be compared with.",
        # Where the numbers differ too, the rule on official figures says by how much.
        Decimal(0),
        explanation(figure),
    )


RULE = Rule(
    "period-not-covered",
    "A period named but not covered",
    Severity.MEDIUM,
    "A period that ends before it starts, has not the dates of its kind, or lies after the report;"
    " a “year” of thirteen or fifteen months; two sources' times that overlap in part; a number for"
    " fifteen months that is the twelve months' number; a position at a date called a time, or the"
    " other way about.",
    "Two numbers are compared as if they were of like times. Fifteen months against twelve is a"
    " rise of a quarter that never happened.",
    "The dates the number was counted between, from whoever counted.",
    check,
)
