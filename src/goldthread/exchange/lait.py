"""The Local Authority Interactive Tool (DfE): every indicator, year and authority in one
Parquet file, 640,000 values.

The file gives codes and years alone. What each code measures, its unit and the kind of year
it is kept by come from the tool's data dictionary (data/lait.csv; Department for Education,
Open Government Licence v3.0).
"""

import csv
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache
from glob import escape
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import duckdb

from goldthread.exchange import values
from goldthread.exchange.cells import refusal
from goldthread.exchange.columns import LAIT, missing_from
from goldthread.exchange.lait_years import years
from goldthread.exchange.names import title_of
from goldthread.exchange.symbols import state_of
from goldthread.figures.loading.rows import LONGEST, FigureRow, Reading, Refusal, Unreadable

FETCHED = 20_000
# A double written out in full shows noise past the fifteenth digit.
TRUE_DIGITS = 15
NATION, REGIONS = 970, range(980, 991)


class Entry(NamedTuple):
    """An indicator as the tool's data dictionary describes it."""

    label: str
    unit: str
    basis: str
    polarity: str


UNLISTED = Entry("", "count", "financial_year", "context")


@cache
def dictionary() -> dict[str, Entry]:
    """The tool's indicators by code."""
    text = files("goldthread.exchange").joinpath("data/lait.csv").read_text(encoding="utf-8")
    rows = csv.reader(text.splitlines()[1:])
    return {code: Entry(*rest) for code, *rest in rows}


def read(path: Path, name: str) -> Reading:
    """The tool's Parquet file. Raises Unreadable where it is not one, or lacks a column."""
    try:
        found = duckdb.connect().read_parquet(escape(str(path)))
        columns, total = found.columns, found.count("*").fetchall()[0][0]
    except duckdb.Error as error:
        raise Unreadable(f"{name} is not a whole Parquet file.") from error
    if missing := missing_from(columns, LAIT):
        raise Unreadable(
            f"{name} lacks the columns {', '.join(missing)} of the Local Authority Interactive "
            "Tool."
        )
    title, slug = title_of(name)
    return Reading("lait", title, slug, figures(path), total)


def figures(path: Path) -> Iterator[FigureRow | Refusal]:
    """The rows in the file's order, 20,000 in memory at a time."""
    chosen = ", ".join(f'cast("{column}" as varchar)' for column in LAIT)
    found = duckdb.connect().execute(f"select {chosen} from read_parquet(?)", [escape(str(path))])
    row_number = 0
    while rows := found.fetchmany(FETCHED):
        for row in rows:
            row_number += 1
            yield figure(row_number, *(cell or "" for cell in row))


def figure(
    row_number: int, code: str, said: str, area: str, printed: str, la_number: str
) -> FigureRow | Refusal:
    entry = dictionary().get(code, UNLISTED)
    try:
        period, standing = years(said, entry.basis)
    except values.Refused as error:
        return refusal(row_number, "Years", said, str(error))
    try:
        state, value = held(printed)
    except values.Refused as error:
        return refusal(row_number, "Values", printed, str(error))
    for column, found in (("Short Desc", code), ("LA and Regions", area)):
        if not 0 < len(found.strip()) <= LONGEST["indicator_code"]:
            return refusal(
                row_number, column, found, "Every figure needs one, of 1 to 120 letters."
            )
    number = la_number.removesuffix(".0")
    return FigureRow(
        row_number, "", area, number, area, level(number), "lait", code, code,
        entry.label or code, "value", "", "", entry.unit, period.kind, period.start, period.end,
        state, value, "" if value is not None else printed, False, None, None, "", "",
        "" if str(value) == printed or value is None else printed,
        f"Printed as {standing}." if standing else "", False,
    )  # fmt: skip


def level(la_number: str) -> str:
    """The level of an area by its number: 970 is England, 980 to 990 its regions."""
    if not la_number.isdigit():
        return ""
    number = int(la_number)
    return "national" if number == NATION else "regional" if number in REGIONS else "local"


@lru_cache(maxsize=65536)
def held(printed: str) -> tuple[str, Decimal | None]:
    """The state and number of a value; '39.450000000000003' is the double 39.45."""
    if not printed:
        return "not_available", None
    if state := state_of(printed):
        return state, None
    if (
        values.SHORTENED.fullmatch(printed)
        or len(printed.strip("-0.").replace(".", "")) > TRUE_DIGITS
    ):
        return "number", values.number(values.shortest(as_double(printed)))[0]
    return "number", values.number(printed)[0]


def as_double(printed: str) -> float:
    try:
        return float(printed)
    except ValueError as error:
        raise values.Refused(values.WRITE_A_NUMBER) from error
