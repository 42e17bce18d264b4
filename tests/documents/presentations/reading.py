"""Blocks read back as plain words, for tests."""

from goldthread.documents.model import Grid, Number, Status, TableBlock, grid_of
from goldthread.documents.presentations.building import parts
from goldthread.ui.marks import MARKS


def said(part):
    if isinstance(part, Number) and part.is_hidden:
        return MARKS[part.state].symbol
    return f"{part.symbol} {part.words}" if isinstance(part, Status) else part.words


def cell_words(cell):
    return " / ".join("".join(said(part) for part in line) for line in cell.lines)


def rows_of(blocks, which=0):
    """The rows of the n-th grid of some blocks, each cell in words."""
    grid = grids_of(blocks)[which]
    return [[cell_words(cell) for cell in row.cells] for row in grid.rows]


def headings_of(blocks, which=0):
    return [column.heading for column in grids_of(blocks)[which].columns]


def grids_of(blocks):
    grids = (grid_of(b) if isinstance(b, TableBlock) else b for b in blocks)
    return [grid for grid in grids if isinstance(grid, Grid)]


def note_words(blocks, which=0):
    note = parts(grids_of(blocks)[which].note)
    return "".join(part if isinstance(part, str) else part.words for part in note)
