"""How wide each column of a grid should be, from what its cells hold.

Widths are in characters. A column never gets less than its longest word, and words get room
by how much there is of them, so that rows come out low.
"""

from goldthread.documents.model.blocks import Grid, GridCell
from goldthread.documents.model.words import plain

# A number, a date or a heading longer than this may be broken.
LONGEST_WORD = 16
# The room between two columns.
GAP = 2.0
# Words beyond this in one cell count for less and less.
EVENNESS = 0.62


def shares(grid: Grid, room: float) -> list[float]:
    """Each column's part of the whole, summing to 1. `room` is a line's length in characters."""
    if all(column.share for column in grid.columns):
        total = sum(column.share for column in grid.columns)
        return [column.share / total for column in grid.columns]
    needs = [need(grid, place) + GAP for place in range(len(grid.columns))]
    wants = [max(want(grid, place) + GAP, needs[place]) for place in range(len(grid.columns))]
    given = spread(needs, wants, room)
    return [width / sum(given) for width in given]


def spread(needs: list[float], wants: list[float], room: float) -> list[float]:
    """What each column gets: all it wants where there is room, and its need where there is not."""
    if sum(wants) <= room:
        left = room - sum(wants)
        return [wants[0] + left / 2, *(w + left / 2 / max(1, len(wants) - 1) for w in wants[1:])]
    if sum(needs) >= room:
        return needs
    extra = [(w - n) ** EVENNESS for n, w in zip(needs, wants, strict=True)]
    left = room - sum(needs)
    return [n + left * e / (sum(extra) or 1) for n, e in zip(needs, extra, strict=True)]


def need(grid: Grid, place: int) -> float:
    """The longest word of a column: in a column of numbers, the longest number whole."""
    column = grid.columns[place]
    words = [word for word in column.heading.split()]
    for line in column_lines(grid, place):
        words += [line] if column.numeric else line.split()
    return min(max((len(word) for word in words), default=1), LONGEST_WORD)


def want(grid: Grid, place: int) -> float:
    """The longest line of a column."""
    lines = [grid.columns[place].heading, *column_lines(grid, place)]
    return max(len(line) for line in lines)


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
    return [part for line in cell.lines for part in plain(line).split("\n")]
