"""What was said before: figures revised, taken back, and said otherwise by another source."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db.models import F, Max, Min, QuerySet

from goldthread.figures.models import Figure, Indicator
from goldthread.figures.models.figure import Measure
from goldthread.partnership.models import Area


@dataclass(frozen=True)
class Restatement:
    """One key to which the store holds more than one value: the one that stands, and the others."""

    current: Figure
    others: tuple[Figure, ...]

    @property
    def between_sources(self) -> bool:
        """Whether two sources differ, rather than one source having changed its mind."""
        return any(other.source_id != self.current.source_id for other in self.others)


def restatements(
    *,
    area: Area | None = None,
    indicator: Indicator | None = None,
    since: datetime | None = None,
    limit: int | None = None,
) -> list[Restatement]:
    """Keys said twice with different values, newest first.

    With `since`, only those where the later word was recorded after that moment.
    """
    figures = Figure.objects.filter(measure=Measure.VALUE, descriptive=False)
    if area:
        figures = figures.filter(area=area)
    if indicator:
        figures = figures.filter(indicator=indicator)
    found = list(_differing(_several(figures)))
    if since:
        found = [one for one in found if one.current.recorded_at > since]
    found.sort(key=lambda one: one.current.recorded_at, reverse=True)
    return found[:limit]


KEY = ("indicator_id", "area_id", "breakdown", "unit", "period_start", "period_end")


def _several(figures: QuerySet[Figure]) -> list[Figure]:
    """The figures whose key the store holds more than one value for, in two queries.

    The keys are found first, by themselves: sorting whole figures takes twice as long.
    """
    keys = set(
        figures.order_by()
        .values(*KEY)
        .annotate(least=Min("value"), most=Max("value"))
        .filter(least__lt=F("most"))
        .values_list(*KEY)
    )
    rows = figures.filter(indicator__in={key[0] for key in keys}).select_related(
        "indicator", "area", "source"
    )
    return [figure for figure in rows.order_by(*KEY) if key_of(figure) in keys]


def key_of(figure: Figure) -> tuple[object, ...]:
    """What two figures share when they say the same thing."""
    return tuple(getattr(figure, column) for column in KEY)


def _differing(figures: Iterable[Figure]) -> Iterator[Restatement]:
    for _, group in groupby(figures, key=key_of):
        rows = sorted(group, key=standing)
        current = rows[0]
        others = tuple(
            row for row in rows[1:] if (row.state, row.value) != (current.state, current.value)
        )
        if others and current.recorded_until is None:
            yield Restatement(current, others)


def standing(figure: Figure) -> tuple[object, ...]:
    """The order in which figures of one key stand, as the view of current figures has it."""
    silent = figure.state in {"not_available", "not_applicable", "not_returned"}
    return (
        figure.recorded_until is not None,
        silent,
        figure.precedence,
        -figure.known_from.toordinal(),
        -figure.recorded_at.timestamp(),
        figure.table == "prose",
        figure.pk,
    )
