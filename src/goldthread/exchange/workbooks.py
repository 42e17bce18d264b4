"""Spreadsheet files as rows of cells, without trusting them.

.xlsx through openpyxl (which tells a formula from a number), .xls through calamine (which
does not: it gives what the spreadsheet last showed). Rows stream; what a zip would unpack to
is checked before anything is unpacked.
"""

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from python_calamine import CalamineWorkbook, SheetVisibleEnum

from goldthread.exchange.values import written
from goldthread.figures.loading.rows import Unreadable

UNPACKED, MEMBERS, OLD_LARGEST = 64 * 1024 * 1024, 1_000, 20 * 1024 * 1024
WIDEST = 60
CHUNK = 256 * 1024
MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z0-9:]+)"')
HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\s[^>]*?hidden="(?:1|true)"')
# Longer than any tag we look for: a tag cut by a chunk's end is whole in the next.
OVERLAP = 1_000


class Cell(NamedTuple):
    """A cell as a person would type it; `percent` when 0.85 is shown as 85%."""

    text: str
    formula: bool = False
    percent: bool = False


@dataclass
class Sheet:
    """One sheet of a workbook; `rows` can be walked once."""

    name: str
    rows: Iterator[tuple[int, list[Cell]]]
    hidden: bool = False
    merged: list[str] = field(default_factory=list)
    hidden_rows: int = 0


def sheets(path: Path, name: str) -> Iterator[Sheet]:
    """The sheets of a workbook; walk each before asking for the next."""
    with path.open("rb") as file:
        is_zip = file.read(2) == b"PK"
    if is_zip:
        check_zip(path, name)
    elif path.stat().st_size > OLD_LARGEST:
        raise Unreadable(f"{name} is an .xls file over 20 MB. Save it as .xlsx.")
    return new_sheets(path) if is_zip else old_sheets(path)


@contextmanager
def readable(name: str) -> Iterator[None]:
    """Turn whatever a damaged workbook breaks inside the libraries into Unreadable."""
    try:
        yield
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable(
            f"{name} is damaged, locked with a password or not a spreadsheet. Open it in a "
            "spreadsheet program and save it again as .xlsx without a password."
        ) from error


def check_zip(path: Path, name: str) -> None:
    """Raises Unreadable for a zip that would unpack to more than a filled-in template can."""
    try:
        with ZipFile(path) as archive:
            members = archive.infolist()
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Unreadable(f"{name} is damaged: it is not a whole .xlsx file.") from error
    unpacked = sum(member.file_size for member in members)
    if unpacked > UNPACKED or len(members) > MEMBERS:
        raise Unreadable(
            f"{name} would unpack to {unpacked // 1024**2:,} MB in {len(members):,} parts; at most "
            f"{UNPACKED // 1024**2} MB in {MEMBERS:,} are read. Save only the filled-in sheet."
        )


def new_sheets(path: Path) -> Iterator[Sheet]:
    with warnings.catch_warnings():
        # openpyxl warns of decoration it cannot keep; nothing here is written back.
        warnings.simplefilter("ignore")
        book = load_workbook(path, read_only=True)
    try:
        for sheet in book.worksheets:
            merged, hidden_rows = looked_through(path, sheet._worksheet_path)
            hidden = sheet.sheet_state != "visible"
            yield Sheet(sheet.title, new_rows(sheet), hidden, merged, hidden_rows)
    finally:
        book.close()


def new_rows(sheet) -> Iterator[tuple[int, list[Cell]]]:
    for row_number, row in enumerate(sheet.iter_rows(max_col=WIDEST), 1):
        cells = [
            Cell(
                written(getattr(cell.value, "text", cell.value)),
                cell.data_type == "f",
                cell.data_type == "n" and "%" in (cell.number_format or ""),
            )
            if cell.value is not None
            else Cell("")
            for cell in row
        ]
        yield row_number, cells


def looked_through(path: Path, member: str) -> tuple[list[str], int]:
    """The merged ranges of a sheet, and how many of its rows are hidden."""
    merged: dict[str, None] = {}
    hidden_rows, kept = 0, b""
    with ZipFile(path) as archive, archive.open(member) as file:
        while chunk := file.read(CHUNK):
            searched = kept + chunk
            # A tag lying whole in what was kept was counted in the chunk before.
            hidden_rows += sum(found.end() > len(kept) for found in HIDDEN_ROW.finditer(searched))
            merged |= dict.fromkeys(found[1].decode() for found in MERGED.finditer(searched))
            kept = searched[-OVERLAP:]
    return list(merged), hidden_rows


def old_sheets(path: Path) -> Iterator[Sheet]:
    with CalamineWorkbook.from_path(str(path)) as book:
        for about in book.sheets_metadata:
            sheet = book.get_sheet_by_name(about.name)
            hidden = about.visible != SheetVisibleEnum.Visible
            merged = [spelled(*found) for found in sheet.merged_cell_ranges or []]
            yield Sheet(about.name, old_rows(sheet), hidden, merged)


def spelled(first: tuple[int, int], last: tuple[int, int]) -> str:
    """A range as a person knows it: A5:A7."""
    return ":".join(f"{get_column_letter(column + 1)}{row + 1}" for row, column in (first, last))


def old_rows(sheet) -> Iterator[tuple[int, list[Cell]]]:
    for row_number, row in enumerate(sheet.to_python(skip_empty_area=False), 1):
        yield row_number, [Cell(written(value)) for value in row[:WIDEST]]
