"""A filled-in template read back: .xlsx, .xls, or the sheet saved as CSV."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path

from openpyxl.utils import get_column_letter

from goldthread.exchange.cells import refusal
from goldthread.exchange.columns import missing_from
from goldthread.exchange.names import title_of
from goldthread.exchange.published import Row, figures, named
from goldthread.exchange.template import SHEET
from goldthread.exchange.template_columns import HEADING_OF, NAMES, NEEDED
from goldthread.exchange.text import table, trimmed
from goldthread.exchange.values import PLAIN
from goldthread.exchange.workbooks import LAST_ROW, Cell, Sheet, readable, sheets
from goldthread.figures.loading.rows import FigureRow, Reading, Refusal, Unreadable

# Headings may stand below a title or two.
HEADINGS_WITHIN = 20
SAYING = ("value", "state", "published_text")


def read(path: Path, name: str) -> Reading:
    """A filled-in template. Raises Unreadable where no sheet has the template's headings, or
    nothing is filled in."""
    repairs: Counter[str] = Counter()
    title, slug = title_of(name)
    with path.open("rb") as file:
        is_text = not file.read(4).startswith((b"PK", b"\xd0\xcf\x11\xe0"))
    walk = from_csv if is_text else from_workbook
    rows = walk(path, name, repairs)
    first = next(rows, None)
    if first is None:
        raise Unreadable(f"{name} has no row with a value, a reason or words in it.")
    return Reading("template", title, slug, chain([first], to_the_end(rows)), None, repairs)


def to_the_end(rows: Iterator[FigureRow | Refusal]) -> Iterator[FigureRow | Refusal]:
    """The rows; a file that breaks half way ends in a refusal."""
    try:
        yield from rows
    except Unreadable as error:
        yield refusal(None, "", "", str(error))


def from_csv(path: Path, name: str, repairs: Counter[str]) -> Iterator[FigureRow | Refusal]:
    found = table(path, repairs, name)
    columns = [NAMES.get(heading.lower(), heading) for heading in found.header]
    if missing := missing_from(columns, NEEDED):
        raise Unreadable(f"{name} lacks the template's headings {headings(missing)}.")
    rows = filled(named(found, columns), repairs)
    grouping = found.separator != ";"
    yield from figures(rows, "template", repairs, grouping=grouping, called=HEADING_OF)


def from_workbook(path: Path, name: str, repairs: Counter[str]) -> Iterator[FigureRow | Refusal]:
    """The figures of the first sheet that has the template's headings."""
    seen: list[str] = []
    nearest: list[str] = []
    with readable(name), closing(sheets(path, name)) as found:
        for sheet in found:
            columns = headed(sheet)
            if not missing_from(columns, NEEDED):
                note_sheet(sheet, columns, repairs)
                yield from merged_cells(sheet)
                rows = filled(named_cells(sheet, columns), repairs)
                yield from figures(rows, "template", repairs, called=HEADING_OF)
                return
            seen.append(sheet.name)
            nearest = max(nearest, columns, key=lambda found: len(set(found) & set(NEEDED)))
    raise Unreadable(
        f"{name} has no sheet with the template's headings (its sheets: {', '.join(seen)}; "
        f"missing: {headings(missing_from(nearest, NEEDED))}). Start from a fresh template."
    )


def headings(columns: list[str]) -> str:
    return ", ".join(HEADING_OF[column] for column in columns)


def headed(sheet: Sheet) -> list[str]:
    """The columns under the sheet's headings, which may stand below a title or two."""
    best: list[str] = []
    for _, cells in islice(sheet.rows, HEADINGS_WITHIN):
        texts = [cell.text.strip().lower() for cell in cells]
        columns = [NAMES.get(text, text) for text in trimmed(texts)]
        if len(set(columns) & set(NEEDED)) > len(set(best) & set(NEEDED)):
            best = columns
        if not missing_from(best, NEEDED):
            break
    return best


def note_sheet(sheet: Sheet, columns: list[str], repairs: Counter[str]) -> None:
    """Say what was read that a person might not expect. Raises Unreadable for a column twice."""
    if sheet.name.strip().lower() != SHEET.lower():
        repairs[f"The sheet '{sheet.name}' has the template's headings and was read."] += 1
    if sheet.hidden:
        repairs[f"The sheet '{sheet.name}' is hidden; it was read."] += 1
    if sheet.hidden_rows:
        repairs["Hidden rows were read like the others."] += sheet.hidden_rows
    if sheet.last_row > LAST_ROW:
        raise Unreadable(
            f"The sheet '{sheet.name}' goes down to row {sheet.last_row:,}; at most {LAST_ROW:,} "
            "rows are read. Delete what stands below the figures."
        )
    for column in columns:
        if column and columns.count(column) > 1:
            raise Unreadable(f"The heading '{HEADING_OF.get(column, column)}' stands twice.")
        if column and column not in HEADING_OF:
            repairs[f"The heading '{column}' is not the template's; it was left out."] += 1


def merged_cells(sheet: Sheet) -> Iterator[Refusal]:
    """A refusal for each merged range: all but its first cell are empty, whatever is seen."""
    for cells in sheet.merged:
        row_number = int(re.sub("[^0-9]", "", cells.split(":")[0]))
        yield refusal(row_number, "", cells, "Unmerge these cells and fill in each.")


def named_cells(sheet: Sheet, columns: list[str]) -> Iterator[Row]:
    """The sheet's rows by column name; a row with a formula is refused, naming the cell."""
    for row_number, cells in sheet.rows:
        row = {
            column: (position, cell)
            for position, (column, cell) in enumerate(zip(columns, cells, strict=False), 1)
            if column in HEADING_OF and cell.text.strip()
        }
        formulas = list(formula_cells(row_number, row))
        if formulas:
            yield from formulas
        elif row:
            unit = row["unit"][1].text if "unit" in row else ""
            yield row_number, {column: shown(cell, unit) for column, (_, cell) in row.items()}


def formula_cells(row_number: int, row: dict[str, tuple[int, Cell]]) -> Iterator[Refusal]:
    for column, (position, cell) in row.items():
        if cell.formula:
            where = f"{get_column_letter(position)}{row_number}"
            accepted = f"Cell {where} holds a formula; paste its value instead (Paste special)."
            yield refusal(row_number, HEADING_OF[column], cell.text, accepted)


def shown(cell: Cell, unit: str) -> str:
    """The text a person sees: 85% is kept by a spreadsheet as 0.85."""
    if cell.percent and unit.strip().lower() == "percent" and PLAIN.fullmatch(cell.text):
        return format((Decimal(cell.text) * 100).normalize(), "f")
    return cell.text


def filled(rows: Iterable[Row], repairs: Counter[str]) -> Iterator[Row]:
    """The rows in which something is said; a listed indicator may be left empty."""
    for row in rows:
        if isinstance(row, Refusal) or any(row[1].get(column, "").strip() for column in SAYING):
            yield row
        else:
            repairs["Rows without a value, a reason or words were left out."] += 1
