"""The framework table: each indicator with its years, its meaning, comparators and action."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.text import slugify

from goldthread.figures.framework import FrameworkEntry
from goldthread.figures.models import FrameworkRow
from goldthread.figures.presenters.kept_layout import parts
from goldthread.figures.presenters.kept_printed import PrintedPart, printed, printed_cell
from goldthread.figures.reading.tables import Grid
from goldthread.ui.tables import Column, Table, row

POLARITY_WORDS = {
    "higher_better": "Higher is better",
    "lower_better": "Lower is better",
    "context": "Neither way is better",
}
LEFT_BLANK = "Left blank in the report."
FILE_COLUMNS = [
    "Ref", "Theme", "Indicator", "Row", "Column", "As printed",
    "What it means", "Comment", "Action to improve",
]  # fmt: skip

__all__ = ["Entry", "FrameworkEntry", "Theme", "as_file", "themes"]


@dataclass(frozen=True)
class Entry:
    """One indicator of the framework as its report has it; its bands are tables of their own."""

    code: str
    description: str
    better: str
    tables: tuple[PrintedPart, ...]
    words: tuple[tuple[str, str], ...]
    is_part: bool


@dataclass(frozen=True)
class Theme:
    """The indicators of one theme, in printed order."""

    name: str
    id: str
    entries: tuple[Entry, ...]


def themes(entries: Sequence[FrameworkEntry]) -> list[Theme]:
    """The framework by theme; a theme that comes back later in print is one theme still."""
    ordered = list(dict.fromkeys(entry.row.theme for entry in entries))
    by_theme = sorted(entries, key=lambda entry: ordered.index(entry.row.theme))
    return [
        Theme(name, slugify(name), tuple(entry_of(one) for one in group))
        for name, group in groupby(by_theme, key=lambda entry: entry.row.theme)
    ]


def entry_of(entry: FrameworkEntry) -> Entry:
    """An entry with the area's own columns first, then the comparators'."""
    laid = parts(joined(entry.own, entry.comparators))
    return Entry(
        code=entry.row.code,
        description=entry.row.description,
        better=POLARITY_WORDS.get(entry.row.polarity, "Which way is better is not said"),
        tables=tuple(printed(f"Figures of {entry.row.code}", laid)) if laid[0].lines else (),
        words=tuple(words_of(entry.row)),
        is_part=bool(entry.row.parent_code),
    )


def joined(own: Grid, comparators: Grid) -> Grid:
    """Both grids as one."""
    both = Grid()
    for grid in (own, comparators):
        for label, cells in grid.rows.items():
            for column in grid.columns:
                for cell in cells.get(column, ()):
                    both.put(label, column, cell)
    both.columns = list(dict.fromkeys([*own.columns, *comparators.columns]))
    return both


def words_of(row: FrameworkRow) -> list[tuple[str, str]]:
    """The words round the figures; a blank cell of the framework is said to be blank."""
    return [
        ("What it means", row.meaning or LEFT_BLANK),
        ("Comparator and comment", row.comment or LEFT_BLANK),
        ("Action to improve", row.action or LEFT_BLANK),
    ]


def as_file(entries: Sequence[FrameworkEntry]) -> Table:
    """A line for each printed cell, its indicator's words beside it."""
    rows = []
    for entry in entries:
        said = entry.row
        grid = joined(entry.own, entry.comparators)
        for label, columns in grid.rows.items() or [("", {})]:
            for column, cells in columns.items() or [("", [])]:
                text = "; ".join(printed_cell(cell).text for cell in cells) or "No figure printed"
                rows.append(
                    row(
                        said.code, said.theme, said.description, label, column, text,
                        said.meaning, said.comment, said.action,
                    )
                )  # fmt: skip
    return Table("Framework table", [Column(heading) for heading in FILE_COLUMNS], rows)
