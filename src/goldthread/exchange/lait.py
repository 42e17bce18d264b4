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
# What a damaged file breaks in the library, which is not always an error of its own.
DAMAGED = (duckdb.Error, RuntimeError, UnicodeError)
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
    except DAMAGED as error:
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
    row_number = 0
    try:
        for row in values_of(path):
            row_number += 1
            yield figure(row_number, *row)
    except DAMAGED:
        yield refusal(None, "", "", f"The file is damaged after row {row_number:,}.")


def values_of(path: Path) -> Iterator[tuple[str, ...]]:
    chosen = ", ".join(f"coalesce(cast(\"{column}\" as varchar), '')" for column in LAIT)
    found = duckdb.connect().execute(f"select {chosen} from read_parquet(?)", [escape(str(path))])
    while rows := found.fetchmany(FETCHED):
        yield from rows


def figure(
    row_number: int, code: str, said: str, area: str, printed: str, la_number: str
) -> FigureRow | Refusal:
    """The figure of one row, or the first thing wrong with it."""
    column = "Short Desc"
    try:
        entry = known(code)
        column = "Years"
        period, standing = years(said, entry.basis)
        column = "LA and Regions"
        number, level = place(area, la_number)
        column = "Values"
        state, value, symbol, text = held(printed)
    except values.Refused as error:
        found = dict(zip(LAIT, (code, said, area, printed, la_number), strict=True))[column]
        return refusal(row_number, column, found, str(error))
    return FigureRow(
        row_number, "", area, number, area, level, "lait", code, code,
        entry.label or code, "value", "", "", entry.unit, period.kind, period.start, period.end,
        state, value, symbol, False, None, None, "", "", text,
        f"Printed as {standing}." if standing else "", False,
    )  # fmt: skip


@lru_cache(maxsize=16384)
def known(code: str) -> Entry:
    """What a code measures."""
    check_fits(code, LONGEST["indicator_code"])
    return dictionary().get(code, UNLISTED)


@lru_cache(maxsize=4096)
def place(area: str, la_number: str) -> tuple[str, str]:
    """An area's number and level: 970 is England, 980 to 990 its regions."""
    check_fits(area, LONGEST["area"])
    number = la_number.removesuffix(".0")
    if not (number.isascii() and number.isdigit() and len(number) <= 4):
        raise values.Refused("Every area needs its LA Number, of three or four digits.")
    if int(number) == NATION:
        return number, "national"
    return number, "regional" if int(number) in REGIONS else "local"


def check_fits(text: str, longest: int) -> None:
    if not 0 < len(text.strip()) <= longest or "\0" in text:
        raise values.Refused(f"Every figure needs one, of at most {longest} characters.")


@lru_cache(maxsize=65536)
def held(printed: str) -> tuple[str, Decimal | None, str, str]:
    """The state and number of a value, its mark where it has no number, and the text as printed
    where the number is written otherwise: '39.450000000000003' is the double 39.45."""
    if not printed:
        return "not_available", None, "", ""
    if state := state_of(printed):
        return state, None, printed, ""
    value = values.number(without_noise(printed))[0]
    return "number", value, "", "" if str(value) == printed else printed


def without_noise(printed: str) -> str:
    digits, decimals = len(printed.strip("-0.").replace(".", "")), len(printed.partition(".")[2])
    noisy = digits > TRUE_DIGITS or decimals > values.LONGEST_DECIMALS
    if noisy or values.SHORTENED.fullmatch(printed):
        return values.shortest(as_double(printed))
    return printed


def as_double(printed: str) -> float:
    try:
        return float(printed)
    except ValueError as error:
        raise values.Refused(values.WRITE_A_NUMBER) from error
