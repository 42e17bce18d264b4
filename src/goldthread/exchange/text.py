"""A CSV file as its rows, however a spreadsheet saved it.

Decoding and separator are found, not asked; anything but plain UTF-8 with commas is
recorded as a repair. Only one row is in memory at a time.
"""

import codecs
import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from goldthread.figures.loading.rows import Unreadable

LARGEST = 200 * 1024 * 1024
CHUNK = 1024 * 1024
SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "vertical bars"}
# A UTF-16 file without its mark shows a zero byte in every other place.
HALF_ZERO = 0.3


@dataclass
class Table:
    """A text table: its headings, and its rows below them, each with its number."""

    path: Path
    encoding: str
    separator: str
    header_row: int
    header: list[str]

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Each row that is not blank, numbered as a spreadsheet numbers it (headings included).

        Raises csv.Error where the quoting is broken, for example in a file cut short.
        """
        with opened(self.path, self.encoding) as file:
            for row_number, cells in numbered(file, self.separator):
                if row_number > self.header_row and any(cell.strip() for cell in cells):
                    yield row_number, cells


def table(path: Path, repairs: Counter[str], name: str) -> Table:
    """The table in a text file; `name` is what a person calls it. Raises Unreadable."""
    encoding = decoding(path, repairs, name)
    with opened(path, encoding) as file:
        separator, skipped = separation(file, repairs)
    try:
        first = headings(path, encoding, separator, skipped)
        found = Table(path, encoding, separator, *first)
        check(found, name)
    except csv.Error as error:
        raise Unreadable(f"{name} is not a CSV file: {error}.") from error
    return found


def check(found: Table, name: str) -> None:
    """Raises Unreadable for a column twice, for no headings and for no rows."""
    if not found.header:
        raise Unreadable(f"{name} has nothing in it but blank lines.")
    repeated = sorted({column for column in found.header if found.header.count(column) > 1})
    if repeated:
        called = ", ".join(column or "(no heading)" for column in repeated)
        raise Unreadable(f"{name} has the column {called} more than once. Keep one of each.")
    if next(found.rows(), None) is None:
        raise Unreadable(f"{name} has column headings but no rows under them.")


def check_size(path: Path, name: str) -> None:
    """Raises Unreadable for an empty file or one over the limit."""
    size = path.stat().st_size
    if not size:
        raise Unreadable(f"{name} is empty.")
    if size > LARGEST:
        raise Unreadable(
            f"{name} is {size // 1024**2:,} MB; at most {LARGEST // 1024**2} MB are read at "
            "once. Split it by year or by area."
        )


def opened(path: Path, encoding: str) -> TextIO:
    return path.open(encoding=encoding, newline="")


def numbered(file: TextIO, separator: str) -> Iterator[tuple[int, list[str]]]:
    return enumerate(csv.reader(file, delimiter=separator, strict=True), 1)


def decoding(path: Path, repairs: Counter[str], name: str) -> str:
    """The name of the encoding in which the whole file can be read."""
    with path.open("rb") as file:
        start = file.read(4096)
    for encoding, said in candidates(start):
        if decodes(path, encoding):
            if said:
                repairs[f"The file is {said}; it was read as such."] += 1
            return encoding
    raise Unreadable(f"{name} is not text. Save it as CSV UTF-8 (comma delimited).")


def candidates(start: bytes) -> list[tuple[str, str]]:
    if start.startswith(codecs.BOM_UTF8):
        return [("utf-8-sig", "UTF-8 with a byte order mark, as Excel saves it")]
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return [("utf-16", "UTF-16 (Excel's 'Unicode text')")]
    if b"\0" in start:
        little = start[1::2].count(0) > HALF_ZERO * len(start)
        big = start[0::2].count(0) > HALF_ZERO * len(start)
        names = ["utf-16-le"] * little + ["utf-16-be"] * big
        return [(name, "UTF-16 without its byte order mark") for name in names]
    return [("utf-8", ""), ("cp1252", "Windows-1252 (Western European), not UTF-8")]


def decodes(path: Path, encoding: str) -> bool:
    """Whether the whole file is text in this encoding, without a zero character."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                if "\0" in decoder.decode(chunk):
                    return False
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def separation(file: TextIO, repairs: Counter[str]) -> tuple[str, int]:
    """What stands between the cells, and how many lines come before the headings."""
    first = file.readline(CHUNK)
    if first.lower().startswith("sep=") and len(first.rstrip("\r\n")) == 5:
        repairs["The first line ('sep=') told Excel the separator; it was left out."] += 1
        return first[4], 1
    separator = max(",", *SEPARATORS, key=first.count)
    if separator in SEPARATORS:
        repairs[f"The cells are separated by {SEPARATORS[separator]}, not commas."] += 1
    return separator, 0


def headings(path: Path, encoding: str, separator: str, skipped: int) -> tuple[int, list[str]]:
    """The row number of the headings, and the headings without trailing empty ones."""
    with opened(path, encoding) as file:
        for row_number, cells in numbered(file, separator):
            if row_number > skipped and any(cell.strip() for cell in cells):
                return row_number, trimmed([cell.strip() for cell in cells])
    return 0, []


def trimmed(cells: list[str]) -> list[str]:
    """The cells up to the last that is not empty."""
    while cells and not cells[-1].strip():
        cells = cells[:-1]
    return cells
