"""What a reader hands to the loader: figures and refusals, one after another.

Readers (goldthread.exchange) make these; the loader stages them. Nothing here touches the
database.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import NamedTuple


class FigureRow(NamedTuple):
    """One figure as a file prints it; areas and indicators are still text.

    `row_number` counts from 1 and includes the headings, as a spreadsheet does (a Parquet
    file has no headings). `geography` is whose figure it is, `area` who reports it.
    `breakdown` is canonical: `name=value` parts sorted by name, joined by '; ', bare words
    under the name `detail`. A snapshot has `period_end` alone. `value` keeps the decimals as
    written and is None unless `state` is 'number'; `symbol` is the printed mark of one that
    is not.
    """

    row_number: int
    reference: str
    area: str
    area_code: str
    geography: str
    geography_level: str
    scheme: str
    indicator_code: str
    indicator: str
    indicator_label: str
    measure: str
    breakdown: str
    column_label: str
    unit: str
    period_kind: str
    period_start: date | None
    period_end: date | None
    state: str
    value: Decimal | None
    symbol: str
    low_reliability: bool
    numerator: Decimal | None
    denominator: Decimal | None
    section: str
    table: str
    published_text: str
    note: str
    descriptive: bool


# The longest text each column of a figure can hold, in characters.
LONGEST = {
    "reference": 80,
    "area": 200,
    "area_code": 20,
    "geography": 200,
    "indicator_code": 120,
    "indicator": 450,
    "indicator_label": 450,
    "breakdown": 400,
    "column_label": 40,
    "unit": 30,
    "period_kind": 20,
    "symbol": 200,
    "section": 300,
    "table": 300,
}


class Refusal(NamedTuple):
    """One cell (or row, or whole rest of a file) that cannot be read.

    `reason` is a sentence a person can act on: where, what was found, what would be
    accepted. A row with two bad cells gives two refusals. `row_number` is None when the
    trouble is not in one row.
    """

    row_number: int | None
    column: str
    found: str
    reason: str


class Unreadable(Exception):
    """The file as a whole cannot be read; the message says why and what would be accepted."""


@dataclass
class Reading:
    """A file being read. `rows` streams and can be walked once.

    `total` is the number of figures when known beforehand. `repairs` says what was read as
    what, and how often; it is complete when `rows` has been walked to its end.
    """

    kind: str
    title: str
    slug: str
    rows: Iterator[FigureRow | Refusal]
    total: int | None = None
    repairs: Counter[str] = field(default_factory=Counter)

    def batches(self, size: int = 5_000) -> Iterator[list[FigureRow | Refusal]]:
        """The rows in lists of at most `size`."""
        while batch := list(islice(self.rows, size)):
            yield batch
