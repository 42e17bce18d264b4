"""What a partnership watches: added, taken off, put in order. Nothing here touches a figure."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import QuerySet

from goldthread.core.audit import Subject, record
from goldthread.figures.actions import INDICATOR_UNWATCHED, INDICATOR_WATCHED, WATCHED_REORDERED
from goldthread.figures.models import ChosenIndicator, Indicator
from goldthread.partnership.models import Partnership


def watched(partnership: Partnership) -> list[ChosenIndicator]:
    """What a partnership watches, in its order."""
    return list(_chosen(partnership).select_related("indicator"))


def watch(partnership: Partnership, indicator: Indicator) -> bool:
    """Put an indicator at the end of what is watched; False where it is there already."""
    with transaction.atomic():
        held = _held(partnership)
        if any(one.indicator_id == indicator.pk for one in held):
            return False
        position = max((one.position for one in held), default=0) + 1
        made, new = ChosenIndicator.objects.get_or_create(
            partnership=partnership, indicator=indicator, defaults={"position": position}
        )
        if new:
            record(INDICATOR_WATCHED, made, after={"code": indicator.code, "position": position})
    return new


def unwatch(partnership: Partnership, indicator: Indicator) -> bool:
    """Take an indicator off the list; its figures stay. False where it is not on it."""
    with transaction.atomic():
        found = next((o for o in _held(partnership) if o.indicator_id == indicator.pk), None)
        if found is None:
            return False
        before = {"code": indicator.code, "position": found.position}
        record(INDICATOR_UNWATCHED, found, before=before)
        found.delete()
    return True


def move(partnership: Partnership, chosen: int, by: int) -> None:
    """Move one watched indicator up (-1) or down (1), past its neighbour; at the end it stays."""
    with transaction.atomic():
        held = _held(partnership)
        place = next((n for n, one in enumerate(held) if one.pk == chosen), None)
        if place is not None and 0 <= place + by < len(held):
            held[place], held[place + by] = held[place + by], held[place]
            _put(partnership, held)


def reorder(partnership: Partnership, places: Mapping[int, int]) -> None:
    """Put what is watched in order of the places given, by the row's id.

    Equal places keep their order; what has none, because someone added it meanwhile, comes last.
    """
    with transaction.atomic():
        held = _held(partnership)
        last = max(places.values(), default=0) + 1
        _put(partnership, sorted(held, key=lambda one: places.get(one.pk, last)))


def _chosen(partnership: Partnership) -> QuerySet[ChosenIndicator]:
    return ChosenIndicator.objects.filter(partnership=partnership).order_by("position", "pk")


def _held(partnership: Partnership) -> list[ChosenIndicator]:
    """The rows, kept from anyone else who orders them at the same time."""
    return list(_chosen(partnership).select_related("indicator").select_for_update(of=("self",)))


def _put(partnership: Partnership, order: list[ChosenIndicator]) -> None:
    before = [one.indicator.code for one in _held(partnership)]
    after = [one.indicator.code for one in order]
    for position, one in enumerate(order, start=1):
        one.position = position
    ChosenIndicator.objects.bulk_update(order, ["position"])
    if before != after:
        about = Subject("partnership.partnership", str(partnership.pk), partnership.pk)
        record(WATCHED_REORDERED, about, before={"codes": before}, after={"codes": after})
