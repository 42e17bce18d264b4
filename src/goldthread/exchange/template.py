"""The spreadsheet a person fills in: instructions, one row a figure, lists to choose from."""

from collections.abc import Iterable, Mapping
from typing import IO, NamedTuple

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from goldthread.exchange.template_columns import CHOICES, EXAMPLE, HEADINGS, NEEDED

SHEET, HELP, LISTS = "Figures", "How to fill this in", "Lists"
ROWS_READY = 2_000
NEEDED_FILL = PatternFill("solid", fgColor="FFF1CC")
OTHER_FILL = PatternFill("solid", fgColor="E8ECF1")

INSTRUCTIONS = [
    "Write one figure a row on the sheet 'Figures'. Columns with a gold heading are needed.",
    "Leave the value empty where there is no number, and choose why. Never write 0 for unknown.",
    "Write dates as 2023-03-31. A snapshot has an end only.",
    "Write numbers in digits, as printed: 8.0 stays 8.0 when the cell is formatted as text.",
    "Formulas and merged cells are refused: paste values instead.",
    "A row without value, reason or words is left out, so listed indicators can stay empty.",
]


class Listed(NamedTuple):
    """An indicator listed beforehand, for a person to put a value beside."""

    code: str
    name: str
    unit: str
    period_kind: str = ""


def write(file: str | IO[bytes], area: str = "", indicators: Iterable[Listed] = ()) -> None:
    """Write the template as .xlsx, with the area filled in and indicators listed, if any."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET
    write_headings(sheet)
    for row, listed in enumerate(indicators, 2):
        known = {
            "area": area,
            "indicator": listed.name,
            "indicator_code": listed.code,
            "unit": listed.unit.replace("_", " "),
            "period_kind": listed.period_kind.replace("_", " "),
        }
        write_row(sheet, row, known)
    write_lists(book, sheet)
    write_help(book)
    book.save(file)


def write_headings(sheet) -> None:
    for position, heading in enumerate(HEADINGS, 1):
        cell = sheet.cell(1, position, heading.heading)
        cell.font = Font(bold=True)
        cell.fill = NEEDED_FILL if heading.column in NEEDED else OTHER_FILL
        sheet.column_dimensions[get_column_letter(position)].width = heading.width
    sheet.freeze_panes = "C2"


def write_row(sheet, row: int, known: Mapping[str, object]) -> None:
    for position, heading in enumerate(HEADINGS, 1):
        cell = sheet.cell(row, position, known.get(heading.column) or None)
        if cell.data_type == "f":
            # A name that begins with '=' is a name, not a formula.
            cell.data_type = "s"


def write_lists(book: Workbook, sheet) -> None:
    """The code lists, and the drop-downs that offer them."""
    lists = book.create_sheet(LISTS)
    for position, (name, choices) in enumerate(CHOICES.items(), 1):
        letter = get_column_letter(position)
        lists.cell(1, position, name.replace("_", " ").capitalize()).font = Font(bold=True)
        lists.column_dimensions[letter].width = 28
        for row, choice in enumerate(choices, 2):
            lists.cell(row, position, choice)
        offered = f"='{LISTS}'!${letter}$2:${letter}${len(choices) + 1}"
        # Offered, not forced: a unit nobody thought of is still a unit.
        drop_down = DataValidation("list", formula1=offered, allow_blank=True, errorStyle="warning")
        sheet.add_data_validation(drop_down)
        drop_down.add(cells_of(name))


def cells_of(choices: str) -> str:
    """The cells of the column that offers a list."""
    position = next(at for at, heading in enumerate(HEADINGS, 1) if heading.choices == choices)
    letter = get_column_letter(position)
    return f"{letter}2:{letter}{ROWS_READY}"


def write_help(book: Workbook) -> None:
    """Instructions, each column's meaning, and an example; a sheet that is never read."""
    sheet = book.create_sheet(HELP, 0)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, 60
    sheet.column_dimensions["C"].width = 40
    sheet.append([HELP])
    for line in INSTRUCTIONS:
        sheet.append([line])
    sheet.append([])
    sheet.append(["Column", "What to write", "Example"])
    for cell in (sheet["A1"], *sheet[sheet.max_row]):
        cell.font = Font(bold=True)
    for heading in HEADINGS:
        sheet.append([heading.heading, heading.help, EXAMPLE.get(heading.column)])
    for row in sheet.iter_rows(min_row=len(INSTRUCTIONS) + 3):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
