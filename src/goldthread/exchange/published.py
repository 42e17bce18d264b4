"""Published figures, transcribed: one row a figure (docs/reference/importing.md)."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from goldthread.exchange.cells import CALLED_AS_THEY_ARE, Cells, refusal
from goldthread.exchange.columns import PUBLISHED, lined_up, missing_from
from goldthread.exchange.figure_cells import figure
from goldthread.exchange.names import title_of
from goldthread.exchange.text import Table, table
from goldthread.figures.loading.rows import FigureRow, Reading, Refusal, Unreadable

# A row by column name, or what is wrong with it.
Row = tuple[int, dict[str, str]] | Refusal


def read(path: Path, name: str) -> Reading:
    """A published-figure CSV. Raises Unreadable where a column is missing."""
    repairs: Counter[str] = Counter()
    found = table(path, repairs, name)
    if missing := missing_from(found.header, PUBLISHED):
        raise Unreadable(f"{name} lacks the columns {', '.join(missing)} of published figures.")
    for extra in [column for column in found.header if column not in PUBLISHED]:
        repairs[f"The column '{extra}' is not one of published figures; it was left out."] += 1
    title, slug = title_of(name)
    rows = figures(
        named(found, found.header), "published", repairs, grouping=found.separator != ";"
    )
    return Reading("published", title, slug, rows, None, repairs)


def named(found: Table, columns: list[str]) -> Iterator[Row]:
    """The table's rows by column name, or what is wrong with a row."""
    try:
        for row_number, row in found.rows():
            bad = lined_up(row_number, row, len(columns))
            yield bad or (row_number, dict(zip(columns, row, strict=False)))
    except csv.Error as error:
        yield refusal(None, "", "", broken(error))


def figures(
    rows: Iterable[Row],
    scheme: str,
    repairs: Counter[str],
    *,
    grouping: bool = True,
    called: Mapping[str, str] = CALLED_AS_THEY_ARE,
) -> Iterator[FigureRow | Refusal]:
    """Each row's figure, or everything that is wrong with the row (see `Cells`)."""
    for row in rows:
        if isinstance(row, Refusal):
            yield row
            continue
        cells = Cells(*row, repairs, grouping=grouping, called=called)
        read = figure(cells, scheme)
        if cells.refusals:
            yield from cells.refusals
        else:
            yield read


def broken(error: csv.Error) -> str:
    return f"The file is cut short or its quotation marks do not match ({error})."
