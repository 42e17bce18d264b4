"""An .xls file as JSON lines, read in a process of its own.

The library that reads this old format can be made to fail hard (not as an exception a
program can handle) or to take all memory by a damaged file; here it takes only this process
with it. A line is [sheet, cells]; the first of each sheet says its name instead.
"""

import json
import resource
import sys

from openpyxl.utils import get_column_letter
from python_calamine import CalamineWorkbook, SheetVisibleEnum

from goldthread.exchange.values import written

MEMORY, SECONDS = 1024**3, 60
WIDEST = 60


def main(path: str) -> None:
    """Write the workbook's sheets to standard output; end with an error where it is damaged."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    with CalamineWorkbook.from_path(path) as book:
        for number, about in enumerate(book.sheets_metadata):
            sheet = book.get_sheet_by_name(about.name)
            merged = [spelled(*found) for found in sheet.merged_cell_ranges or []]
            hidden = about.visible != SheetVisibleEnum.Visible
            say(number, {"sheet": about.name, "hidden": hidden, "merged": merged})
            for row in sheet.to_python(skip_empty_area=False):
                say(number, [written(value) for value in row[:WIDEST]])


def spelled(first: tuple[int, int], last: tuple[int, int]) -> str:
    """A range as a person knows it: A5:A7."""
    return ":".join(f"{get_column_letter(column + 1)}{row + 1}" for row, column in (first, last))


def say(sheet: int, what: object) -> None:
    sys.stdout.write(json.dumps([sheet, what]) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
