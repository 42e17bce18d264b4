"""A printed table as it fits a page: whole where it was one, in parts where it was many.

A framework's table holds fifty indicators of different years; laid out whole it would be
mostly gaps. Such a table is parted where its rows stop sharing their columns.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from goldthread.figures.models import Figure
from goldthread.figures.reading.tables import Cell, Grid

# Below this share of filled cells a table is many tables in one frame.
FULL_ENOUGH = 0.6


@dataclass(frozen=True)
class Line:
    """One row of a grid: what it is headed, and its cells by column."""

    label: str
    cells: dict[str, list[Cell]]

    @property
    def figures(self) -> list[Figure]:
        return [cell.figure for cells in self.cells.values() for cell in cells]

    @property
    def head(self) -> str:
        """The printed code and indicator, without the breakdown."""
        first = self.figures[0]
        return f"{first.printed_code} {first.printed_indicator}".strip()

    @property
    def rest(self) -> str:
        """What of the label is breakdown; '' for the whole."""
        return self.label.removeprefix(self.head).removeprefix(" · ")


@dataclass(frozen=True)
class Part:
    """Rows that share their columns. `heading` names the indicator where all rows are its bands."""

    heading: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]


def parts(grid: Grid) -> list[Part]:
    """The grid as it can be shown: one part when it is full enough, else several."""
    lines = [Line(label, cells) for label, cells in grid.rows.items()]
    filled = sum(len(line.cells) for line in lines)
    if not lines or filled >= FULL_ENOUGH * len(lines) * len(grid.columns):
        return [Part("", tuple(grid.columns), tuple(lines))]
    return list(_joined(grid.columns, lines))


def _joined(columns: list[str], lines: Iterable[Line]) -> Iterator[Part]:
    """Bands of one indicator under its name; neighbours with the same columns together."""
    waiting: list[Part] = []
    for part in _by_indicator(columns, lines):
        if waiting and (part.heading or part.columns != waiting[0].columns):
            yield _merged(waiting)
            waiting = []
        if part.heading:
            yield part
        else:
            waiting.append(part)
    if waiting:
        yield _merged(waiting)


def _by_indicator(columns: list[str], lines: Iterable[Line]) -> Iterator[Part]:
    for head, group in groupby(lines, key=lambda line: line.head):
        blocks = list(_blocks(group))
        several = sum(map(len, blocks)) > 1
        for block in blocks:
            used = {column for line in block for column in line.cells}
            in_order = tuple(column for column in columns if column in used)
            yield Part(head if several else "", in_order, tuple(block))


def _blocks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """An indicator's bands, parted where they stop sharing columns: ours, then the nation's."""
    block: list[Line] = []
    for line in lines:
        used = {column for one in block for column in one.cells}
        if len(block) > 1 and used.isdisjoint(line.cells):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _merged(waiting: list[Part]) -> Part:
    lines = tuple(line for part in waiting for line in part.lines)
    return Part("", waiting[0].columns, lines)
