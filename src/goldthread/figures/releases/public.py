"""What everybody knows without us: official statistics of the same things, and populations.

A total that the Department publishes tells as much about parts we show as a total of our own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.db.models import F

from goldthread.figures.models import Figure
from goldthread.figures.models.figure import Measure, State
from goldthread.figures.models.source import SourceKind
from goldthread.figures.reading.bases import mid_year, populations
from goldthread.figures.releases.specs import CellSpec, TableSpec, cell_of, share_of
from goldthread.partnership.models import Area

OF_CHILDREN = "rate_per_10000"


def cells_in(tables: Iterable[TableSpec]) -> list[CellSpec]:
    return [cell for table in tables for cell in table.cells.values()]


def official_beside(tables: Iterable[TableSpec]) -> list[CellSpec]:
    """The official counts of the indicators, areas and periods of these tables, in two queries."""
    cells = cells_in(tables)
    ours = {cell.figure for cell in cells if cell.figure and cell.is_protected}
    of = Figure.objects.filter(pk__in=ours).values_list("indicator_id", "area_id", "period_end")
    subjects = set(of)
    if not subjects:
        return []
    indicators, areas, ends = (set(values) for values in zip(*subjects, strict=True))
    found = Figure.objects.filter(
        indicator__in=indicators,
        area__in=areas,
        period_end__in=ends,
        source__kind=SourceKind.OFFICIAL,
        unit="count",
        measure=Measure.VALUE,
        state=State.NUMBER,
        recorded_until=None,
    ).select_related("indicator", "area", "source")
    groups = {cell.group for cell in cells}
    return [cell for cell in map(cell_of, found.order_by(F("pk"))) if cell.group in groups]


def with_populations(tables: Sequence[TableSpec]) -> list[TableSpec]:
    """The tables with the population behind each rate of children that came without one.

    Everybody can look the population up, so a rate of few gives its count away.
    """
    lacking = {
        cell.figure
        for cell in cells_in(tables)
        if cell.unit == OF_CHILDREN and cell.share is None and cell.is_protected and cell.figure
    }
    if not lacking:
        return list(tables)
    figures = list(Figure.objects.filter(pk__in=lacking).select_related("indicator", "area"))
    held = populations(Area.objects.filter(pk__in={figure.area_id for figure in figures}))
    for figure in figures:
        figure.denominator = held.get((figure.area_id, mid_year(figure.period_end)))
    shares = {figure.pk: share_of(figure) for figure in figures}

    def based(cell: CellSpec) -> CellSpec:
        found = shares.get(cell.figure or 0)
        return replace(cell, share=found) if cell.share is None and found else cell

    return [
        replace(table, cells={place: based(cell) for place, cell in table.cells.items()})
        for table in tables
    ]
