"""A table as its report printed it, cell for cell; and the same table as judged."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldthread.figures.presenters.kept_judged import Known, Verdict, verdict
from goldthread.figures.presenters.kept_layout import Line, Part
from goldthread.figures.presenters.naming import figure_href
from goldthread.figures.reading.tables import Cell
from goldthread.ui import tables as ui
from goldthread.ui.marks import MARKS, Mark, legend

BLANK = "left blank in the report"


@dataclass(frozen=True)
class PrintedCell:
    """A cell as printed, linked to where the figure came from.

    `words` say what a mark such as 'c' or 'N/A' means, for whoever does not see the legend;
    `blank` is a cell that the report left empty.
    """

    text: str
    words: str
    href: str
    blank: bool = False


@dataclass(frozen=True)
class PrintedRow:
    """A row: its heading, its cells column by column (an empty tuple where nothing stood)."""

    label: str
    cells: tuple[tuple[PrintedCell, ...], ...]
    verdict: Verdict | None


@dataclass(frozen=True)
class PrintedPart:
    """Rows under shared columns; `caption` names them."""

    id: str
    caption: str
    heading: str
    columns: tuple[str, ...]
    rows: tuple[PrintedRow, ...]

    @property
    def has_results(self) -> bool:
        return any(row.verdict and row.verdict.result for row in self.rows)

    @property
    def has_sentences(self) -> bool:
        return any(row.verdict and row.verdict.sentences for row in self.rows)

    @property
    def has_since(self) -> bool:
        return any(row.verdict and row.verdict.since for row in self.rows)


def printed(name: str, laid: Sequence[Part], known: Known | None = None) -> list[PrintedPart]:
    """A table's parts, each captioned; with verdicts where what judging takes is given."""
    found, heading = [], ""
    for number, part in enumerate(laid, start=1):
        again = ", continued" if part.heading and part.heading == heading else ""
        heading = part.heading
        caption = heading + again or (name if len(laid) == 1 else f"{name}, part {number}")
        rows = tuple(printed_row(line, part, known) for line in part.lines)
        found.append(PrintedPart(f"part-{number}", caption, part.heading, part.columns, rows))
    return found


def printed_row(line: Line, part: Part, known: Known | None) -> PrintedRow:
    cells = tuple(tuple(map(printed_cell, line.cells.get(c, ()))) for c in part.columns)
    label = (line.rest or "All") if part.heading else line.label
    return PrintedRow(label, cells, verdict(line.figures, known) if known else None)


def printed_cell(cell: Cell) -> PrintedCell:
    """A cell with the words of its state, unless it says them itself."""
    state, text, href = cell.figure.state, cell.text, figure_href(cell.figure.pk)
    if not text:
        return PrintedCell("Blank", BLANK, href, blank=True)
    words = MARKS[state].words if state in MARKS else ""
    return PrintedCell(text, "" if words.lower() == text.lower() else words, href)


def marks_used(laid: Sequence[Part]) -> tuple[Mark, ...]:
    """What the printed symbols mean, each in the words of its state."""
    figures = [figure for part in laid for line in part.lines for figure in line.figures]
    return legend({figure.state for figure in figures})


def as_file(parts: Sequence[PrintedPart], laid: Sequence[Part], name: str) -> ui.Table:
    """One table for a file: every column of every part, blank where a part has none."""
    columns = list(dict.fromkeys(column for part in laid for column in part.columns))
    judged = any(row.verdict for part in parts for row in part.rows)
    more = ["Result", "What it means", "Said since"] if judged else []
    rows = [
        ui.row(line.label, *file_cells(line, columns), *(verdict_cells(row) if judged else ()))
        for part, shown in zip(laid, parts, strict=True)
        for line, row in zip(part.lines, shown.rows, strict=True)
    ]
    headings = [ui.Column("Row"), *(ui.Column(c, numeric=True) for c in columns)]
    return ui.Table(name, [*headings, *map(ui.Column, more)], rows)


def file_cells(line: Line, columns: Sequence[str]) -> Iterator[ui.Cell]:
    """The cells of a file: a number where one figure stands, else what was printed."""
    for column in columns:
        cells = line.cells.get(column, [])
        if len(cells) == 1:
            figure = cells[0].figure
            yield ui.Cell(cells[0].text, figure.value, figure.state)
        else:
            yield ui.cell("; ".join(cell.text for cell in cells))


def verdict_cells(row: PrintedRow) -> tuple[str, str, str]:
    found = row.verdict
    if found is None:
        return "", "", ""
    said = (f"{one.period}: now {one.now.text} ({one.now.source.text})" for one in found.since)
    return found.result.words if found.result else "", " ".join(found.sentences), "; ".join(said)
