"""What a report says, against the national statistic of the same thing."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from goldthread.core.values import per
from goldthread.figures.discrepancies import words
from goldthread.figures.discrepancies.book import (
    POPULATION,
    Book,
    Key,
    grouped,
    is_claim,
    official_key,
)
from goldthread.figures.discrepancies.records import MATERIAL, Finding, Rule, Said, Severity
from goldthread.figures.discrepancies.relations import CROSSINGS, Crossing
from goldthread.figures.discrepancies.rounding import (
    Span,
    apart,
    explanation,
    ratio,
    span,
)

# Half a percentage point between two shares is no more than timing.
HALF_A_POINT = Decimal("0.5")
# Ten children in ten thousand: another edition of the estimate, and no discrepancy.
NOTHING = Decimal("0.001")
NEIGHBOURS = "statistical neighbours"


class Official(NamedTuple):
    """What the national statistic makes of it: printed, or worked out from its counts."""

    value: Span
    figures: tuple[Said, ...]
    words: str
    remark: str = ""

    @property
    def middle(self) -> Decimal:
        return (self.value.low + self.value.high) / 2


def check(book: Book) -> Iterator[Finding]:
    compared = [f for f in book.reported if is_claim(f) and f.end and comparable(f)]
    differing = []
    # Said in a table and in the text, it is one discrepancy.
    for same in grouped(compared, said_once).values():
        found = official_of(book, same[0])
        if found and not span(same[0]).meets(found.value):
            one = Differing(tuple(same), found)
            differing += [one] if one.gap >= NOTHING else []
    # The bands of one distribution go wrong together: that is one discrepancy too.
    for beside in by_distribution(differing):
        yield differs(beside[0]) if len(beside) == 1 else distribution_differs(beside)


def said_once(figure: Said) -> Key:
    return (*official_key(figure), figure.source.pk, figure.breakdown, figure.unit, figure.value)


def by_distribution(differing: list["Differing"]) -> list[list["Differing"]]:
    groups: dict[Key, list[Differing]] = {}
    for one in differing:
        first = one.same[0]
        key = (*official_key(first), first.source.pk, one.immaterial)
        groups.setdefault(key, []).append(one)
    return list(groups.values())


def comparable(figure: Said) -> bool:
    """An average of neighbours is of other authorities in each edition of the model."""
    return not figure.area_name.lower().startswith(NEIGHBOURS)


def official_of(book: Book, figure: Said) -> Official | None:
    """The national statistic of the same thing: under its own code, another, or worked out."""
    if figure.indicator == POPULATION:
        return printed(nearest_mid_year(book, figure))
    crossing = next((c for c in CROSSINGS if c.ours.fits(figure) and c.unit == figure.unit), None)
    remark = crossing.remark if crossing else ""
    if crossing and crossing.how == "share":
        return share(book, figure, crossing)
    at = (crossing.official, crossing.breakdowns[0]) if crossing else None
    indicator, breakdown = at or (figure.indicator, figure.breakdown)
    held = held_at(book, figure, indicator, breakdown)
    same = next((one for one in held if one.unit == figure.unit), None)
    return printed(same, remark) if same else rate(book, figure, held)


def nearest_mid_year(book: Book, figure: Said) -> Said | None:
    """The nearest of the mid-years a report of that time could quote: it rarely says which."""
    assert figure.end is not None
    years = [figure.end.year - back for back in range(3)]
    held = [f for f in book.populations(figure.area) if f.end and f.end.year in years]
    return min(held, key=lambda f: abs(f.number - figure.number), default=None)


def printed(held: Said | None, remark: str = "") -> Official | None:
    if held is None:
        return None
    many = held.unit == "count" and held.number >= 1000 and held.number % 10 == 0
    value = Span(held.number - 5, held.number + 5) if many else span(held)
    return Official(value, (held,), words.said(held), remark)


def held_at(book: Book, figure: Said, indicator: str, breakdown: str) -> list[Said]:
    """The official figures of the same last day that cover as long, or are of that day."""
    found = book.official.get((indicator, figure.area, figure.end), [])
    return [f for f in found if f.breakdown == breakdown and as_long(figure, f)]


def as_long(figure: Said, official: Said) -> bool:
    """Whether the two are of the same time; fifteen months of events are not twelve."""
    return official.kind == "as_at" or figure.kind == "as_at" or figure.months == official.months


def rate(book: Book, figure: Said, held: list[Said]) -> Official | None:
    """A rate worked out from the official count and the ONS population."""
    base = per(figure.unit)
    count = next((one for one in held if one.unit == "count"), None)
    people = book.population(figure.area, figure.end) if base and count else None
    if base is None or count is None or people is None:
        return None
    value = ratio(span(count), span(people), Decimal(base))
    found = (
        f"{words.number(value.low, figure.unit, 2)}, from {words.shown(count)} of"
        f" {words.shown(people)} children ({count.source.title})"
    )
    return Official(value, (count, people), found)


def share(book: Book, figure: Said, crossing: Crossing) -> Official | None:
    """A share worked out from official counts; none where one of them is hidden."""
    held = book.official.get((crossing.official, figure.area, figure.end), [])
    counts = [f for f in held if f.unit == "count"]
    parts = [f for f in counts if f.breakdown in crossing.breakdowns]
    assert crossing.whole is not None
    wholes = [
        f
        for f in book.official.get((crossing.whole.indicator, figure.area, figure.end), [])
        if crossing.whole.fits(f) and f.unit == "count"
    ]
    if len(parts) < len(crossing.breakdowns) or not wholes or hidden(crossing, wholes):
        return None
    part, whole = (sum((f.number for f in group), Decimal(0)) for group in (parts, wholes))
    value = 100 * part / whole
    found = (
        f"{words.number(value, 'percent')}, from {words.number(part)} of {words.number(whole)}"
        f" ({parts[0].source.title})"
    )
    shown_whole = tuple(wholes) if len(wholes) == 1 else ()
    return Official(Span(value, value), (*parts, *shown_whole), found, crossing.remark)


def hidden(crossing: Crossing, wholes: list[Said]) -> bool:
    """Whether a distribution that should make the whole is not all there."""
    assert crossing.whole is not None
    return crossing.whole.breakdown == "*" and len(wholes) < DAYS_BANDS


# Section 47 to conference is published in four bands of working days.
DAYS_BANDS = 4


class Differing(NamedTuple):
    """A figure (as often as it is said) and the official one it is not."""

    same: tuple[Said, ...]
    official: Official

    @property
    def gap(self) -> Decimal:
        return apart(self.same[0].number, self.official.middle)

    @property
    def near(self) -> bool:
        """Within half a point, of shares."""
        figure = self.same[0]
        return figure.unit == "percent" and abs(figure.number - self.official.middle) < HALF_A_POINT

    @property
    def immaterial(self) -> bool:
        return self.near or self.gap < MATERIAL


def differs(one: Differing) -> Finding:
    figure, found = one.same[0], one.official
    remark = f" {found.remark}" if found.remark and not one.immaterial else ""
    return Finding(
        RULE,
        (*one.same, *found.figures),
        words.title(figure, "differs from the official statistic"),
        f"{words.what(figure)}, {figure.area_name}: {words.said(figure)}; the official figure is"
        f" {found.words}: {words.percent(one.gap)} apart.{remark}",
        one.gap,
        explanation(*one.same),
        rounding=one.near,
    )


def distribution_differs(several: list[Differing]) -> Finding:
    """Several bands of one distribution, in one sentence."""
    first = several[0].same[0]
    bands = "; ".join(
        f"{words.band(one.same[0])} {words.shown(one.same[0])}, officially"
        f" {words.number(one.official.middle, one.same[0].unit, 2)}"
        for one in several
    )
    figures = [f for one in several for f in (*one.same, *one.official.figures)]
    return Finding(
        RULE,
        tuple(dict.fromkeys(figures)),
        f"{first.name}, {first.area_name}: differs from the official statistic",
        f"{first.name}, {first.area_name}, {words.when(first)} ({first.source.title}): {bands}"
        f" ({several[0].official.figures[0].source.title}).",
        max(one.gap for one in several),
        explanation(*(one.same[0] for one in several)),
        rounding=several[0].immaterial,
    )


RULE = Rule(
    "differs-from-official",
    "A report differs from the official statistic",
    Severity.HIGH,
    "A report's own figure, or the comparator it quotes, that is not the national statistic of the"
    " same indicator, area and time: as published, or worked out from published counts and the ONS"
    " population. Less than 2%, or half a percentage point, ranks below: official figures are"
    " revised and a report is older. Averages of statistical neighbours are not compared: the"
    " neighbours differ by edition.",
    "The same council sent both. Either the report or the national return is wrong, or they count"
    " different things under one name.",
    "What each counts, from the analyst who made the report and the one who made the return.",
    check,
)
