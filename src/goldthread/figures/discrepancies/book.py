"""Every figure a check reads, findable by what the rules ask of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from goldthread.core.periods import mid_year_before
from goldthread.figures.discrepancies.records import Said

POPULATION = "POP01"
Key = tuple[object, ...]


class Book:
    """The figures, and indexes made when first asked for."""

    def __init__(self, figures: Iterable[Said]) -> None:
        self.figures = tuple(figures)

    @cached_property
    def values(self) -> list[Said]:
        """Numbers that measure something: no printed change, target, rating or description."""
        return [f for f in self.figures if f.measure == "value" and is_measure(f)]

    @cached_property
    def reported(self) -> list[Said]:
        """Values that a report, return or run gives, not a national statistic."""
        return [figure for figure in self.values if not figure.source.official]

    @cached_property
    def official(self) -> dict[Key, list[Said]]:
        """National statistics by indicator, area and last day."""
        return grouped((f for f in self.values if f.source.official), official_key)

    @cached_property
    def of_series(self) -> dict[Key, list[Said]]:
        """Values of one source by what they are of, whenever."""
        return grouped(self.values, series_key)

    def printed(self, measure: str) -> Iterator[list[Said]]:
        """Printed changes or targets of a measure, said once or several times alike.

        Each list is one claim: the same number of the same thing in one source.
        """
        found = (f for f in self.figures if f.measure == measure and is_measure(f))
        claims = grouped(found, lambda f: (*series_key(f), f.start, f.end, f.value))
        yield from (sorted(claim, key=lambda f: f.in_prose) for claim in claims.values())

    def current_of(self, change: Said) -> Said | None:
        """The value a printed change leads to."""
        series = self.of_series.get(series_key(change), [])
        return nearest(
            change, (f for f in series if (f.start, f.end) == (change.start, change.end))
        )

    def previous_of(self, change: Said) -> Said | None:
        """The value a printed change starts from: a year earlier and as long."""
        before = year_before(change.end)
        series = self.of_series.get(series_key(change), [])
        same = (f for f in series if f.end == before and f.months == change.months)
        return nearest(change, same) if before else None

    def population(self, area: int, day: date | None) -> Said | None:
        """The children of an area at the last mid-year before a day, as the ONS has them."""
        if day is None:
            return None
        found = self.official.get((POPULATION, area, mid_year_before(day)), [])
        return found[0] if found else None

    def populations(self, area: int) -> list[Said]:
        """Every mid-year held of an area."""
        return self._populations.get((area,), [])

    @cached_property
    def _populations(self) -> dict[Key, list[Said]]:
        held = (f for f in self.values if f.source.official and f.indicator == POPULATION)
        return grouped(held, lambda f: (f.area,))


def is_measure(figure: Said) -> bool:
    return figure.state == "number" and not figure.descriptive


def is_claim(figure: Said) -> bool:
    """Whether the number says what was, not what is planned, expected or one end of a range."""
    parts = figure.parts
    return not (
        parts.get("status") in {"planned", "standard"} or "bound" in parts or "kind" in parts
    )


def series_key(figure: Said) -> Key:
    return figure.source.pk, figure.indicator, figure.area, figure.breakdown


def official_key(figure: Said) -> Key:
    return figure.indicator, figure.area, figure.end


def grouped(figures: Iterable[Said], key) -> dict[Key, list[Said]]:  # type: ignore[no-untyped-def]
    """Figures by a key, in the order met."""
    found: dict[Key, list[Said]] = defaultdict(list)
    for figure in figures:
        found[key(figure)].append(figure)
    return found


def nearest(to: Said, figures: Iterable[Said]) -> Said | None:
    """The figure printed nearest to another: in its table, then its section, then anywhere."""
    return min(
        figures,
        key=lambda f: (f.table != to.table, f.section != to.section, f.in_prose, f.place),
        default=None,
    )


def year_before(day: date | None) -> date | None:
    """The same day a year earlier; 29 February becomes the 28th, a month's end stays one."""
    if day is None:
        return None
    last = (day + timedelta(days=1)).day == 1
    if last:
        following = day + timedelta(days=1)
        return following.replace(year=following.year - 1) - timedelta(days=1)
    return day.replace(year=day.year - 1)


def total(figures: Iterable[Said]) -> Decimal:
    return sum((figure.number for figure in figures), Decimal(0))
