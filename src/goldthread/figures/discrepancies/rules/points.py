"""A change in percent where points are meant, or the other way about."""

from collections.abc import Iterator
from decimal import Decimal

from goldthread.core.values import format_number, rounded
from goldthread.figures.discrepancies import words
from goldthread.figures.discrepancies.book import Book
from goldthread.figures.discrepancies.records import Finding, Rule, Said, Severity
from goldthread.figures.discrepancies.relations import SHARE_CHANGES, ShareChange
from goldthread.figures.discrepancies.rounding import (
    Span,
    apart,
    difference,
    percent_change,
    span,
)


def check(book: Book) -> Iterator[Finding]:
    for measure in ("percent_change", "change"):
        for claim in book.printed(measure):
            yield from printed_change(book, claim)
    for link in SHARE_CHANGES:
        yield from linked_change(book, link)


def printed_change(book: Book, claim: list[Said]) -> Iterator[Finding]:
    """A change between two percentages that the source prints both of."""
    now, before = book.current_of(claim[0]), book.previous_of(claim[0])
    if now is None or before is None or now.unit != "percent" or before.number <= 0:
        return
    yield from confused(claim, span(now), span(before), (now, before))


def confused(
    claim: list[Said], now: Span, before: Span, figures: tuple[Said, ...]
) -> Iterator[Finding]:
    """The finding, where the printed number is the other kind of change."""
    printed = claim[0]
    points, relative = difference(now, before), percent_change(now, before)
    size = size_of(printed)
    as_percent = printed.measure != "change" and "point" not in printed.text.lower()
    meant, other = (relative, points) if as_percent else (points, relative)
    if size.meets(meant) or not size.meets(other):
        return
    called, truly = ("per cent", "percentage points") if as_percent else ("points", "per cent")
    yield Finding(
        RULE,
        (*claim, *figures),
        words.title(printed, f"{called} printed, {truly} meant"),
        f"{words.what(printed)}, {printed.area_name}: a change of {words.shown(printed)} is printed"
        f" {words.when(printed)} ({printed.source.title}). The share went from"
        f" {about(before)}% to {about(now)}%: that is {signed(points)} percentage points,"
        f" or {signed(relative)} per cent.",
        apart(middle(size), middle(meant)),
    )


def size_of(printed: Said) -> Span:
    """What was printed, as a signed number: reports give the size and say which way in words."""
    found = span(printed)
    return Span(-found.high, -found.low) if falls(printed) else found


def falls(printed: Said) -> bool:
    return printed.parts.get("direction") == "decrease" and printed.number > 0


def linked_change(book: Book, link: ShareChange) -> Iterator[Finding]:
    """A change printed of a share, where the share before can be worked out from its parts."""
    for printed in book.reported:
        if printed.indicator == link.change and printed.unit == "percent":
            yield from worked_out(book, link, printed)


def worked_out(book: Book, link: ShareChange, printed: Said) -> Iterator[Finding]:
    """The share before: its numerator as printed, over the total taken back by its change."""

    def beside(indicator: str, years: int = 0) -> Said | None:
        return find_beside(book, printed, indicator, years)

    share, part, total = beside(link.share), beside(link.numerator, 1), beside(link.total_change)
    if share is None or part is None or total is None or not share.denominator:
        return
    turn = size_of(total)
    factor = Span(1 + turn.low / 100, 1 + turn.high / 100)
    whole = Span(share.denominator / factor.high, share.denominator / factor.low)
    before = Span(100 * part.number / whole.high, 100 * part.number / whole.low)
    yield from confused([printed], span(share), before, (share, part, total))


def find_beside(book: Book, printed: Said, indicator: str, years: int) -> Said | None:
    """A figure of the same source, area and period, or so many years before."""
    assert printed.end is not None
    end = printed.end.replace(year=printed.end.year - years)
    return next(
        (
            figure
            for figure in book.reported
            if (figure.source.pk, figure.indicator, figure.area, figure.end)
            == (printed.source.pk, indicator, printed.area, end)
        ),
        None,
    )


def middle(found: Span) -> Decimal:
    return (found.low + found.high) / 2


def about(found: Span) -> str:
    return format_number(rounded(middle(found), 1))


def signed(found: Span) -> str:
    return format_number(rounded(middle(found), 0), signed=True)


RULE = Rule(
    "percent-or-points",
    "A percentage change and a percentage-point change confused",
    Severity.HIGH,
    "A change between two percentages printed in per cent whose size is the difference in"
    " percentage points, or the other way about.",
    "From 40% to 65% is 25 points but a rise of 63%: the reader of the wrong word learns of a"
    " change less than half as large, or more than twice.",
    "The sentence reworded: “percentage points” for a difference of percentages.",
    check,
)
