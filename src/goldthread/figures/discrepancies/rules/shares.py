"""Percentages against the numbers they are of."""

from collections.abc import Iterator
from decimal import Decimal

from goldthread.core.values import format_number
from goldthread.figures.discrepancies import words
from goldthread.figures.discrepancies.book import Book, Key, grouped, total
from goldthread.figures.discrepancies.records import Finding, Rule, Said, Severity
from goldthread.figures.discrepancies.relations import SHARES_OF
from goldthread.figures.discrepancies.rounding import Span, apart, is_cut, ratio, span

Whole = tuple[Decimal, tuple[Said, ...]]


def check(book: Book) -> Iterator[Finding]:
    counts = grouped((f for f in book.values if f.unit == "count"), table_key)
    for figure in book.values:
        if figure.numerator is not None and figure.unit != "count":
            yield from other_count(figure, figure.numerator, counts)
        if figure.unit == "percent" and figure.numerator is not None:
            whole = whole_of(book, counts, figure)
            if whole is not None and whole[0] > 0:
                yield from wrong_share(figure, figure.numerator, whole)


def other_count(figure: Said, part: Decimal, counts: dict[Key, list[Said]]) -> Iterator[Finding]:
    """A cell '153 (785 per 100,000)' whose count stands in a row of its own with another number."""
    for count in counts.get(table_key(figure), []):
        if count.breakdown == figure.breakdown and count.number != part:
            yield Finding(
                RULE,
                (figure, count),
                words.title(figure, "its number is not the count"),
                f"{words.what(figure)}, {figure.area_name}: {words.shown(figure)} is printed with"
                f" {format_number(part)}, but the count {words.when(figure)} is"
                f" {words.shown(count)} ({figure.source.title}).",
                apart(part, count.number),
            )


def whole_of(book: Book, counts: dict[Key, list[Said]], figure: Said) -> Whole | None:
    """What the percentage is of: printed beside it, another row, or the sum of its siblings."""
    if figure.denominator is not None:
        return figure.denominator, ()
    if figure.indicator in SHARES_OF:
        return other_row(book, figure)
    return sum_of_parts(counts, figure)


def other_row(book: Book, figure: Said) -> Whole | None:
    """The row of the same source that is the whole of this share."""
    key = (figure.source.pk, SHARES_OF[figure.indicator], figure.area, "")
    found = (f for f in book.of_series.get(key, []) if f.end == figure.end)
    whole = next(found, None)
    return (whole.number, (whole,)) if whole else None


def sum_of_parts(counts: dict[Key, list[Said]], figure: Said) -> Whole | None:
    """The sum of a table's counts that differ from the percentage's row in one thing."""
    beside = counts.get(table_key(figure), [])
    own = next((f for f in beside if f.breakdown == figure.breakdown), None)
    if own is None or own.number != figure.numerator:
        return None
    for name in figure.parts:
        siblings = [f for f in beside if differ_in(f, figure, name)]
        if len(siblings) > 1:
            return total(siblings), tuple(siblings)
    return None


def differ_in(one: Said, other: Said, name: str) -> bool:
    """Whether two breakdowns have the same parts, alike in all but the one named."""
    left, right = one.parts, other.parts
    return left.keys() == right.keys() and all(
        left[key] == right[key] for key in left if key != name
    )


def table_key(figure: Said) -> Key:
    """One column of one printed table, of one indicator."""
    return (
        figure.source.pk,
        figure.indicator,
        figure.area,
        figure.section,
        figure.table,
        figure.start,
        figure.end,
    )


def wrong_share(figure: Said, part: Decimal, whole: Whole) -> Iterator[Finding]:
    of, rows = whole
    true = ratio(Span(part, part), Span(of, of))
    if span(figure).meets(true):
        return
    cut = is_cut(figure.number, true)
    why = "it was cut, not rounded" if cut else "it does not follow"
    yield Finding(
        RULE,
        (figure, *rows),
        words.title(figure, "the percentage is not its parts"),
        f"{words.what(figure)}, {figure.area_name}: {words.shown(figure)} is printed"
        f" {words.when(figure)}, but {format_number(part)} of {format_number(of)} is"
        f" {words.number(true.low, 'percent', 2)}: {why} ({figure.source.title}).",
        apart(figure.number, true.low),
        rounding=cut,
    )


RULE = Rule(
    "percent-not-parts",
    "A percentage does not match its parts",
    Severity.MEDIUM,
    "A percentage whose printed numerator and denominator (or the rows beside it that make the"
    " whole) give another. 45.1% of 133 of 295 is right to its last decimal and is not reported;"
    " 63% of 7 of 11 was cut where it should have been rounded, and ranks below. And the number"
    " printed with a percentage or a rate, against the count in its own row.",
    "One of the three numbers is wrong, and a small base makes the difference large.",
    "The counts from the record the percentage was made of.",
    check,
)
