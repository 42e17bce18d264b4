"""What was said before: figures revised, taken back, and said otherwise by another source."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db.models import F, Max, Min, Q, QuerySet

from goldthread.figures.models import Figure, Indicator, Load
from goldthread.figures.models.figure import Measure, State
from goldthread.figures.models.load import LoadState
from goldthread.figures.reading.saying import KIND_SAID, NOTHING, says
from goldthread.partnership.models import Area


@dataclass(frozen=True)
class Restatement:
    """One key of which the store says more than one thing: the one that stands, and the others.

    They differ in value, or in kind: a number where another is hidden, not available or a rating.
    """

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
    """Keys said twice, differently, newest first. What a load taken back said does not count.

    With `since`, only those where the later word was recorded after that moment.
    """
    taken_back = Load.objects.filter(state=LoadState.WITHDRAWN).values("pk")
    figures = Figure.objects.filter(measure=Measure.VALUE, descriptive=False)
    figures = figures.exclude(load__in=taken_back)
    if area:
        figures = figures.filter(area=area)
    if indicator:
        figures = figures.filter(indicator=indicator)
    found = [*_differing(_several(figures)), *_rated(figures)]
    if since:
        found = [one for one in found if one.current.recorded_at > since]
    found.sort(key=lambda one: one.current.recorded_at, reverse=True)
    return found[:limit]


KEY = ("indicator_id", "area_id", "breakdown", "unit", "period_start", "period_end")


def _several(figures: QuerySet[Figure]) -> list[Figure]:
    """The figures whose key the store says more than one thing of, in two queries.

    The keys are found first, by themselves: sorting whole figures takes twice as long.
    """
    keys = set(
        figures.order_by()
        .values(*KEY)
        .annotate(least=Min("value"), most=Max("value"))
        .annotate(first=Min(KIND_SAID), last=Max(KIND_SAID))
        .filter(Q(least__lt=F("most")) | Q(first__lt=F("last")))
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
        current, *rest = sorted(group, key=standing)
        others = tuple(row for row in rest if says(row) != says(current))
        if others and current.recorded_until is None:
            yield Restatement(current, others)


PLACE = tuple(column for column in KEY if column != "unit")


def _rated(figures: QuerySet[Figure]) -> Iterator[Restatement]:
    """Where one word is a rating and another a number: their units, and so their keys, differ.

    A source may print both of one thing; then neither is said otherwise.
    """
    ratings = list(figures.filter(state=State.RATING))
    if not ratings:
        return
    rows = figures.filter(indicator__in={one.indicator_id for one in ratings})
    by_place: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for row in rows.select_related("indicator", "area", "source"):
        by_place[tuple(getattr(row, column) for column in PLACE)].append(row)
    for group in by_place.values():
        live = [row for row in group if row.recorded_until is None]
        rated = {row.source_id for row in live if row.state == State.RATING}
        counted = {row.source_id for row in live if row.state != State.RATING}
        # With a count and a rate beside it, nobody can say of which the rating is another word.
        if live and len({row.unit for row in group}) == 2 and not rated & counted:
            yield from _of_another_kind(group)


def _of_another_kind(figures: list[Figure]) -> Iterator[Restatement]:
    current, *rest = sorted(figures, key=standing)
    rating = current.state == State.RATING
    others = tuple(row for row in rest if (row.state == State.RATING) != rating)
    if others:
        yield Restatement(current, others)


def standing(figure: Figure) -> tuple[object, ...]:
    """The order in which figures of one key stand, as the view of current figures has it."""
    silent = figure.state in NOTHING
    return (
        figure.recorded_until is not None,
        silent,
        figure.precedence,
        -figure.known_from.toordinal(),
        -figure.recorded_at.timestamp(),
        figure.table == "prose",
        figure.pk,
    )
