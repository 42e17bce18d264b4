"""The table of change: now, before, the difference, and the difference in per cent.

Presentation 2: rolling twelve months beside the twelve before, signed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldthread.core.values import format_difference, format_value
from goldthread.documents.model import Block, Grid, GridColumn, Number, Words
from goldthread.documents.presentations.building import (
    grid_row,
    missing_of,
    number_column,
    words_column,
)


@dataclass(frozen=True)
class ChangeRow:
    """An indicator now and before. `change` and `percent` are as printed; else they are worked out.

    `beside` is the wider area's own figure or words, where the table has a column for it.
    """

    name: Words
    current: Number
    previous: Number
    unit: str = "count"
    change: Number | None = None
    percent: Number | None = None
    beside: Words = ""


def change_table(
    caption: str,
    rows: Sequence[ChangeRow],
    current: str = "Current",
    previous: str = "Previous",
    beside: str = "",
    sources: tuple[str, ...] = (),
    note: Words = "",
) -> tuple[Block, ...]:
    """The table of change; `beside` heads a last column of the wider area's figures."""
    headings = (current, previous, "Change", "% change")
    columns: tuple[GridColumn, ...] = (words_column("Indicator"), *map(number_column, headings))
    columns += (GridColumn(beside, numeric=True),) if beside else ()
    drawn = []
    for row in rows:
        cells = (row.name, row.current, row.previous, change_of(row), percent_of(row))
        drawn.append(grid_row(*cells, *([row.beside] if beside else [])))
    return (Grid(caption, columns, tuple(drawn), sources, note),)


def change_of(row: ChangeRow) -> Number:
    """The change as printed, or current less previous: in points between percentages."""
    if row.change is not None:
        return row.change
    if (missing := missing_of(row.current, row.previous)) is not None:
        return missing
    change = Decimal(row.current.value or 0) - Decimal(row.previous.value or 0)
    return Number(format_difference(change, row.unit), row.current.source, change)


def percent_of(row: ChangeRow) -> Number:
    """The change in per cent as printed, or worked out; of a percentage, or of none, it is none."""
    if row.percent is not None:
        return row.percent
    if (missing := missing_of(row.current, row.previous)) is not None:
        return missing
    if row.unit == "percent" or not row.previous.value:
        return Number("", row.current.source, state="not_applicable")
    before = Decimal(row.previous.value)
    change = 100 * (Decimal(row.current.value or 0) - before) / abs(before)
    words = format_value(change, "percent_change", decimals=1)
    return Number(words, row.current.source, round(change, 1))
