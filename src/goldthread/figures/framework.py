"""The framework table: indicator, three years, what it means, comparator, action to improve."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from goldthread.figures.models import Figure, FigureSource, FrameworkRow
from goldthread.figures.reading.tables import Cell, Grid, column_label, row_label


@dataclass(frozen=True)
class FrameworkEntry:
    """One row of the framework with the figures printed in it: the area's own, and comparators'."""

    row: FrameworkRow
    own: Grid
    comparators: Grid

    @property
    def years(self) -> list[str]:
        return self.own.columns


def load(source: FigureSource, rows: Iterable[Mapping[str, str]]) -> int:
    """Keep a framework's words beside its figures; says how many rows. Can be repeated."""
    count = 0
    for count, row in enumerate(rows, start=1):
        FrameworkRow.objects.update_or_create(
            source=source,
            code=row["code"],
            defaults={
                "position": count,
                "parent_code": row["parent_code"],
                "origin": row["origin"],
                "theme": row["theme"],
                "description": row["description"],
                "meaning": row["what_it_means"],
                "polarity": row["polarity"].replace("_is_", "_"),
                "comment": row["comment_summary"],
                "action": row["action_summary"],
                "frequency": row["frequency"],
            },
        )
    return count


def entries(source: FigureSource) -> list[FrameworkEntry]:
    """A source's framework, row by row, in four queries."""
    by_code: dict[str, list[Figure]] = {}
    figures = Figure.objects.filter(source=source, recorded_until=None).exclude(printed_code="")
    for figure in figures.prefetch_related("area", "indicator").order_by("place"):
        by_code.setdefault(figure.printed_code, []).append(figure)
    return [entry(row, by_code.get(row.code, [])) for row in source.framework.all()]


def entry(row: FrameworkRow, figures: Iterable[Figure]) -> FrameworkEntry:
    """A row with its figures laid out by period."""
    own, comparators = Grid(), Grid()
    for figure in figures:
        grid = own if figure.area.name == figure.reporting_area else comparators
        grid.put(row_label(figure), column_label(figure), Cell(figure))
    return FrameworkEntry(row, own, comparators)
