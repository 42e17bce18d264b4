"""The tables a report printed, made again from the store, cell for cell.

A printed table is a set of figures that share a source, a section and a table name. Its
rows and columns follow from the figures: rows by indicator (and what of the breakdown is
not a column), columns by printed heading, period, geography or target and outcome.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Min

from goldthread.core.periods import period_label
from goldthread.core.values import MINUS, format_value
from goldthread.figures.models import Figure, FigureSource
from goldthread.figures.models.figure import Measure, State

PROSE = "prose"


@dataclass(frozen=True)
class PrintedTable:
    """A table's place in its report. `figures` says how many it holds."""

    section: str
    table: str
    figures: int


@dataclass(frozen=True)
class Cell:
    """What stands in a cell: the figure, and how the report printed it."""

    figure: Figure

    @property
    def text(self) -> str:
        """The cell as printed; from the value where only words round it were kept."""
        printed = self.figure.published_text.strip()
        return printed if is_cell(self.figure) else as_valued(self.figure)


@dataclass
class Grid:
    """A table laid out: headings, and rows of cells under them. A cell may hold several figures."""

    columns: list[str] = field(default_factory=list)
    rows: dict[str, dict[str, list[Cell]]] = field(default_factory=dict)

    def put(self, row: str, column: str, cell: Cell) -> None:
        if column not in self.columns:
            self.columns.append(column)
        self.rows.setdefault(row, {}).setdefault(column, []).append(cell)


def tables_of(source: FigureSource) -> list[PrintedTable]:
    """The tables a source printed, in the order it printed them; prose is not a table."""
    found = (
        Figure.objects.filter(source=source, recorded_until=None)
        .exclude(table="")
        .exclude(table=PROSE)
        .values("section", "table")
        .annotate(figures=Count("id"), first=Min("place"))
        .order_by("first")
    )
    return [PrintedTable(row["section"], row["table"], row["figures"]) for row in found]


def figures_in(
    source: FigureSource, section: str, table: str, reporting: str | None = None
) -> list[Figure]:
    """The figures of one printed table, in printed order; `reporting` keeps one area's rows."""
    figures = Figure.objects.filter(
        source=source, section=section, table=table, recorded_until=None
    )
    if reporting is not None:
        figures = figures.filter(reporting_area=reporting)
    # Fetched beside them: joined, an indicator would be made anew for each of its figures.
    return list(figures.prefetch_related("indicator", "area").order_by("place"))


def reporters(source: FigureSource, section: str, table: str) -> list[str]:
    """The areas whose rows a table holds, by the name it prints: a national table has many."""
    return list(
        Figure.objects.filter(source=source, section=section, table=table, recorded_until=None)
        .order_by("reporting_area")
        .values_list("reporting_area", flat=True)
        .distinct()
    )


def grid(figures: Iterable[Figure]) -> Grid:
    """The figures of a table laid out as it was printed."""
    laid = Grid()
    for figure in figures:
        laid.put(row_label(figure), column_label(figure), Cell(figure))
    return laid


def row_label(figure: Figure) -> str:
    """What a row is headed: code, indicator, and the parts of the breakdown that are no column."""
    parts = [part for part in figure.breakdown.split("; ") if part and not is_column(part)]
    named = f"{figure.printed_code} {figure.printed_indicator}".strip()
    words = [part.split("=", 1)[-1] for part in parts]
    # "… aged 19" says its breakdown itself.
    return " · ".join([named, *(word for word in words if word not in named.split())])


def column_label(figure: Figure) -> str:
    """What a column is headed: as printed, or by measure, period and whose figure it is."""
    if figure.column_label:
        label = figure.column_label
    elif figure.measure == Measure.TARGET:
        label = "Target"
    else:
        label = period_label(figure.period_kind, figure.period_start, figure.period_end)
    column = [p.split("=", 1)[1] for p in figure.breakdown.split("; ") if p and is_column(p)]
    whose = [] if figure.area.name == figure.reporting_area else [figure.area.name]
    return ", ".join([*column, label, *whose])


def is_column(part: str) -> bool:
    return part.startswith("column=")


def is_cell(figure: Figure) -> bool:
    """Whether the printed text is the whole cell, and not a few words round the number."""
    printed = figure.published_text.strip()
    if figure.state != State.NUMBER:
        # A cell left blank was printed blank; the page says so beside it.
        return bool(printed) or figure.table not in ("", PROSE)
    return len(printed) <= 40 and figure.table not in ("", PROSE) and holds_only(printed)


def holds_only(printed: str) -> bool:
    """Whether the text is a number with its sign and unit and nothing else."""
    return printed.strip(f"+-{MINUS}£()% ").replace(",", "").replace(".", "", 1).isdigit()


def as_valued(figure: Figure) -> str:
    """The figure from its value alone."""
    if figure.state == State.RATING:
        return figure.symbol
    return format_value(figure.value, figure.unit, figure.state)
