"""What is known of an indicator: its versions, its other names, and where figures are held."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max

from goldthread.figures.models import Figure, Indicator, IndicatorAlias, IndicatorVersion
from goldthread.figures.models.figure import Measure
from goldthread.partnership.models import Area, Person


@dataclass(frozen=True)
class HeldIn:
    """That an area has figures of an indicator: how many, and the last day they reach."""

    area: Area
    figures: int
    until: date | None


@dataclass(frozen=True)
class Known:
    """The definition of an indicator with its versions, oldest first, and its other names."""

    indicator: Indicator
    versions: tuple[IndicatorVersion, ...]
    aliases: tuple[IndicatorAlias, ...]


def known(indicator: Indicator) -> Known:
    """What the catalogue says of an indicator. Two queries."""
    aliases = IndicatorAlias.objects.filter(indicator=indicator)
    versions = IndicatorVersion.objects.filter(indicator=indicator).order_by("number")
    return Known(indicator, tuple(versions), tuple(aliases))


def held_in(indicator: Indicator) -> list[HeldIn]:
    """The areas with figures of an indicator, by name. Two queries."""
    rows = list(
        Figure.objects.filter(
            indicator=indicator, recorded_until=None, measure=Measure.VALUE, descriptive=False
        )
        .values_list("area")
        .annotate(figures=Count("pk"), until=Max("period_end"))
        .order_by()
    )
    areas = Area.objects.in_bulk([area for area, *_ in rows])
    found = [HeldIn(areas[area], figures, until) for area, figures, until in rows]
    return sorted(found, key=lambda one: one.area.name)


def names_of(people: Iterable[int]) -> dict[int, str]:
    """The names of people by id; no query where there is nobody to name."""
    ids = set(people)
    return dict(Person.objects.filter(pk__in=ids).values_list("pk", "name")) if ids else {}
