"""The same thing, given another value by a later source that does not say so."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from goldthread.figures.discrepancies import words
from goldthread.figures.discrepancies.book import Book, Key, grouped, is_claim, nearest, series_key
from goldthread.figures.discrepancies.records import Finding, Rule, Said, Severity
from goldthread.figures.discrepancies.rounding import apart, explanation, span

Pair = tuple[Said, Said]
# From so many shared figures, and so large a part of them, it is the table that was restated.
A_TABLE, NEARLY_ALL = 5, Decimal("0.8")


def check(book: Book) -> Iterator[Finding]:
    both: dict[Key, int] = {}
    for pair in said_by_both(book):
        both[together(*pair)] = both.get(together(*pair), 0) + 1
    tables: dict[Key, list[Pair]] = {}
    for pair in restated(book):
        tables.setdefault(together(*pair), []).append(pair)
    for key, pairs in tables.items():
        singly = [finding(book, *pair, len(pairs), both[key]) for pair in pairs]
        yield from singly
        if both[key] >= A_TABLE and len(pairs) >= both[key] * NEARLY_ALL:
            yield wholesale(pairs, singly, both[key])


def together(earlier: Said, later: Said) -> Key:
    return earlier.source.pk, later.source.pk, later.end


def wholesale(pairs: list[Pair], singly: list[Finding], both: int) -> Finding:
    """A whole set of figures restated at once: one thing happened, and nobody was told of it."""
    earlier, later = pairs[0]
    furthest = max(singly, key=lambda one: one.apart)
    reversed_ = [words.name_of(one.about) for one in singly if one.misleads]
    effect = f" The direction of change turns for {words.listed(reversed_)}." if reversed_ else ""
    noted = [one for one in singly if one.explained]
    note = f" A note speaks of {len(noted)} of them." if noted else " No note says why."
    return Finding(
        RULE,
        tuple(figure for pair in pairs for figure in pair),
        f"{later.source.title}: {len(pairs)} of {both} figures restated at once",
        f"{later.source.title} prints {len(pairs)} of the {both} figures that it shares with"
        f" {earlier.source.title}, {words.when(later)}, with another number, by up to"
        f" {words.percent(furthest.apart)} ({words.name_of(furthest.about)}).{note}{effect}",
        furthest.apart,
        misleads=bool(reversed_),
    )


def said_by_both(book: Book) -> Iterator[Pair]:
    """Every thing two reports give a number for, the earlier report's first."""
    numbers = [f for f in book.reported if is_claim(f) and f.end]
    for group in grouped(numbers, thing).values():
        by_source = grouped(sorted(group, key=lambda f: f.in_prose), lambda f: (f.source.pk,))
        firsts = sorted((said[0] for said in by_source.values()), key=lambda f: f.source.known_from)
        yield from combinations(firsts, 2)


def restated(book: Book) -> Iterator[Pair]:
    """Those given two numbers that rounding does not account for."""
    for earlier, later in said_by_both(book):
        if not span(earlier).meets(span(later)):
            yield earlier, later


def thing(figure: Said) -> Key:
    """What is said, by whatever name the year has: financial, or the twelve months to March."""
    return (
        figure.indicator,
        figure.area,
        figure.breakdown,
        figure.unit,
        figure.start,
        figure.end,
    )


def finding(book: Book, earlier: Said, later: Said, others: int, both: int) -> Finding:
    effect, reverses, figures = effect_on_change(book, earlier, later)
    of_all = f" {others} of the {both} figures both give for that time differ." if both > 1 else ""
    note = explanation(earlier, later)
    unsaid = "" if note else " No note says why."
    return Finding(
        RULE,
        (earlier, later, *figures),
        words.title(later, "restated"),
        f"{words.what(later)}, {later.area_name}, {words.when(later)}: {words.shown(earlier)} in"
        f" {earlier.source.title}, {words.shown(later)} in {later.source.title}.{unsaid}"
        f"{effect}{of_all}",
        apart(later.number, earlier.number),
        note,
        misleads=reverses,
    )


def effect_on_change(book: Book, earlier: Said, later: Said) -> tuple[str, bool, tuple[Said, ...]]:
    """What the later source's change would be, had the earlier figure stood."""
    now = next_year(book, later)
    if now is None or now.unit == "percent":
        return "", False, ()
    printed, otherwise = now.number - later.number, now.number - earlier.number
    reverses = sign(printed) != sign(otherwise)
    verb = "turns" if reverses else "makes"
    return (
        f" It {verb} {words.movement(otherwise, now.unit)} to {words.shown(now)}"
        f" {words.when(now)} into {words.movement(printed, now.unit)}.",
        reverses,
        (now,),
    )


def next_year(book: Book, figure: Said) -> Said | None:
    """The value a year later in the same source."""
    assert figure.end is not None
    after = [
        f
        for f in book.of_series.get(series_key(figure), [])
        if f.end
        and f.end > figure.end
        and f.months == figure.months
        and book.previous_of(f)
        and book.previous_of(f) in same_as(book, figure)
    ]
    return nearest(figure, after)


def same_as(book: Book, figure: Said) -> list[Said]:
    series = book.of_series.get(series_key(figure), [])
    return [f for f in series if (f.start, f.end) == (figure.start, figure.end)]


def sign(value: Decimal) -> int:
    return (value > 0) - (value < 0)


RULE = Rule(
    "restated-without-note",
    "A figure restated without a note",
    Severity.MEDIUM,
    "Two sources that give the same indicator, area, breakdown and period different numbers; and"
    " what that does to the change the later one prints.",
    "The later report's rise or fall is measured from a number nobody was shown before. Where it"
    " turns a rise into a fall the reader concludes the opposite.",
    "The agency that sent both: late records, a new definition, or a slip; then a note in the"
    " next report.",
    check,
)
