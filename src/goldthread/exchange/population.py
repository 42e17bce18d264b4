"""Mid-year population as shipped: one row an area, year and age group (ONS estimates)."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from goldthread.exchange.cells import refusal
from goldthread.exchange.columns import POPULATION, lined_up, missing_from
from goldthread.exchange.names import title_of
from goldthread.exchange.published import broken
from goldthread.exchange.text import Table, table
from goldthread.figures.loading.rows import FigureRow, Reading, Refusal, Unreadable

FORMS = [
    ("mid_year", re.compile(r"(19|20|21)[0-9]{2}"), "Write the year in four digits."),
    ("population", re.compile(r"[0-9]{1,18}"), "Write a whole number."),
    ("area", re.compile(r".{1,200}"), "Every figure needs its area."),
    ("la_number", re.compile(r"[0-9]{0,4}"), "An LA number has at most four digits."),
    ("age_group", re.compile(r".{0,200}"), "At most 200 characters fit here."),
]

# Each row's figure but for its place, year and value.
BLANK = FigureRow(
    row_number=0, reference="", area="", area_code="", geography="", geography_level="",
    scheme="ees", indicator_code="population_estimate", indicator="population_estimate",
    indicator_label="Population", measure="value", breakdown="", column_label="", unit="count",
    period_kind="as_at", period_start=None, period_end=None, state="number", value=None,
    symbol="", low_reliability=False, numerator=None, denominator=None, section="", table="",
    published_text="", note="", descriptive=False,
)  # fmt: skip


def read(path: Path, name: str) -> Reading:
    """A population CSV. Raises Unreadable where a column is missing."""
    repairs: Counter[str] = Counter()
    found = table(path, repairs, name)
    if missing := missing_from(found.header, POPULATION):
        raise Unreadable(f"{name} lacks the columns {', '.join(missing)} of mid-year population.")
    title, slug = title_of(name)
    return Reading("population", title, slug, _figures(found), None, repairs)


def _figures(found: Table) -> Iterator[FigureRow | Refusal]:
    try:
        for number, row in found.rows():
            bad = lined_up(number, row, len(found.header))
            yield bad or _figure(number, dict(zip(found.header, row, strict=False)))
    except csv.Error as error:
        yield refusal(None, "", "", broken(error))


def _figure(number: int, row: dict[str, str]) -> FigureRow | Refusal:
    for column, form, accepted in FORMS:
        if not form.fullmatch(row[column].strip()):
            return refusal(number, column, row[column], accepted)
    return BLANK._replace(
        row_number=number,
        area=row["area"].strip(),
        area_code=row["la_number"].strip(),
        geography=row["area"].strip(),
        period_end=date(int(row["mid_year"]), 6, 30),
        value=Decimal(row["population"]),
        breakdown="" if "0 to 17" in row["age_group"] else f"age={row['age_group']}",
    )
