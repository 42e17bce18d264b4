"""A count and a rate that together mean more, or fewer, people than there are."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from goldthread.core.values import per
from goldthread.figures.discrepancies import words
from goldthread.figures.discrepancies.book import Book, Key, grouped, series_key
from goldthread.figures.discrepancies.records import Finding, Rule, Said, Severity
from goldthread.figures.discrepancies.relations import CROSSINGS
from goldthread.figures.discrepancies.rounding import Span, apart, explanation, rounded_span

# The ONS revises its estimates, and a report may use another mid-year.
REVISED = Decimal("0.03")
# Nowhere do the children of an area change so much in a year.
IN_A_YEAR = Decimal("0.05")
CHILDREN = (
    "0-17",
    "0 to 17",
    "cyp population",
    "aged 0-17",
    "child protection",
    "children in need",
)
BANDS = ("15-17", "10-17", "0-14", "0-4", "5-14", "16-17", "aged 19")
# The same thing under two codes: the count may stand under one and the rate under the other.
CALLED = {
    c.ours.indicator: c.official for c in CROSSINGS if c.how == "same" and not c.ours.breakdown
}


class Implied:
    """A rate, the count behind it and the people the two mean."""

    def __init__(self, rate: Said, count: Said | None, counted: Decimal, base: int) -> None:
        self.rate, self.count = rate, count
        # The Department rounds large counts to ten.
        many = rate.source.official and counted >= 1000 and counted % 10 == 0
        events = Span(counted - 5, counted + 5) if many else Span(counted, counted)
        each = rounded_span(rate.number)
        self.people = Span(
            base * events.low / each.high, base * events.high / max(each.low, MINUTE)
        )
        self.counted = counted

    @property
    def figures(self) -> tuple[Said, ...]:
        return (self.rate, *([self.count] if self.count else []))

    @property
    def middle(self) -> Decimal:
        return (self.people.low + self.people.high) / 2


MINUTE = Decimal("0.000001")


def check(book: Book) -> Iterator[Finding]:
    implied = list(pairs(book))
    for one in implied:
        yield from against_ons(book, one)
    series: dict[Key, list[Implied]] = {}
    for one in implied:
        if not one.rate.source.official:
            series.setdefault(series_key(one.rate), []).append(one)
    for group in series.values():
        yield from against_each_other(group)


def pairs(book: Book) -> Iterator[Implied]:
    """Every rate with the count behind it: printed with it, or in a row of the same thing."""
    counts = grouped((f for f in book.values if f.unit == "count"), thing)
    for rate in book.values:
        base = per(rate.unit)
        if base is None or rate.number <= 0:
            continue
        if rate.numerator is not None:
            yield Implied(rate, None, rate.numerator, base)
        else:
            for count in counts.get(thing(rate), [])[:1]:
                yield Implied(rate, count, count.number, base)


def thing(figure: Said) -> Key:
    """What is counted, in one source, by the code its official statistic has."""
    indicator = CALLED.get(figure.indicator, figure.indicator)
    return figure.source.pk, indicator, figure.area, figure.breakdown, figure.start, figure.end


def against_ons(book: Book, one: Implied) -> Iterator[Finding]:
    """Against the children the ONS counts: equal where the rate is of all, else not above."""
    held = population_of(book, one)
    if held is None or not of_children(one.rate):
        return
    allowed = Span(held.number * (1 - REVISED), held.number * (1 + REVISED))
    if of_a_band(one.rate):
        allowed = Span(Decimal(0), allowed.high)
    if not one.people.meets(allowed):
        yield impossible(one, held)


def population_of(book: Book, one: Implied) -> Said | None:
    """The mid-year before the period's end; the nearest there is where no period is printed."""
    if one.rate.end:
        return book.population(one.rate.area, one.rate.end)
    held = book.populations(one.rate.area)
    return min(held, key=lambda f: abs(f.number - one.middle), default=None)


def of_children(rate: Said) -> bool:
    """Whether the rate is per so many children of the area, as its name or its source says."""
    name = f"{rate.name} {rate.printed_name}".lower()
    return rate.source.official or any(text in name for text in (*CHILDREN, *BANDS))


def of_a_band(rate: Said) -> bool:
    name = f"{rate.name} {rate.printed_name} {rate.breakdown}".lower()
    return any(band in name for band in BANDS)


def impossible(one: Implied, held: Said) -> Finding:
    rate = one.rate
    return Finding(
        RULE,
        (*one.figures, held),
        words.title(rate, "count and rate do not fit the population"),
        f"{words.what(rate)}, {rate.area_name}: {words.number(one.counted)} and"
        f" {words.shown(rate)} {words.when(rate)} would mean {words.number(one.middle, decimals=0)}"
        f" children; the ONS counts {words.shown(held)} {words.when(held)} ({rate.source.title}).",
        apart(one.middle, held.number),
        explanation(*one.figures),
    )


def against_each_other(group: list[Implied]) -> Iterator[Finding]:
    """Against the years beside it: the people behind one rate do not jump from year to year."""
    dated = sorted((one for one in group if one.rate.end), key=lambda one: str(one.rate.end))
    for before, after in pairwise(dated):
        move = Span(before.people.low * (1 - IN_A_YEAR), before.people.high * (1 + IN_A_YEAR))
        if not after.people.meets(move):
            yield jumped(before, after)


def jumped(before: Implied, after: Implied) -> Finding:
    rate = after.rate
    return Finding(
        RULE,
        (*after.figures, *before.figures),
        words.title(rate, "the people behind the rate change"),
        f"{words.what(rate)}, {rate.area_name}: {words.number(before.counted)} at"
        f" {words.shown(before.rate)} {words.when(before.rate)} means"
        f" {words.number(before.middle, decimals=0)} people, {words.number(after.counted)} at"
        f" {words.shown(rate)} {words.when(rate)} means {words.number(after.middle, decimals=0)}"
        f" ({rate.source.title}).",
        apart(after.middle, before.middle),
        explanation(*before.figures, *after.figures),
    )


RULE = Rule(
    "impossible-population",
    "A count and a rate that imply an impossible population",
    Severity.HIGH,
    "A count divided by the rate printed of it gives the people it is of: children of the area more"
    " than 3% away from the ONS mid-year estimate (of an age band: above it), or 5% away from the"
    " same source's other years.",
    "Count and rate are of two different things, or one of them is wrong.",
    "What was counted (children, families or meetings), and the population the analyst divided by.",
    check,
)
