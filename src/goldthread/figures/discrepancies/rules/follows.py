"""Figures that should follow from each other: declared in `relations.csv`."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from goldthread.core.values import format_number
from goldthread.figures.discrepancies import words
from goldthread.figures.discrepancies.book import Book, total, year_before
from goldthread.figures.discrepancies.records import Finding, Rule, Said, Severity
from goldthread.figures.discrepancies.relations import RELATIONS, Relation, Term
from goldthread.figures.discrepancies.rounding import apart, explanation, percent_change, span
from goldthread.figures.discrepancies.rules.points import size_of


def check(book: Book) -> Iterator[Finding]:
    for relation in RELATIONS:
        rule = KINDS[relation.kind]
        for figure in firsts(f for f in book.reported if relation.left.fits(f)):
            yield from rule(book, relation, figure)
        if relation.kind == "opening":
            whole = relation.left._replace(breakdown="")
            for figure in firsts(f for f in book.reported if whole.fits(f)):
                yield from implied_opening(book, relation, figure)


def firsts(figures: Iterator[Said]) -> list[Said]:
    """One of each, where the text repeats a table."""
    found: dict[tuple[object, ...], Said] = {}
    for figure in figures:
        key = (figure.source.pk, figure.area, figure.breakdown, figure.unit, figure.end)
        if key not in found or found[key].in_prose:
            found[key] = figure
    return list(found.values())


def same(book: Book, relation: Relation, left: Said) -> Iterator[Finding]:
    """Two counts of one thing in one source and period."""
    for right in beside(book, relation.right, left, left.end)[:1]:
        if (left.start, left.unit) == (right.start, right.unit):
            gap = apart(left.number, right.number)
            if gap > relation.slack:
                yield unlike((left, right), relation, gap)


def beside(book: Book, term: Term, figure: Said, end: date | None) -> list[Said]:
    """The figures of a term in the same source and area with that last day, tables first."""
    found = (
        f
        for f in book.reported
        if term.fits(f) and (f.source.pk, f.area, f.end) == (figure.source.pk, figure.area, end)
    )
    return sorted(found, key=lambda f: f.in_prose)


def unlike(figures: tuple[Said, Said], relation: Relation, gap: Decimal) -> Finding:
    left, right = figures
    return Finding(
        RULE,
        figures,
        words.title(left, "does not fit what it should equal"),
        f"{words.what(left)} is {words.shown(left)} and {words.what(right)} {words.shown(right)}"
        f" {words.when(left)}, {left.area_name} ({left.source.title}); {relation.why}.",
        gap,
        explanation(left, right),
    )


def opening(book: Book, relation: Relation, left: Said) -> Iterator[Finding]:
    """What a year began with, printed or left when what started is taken off."""
    if left.start is None:
        return
    for right in beside(book, relation.right, left, left.start - timedelta(days=1))[:1]:
        if left.number != right.number:
            yield opened(left, (left, right), left.number, right, relation)


def implied_opening(book: Book, relation: Relation, whole: Said) -> Iterator[Finding]:
    """The same, where the source prints the whole and what started but not what was carried."""
    assert relation.also is not None
    if whole.start is None or beside(book, relation.left, whole, whole.end):
        return
    for started in beside(book, relation.also, whole, whole.end)[:1]:
        carried = whole.number - started.number
        for right in beside(book, relation.right, whole, whole.start - timedelta(days=1))[:1]:
            if carried != right.number:
                yield opened(whole, (whole, started, right), carried, right, relation)


def opened(
    about: Said, figures: tuple[Said, ...], carried: Decimal, right: Said, relation: Relation
) -> Finding:
    return Finding(
        RULE,
        figures,
        words.title(about, "does not begin where the year before ended"),
        f"{about.name}, {about.area_name}: {format_number(carried)} carried into the year"
        f" {words.when(about)}, but {words.what(right)} {words.when(right)} is"
        f" {words.shown(right)} ({about.source.title}); {relation.why}.",
        apart(carried, right.number),
        explanation(*figures),
    )


def summed(book: Book, relation: Relation, whole: Said) -> Iterator[Finding]:
    """A whole against everything that became of it."""
    assert relation.also is not None
    parts = beside(book, relation.right, whole, whole.end)
    rest = beside(book, relation.also, whole, whole.end)
    if not parts or not rest or total([*parts, *rest]) == whole.number:
        return
    found = total([*parts, *rest])
    numbers = words.listed(f"{words.shown(f)} ({words.what(f)})" for f in [*parts, *rest])
    yield Finding(
        RULE,
        (whole, *parts, *rest),
        words.title(whole, "what became of them does not add up"),
        f"{words.what(whole)}, {whole.area_name}: {words.shown(whole)} {words.when(whole)}, but"
        f" {numbers} make {format_number(found)} ({whole.source.title}); {relation.why}.",
        apart(found, whole.number),
        explanation(whole, *parts),
    )


def change_of(book: Book, relation: Relation, printed: Said) -> Iterator[Finding]:
    """A printed percentage change against the change of what it is said of, here and officially."""
    official = [f for f in book.values if f.source.official]
    found = [
        pair
        for series in (book.reported, official)
        if (pair := both_years(series, relation, printed)) and other_change(printed, pair)
    ]
    if found:
        yield another_change(relation, printed, found)


def both_years(series: list[Said], relation: Relation, printed: Said) -> tuple[Said, Said] | None:
    """The figure of the year and that of the year before."""

    def at(end: date | None) -> Said | None:
        of = (f for f in series if relation.right.fits(f) and f.area == printed.area)
        return next((f for f in of if f.end == end), None)

    before, now = at(year_before(printed.end)), at(printed.end)
    if not before or not now or now.unit != before.unit or before.number <= 0:
        return None
    return before, now


def other_change(printed: Said, pair: tuple[Said, Said]) -> bool:
    before, now = pair
    return not size_of(printed).meets(percent_change(span(now), span(before)))


def another_change(relation: Relation, printed: Said, pairs: list[tuple[Said, Said]]) -> Finding:
    claimed = size_of(printed)
    size = (claimed.low + claimed.high) / 2
    sizes = [100 * (now.number - before.number) / before.number for before, now in pairs]
    moves = words.listed(
        f"from {words.shown(before)} to {words.shown(now)}"
        f" ({words.number(found, 'percent_change')}, {now.source.title})"
        for (before, now), found in zip(pairs, sizes, strict=True)
    )
    return Finding(
        RULE,
        (printed, *(figure for pair in pairs for figure in pair)),
        words.title(printed, "another change than its figures show"),
        f"{printed.name}, {printed.area_name}: {words.number(size, 'percent_change')} is printed"
        f" {words.when(printed)} ({printed.source.title}), but {words.name_of(pairs[0][1])} went"
        f" {moves}; {relation.why}.",
        apart(size, sizes[0]),
        explanation(printed, *pairs[0]),
        misleads=size * sizes[0] < 0,
    )


KINDS = {"same": same, "opening": opening, "sum": summed, "change": change_of}
RULE = Rule(
    "does-not-follow",
    "Figures that should follow from each other and do not",
    Severity.MEDIUM,
    "Two counts of the same children by two agencies; what a year began with and how the year"
    " before ended; a whole and what became of each; a printed change and the figures it is of."
    " What belongs together is declared in a table beside the rules.",
    "Each is printed as if the other did not exist.",
    "What each counts, asked of the two who count.",
    check,
)
