"""Every number of a document as a file, beside where it comes from."""

from goldthread.documents.model.document import Document, SourceNote
from goldthread.documents.model.walk import Found, numbers_of
from goldthread.ui.downloads import csv_text
from goldthread.ui.tables import Cell, Column, Row, Table, cell, row

HEADINGS = (
    "Section",
    "Stands in",
    "As written",
    "Value",
    "Source note",
    "What it counts",
    "Source",
    "Known from",
    "As at",
    "Definition",
    "Figure",
    "Page",
)


def figures_csv(document: Document) -> str:
    """The document's numbers as CSV that a spreadsheet can't be tricked by, in reading order.

    A hidden figure's value is its mark, explained at the end; dates are 2023-03-31.
    """
    notes = {note.key: note for note in document.sources}
    rows = [_row(document, found, notes.get(found.number.source)) for found in numbers_of(document)]
    return csv_text(Table(document.title, [Column(name) for name in HEADINGS], rows))


def _row(document: Document, found: Found, note: SourceNote | None) -> Row:
    number = found.number
    value = Cell(number.words, number.value, number.state, number.notes)
    here = (found.section, found.within, number.words, value)
    if note is None:
        return row(*here, *[""] * (len(HEADINGS) - len(here)))
    dates = (day.isoformat() if day else "" for day in (note.known_from, note.as_at))
    return row(
        *here,
        document.source_numbers[note.key],
        note.title,
        note.place,
        *dates,
        note.definition,
        Cell("" if note.figure_id is None else str(note.figure_id), note.figure_id),
        cell(document.address_of(note.href)),
    )
