"""A table as a file: CSV and workbook that a spreadsheet can't be tricked by.

A text that a spreadsheet would run as a formula gets an apostrophe before it in CSV (OWASP,
"CSV Injection") and is stored as quoted text in a workbook. Numbers are numbers. A hidden
figure is its mark, explained at the end.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from django.http import HttpResponse

from goldthread.ui.marks import MARKS
from goldthread.ui.tables import Cell, Table

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDEST_COLUMN = 60
Part = str | int | Decimal


def looks_like_formula(part: Part) -> bool:
    """Whether a spreadsheet would take a text for a formula."""
    return isinstance(part, str) and part.lstrip(" ").startswith(FORMULA_STARTS)


def plain(cell: Cell) -> Part:
    """What a file holds of a cell: its number, its mark, or its words."""
    if cell.state in MARKS:
        return " ".join(MARKS[name].symbol for name in (cell.state, *cell.notes))
    return cell.text if cell.number is None else cell.number


def lines(table: Table) -> Iterator[Sequence[Part]]:
    """The table line by line: headings, rows, and the legend of marks after an empty line.

    Where a column's numbers carry notes, a column of marks stands beside it.
    """
    noted = noted_columns(table)
    yield list(headings(table, noted))
    for row in table.rows:
        yield [
            part
            for place, cell in enumerate(row.cells)
            for part in ([plain(cell), notes(cell)] if place in noted else [plain(cell)])
        ]
    if table.legend:
        yield []
        yield from ([mark.symbol, mark.words] for mark in table.legend)


def noted_columns(table: Table) -> set[int]:
    """The places of columns in which a number carries a mark of its own."""
    return {
        place
        for row in table.rows
        for place, cell in enumerate(row.cells)
        if cell.notes and cell.state not in MARKS
    }


def headings(table: Table, noted: set[int]) -> Iterator[str]:
    for place, column in enumerate(table.columns):
        yield column.heading
        if place in noted:
            yield f"{column.heading} (marks)"


def notes(cell: Cell) -> str:
    """The marks a number carries; those of a state already stand in its place."""
    return "" if cell.state in MARKS else " ".join(MARKS[name].symbol for name in cell.notes)


def csv_text(table: Table) -> str:
    """The table as CSV with a byte-order mark, which tells Excel that it is UTF-8."""
    out = io.StringIO()
    out.write("\ufeff")
    csv.writer(out).writerows(
        [f"'{part}" if looks_like_formula(part) else part for part in line] for line in lines(table)
    )
    return out.getvalue()


def workbook(*tables: Table) -> bytes:
    """The tables as an Excel workbook, a sheet each, headings kept in view."""
    # Imported when a workbook is asked for: it takes half a second of every start otherwise.
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for number, table in enumerate(tables, start=1):
        fill_sheet(book, table, number if len(tables) > 1 else None)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def fill_sheet(book: Any, table: Table, number: int | None) -> None:
    from openpyxl.utils import get_column_letter

    written = list(lines(table))
    sheet = book.create_sheet(sheet_name(table.caption, number))
    sheet.freeze_panes = "B2"
    for place, width in widths(written).items():
        sheet.column_dimensions[get_column_letter(place)].width = width
    for index, line in enumerate(written):
        sheet.append([sheet_cell(sheet, part, heading=index == 0) for part in line])


def sheet_cell(sheet: Any, part: Part, heading: bool) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    made: Any = WriteOnlyCell(sheet, value=part)  # type: ignore[arg-type] # Decimals are numbers
    if isinstance(part, str):
        # openpyxl takes '=1+1' for a formula; ours never is one, even when it is edited.
        made.data_type = "s"
        made.quotePrefix = looks_like_formula(part)
    if heading:
        made.font = Font(bold=True)
        made.alignment = Alignment(wrap_text=True, vertical="top")
    return made


def widths(written: list[Sequence[Part]]) -> dict[int, int]:
    found: dict[int, int] = {}
    for line in written:
        for place, part in enumerate(line, start=1):
            found[place] = min(WIDEST_COLUMN, max(found.get(place, 8), len(str(part)) + 2))
    return found


def sheet_name(caption: str, number: int | None) -> str:
    """A caption as Excel allows it: 31 characters, none of []:*?/\\."""
    words = "".join(" " if letter in "[]:*?/\\'" else letter for letter in caption)
    head = f"{number} " if number else ""
    return (head + words)[:31].strip() or "Table"


def csv_download(table: Table, name: str) -> HttpResponse:
    """The CSV as an attachment called NAME.csv."""
    return attachment(csv_text(table).encode(), f"{name}.csv", "text/csv; charset=utf-8")


def workbook_download(name: str, *tables: Table) -> HttpResponse:
    """The workbook as an attachment called NAME.xlsx."""
    return attachment(workbook(*tables), f"{name}.xlsx", XLSX)


def attachment(content: bytes, name: str, content_type: str) -> HttpResponse:
    """A response that is saved, never shown."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)
