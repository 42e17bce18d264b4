"""Spreadsheet files as rows of cells, without trusting them.

.xlsx through openpyxl (which tells a formula from a number), .xls through calamine (which
does not: it gives what the spreadsheet last showed). Rows stream; what a zip would unpack to
is checked before anything is unpacked.
"""

import json
import re
import sys
import warnings
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from subprocess import DEVNULL, run
from tempfile import TemporaryFile
from typing import BinaryIO, NamedTuple
from zipfile import BadZipFile, ZipFile

from openpyxl import Workbook, load_workbook

from goldthread.exchange.values import written
from goldthread.figures.loading.rows import Unreadable

UNPACKED, MEMBERS, OLD_LARGEST = 64 * 1024 * 1024, 1_000, 20 * 1024 * 1024
WIDEST, LAST_ROW, OLD_SECONDS = 60, 200_000, 90
CHUNK = 256 * 1024
MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z0-9:]+)"')
ROW = re.compile(rb'<(?:\w+:)?row\s[^>]*?r="([0-9]{1,20})"')
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
    last_row: int = 0


def sheets(path: Path, name: str) -> Generator[Sheet, None, None]:
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


def new_sheets(path: Path) -> Generator[Sheet, None, None]:
    with path.open("rb") as file, closing(opened(file)) as book:
        for sheet in book.worksheets:
            # Merged cells and hidden rows are what a streamed sheet does not tell.
            merged, hidden_rows, last_row = looked_through(path, vars(sheet)["_worksheet_path"])
            hidden = sheet.sheet_state != "visible"
            yield Sheet(sheet.title, new_rows(sheet), hidden, merged, hidden_rows, last_row)


def opened(file: BinaryIO) -> Workbook:
    with warnings.catch_warnings():
        # openpyxl warns of decoration it cannot keep; nothing here is written back.
        warnings.simplefilter("ignore")
        return load_workbook(file, read_only=True)


def new_rows(sheet) -> Iterator[tuple[int, list[Cell]]]:
    for row_number, row in enumerate(sheet.iter_rows(max_row=LAST_ROW, max_col=WIDEST), 1):
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


def looked_through(path: Path, member: str) -> tuple[list[str], int, int]:
    """The merged ranges of a sheet, how many of its rows are hidden, and its last row."""
    merged: dict[str, None] = {}
    hidden_rows, last_row, kept = 0, 0, b""
    with ZipFile(path) as archive, archive.open(member) as file:
        while chunk := file.read(CHUNK):
            searched = kept + chunk
            # A tag lying whole in what was kept was counted in the chunk before.
            hidden_rows += sum(found.end() > len(kept) for found in HIDDEN_ROW.finditer(searched))
            merged |= dict.fromkeys(found[1].decode() for found in MERGED.finditer(searched))
            last_row = max([last_row, *(int(found[1]) for found in ROW.finditer(searched))])
            kept = searched[-OVERLAP:]
    return list(merged), hidden_rows, last_row


def old_sheets(path: Path) -> Generator[Sheet, None, None]:
    """The sheets of an .xls file, as a process of its own reads them (see `old_workbook`)."""
    command = [sys.executable, "-m", "goldthread.exchange.old_workbook", str(path)]
    with TemporaryFile("w+", encoding="utf-8") as lines:
        run(command, stdout=lines, stderr=DEVNULL, stdin=DEVNULL, check=True, timeout=OLD_SECONDS)
        lines.seek(0)
        for _, found in groupby(map(json.loads, lines), key=itemgetter(0)):
            rows = (content for _, content in found)
            about = next(rows)
            yield Sheet(about["sheet"], old_rows(rows), about["hidden"], about["merged"])


def old_rows(rows: Iterator[list[str]]) -> Iterator[tuple[int, list[Cell]]]:
    for row_number, cells in enumerate(rows, 1):
        yield row_number, [Cell(text) for text in cells]
