"""Tables for a release from what somebody chose: indicators over some years, or a printed table."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Min

from goldthread.core.periods import KIND_WORDS, period_label
from goldthread.core.values import per, unit_of
from goldthread.figures.models import CurrentFigure, Figure, FigureSource, Indicator
from goldthread.figures.models.figure import Measure
from goldthread.figures.models.source import SourceKind
from goldthread.figures.reading.series import breakdown_words, cadence
from goldthread.figures.reading.tables import PROSE, figures_in, grid
from goldthread.figures.releases.specs import TableSpec, table_of
from goldthread.partnership.models import Area

ALL = "All"
HEADLINES = "Headline figures"
KIND_NAMES = {"as_at": "on one day", "other": "other periods"}
UNIT_NAMES = {"count": "number", "percent": "%"}


def figures_of(
    area: Area, indicators: Iterable[Indicator], first: date, last: date
) -> list[CurrentFigure]:
    """The current figures of an area whose periods end between two days."""
    return list(
        CurrentFigure.objects.filter(
            area=area,
            indicator__in=list(indicators),
            measure=Measure.VALUE,
            period_end__gte=first,
            period_end__lte=last,
        )
        .select_related("indicator", "area", "source")
        .order_by("indicator__position", "indicator__code", "period_end", "place")
    )


def tables_from(figures: Sequence[CurrentFigure]) -> list[TableSpec]:
    """One table of headlines, and one for each breakdown of an indicator with its whole."""
    made = [
        headlines(
            f"{HEADLINES}: {KIND_NAMES.get(kind) or KIND_WORDS.get(kind, kind)}",
            [one for one in figures if cadence(one) == kind and not one.breakdown],
        )
        for kind in dict.fromkeys(cadence(figure) for figure in figures)
    ]
    made += [by_breakdown(group) for group in breakdowns(figures)]
    return [table for table in made if table.cells]


def headlines(name: str, figures: Sequence[CurrentFigure]) -> TableSpec:
    """Indicators by period."""
    cells = {(indicator_words(figure), column(figure)): figure for figure in figures}
    rows = list(dict.fromkeys(row for row, _ in cells))
    return table_of(name, rows, columns_of(figures), cells)


def breakdowns(figures: Sequence[CurrentFigure]) -> list[list[CurrentFigure]]:
    """The figures of each breakdown of an indicator, with those of the whole it is of."""
    wholes: dict[tuple[int, str, str], list[CurrentFigure]] = defaultdict(list)
    parts: dict[tuple[int, str, str, str], list[CurrentFigure]] = defaultdict(list)
    for figure in figures:
        of = (figure.indicator_id, figure.unit, cadence(figure))
        if figure.breakdown:
            parts[(*of, dimension_of(figure))].append(figure)
        else:
            wholes[of].append(figure)
    return [[*group, *wholes[key[:3]]] for key, group in parts.items()]


def dimension_of(figure: CurrentFigure) -> str:
    """'category' of 'category=Neglect'; 'age, sex' of two."""
    return ", ".join(one.partition("=")[0] for one in figure.breakdown.split("; "))


def by_breakdown(figures: Sequence[CurrentFigure]) -> TableSpec:
    """One breakdown by period, its total declared where the parts make no more than it."""
    first = figures[0]
    cells = {(band(figure), column(figure)): figure for figure in figures}
    rows = list(dict.fromkeys(row for row, _ in cells))
    parts = tuple(row for row in rows if row != ALL)
    totals = {ALL: parts} if ALL in rows and adds_up(cells, parts) else {}
    name = f"{indicator_words(first)} by {dimension_of(first).replace('_', ' ')}"
    return table_of(name, rows, columns_of(figures), cells, row_totals=totals)


def adds_up(cells: dict[tuple[str, str], CurrentFigure], parts: tuple[str, ...]) -> bool:
    """Whether the parts of a count nowhere make more than the whole."""
    for (row, year), figure in cells.items():
        if row != ALL:
            continue
        there = [cells[part, year] for part in parts if (part, year) in cells]
        if figure.unit != "count" or len(there) != len(parts) or figure.value is None:
            return False
        if sum((part.value or Decimal(0)) for part in there) > figure.value:
            return False
    return True


def band(figure: CurrentFigure) -> str:
    """'Neglect' of 'category=Neglect'; 'All' of the whole."""
    if not figure.breakdown:
        return ALL
    if "; " in figure.breakdown:
        return breakdown_words(figure.breakdown)
    return figure.breakdown.partition("=")[2] or figure.breakdown


def indicator_words(figure: CurrentFigure) -> str:
    """The indicator, and the unit in a word where it is not plain from the name."""
    unit = unit_of(figure.unit).many.strip() if per(figure.unit) else ""
    words = UNIT_NAMES.get(figure.unit) or unit or figure.unit.replace("_", " ")
    return f"{figure.indicator.name} ({words})"


def column(figure: CurrentFigure) -> str:
    return period_label(cadence(figure), figure.period_start, figure.period_end)


def columns_of(figures: Iterable[CurrentFigure]) -> list[str]:
    """The periods, earliest first."""
    ends = {
        column(figure): (figure.period_end, figure.period_start or date.min) for figure in figures
    }
    return sorted(ends, key=lambda label: (ends[label], label))


@dataclass(frozen=True)
class Printed:
    """A table that a report printed of an area: where it stands in which source."""

    source: int
    title: str
    section: str
    table: str

    @property
    def words(self) -> str:
        return f"{self.table} ({self.title})"


def printed_of(area: Area) -> list[Printed]:
    """The tables that reports printed with figures of an area, by report."""
    found = (
        Figure.objects.filter(area=area, recorded_until=None, source__kind=SourceKind.REPORT)
        .exclude(table__in=["", PROSE])
        .values_list("source_id", "source__title", "section", "table")
        .annotate(first=Min("place"))
        .order_by("-source__known_from", "source_id", "first")
    )
    return [Printed(*row[:4]) for row in found]


def printed_table(printed: Printed) -> TableSpec:
    """A table as its report printed it. Its sums are found by what its figures are of."""
    source = FigureSource.objects.get(pk=printed.source)
    figures = figures_in(source, printed.section, printed.table)
    for figure in figures:
        figure.source = source
    laid = grid(figures)
    cells = {
        (row, column): found[0].figure
        for row, columns in laid.rows.items()
        for column, found in columns.items()
    }
    return table_of(printed.table, list(laid.rows), laid.columns, cells)
