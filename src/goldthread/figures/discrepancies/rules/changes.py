"""Printed changes against the figures they are of."""

from collections.abc import Iterator
from dataclasses import dataclass

from goldthread.core.values import format_value
from goldthread.figures.discrepancies import words
from goldthread.figures.discrepancies.book import Book, series_key
from goldthread.figures.discrepancies.records import Finding, Rule, Said, Severity
from goldthread.figures.discrepancies.rounding import (
    Span,
    apart,
    difference,
    explanation,
    is_cut,
    percent_change,
    span,
)


@dataclass(frozen=True)
class Base:
    """The two values a printed change is of, and the figures they come from."""

    now: Span
    before: Span
    figures: tuple[Said, ...]
    words: str


def check_difference(book: Book) -> Iterator[Finding]:
    for claim in book.printed("change"):
        base = printed_base(book, claim[0])
        if base and not in_percent(base):
            yield from wrong_difference(claim, base)


def wrong_difference(claim: list[Said], base: Base) -> Iterator[Finding]:
    printed, true = claim[0], difference(base.now, base.before)
    if span(printed).meets(true):
        return
    middle = (true.low + true.high) / 2
    yield Finding(
        DIFFERENCE,
        (*claim, *base.figures),
        words.title(printed, "the change is not the difference"),
        f"{words.what(printed)}, {printed.area_name}: the change printed is {words.shown(printed)}"
        f" {words.when(printed)}, but {base.words} differ by"
        f" {format_value(middle, 'change')} ({printed.source.title}).",
        apart(printed.number, middle),
        explanation(*claim, *base.figures),
        misleads=printed.number * middle < 0,
    )


def check_percent(book: Book) -> Iterator[Finding]:
    for claim in book.printed("percent_change"):
        # The numbers printed with it first; where those are right, the rows beside it.
        wrong = (one for base in bases(book, claim[0]) for one in wrong_percent(claim, base))
        yield from sorted(wrong, key=lambda one: one.rounding)[:1]


def bases(book: Book, printed: Said) -> Iterator[Base]:
    """Everything the percentage can be worked out from."""
    found = (own_parts(printed), printed_base(book, printed), from_change(book, printed))
    for base in found:
        if base and base.before.low > 0 and not (in_percent(base) and is_in_points(printed, base)):
            yield base


def wrong_percent(claim: list[Said], base: Base) -> Iterator[Finding]:
    printed, true = claim[0], percent_change(base.now, base.before)
    if span(printed).meets(true):
        return
    middle = (true.low + true.high) / 2
    yield Finding(
        PERCENT,
        (*claim, *base.figures),
        words.title(printed, "the percentage change does not follow"),
        f"{words.what(printed)}, {printed.area_name}: a change of {words.shown(printed)} is printed"
        f" {words.when(printed)}, but {base.words} are"
        f" {words.number(middle, 'percent_change')} apart ({printed.source.title}).",
        apart(printed.number, middle),
        explanation(*claim, *base.figures),
        rounding=is_cut(printed.number, true),
        misleads=printed.number * middle < 0,
    )


def own_parts(printed: Said) -> Base | None:
    """The two numbers printed with the percentage itself."""
    now, before = printed.numerator, printed.denominator
    if now is None or not before:
        return None
    found = f"{format_value(before)} and {format_value(now)}"
    return Base(Span(now, now), Span(before, before), (), found)


def printed_base(book: Book, printed: Said) -> Base | None:
    """The current and the previous value, as the same source prints them."""
    now, before = book.current_of(printed), book.previous_of(printed)
    if now is None or before is None:
        return None
    found = f"{words.said(before)} and {words.shown(now)} {words.when(now)}"
    return Base(span(now), span(before), (now, before), found)


def from_change(book: Book, printed: Said) -> Base | None:
    """The current value and the change in numbers, where the previous value is not printed."""
    now = book.current_of(printed)
    change = next((c[0] for c in book.printed("change") if same_change(c[0], printed)), None)
    if now is None or change is None or book.previous_of(printed):
        return None
    before = Span(now.number - change.number, now.number - change.number)
    found = (
        f"{words.shown(now)} {words.when(now)} and a change of {words.shown(change)},"
        f" so {format_value(before.low)} before,"
    )
    return Base(span(now), before, (now, change), found)


def same_change(one: Said, other: Said) -> bool:
    when = (one.start, one.end) == (other.start, other.end)
    return when and series_key(one) == series_key(other)


def in_percent(base: Base) -> bool:
    """Whether the change is between percentages: points, which have a rule of their own."""
    return any(figure.unit == "percent" for figure in base.figures)


def is_in_points(printed: Said, base: Base) -> bool:
    """Whether the number printed is the difference of the two percentages."""
    return span(printed).meets(difference(base.now, base.before))


DIFFERENCE = Rule(
    "change-not-difference",
    "A change is not current minus previous",
    Severity.HIGH,
    "A printed change that is not the printed current value less the printed previous one.",
    "A reader trusts the change and does not do the sum; the text beside the table quotes it.",
    "The working papers: which of the three numbers was copied wrongly, and whether the text"
    " repeats it.",
    check_difference,
)
PERCENT = Rule(
    "percent-change-not-parts",
    "A percentage change does not follow from its numbers",
    Severity.MEDIUM,
    "A printed percentage change that the current and previous values do not give, or the current"
    " value and the change in numbers; the decimals printed decide what rounding allows.",
    "Percentages are what is quoted and compared with other areas.",
    "The sum done again from the two counts, and the percentage corrected wherever it is quoted.",
    check_percent,
)
