"""A part larger than its whole."""

from collections.abc import Iterator
from decimal import Decimal

from goldthread.core.values import format_number
from goldthread.figures.discrepancies import words
from goldthread.figures.discrepancies.book import Book, Key, grouped, is_claim, is_measure
from goldthread.figures.discrepancies.records import Finding, Rule, Said, Severity
from goldthread.figures.discrepancies.relations import PART_OF
from goldthread.figures.discrepancies.rounding import apart, explanation, is_approximate

ALL = Decimal(100)


def check(book: Book) -> Iterator[Finding]:
    counts = [f for f in book.reported if f.unit == "count" and is_claim(f)]
    by_period = grouped(counts, lambda f: (f.source.pk, f.area, f.start, f.end))
    for figure in counts:
        if figure.denominator is not None and figure.number > figure.denominator:
            yield of_own_base(figure)
        else:
            for whole in wholes(figure, by_period):
                if figure.number > whole.number:
                    yield larger(figure, whole)
    yield from within_a_year(counts)
    yield from more_than_all(book)


def wholes(figure: Said, by_period: dict[Key, list[Said]]) -> Iterator[Said]:
    """The rows of the same source, area and period that the figure is a part of."""
    others = by_period[figure.source.pk, figure.area, figure.start, figure.end]
    for other in others:
        if other is not figure and is_part(figure, other) and not is_approximate(other):
            yield other


def is_part(part: Said, whole: Said) -> bool:
    """Whether one is a part of the other: by breakdown, by name ('Contacts: …'), or declared."""
    if part.indicator == whole.indicator:
        return bool(part.breakdown) and part.parts.items() > whole.parts.items()
    if part.breakdown != whole.breakdown:
        return False
    named = part.printed_name.lower().startswith(f"{whole.printed_name.lower()}: ")
    return bool(whole.printed_name and named) or PART_OF.get(part.indicator) == whole.indicator


def within_a_year(counts: list[Said]) -> Iterator[Finding]:
    """A quarter's or month's count above that of the year it lies in."""
    series = grouped(counts, lambda f: (f.source.pk, f.indicator, f.area, f.breakdown))
    for figures in series.values():
        years = [f for f in figures if (f.months or 0) >= 12]
        for part in figures:
            for year in years:
                if lies_within(part, year) and part.number > year.number:
                    yield larger(part, year)


def lies_within(part: Said, year: Said) -> bool:
    if not (part.start and part.end and year.start and year.end):
        return False
    inside = year.start <= part.start and part.end <= year.end
    return inside and (part.months or 12) < (year.months or 12)


def more_than_all(book: Book) -> Iterator[Finding]:
    """A share, or a target for one, of more than a hundred per cent."""
    for figure in book.figures:
        share = figure.unit == "percent" and figure.measure in {"value", "target"}
        if share and is_measure(figure) and not figure.source.official and figure.number > ALL:
            yield Finding(
                RULE,
                (figure,),
                words.title(figure, "more than all"),
                f"{words.what(figure)}, {figure.area_name}: {words.shown(figure)} is printed"
                f" {words.when(figure)}, more than there is ({figure.source.title}).",
                apart(figure.number, ALL),
                explanation(figure),
            )


def of_own_base(figure: Said) -> Finding:
    assert figure.denominator is not None
    return Finding(
        RULE,
        (figure,),
        words.title(figure, "the part exceeds the whole"),
        f"{words.what(figure)}, {figure.area_name}: {words.shown(figure)} of"
        f" {format_number(figure.denominator)} are printed {words.when(figure)}"
        f" ({figure.source.title}).",
        apart(figure.number, figure.denominator),
        explanation(figure),
    )


def larger(part: Said, whole: Said) -> Finding:
    return Finding(
        RULE,
        (part, whole),
        words.title(part, "the part exceeds the whole"),
        f"{words.what(part)}, {part.area_name}: {words.said(part)} is more than"
        f" {words.what(whole)}, {words.shown(whole)} {words.when(whole)}, of which it is a part.",
        apart(part.number, whole.number),
        explanation(part, whole),
    )


RULE = Rule(
    "part-exceeds-whole",
    "A part exceeds its whole",
    Severity.HIGH,
    "A count larger than the base printed with it, than the row it is a part of (by its breakdown,"
    " its name, or because the catalogue says so), or than the year it lies in; and a share above"
    " 100%.",
    "It cannot be: one of the two is wrong, or they are not of the same thing.",
    "The definition of both rows, then the records.",
    check,
)
