"""Matching a provisional indicator to the catalogue, or keeping it: remembered either way."""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import Protocol, TypeVar

from django.db import connection, transaction
from django.db.models import QuerySet

from goldthread.core.audit import record
from goldthread.core.now import now
from goldthread.figures.actions import INDICATOR_KEPT, INDICATOR_MATCHED
from goldthread.figures.loading.withdraw import CARRIED
from goldthread.figures.models import Indicator, IndicatorAlias
from goldthread.figures.models.indicator import Standing

OTHER_COLUMNS = ", ".join(column for column in CARRIED.split(", ") if column != '"indicator_id"')


class HasName(Protocol):
    """Whatever is known by a name: an indicator, an area."""

    name: str


Named = TypeVar("Named", bound=HasName)


class CannotMatch(Exception):
    """Why an indicator cannot be matched or kept, in a sentence."""


def provisional() -> QuerySet[Indicator]:
    """The indicators nobody has matched or kept yet."""
    return Indicator.objects.filter(standing=Standing.PROVISIONAL).order_by("name")


def match(indicator: Indicator, to: Indicator, person_id: int) -> int:
    """Say that a provisional indicator is one of the catalogue's; says how many figures moved.

    Its figures are recorded anew under the other, so that what was known when stays true; its
    names are remembered, so that the next file that uses them finds the way.
    """
    check_match(indicator, to)
    moment = now()
    with transaction.atomic():
        IndicatorAlias.objects.filter(indicator=indicator).update(
            indicator=to, matched_by=person_id, matched_at=moment
        )
        moved = _move(indicator, to, moment)
        indicator.standing = Standing.MATCHED
        indicator.save(update_fields=["standing"])
        after = {"code": to.code, "figures": moved}
        record(INDICATOR_MATCHED, indicator, before={"name": indicator.name}, after=after)
    return moved


def check_match(indicator: Indicator, to: Indicator) -> None:
    if indicator.standing != Standing.PROVISIONAL:
        raise CannotMatch(f"“{indicator.name}” is {indicator.get_standing_display().lower()}.")
    if to.standing not in {Standing.CATALOGUE, Standing.LOCAL}:
        raise CannotMatch("Match it to an indicator of the catalogue or to one that is kept.")


def _move(indicator: Indicator, to: Indicator, moment: datetime) -> int:
    keys: dict[str, int | datetime] = {"was": indicator.pk, "is": to.pk, "now": moment}
    with connection.cursor() as cursor:
        cursor.execute(
            "update figures_figure set recorded_until = %(now)s"
            " where indicator_id = %(was)s and recorded_until is null",
            keys,
        )
        cursor.execute(
            f"insert into figures_figure ({OTHER_COLUMNS}, indicator_id, recorded_at)"
            f" select {OTHER_COLUMNS}, %(is)s, %(now)s from figures_figure"
            " where indicator_id = %(was)s and recorded_until = %(now)s",
            keys,
        )
        return int(cursor.rowcount)


def keep(indicator: Indicator, domain: str = "") -> Indicator:
    """Keep a provisional indicator as a local one, under the name its file gave it."""
    if indicator.standing != Standing.PROVISIONAL:
        raise CannotMatch(f"“{indicator.name}” is {indicator.get_standing_display().lower()}.")
    with transaction.atomic():
        indicator.standing = Standing.LOCAL
        indicator.domain = domain or indicator.domain
        indicator.save(update_fields=["standing", "domain"])
        record(INDICATOR_KEPT, indicator, after={"name": indicator.name})
    return indicator


def candidates(indicator: Indicator, limit: int = 5) -> list[Indicator]:
    """The catalogue's indicators whose names share most words with this one's."""
    return nearest(indicator.name, matchable(), limit)


def matchable() -> list[Indicator]:
    """Every indicator that another may be matched to, in the catalogue's order."""
    return list(Indicator.objects.filter(standing__in=(Standing.CATALOGUE, Standing.LOCAL)))


def nearest(name: str, known: Iterable[Named], limit: int = 5) -> list[Named]:
    """Those of `known` whose names are most alike this one; of two alike, the earlier."""
    words = significant(name)
    scored = [(alike(words, significant(other.name)), other) for other in known]
    scored.sort(key=lambda pair: -pair[0])
    return [other for likeness, other in scored[:limit] if likeness >= LEAST_ALIKE]


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of their words that two names have in common, from 0 to 1 (Jaccard)."""
    return len(one & other) / len(one | other) if one and other else 0.0


# Below this, two names share a word as any two of this field do.
LEAST_ALIKE = 0.2
SMALL_WORDS = frozenset(
    {
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "or",
        "the",
        "to",
        "who",
        "with",
    }
    | {"number", "rate", "percentage"}
)


@lru_cache(maxsize=4096)
def significant(name: str) -> frozenset[str]:
    """The words of a name that tell it from others, without plural endings."""
    words = "".join(c if c.isalnum() else " " for c in name.lower()).split()
    return frozenset(word.rstrip("s") for word in words if word not in SMALL_WORDS)
