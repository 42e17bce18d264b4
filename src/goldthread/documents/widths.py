"""How wide a grid and each of its columns should be, from what its cells hold.

Widths are in characters. A column never gets less than its longest word, and words get room
by how much there is of them, so that rows come out low.
"""

from math import ceil

from goldthread.documents.model.blocks import Grid, GridCell, GridRow
from goldthread.documents.model.words import Inline, Number, Prose, Status
from goldthread.ui.marks import MARKS

# A longer word than this may be broken.
LONGEST_WORD = 20
# The room between two columns.
GAP = 3.0
# A row of more letters than this may be broken across two pages.
LONG_ROW = 900
# Words beyond this in one cell count for less and less.
EVENNESS = 0.62
# A table that needs no more than this part of a line is set narrow: eyes follow its rows better.
NARROW_BELOW, NARROW = 0.56, 0.68


def shares(grid: Grid, room: float) -> list[float]:
    """Each column's part of the grid's width, summing to 1. `room` is a line's length."""
    if all(column.share for column in grid.columns):
        total = sum(column.share for column in grid.columns)
        return [column.share / total for column in grid.columns]
    needs = [need(grid, place) + GAP for place in range(len(grid.columns))]
    wanted = wants(grid)
    if sum(wanted) > room:
        # Numbers and their headings need no more than their longest word; words take the rest.
        wanted = [
            min(most, least + 4) if column.numeric else most
            for column, least, most in zip(grid.columns, needs, wanted, strict=True)
        ]
    given = spread(needs, wanted, room * extent(grid, room))
    return [width / sum(given) for width in given]


def is_too_wide(grid: Grid, room: float) -> bool:
    """Whether the longest words of the columns do not fit a line beside each other."""
    return sum(need(grid, place) + GAP for place in range(len(grid.columns))) > room


def is_kept_whole(row: GridRow) -> bool:
    """Whether a row is short enough to be kept on one page."""
    return sum(len(part.words) for c in row.cells for line in c.lines for part in line) < LONG_ROW


def extent(grid: Grid, room: float) -> float:
    """The part of a line that the grid takes: all of it, unless it holds little."""
    if any(column.share for column in grid.columns):
        return 1.0
    return NARROW if sum(wants(grid)) <= NARROW_BELOW * room else 1.0


def lines_high(grid: Grid, room: float) -> int:
    """About how many lines of text the grid is high, its headings included."""
    given = [share * room * extent(grid, room) - GAP for share in shares(grid, room)]
    rows = [tuple(GridCell(((),)) for _ in grid.columns), *(row.cells for row in grid.rows)]
    return sum(
        max(
            (cell_height(cell, width) for cell, width in zip(cells, given, strict=False)), default=1
        )
        for cells in rows
    )


def cell_height(cell: GridCell, width: float) -> int:
    return sum(ceil(max(1, len(line)) / max(width, 1.0)) for line in cell_lines(cell)) or 1


def spread(needs: list[float], wanted: list[float], room: float) -> list[float]:
    """What each column gets: all it wants where there is room, and its need where there is not."""
    if sum(wanted) < room:
        left = room - sum(wanted)
        rest = left / 2 / max(1, len(wanted) - 1)
        return [wanted[0] + left / 2, *(width + rest for width in wanted[1:])]
    if sum(needs) >= room:
        return needs
    extra = [(want - need) ** EVENNESS for need, want in zip(needs, wanted, strict=True)]
    left = room - sum(needs)
    return [need + left * more / (sum(extra) or 1) for need, more in zip(needs, extra, strict=True)]


def wants(grid: Grid) -> list[float]:
    """The longest line of each column, with the gap beside it."""
    return [max(want(grid, place), need(grid, place)) + GAP for place in range(len(grid.columns))]


def need(grid: Grid, place: int) -> float:
    """The longest word of a column: in a column of numbers, the longest number whole."""
    words = grid.columns[place].heading.split()
    for line in column_lines(grid, place):
        words += [line] if grid.columns[place].numeric else line.split(" ")
    return min(max((len(word) for word in words), default=1), LONGEST_WORD)


def want(grid: Grid, place: int) -> float:
    """The longest line of a column; its heading may be broken in two."""
    lines = column_lines(grid, place)
    heading = len(grid.columns[place].heading)
    return max(min(heading, max(12, heading * 0.6)), *(len(line) for line in lines), 1)


def has_long_words(grid: Grid) -> bool:
    """Whether a word is too long for any column to hold whole."""
    return any(
        len(word) > LONGEST_WORD
        for place in range(len(grid.columns))
        for line in column_lines(grid, place)
        for word in line.split(" ")
    )


def column_lines(grid: Grid, place: int) -> list[str]:
    """The lines in a column's own cells; those that span others do not count."""
    lines = []
    for row in grid.rows:
        at = 0
        for cell in row.cells:
            if at == place and cell.span == 1:
                lines += cell_lines(cell)
            at += cell.span
    return lines


def cell_lines(cell: GridCell) -> list[str]:
    return [part for line in cell.lines for part in unbroken(line).split("\n")]


def unbroken(line: Prose) -> str:
    """A line's words; a status is one word with its symbol, and the hidden is its mark."""
    return "".join(_unbroken(part) for part in line)


def _unbroken(part: Inline) -> str:
    if isinstance(part, Status):
        return f"{part.symbol} {part.words}  ".replace(" ", "\N{NO-BREAK SPACE}")
    if isinstance(part, Number):
        words = "" if part.is_hidden else part.words
        return " ".join([words, *(MARKS[name].symbol for name in part.marks)]).strip()
    return part.words
