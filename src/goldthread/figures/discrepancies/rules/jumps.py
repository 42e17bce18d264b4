"""A move from one period to the next that no ordinary variation explains."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from goldthread.core.values import format_number
from goldthread.figures.discrepancies import words
from goldthread.figures.discrepancies.book import Book, grouped, is_claim
from goldthread.figures.discrepancies.records import Finding, Rule, Said, Severity
from goldthread.figures.discrepancies.rounding import explanation, is_approximate
from goldthread.figures.judgement import exact

# Of 6,003 moves from year to year in the Department's tables of forty authorities, one in two
# hundred was more than threefold, nearly all of them a new collection's first year.
TIMES = Decimal(3)
# And so rare under one and the same rate that fifty years of figures would not show it once.
CHANCE = 1e-6
LONGEST_GAP = 15


def check(book: Book) -> Iterator[Finding]:
    counts = [f for f in book.reported if f.unit == "count" and f.end and is_claim(f)]
    for group in grouped(counts, lambda f: (f.indicator, f.area, f.breakdown)).values():
        yield from along(group)


def along(group: list[Said]) -> Iterator[Finding]:
    """The periods of one thing in order, as the latest source gives each."""
    latest = sorted(group, key=lambda f: (f.end, f.source.known_from, not f.in_prose))
    by_end = {figure.end: figure for figure in latest}
    for before, after in pairwise(by_end.values()):
        if comparable(before, after) and far_beyond_chance(before, after):
            yield jump(before, after)


def comparable(before: Said, after: Said) -> bool:
    """Whether the two are whole counts, near in time and of like periods."""
    assert before.end is not None
    assert after.end is not None
    near = (after.end - before.end).days <= 31 * LONGEST_GAP
    whole = all(f.number == f.number.to_integral_value() >= 0 for f in (before, after))
    return near and whole and alike(before, after) and not is_approximate(after)


def alike(before: Said, after: Said) -> bool:
    """Both at a date, or both of about a year (fifteen months are made comparable per month)."""
    lengths = [figure.months for figure in (before, after)]
    if None in lengths:
        return lengths == [None, None] and before.kind == after.kind
    return all(length is not None and 9 <= length <= 18 for length in lengths)


def monthly(figure: Said) -> Decimal:
    return figure.number / (figure.months or 1)


def far_beyond_chance(before: Said, after: Said) -> bool:
    low, high = sorted((monthly(before), monthly(after)))
    if high < low * TIMES or not high:
        return False
    chance = exact.two_counts(
        int(before.number), int(after.number), float(before.months or 1), float(after.months or 1)
    )
    return chance < CHANCE


def jump(before: Said, after: Said) -> Finding:
    rose = monthly(after) > monthly(before)
    low, high = sorted((monthly(before), monthly(after)))
    times = format_number(high / low, 1) if low else "more than a hundred"
    word = "more" if rose else "less"
    each = "" if before.months is None else " a month"
    return Finding(
        RULE,
        (after, before),
        words.title(after, "a jump no ordinary variation explains"),
        f"{words.what(after)}, {after.area_name}: {words.said(before)}, then {words.said(after)}:"
        f" {times} times {'as much' if rose else 'less'}{each}, far {word} than chance or any"
        f" ordinary year explains.",
        abs(monthly(after) - monthly(before)) / low if low else Decimal(1),
        explanation(before, after),
    )


RULE = Rule(
    "unexplained-jump",
    "A jump that no ordinary variation explains",
    Severity.HIGH,
    "A report's count that is three times its neighbour in time, or a third, per month covered, and"
    " that an exact test of two counts gives less than one chance in a million. In twelve years of"
    " official figures one move in two hundred was so large, nearly all in a new collection's first"
    " year.",
    "It is more often another definition, a month taken for a year, or a slip of the pen than a"
    " change in children's lives; and it is read as the last.",
    "What was counted in each period, and over how long.",
    check,
)
