"""What a release shows: the only thing a page, file, chart, sentence or document reads of it.

    release = shown(Release.objects.get(pk=7))
    release.cell(figure).words      # '3,816', or 'hidden to protect people'

A hidden cell has no number on any surface, and is never zero.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from goldthread.core.values import format_value, per
from goldthread.figures.disclosure.rules import RuleSet, from_data
from goldthread.figures.models import Release, ReleaseCell, ReleaseTable
from goldthread.figures.models.figure import State
from goldthread.figures.models.release import Audience
from goldthread.figures.releases.deciding import ROUNDED
from goldthread.figures.releases.digest import parts
from goldthread.figures.releases.specs import AnyFigure, figure_key
from goldthread.figures.releases.words import explanation, hidden_words
from goldthread.ui.marks import MARKS
from goldthread.ui.tables import Cell, Column, Row, Table, figure_cell

FOR_THE_BOARD = [
    "Everything is shown. A number marked as small is for the board alone: do not pass it on."
]


class NotInRelease(LookupError):
    """A figure was asked of a release that does not hold it: it was not decided, so not shown."""


@dataclass(frozen=True)
class ShownCell:
    """What one cell says.

    `value` is None unless `state` is number; `symbol` is the mark in place of a number ('[c]');
    `words` are for a sentence; `marks` stand beside a number; `reason` says to a reader why
    there is no number.
    """

    key: str
    state: str
    value: Decimal | None
    unit: str
    symbol: str
    words: str
    marks: tuple[str, ...] = ()
    reason: str = ""

    @property
    def is_hidden(self) -> bool:
        """Whether it is hidden to protect people."""
        return self.state == State.SUPPRESSED

    def as_cell(self, unit: str | None = None, *, quiet: bool = False) -> Cell:
        """The cell for a table on a page or in a file; of another unit if so given.

        `quiet` leaves out that a number is rounded, where the page says so of all of them.
        """
        marks = tuple(mark for mark in self.marks if not (quiet and mark == ROUNDED))
        if self.state == State.RATING:
            return Cell(self.words, None, self.state, marks)
        return figure_cell(self.value, unit or self.unit, self.state, marks)


@dataclass(frozen=True)
class ShownTable:
    """One table as it is shown: cells by row, column and layer ('' in a table without layers)."""

    name: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    layers: tuple[str, ...]
    row_totals: frozenset[str]
    cells: dict[tuple[str, str, str], ShownCell]
    is_prose: bool = False

    def as_tables(self) -> Iterator[Table]:
        """The table for a page or a file; one for each layer."""
        for layer in self.layers or ("",):
            caption = f"{self.name}: {layer}" if layer else self.name
            columns = [Column("Figure"), *(Column(one, numeric=True) for one in self.columns)]
            yield Table(caption, columns, [self.row(row, layer) for row in self.rows])

    def row(self, row: str, layer: str) -> Row:
        found = [self.cells.get((row, column, layer)) for column in self.columns]
        # A row says per what its rate is: its cells need not.
        cells = [
            one.as_cell("count" if per(one.unit) else one.unit, quiet=True) if one else Cell("")
            for one in found
        ]
        return Row((Cell(row), *cells), total=row in self.row_totals)


@dataclass(frozen=True)
class Shown:
    """A release as its audience reads it."""

    release: Release
    rules: RuleSet
    tables: tuple[ShownTable, ...]
    by_key: dict[str, ShownCell] = field(repr=False)

    def cell(self, figure: AnyFigure | str) -> ShownCell:
        """What the release shows of a figure (or of a key).

        Raises NotInRelease for a figure the release does not hold.
        """
        key = figure if isinstance(figure, str) else figure_key(figure)
        if key not in self.by_key:
            raise NotInRelease(f"“{self.release.title}” says nothing of “{key}”")
        return self.by_key[key]

    def __contains__(self, figure: AnyFigure | str) -> bool:
        return (figure if isinstance(figure, str) else figure_key(figure)) in self.by_key

    @property
    def explanation(self) -> list[str]:
        """How the numbers are protected, in sentences for the release's readers."""
        if self.release.audience == Audience.BOARD:
            return FOR_THE_BOARD
        return explanation(self.rules)

    @property
    def hidden(self) -> int:
        """How many of its numbers are hidden."""
        return sum(cell.is_hidden for cell in self.by_key.values())


def shown(release: Release) -> Shown:
    """What a release shows, in two queries. For those the database lets read it; else empty."""
    return laid_out(release, *parts(release))


def laid_out(
    release: Release, tables: Sequence[ReleaseTable], cells: Iterable[ReleaseCell]
) -> Shown:
    """The tables and cells of a release as its readers see them."""
    rules = from_data(release.rules)
    by_table: dict[int, dict[tuple[str, str, str], ShownCell]] = {}
    by_key: dict[str, ShownCell] = {}
    for cell in cells:
        made = shown_cell(cell, rules)
        # A preview's tables have no number yet.
        table = cell.table_id or id(cell.table)
        by_table.setdefault(table, {})[cell.row, cell.column, cell.layer] = made
        by_key[cell.key] = made
    laid = tuple(shown_table(one, by_table.get(one.pk or id(one), {})) for one in tables)
    return Shown(release, rules, laid, by_key)


def shown_cell(cell: ReleaseCell, rules: RuleSet) -> ShownCell:
    mark = MARKS.get(cell.state)
    words = cell.symbol if cell.state == State.RATING else ""
    return ShownCell(
        key=cell.key,
        state=cell.state,
        value=cell.value,
        unit=cell.unit,
        symbol=mark.symbol if mark else "",
        words=words or format_value(cell.value, cell.unit, cell.state),
        marks=tuple(cell.marks),
        reason=hidden_words(rules) if cell.state == State.SUPPRESSED else "",
    )


def shown_table(table: ReleaseTable, cells: dict[tuple[str, str, str], ShownCell]) -> ShownTable:
    members = [tuple(one["members"]) for one in table.dimensions]
    return ShownTable(
        name=table.name,
        rows=members[0],
        columns=members[1],
        layers=members[2] if len(members) > 2 else (),
        row_totals=frozenset(table.dimensions[0]["totals"]),
        cells=cells,
        is_prose=table.is_prose,
    )
