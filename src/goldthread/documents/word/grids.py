"""Tables of a Word file: header rows that repeat, numbers to the right, widths that fit."""

from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Emu, Mm
from docx.text.run import Run

from goldthread.documents.model import ChartBlock, Grid, GridCell, GridRow
from goldthread.documents.model.walk import grid_marks
from goldthread.documents.widths import extent, is_kept_whole, lines_high, shares
from goldthread.documents.word.lines import Runs
from goldthread.documents.word.styles import EDGE, INK, INK_SOFT, PAPER
from goldthread.documents.word.xml import (
    cell_margins,
    describe_table,
    element,
    keep_row_whole,
    repeat_header,
    rule,
    shade,
    styled,
)
from goldthread.documents.written import clean
from goldthread.ui.marks import legend

# A table of no more lines than this is kept on one page, with what stands under it.
KEPT_WHOLE = 17
ROOM, WIDE_ROOM = 92, 146


def add_grid(parent: Any, grid: Grid, runs: Runs, width: Mm) -> None:
    """A captioned table, with its legend, note and sources under it."""
    room = WIDE_ROOM if grid.wide else ROOM
    styled(parent.add_paragraph(clean(grid.caption)), "Goldthread caption")
    table = parent.add_table(1 + len(grid.rows), len(grid.columns))
    table.autofit = False
    describe_table(table, clean(grid.caption), has_headers=True)
    cell_margins(table, across=70, down=28)
    set_widths(table, shares(grid, room), width * extent(grid, room))
    rows = list(table.rows)
    fill_header(rows[0], grid)
    for row, drawn in zip(grid.rows, rows[1:], strict=True):
        fill_row(drawn, row, grid, runs)
    if lines_high(grid, room) <= KEPT_WHOLE:
        keep_together(table)
    add_under(parent, grid, runs)


def fill_header(drawn: Any, grid: Grid) -> None:
    repeat_header(drawn)
    keep_row_whole(drawn)
    for column, cell in zip(grid.columns, drawn.cells, strict=True):
        paragraph = styled(cell.paragraphs[0], "Goldthread cell")
        paragraph.add_run(clean(column.heading)).bold = True
        align(paragraph, column.numeric)
        rule(cell, bottom=(10, INK))
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM


def fill_row(drawn: Any, row: GridRow, grid: Grid, runs: Runs) -> None:
    cells = list(drawn.cells)
    if is_kept_whole(row):
        keep_row_whole(drawn)
    at = 0
    for given in row.cells:
        cell = cells[at] if given.span == 1 else cells[at].merge(cells[at + given.span - 1])
        fill_cell(cell, given, runs, grid.columns[at].numeric)
        stand_out(cell, row)
        at += given.span


def stand_out(cell: Any, row: GridRow) -> None:
    """The lines round a cell, and the look of a total or of a row that names others."""
    above = {"top": (6, INK_SOFT)} if row.total or row.heading else {}
    rule(cell, **above, bottom=(4, EDGE))
    if row.heading:
        shade(cell, PAPER)
    if row.total or row.heading:
        for run in cell._tc.iter(element("w:r").tag):
            Run(run, cell).bold = True


def fill_cell(cell: Any, given: GridCell, runs: Runs, numeric: bool) -> None:
    paragraph = styled(cell.paragraphs[0], "Goldthread cell")
    for number, line in enumerate(given.lines):
        if number:
            paragraph = styled(cell.add_paragraph(), "Goldthread cell")
        if given.bullets:
            paragraph.add_run("•\N{NO-BREAK SPACE}")
            paragraph.paragraph_format.left_indent = Mm(2.2)
            paragraph.paragraph_format.first_line_indent = -Mm(2.2)
        runs.write(paragraph, line, in_cell=True)
        align(paragraph, numeric)


def align(paragraph: Any, numeric: bool) -> None:
    if numeric:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def keep_together(table: Any) -> None:
    """Keep a table and the paragraph after it on one page."""
    for paragraph in table._tbl.iter(element("w:p").tag):
        paragraph.get_or_add_pPr().keepNext_val = True


def set_widths(table: Any, parts: list[float], width: float) -> None:
    for column, part in zip(table.columns, parts, strict=True):
        column.width = Emu(int(width * part))


def add_under(parent: Any, block: Grid | ChartBlock, runs: Runs) -> None:
    """The marks, the note and the sources of a table or a chart, in small type."""
    marks = legend(grid_marks(block)) if isinstance(block, Grid) else ()
    paragraph = styled(parent.add_paragraph(), "Goldthread under")
    if marks:
        paragraph.add_run("; ".join(f"{mark.symbol} {mark.words}" for mark in marks) + ".")
    if block.note:
        new_line(paragraph)
        runs.write(paragraph, block.note)
    if block.sources:
        new_line(paragraph)
        paragraph.add_run("Source: " if len(block.sources) == 1 else "Sources: ")
        for number, key in enumerate(block.sources):
            paragraph.add_run(", " if number else "")
            add_source(paragraph, key, runs)
        paragraph.add_run(".")


def new_line(paragraph: Any) -> None:
    if len(paragraph._p) > 1:
        paragraph.add_run().add_break()


def add_source(paragraph: Any, key: str, runs: Runs) -> None:
    run = styled(paragraph.add_run(str(runs.document.source_numbers[key])), "Goldthread link")
    runs.link(paragraph, f"#source-{key}").append(run._r)
