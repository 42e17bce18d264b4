"""Parts against their whole."""

from collections.abc import Iterator
from decimal import Decimal

from goldthread.core.values import format_number
from goldthread.figures.discrepancies import words
from goldthread.figures.discrepancies.book import Book, Key, grouped, is_claim, total
from goldthread.figures.discrepancies.records import Finding, Rule, Said, Severity
from goldthread.figures.discrepancies.rounding import (
    apart,
    explanation,
    half_unit,
    is_approximate,
)

TOTALS = {"total", "all", "grand total", "overall"}
# Shares that come this near to 100 were meant to make it; risk factors add up to far more.
NEARLY_ALL = (Decimal(90), Decimal(110))
# Of a base that each part names, the parts account for at least so much or are only examples.
MEANT_TO_BE_ALL = Decimal("0.8")


def check(book: Book) -> Iterator[Finding]:
    reported = [figure for figure in book.reported if is_claim(figure)]
    for group in grouped(reported, column_key).values():
        if len(group) > 1:
            yield from one_group(group)
    yield from statements(book)


def one_group(group: list[Said]) -> Iterator[Finding]:
    """The figures of one indicator in one column of a table."""
    if group[0].unit == "percent":
        yield from shares_of_all(group)
    elif group[0].unit in {"count", "gbp"}:
        yield from parts_of_total(group)
        yield from parts_of_base(group)


def column_key(figure: Said) -> Key:
    return (
        figure.source.pk,
        figure.indicator,
        figure.area,
        figure.unit,
        figure.section,
        figure.table,
        figure.start,
        figure.end,
    )


def parts_of_total(group: list[Said]) -> Iterator[Finding]:
    """Rows that differ in one thing, under a row called the total or a row of no such part."""
    for name in sorted({name for figure in group for name in figure.parts}):
        having = [figure for figure in group if name in figure.parts]
        for parts in grouped(having, lambda f: rest(f, name)).values():  # noqa: B023
            wholes = [f for f in parts if f.parts[name].lower() in TOTALS] or [
                f for f in group if name not in f.parts and f.parts == rest_of(parts[0], name)
            ]
            others = [f for f in parts if f not in wholes]
            if wholes:
                yield from against(others, wholes[0])


def against(parts: list[Said], whole: Said) -> Iterator[Finding]:
    """The parts of each base named, against the whole; a part's own parts have another base."""
    counts = {part.number for part in parts}
    for based in grouped(parts, lambda f: (f.denominator,)).values():
        base = based[0].denominator
        is_a_part = base != whole.number and base in counts
        if len(based) > 1 and not is_a_part and base in (None, whole.number, total(based)):
            yield from unequal(based, whole)


def rest(figure: Said, name: str) -> Key:
    """The breakdown without one of its parts; a training course's length goes with the course."""
    return tuple(sorted(rest_of(figure, name).items()))


def rest_of(figure: Said, name: str) -> dict[str, str]:
    return {key: value for key, value in figure.parts.items() if key not in {name, "length"}}


def parts_of_base(group: list[Said]) -> Iterator[Finding]:
    """Counts that each name the same base: together they should account for it."""
    based = [figure for figure in group if figure.denominator]
    for base, parts in grouped(based, lambda f: (f.denominator, tuple(f.parts))).items():
        whole = base[0]
        assert isinstance(whole, Decimal)
        found = total(parts)
        if len(parts) > 2 and found != whole and found >= whole * MEANT_TO_BE_ALL:
            yield unaccounted(parts, whole, found)


def unaccounted(parts: list[Said], whole: Decimal, found: Decimal) -> Finding:
    first, missing = parts[0], whole - found
    numbers = words.listed(format_number(part.number) for part in parts)
    lacking = (
        f"{format_number(missing)} are not accounted for"
        if missing > 0
        else f"{format_number(-missing)} are counted twice"
    )
    return Finding(
        TOTAL,
        tuple(parts),
        words.title(first, "the parts do not make the whole")
        if not first.parts
        else f"{first.name}, {first.area_name}: the parts do not make the whole",
        f"{first.name}, {first.area_name}: of {format_number(whole)} {words.when(first)}, the parts"
        f" printed are {numbers}, together {format_number(found)}: {lacking}"
        f" ({first.source.title}).",
        apart(found, whole),
        explanation(*parts),
    )


def unequal(parts: list[Said], whole: Said) -> Iterator[Finding]:
    found = total(parts)
    slack = sum((half_unit(part.number) for part in parts if has_decimals(part)), Decimal(0))
    if abs(found - whole.number) <= slack or any(map(is_approximate, (*parts, whole))):
        return
    yield Finding(
        TOTAL,
        (whole, *parts),
        f"{whole.name}, {whole.area_name}: the parts do not make the total",
        f"{whole.name}, {whole.area_name}: the total printed {words.when(whole)} is"
        f" {words.shown(whole)}, but its {len(parts)} parts make"
        f" {words.number(found, whole.unit, 2)} ({whole.source.title}).",
        apart(found, whole.number),
        explanation(whole, *parts),
    )


def has_decimals(figure: Said) -> bool:
    return figure.number != figure.number.to_integral_value()


def shares_of_all(group: list[Said]) -> Iterator[Finding]:
    """Shares that differ in one thing and nearly make 100: they should make it, but for rounding.

    Several answers to one question add up to far more and are left alone.
    """
    for name in sorted({name for figure in group for name in figure.parts}):
        having = [figure for figure in group if name in figure.parts]
        for parts in grouped(having, lambda f: rest(f, name)).values():  # noqa: B023
            found = total(parts)
            slack = sum((half_unit(part.number) for part in parts), Decimal(0))
            nearly = NEARLY_ALL[0] <= found <= NEARLY_ALL[1]
            if len(parts) > 2 and nearly and abs(found - 100) > slack:
                yield not_a_hundred(parts, found)


def not_a_hundred(parts: list[Said], found: Decimal) -> Finding:
    first = parts[0]
    return Finding(
        TOTAL,
        tuple(parts),
        f"{first.name}, {first.area_name}: the shares do not make 100%",
        f"{first.name}, {first.area_name}: the {len(parts)} shares printed {words.when(first)} make"
        f" {words.number(found, 'percent')}, more than rounding can account for"
        f" ({first.source.title}).",
        apart(found, Decimal(100)),
        explanation(*parts),
    )


def statements(book: Book) -> Iterator[Finding]:
    """Statements: rows 'Expenditure: …' under a row 'Total expenditure', column by column."""
    money = [figure for figure in book.reported if figure.unit == "gbp"]
    for group in grouped(money, statement_key).values():
        for whole in group:
            name = whole.name.lower()
            if name.startswith("total "):
                prefix = name.removeprefix("total ") + ":"
                parts = [f for f in group if f.name.lower().startswith(prefix)]
                if parts:
                    yield from unequal(parts, whole)


def statement_key(figure: Said) -> Key:
    return (
        figure.source.pk,
        figure.area,
        figure.section,
        figure.table,
        figure.start,
        figure.end,
        figure.parts.get("column", ""),
    )


TOTAL = Rule(
    "parts-not-total",
    "Parts do not make the total",
    Severity.MEDIUM,
    "Rows of a table whose sum is not the total printed with them; shares that nearly make 100%"
    " and do not, beyond rounding; parts of one stated base that leave some of it unaccounted"
    " for. Several answers to one question, which add up to far more, are left alone.",
    "Someone was left out, or counted twice.",
    "The list the parts were counted from: which part is missing or in two rows.",
    check,
)
