"""Areas side by side on one indicator, for one period."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from goldthread.figures.judgement.series import Point
from goldthread.figures.models import CurrentFigure, Indicator
from goldthread.figures.reading.bases import populations, with_bases
from goldthread.figures.reading.comparators import Comparators, comparators_of
from goldthread.figures.reading.places import answered_for
from goldthread.figures.reading.series import HeldSeries, SeriesKey, fullest_first, held, point
from goldthread.partnership.models import Area

Period = tuple[date | None, date | None]


@dataclass(frozen=True)
class Placed:
    """An area in the comparison, why it is in it, and its figure if one is held."""

    area: Area
    kind: str
    figure: CurrentFigure | None

    @property
    def point(self) -> Point | None:
        return point(self.figure) if self.figure else None


@dataclass(frozen=True)
class Compared:
    """One indicator in several areas, by name. `key` and `period` are None where none is held.

    `keys` and `periods` (newest first, with their names) are what else could be compared.
    """

    indicator: Indicator
    area: Area
    comparators: Comparators
    key: SeriesKey | None
    keys: tuple[SeriesKey, ...]
    period: Period | None
    periods: tuple[tuple[Period, str], ...]
    places: tuple[Placed, ...]

    def of_kind(self, kind: str) -> list[Placed]:
        return [place for place in self.places if place.kind == kind]


def compared(
    indicator: Indicator, area: Area, key: SeriesKey | None, period: Period | None
) -> Compared:
    """The partnership areas, and the comparators of `area`, on one series and period.

    A series or period that nobody has falls back on the fullest, and the newest.
    """
    comparators = comparators_of(area)
    kinds = kinds_of(area, comparators)
    areas = [one for one, _ in kinds.values()]
    every = held([indicator], areas)
    keys = ordered_keys(every, area)
    chosen = key if key in keys else next(iter(keys), None)
    series = [one for one in every if one.key == chosen]
    periods = periods_of(series)
    at = period if period in dict(periods) else next((p for p, _ in periods), None)
    with_bases(series, every, populations(areas))
    figures = {one.area.pk: figure_at(one, at) for one in series}
    places = [Placed(one, kind, figures.get(one.pk)) for one, kind in kinds.values()]
    return Compared(
        indicator,
        area,
        comparators,
        chosen,
        keys,
        at,
        periods,
        tuple(sorted(places, key=lambda place: place.area.name)),
    )


def kinds_of(area: Area, comparators: Comparators) -> dict[int, tuple[Area, str]]:
    """Each area once, with the first reason it is there."""
    ours = [area, *(one for one in answered_for() if one.pk != area.pk)]
    reasons: list[tuple[str, Iterable[Area]]] = [
        ("partnership", ours),
        ("nation", [comparators.nation] if comparators.nation else []),
        ("region", comparators.regions),
        ("neighbour", comparators.neighbours),
    ]
    found: dict[int, tuple[Area, str]] = {}
    for kind, areas in reasons:
        for one in areas:
            found.setdefault(one.pk, (one, kind))
    return found


def ordered_keys(every: Sequence[HeldSeries], area: Area) -> tuple[SeriesKey, ...]:
    """The series any area has, our own fullest first."""
    ours_first = sorted(every, key=lambda s: (s.area.pk != area.pk, fullest_first(s)))
    return tuple(dict.fromkeys(series.key for series in ours_first))


def periods_of(every: Sequence[HeldSeries]) -> tuple[tuple[Period, str], ...]:
    """The periods any area has a figure for, newest first."""
    found: dict[Period, str] = {}
    for series in every:
        for figure in series.figures:
            period = (figure.period_start, figure.period_end)
            if period not in found:
                found[period] = point(figure).period
    newest = sorted(found.items(), key=lambda pair: str(pair[0][1] or ""), reverse=True)
    return tuple(newest)


def figure_at(series: HeldSeries, period: Period | None) -> CurrentFigure | None:
    """The series' figure for a period."""
    wanted = (f for f in series.figures if (f.period_start, f.period_end) == period)
    return next(wanted, None)
