"""How well a partnership's store is fed: what it holds, what it lacks, what waits for a person."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max

from goldthread.figures.models import Alert, ChosenIndicator, Figure, Indicator
from goldthread.figures.models.alert import AlertKind
from goldthread.figures.models.indicator import Standing
from goldthread.figures.reading.found import open_here
from goldthread.partnership.models import Partnership


@dataclass(frozen=True)
class Held:
    """What is held for a partnership's area, in numbers. `alerts` counts the unsettled by kind,
    `discrepancies` the open ones by severity.
    """

    figures: int
    sources: int
    latest: date | None
    watched: int
    watched_without: int
    provisional: int
    alerts: dict[str, int]
    discrepancies: dict[str, int]


def held_for(partnership: Partnership) -> Held:
    """The state of a partnership's store, in six queries however much it holds."""
    here = Figure.objects.filter(area=partnership.area, recorded_until=None)
    counts = here.aggregate(
        figures=Count("id"), sources=Count("source", distinct=True), latest=Max("period_end")
    )
    chosen = ChosenIndicator.objects.filter(partnership=partnership)
    with_figures = chosen.filter(indicator__in=here.values("indicator"))
    unsettled = (
        Alert.objects.filter(partnership=partnership, settled_at=None)
        .order_by()
        .values_list("kind")
        .annotate(Count("id"))
    )
    watched = chosen.count()
    return Held(
        figures=counts["figures"],
        sources=counts["sources"],
        latest=counts["latest"],
        watched=watched,
        watched_without=watched - with_figures.count(),
        provisional=Indicator.objects.filter(standing=Standing.PROVISIONAL).count(),
        alerts=dict.fromkeys(AlertKind.values, 0) | dict(unsettled),
        discrepancies=open_here(partnership),
    )
