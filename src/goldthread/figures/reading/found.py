"""Discrepancies as last found, with what a partnership made of each."""

from collections.abc import Iterable

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from goldthread.figures.models import Discrepancy, DiscrepancyCheck, DiscrepancyNote, Figure
from goldthread.figures.models.discrepancy import Standing
from goldthread.partnership.models import Area, Footprint, Partnership


def visible(partnership: Partnership) -> QuerySet[Discrepancy]:
    """What stands and this partnership may see, the worst first, each with its `standing`.

    `reopened` is set where somebody's word no longer holds, because a figure was revised since.
    """
    said = DiscrepancyNote.objects.filter(
        partnership=partnership, fingerprint=OuterRef("fingerprint"), withdrawn_at=None
    )
    holds = said.filter(versions=OuterRef("versions")).values("standing")[:1]
    standing = Coalesce(
        Subquery(holds), Value(Standing.OPEN.value), output_field=CharField(max_length=9)
    )
    scope = Q(partnership=None) | Q(partnership=partnership)
    return Discrepancy.objects.filter(scope).annotate(
        standing=standing, reopened=Exists(said.exclude(versions=OuterRef("versions")))
    )


def standing_now(partnership: Partnership) -> QuerySet[Discrepancy]:
    """Those the last check still found."""
    return visible(partnership).filter(gone_at=None)


def narrowed(
    found: QuerySet[Discrepancy],
    *,
    severity: str = "",
    rule: str = "",
    areas: Iterable[int] = (),
    source: int | None = None,
    standing: str = "",
) -> QuerySet[Discrepancy]:
    """Those that are all of what is asked; what is empty asks nothing."""
    plain = {"severity": severity, "rule": rule, "standing": standing}
    found = found.filter(**{name: value for name, value in plain.items() if value})
    if areas := list(areas):
        found = found.filter(areas__overlap=areas)
    return found.filter(sources__contains=[source]) if source else found


def concerning(area: Area) -> list[int]:
    """An area and the larger ones it lies in: the force, the health system."""
    return [area.pk, *Footprint.objects.filter(part=area).values_list("area", flat=True)]


def open_here(partnership: Partnership) -> dict[str, int]:
    """How many stand open in the partnership's area, by severity; one query and one for areas."""
    found = narrowed(standing_now(partnership), areas=[partnership.area_id], standing=Standing.OPEN)
    counts: dict[str, int] = {}
    for severity in found.order_by().values_list("severity", flat=True):
        counts[severity] = counts.get(severity, 0) + 1
    return counts


def of_figure(partnership: Partnership, figure: int) -> list[Discrepancy]:
    """The discrepancies a figure is part of."""
    return list(standing_now(partnership).filter(figures__contains=[figure]))


def last_check(partnership: Partnership) -> DiscrepancyCheck | None:
    """The check of everybody's figures that what is shown comes from; the older of two."""
    scope = Q(partnership=None) | Q(partnership=partnership)
    return DiscrepancyCheck.objects.filter(scope).order_by("checked_at").first()


def figures_of(discrepancy: Discrepancy) -> list[Figure]:
    """Its figures in their order, those ended since included."""
    held = Figure.objects.filter(pk__in=discrepancy.figures).select_related(
        "indicator", "area", "source"
    )
    by_number = {figure.pk: figure for figure in held}
    return [by_number[pk] for pk in discrepancy.figures if pk in by_number]
