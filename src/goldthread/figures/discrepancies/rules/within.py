"""One source that says one thing twice: with two values, or in two lines of one table."""

from collections.abc import Iterator
from decimal import Decimal

from goldthread.core.values import format_value
from goldthread.figures.discrepancies import words
from goldthread.figures.discrepancies.book import Book, Key, grouped, total
from goldthread.figures.discrepancies.records import Finding, Rule, Said, Severity
from goldthread.figures.discrepancies.rounding import apart, explanation, span

PRINTED_TWICE = "printed twice"


def check_two_values(book: Book) -> Iterator[Finding]:
    numbers = (f for f in book.figures if f.state == "number" and not f.source.official)
    for group in grouped(numbers, claim_key).values():
        values = {figure.number: figure for figure in reversed(group)}
        if len(values) > 1:
            first, *others = sorted(values.values(), key=lambda f: f.place)
            for other in others:
                if not span(first).meets(span(other)):
                    yield two_values(first, other)


def claim_key(figure: Said) -> Key:
    return (
        figure.source.pk,
        figure.indicator,
        figure.area,
        figure.breakdown,
        figure.unit,
        figure.measure,
        figure.start,
        figure.end,
        # A range and a plan without a date are not said of one time.
        None if figure.end else figure.reference,
    )


def two_values(first: Said, other: Said) -> Finding:
    return Finding(
        TWO_VALUES,
        (first, other),
        words.title(first, "two values"),
        f"{words.what(first)}, {first.area_name}: {words.shown(first)} under “{first.section}” and"
        f" {words.shown(other)} under “{other.section}”, both {words.when(first)}"
        f" ({first.source.title}).",
        apart(other.number, first.number),
        explanation(first, other),
    )


def check_printed_twice(book: Book) -> Iterator[Finding]:
    tables = (f for f in book.reported if not f.in_prose)
    for group in grouped(tables, column_key).values():
        again = noted(group) + repeated(group)
        if again:
            yield twice(group, again)


def column_key(figure: Said) -> Key:
    column = figure.parts.get("column", "")
    return figure.source.pk, figure.section, figure.table, figure.start, figure.end, column


def noted(group: list[Said]) -> list[Said]:
    """Lines of which the transcription says that they stand there twice."""
    return [figure for figure in group if PRINTED_TWICE in figure.note.lower()]


def repeated(group: list[Said]) -> list[Said]:
    """Lines that stand there again with the same number."""
    lines = grouped(group, lambda f: (f.indicator, f.area, f.breakdown, f.unit, f.value))
    return [line for same in lines.values() for line in same[1:]]


def twice(group: list[Said], again: list[Said]) -> Finding:
    first, extra = again[0], total(again)
    whole = next((f for f in group if f.name.lower().startswith("total")), None)
    lines = words.listed(f"{figure.name} ({words.shown(figure)})" for figure in again)
    sums = (
        f" The total printed, {words.shown(whole)}, counts each once; adding every line gives"
        f" {format_value(whole.number + extra, whole.unit)}."
        if whole
        else ""
    )
    return Finding(
        TWICE,
        (*again, *([whole] if whole else [])),
        f"{first.table}, {first.area_name}: lines printed twice",
        f"{first.table}, {first.area_name}, {words.when(first)}: {lines} stand there twice"
        f" ({first.source.title}).{sums}",
        extra / whole.number if whole and whole.number else Decimal(0),
    )


TWO_VALUES = Rule(
    "two-values-one-source",
    "The same thing given two values in one source",
    Severity.MEDIUM,
    "Two numbers for the same indicator, area, breakdown and period in one report, further apart"
    " than rounding. Numbers in words count too.",
    "One part of the report was not updated when the other was; readers quote either.",
    "The author of the later section: which of the two is right.",
    check_two_values,
)
TWICE = Rule(
    "line-printed-twice",
    "A line of a table printed twice",
    Severity.MEDIUM,
    "A line that stands twice in one table, as seen in the figures or noted when they were"
    " transcribed, and what adding up every line would give.",
    "Whoever adds up the lines gets another total than the one printed.",
    "The document: a line repeated across a page break is struck out.",
    check_printed_twice,
)
