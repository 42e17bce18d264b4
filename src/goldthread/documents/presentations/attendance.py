"""Who came to the meetings: presentation 13."""

from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.documents.model import Block, Grid, GridColumn, Number, Words
from goldthread.documents.presentations.building import (
    grid_row,
    number_column,
    share_of,
    words_column,
)


@dataclass(frozen=True)
class AttendanceRow:
    """An agency's attendance: the percentage, or the meetings attended of those it was due at."""

    agency: str
    attended: Number | None = None
    due: Number | None = None
    percent: Number | None = None
    note: Words = ""


def attendance_table(
    caption: str,
    rows: Sequence[AttendanceRow],
    sources: tuple[str, ...] = (),
    note: Words = "",
) -> tuple[Block, ...]:
    """Attendance by agency; a percentage that is not given is worked out from the meetings."""
    counted = any(row.attended for row in rows)
    noted = any(row.note for row in rows)
    columns: tuple[GridColumn, ...] = (words_column("Agency"),)
    columns += (number_column("Attended"), number_column("Due at")) if counted else ()
    columns += (number_column("Attendance"),)
    columns += (words_column("Note"),) if noted else ()
    drawn = []
    for row in rows:
        missing = Number("", state="not_available")
        counts = [row.attended or missing, row.due or missing] if counted else []
        more = [row.note] if noted else []
        drawn.append(grid_row(row.agency, *counts, percent_of(row), *more))
    return (Grid(caption, columns, tuple(drawn), sources, note),)


def percent_of(row: AttendanceRow) -> Number:
    """The percentage as given, or attended of due."""
    if row.percent is not None:
        return row.percent
    if row.attended is None or row.due is None:
        return Number("", state="not_available")
    return share_of(row.attended, row.due)
