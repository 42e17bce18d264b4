"""A table as data: shown as HTML, downloaded as CSV or a workbook, the same cells in each.

A cell keeps the number beside its words, so that a page says '45.1%' where a file says 45.1;
and its state, so that what is hidden is a mark in all of them and a number in none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from goldthread.core.values import format_value
from goldthread.ui.marks import MARKS, Mark, legend

Content = str | int | Decimal | date | None


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell says.

    `text` is for people; `number` for files, where there is one; `state` a figure's state,
    whose mark stands in for text where it is not a number; `notes` are further marks
    (low_reliability, provisional, revised, break).
    """

    text: str
    number: Decimal | int | None = None
    state: str = "number"
    notes: tuple[str, ...] = ()
    href: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading, and whether its cells are aligned as numbers or hold sentences."""

    heading: str
    numeric: bool = False
    sentences: bool = False

    @property
    def classes(self) -> str:
        """The class of its cells."""
        return "gt-number" if self.numeric else "gt-sentences" if self.sentences else ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table; `total` where it sums the others."""

    cells: tuple[Cell, ...]
    total: bool = False


@dataclass(frozen=True)
class Table:
    """A captioned table whose first column names its rows.

    Raises ValueError for a row of another length than the columns.
    """

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    hide_caption: bool = False

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.cells) != len(self.columns):
                raise ValueError(
                    f"a row of '{self.caption}' has {len(row.cells)} cells"
                    f" for {len(self.columns)} columns"
                )

    @property
    def id(self) -> str:
        """The caption as an HTML id: two tables of one page need two captions anyway."""
        return re.sub(r"[^a-z0-9]+", "-", self.caption.lower()).strip("-")

    @cached_property
    def legend(self) -> tuple[Mark, ...]:
        """The marks in use, with their words."""
        cells = [cell for row in self.rows for cell in row.cells]
        return legend({cell.state for cell in cells} | {n for cell in cells for n in cell.notes})

    def across(self, row: Row) -> Iterator[tuple[Column, Cell]]:
        """The cells of a row, each with its column."""
        return zip(self.columns, row.cells, strict=True)


def cell(content: Content, href: str = "") -> Cell:
    """A plain cell: words as they are, a number with commas, a date as 31 March 2023."""
    if isinstance(content, Decimal | int):
        return Cell(format_value(Decimal(content)), content, href=href)
    if isinstance(content, date):
        return Cell(f"{content.day} {content:%B %Y}", href=href)
    return Cell(content or "", href=href)


def figure_cell(
    value: Decimal | None,
    unit: str = "count",
    state: str = "number",
    notes: tuple[str, ...] = (),
    href: str = "",
) -> Cell:
    """A figure's cell; one in a state without a number keeps no number, whatever was passed."""
    number = value if state == "number" else None
    words = MARKS[state].words if state in MARKS else format_value(value, unit, state)
    return Cell(words, number, state, notes, href)


def row(*contents: Cell | Content, total: bool = False) -> Row:
    """A row of cells, made from plain content where they are not cells yet."""
    return Row(tuple(c if isinstance(c, Cell) else cell(c) for c in contents), total)
