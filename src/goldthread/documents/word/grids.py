"""Tables of a Word file: header rows that repeat, numbers to the right, widths that fit."""

from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Emu, Mm

from goldthread.documents.model import Grid, GridCell, GridRow
from goldthread.documents.model.walk import grid_marks
from goldthread.documents.widths import shares
from goldthread.documents.word.lines import Runs
from goldthread.documents.word.styles import EDGE, INK, INK_SOFT, PAPER
from goldthread.documents.word.xml import (
    borders,
    describe_table,
    element,
    keep_row_whole,
    repeat_header,
    shade,
)
from goldthread.documents.written import clean
from goldthread.ui.marks import legend

# Rows longer than this may be broken across two pages.
LONG_ROW = 900
ROOM, WIDE_ROOM = 92, 146


def add_grid(parent: Any, grid: Grid, runs: Runs, width: Mm) -> None:
    """A captioned table, with its legend, note and sources under it."""
    parent.add_paragraph(clean(grid.caption), style="Goldthread caption")
    table = parent.add_table(rows=1 + len(grid.rows), cols=len(grid.columns))
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    table.autofit = False
    describe_table(table, clean(grid.caption))
    rows = list(table.rows)
    fill_header(rows[0], grid)
    for row, drawn in zip(grid.rows, rows[1:], strict=True):
        fill_row(drawn, row, grid, runs)
    set_widths(table, rows, shares(grid, WIDE_ROOM if grid.wide else ROOM), width)
    add_under(parent, grid, runs)


def fill_header(drawn: Any, grid: Grid) -> None:
    repeat_header(drawn)
    keep_row_whole(drawn)
    for column, cell in zip(grid.columns, drawn.cells, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.style = "Goldthread cell"
        paragraph.add_run(clean(column.heading)).bold = True
        paragraph.paragraph_format.keep_with_next = True
        align(paragraph, column.numeric)
        rule(cell, bottom=(10, INK))
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM


def fill_row(drawn: Any, row: GridRow, grid: Grid, runs: Runs) -> None:
    cells = list(drawn.cells)
    at = 0
    if sum(len(part.words) for c in row.cells for line in c.lines for part in line) < LONG_ROW:
        keep_row_whole(drawn)
    for given in row.cells:
        cell = cells[at]
        if given.span > 1:
            cell = cell.merge(cells[at + given.span - 1])
        fill_cell(cell, given, runs, grid.columns[at].numeric, row.total or row.heading)
        if row.heading:
            shade(cell, PAPER)
        top = {"top": (6, INK_SOFT)} if row.total or row.heading else {}
        rule(cell, **top, bottom=(4, EDGE))
        at += given.span


def fill_cell(cell: Any, given: GridCell, runs: Runs, numeric: bool, bold: bool) -> None:
    paragraph = cell.paragraphs[0]
    for number, line in enumerate(given.lines):
        if number:
            paragraph = cell.add_paragraph()
        paragraph.style = "Goldthread cell"
        if given.bullets:
            paragraph.add_run("• ")
        runs.write(paragraph, line, in_cell=True)
        align(paragraph, numeric)
        if bold:
            for run in paragraph._p.iter(element("w:r").tag):
                run.get_or_add_rPr().append(element("w:b"))
    if not given.lines:
        paragraph.style = "Goldthread cell"


def align(paragraph: Any, numeric: bool) -> None:
    if numeric:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def rule(cell: Any, **sides: tuple[int, str]) -> None:
    cell._tc.get_or_add_tcPr().append(borders("w:tcBorders", **sides))


def set_widths(table: Any, rows: list[Any], parts: list[float], width: Mm) -> None:
    widths = [Emu(int(width * part)) for part in parts]
    for column, given in zip(table.columns, widths, strict=True):
        column.width = given


def add_under(parent: Any, block: Any, runs: Runs) -> None:
    """The marks, the note and the sources of a table or a chart, in small type."""
    marks = legend(grid_marks(block)) if isinstance(block, Grid) else ()
    paragraph = parent.add_paragraph(style="Goldthread under")
    said = False
    if marks:
        paragraph.add_run("; ".join(f"{mark.symbol} {mark.words}" for mark in marks) + ".")
        said = True
    if block.note:
        if said:
            paragraph.add_run("\n")
        runs.write(paragraph, block.note)
        said = True
    if block.sources:
        paragraph.add_run(("\n" if said else "") + sources_word(block.sources))
        for number, key in enumerate(block.sources):
            if number:
                paragraph.add_run(", ")
            add_source(paragraph, key, runs)
        paragraph.add_run(".")


def sources_word(keys: tuple[str, ...]) -> str:
    return "Source: " if len(keys) == 1 else "Sources: "


def add_source(paragraph: Any, key: str, runs: Runs) -> None:
    run = paragraph.add_run(str(runs.document.source_numbers[key]))
    run.style = "Goldthread link"
    link = runs.link(paragraph, f"#source-{key}")
    link.append(run._r)
