"""Official statistics in the layout of "explore education statistics" (DfE).

One row is a place, a period and perhaps filters; every measured column is one figure of it.
"""

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path, PurePath

from goldthread.exchange import values
from goldthread.exchange.breakdowns import canonical
from goldthread.exchange.cells import refusal
from goldthread.exchange.columns import EES, lined_up, missing_from
from goldthread.exchange.ees_columns import Column
from goldthread.exchange.ees_layout import Layout, layout
from goldthread.exchange.names import title_of
from goldthread.exchange.periods import Period, academic, calendar, financial, snapshot
from goldthread.exchange.published import broken
from goldthread.exchange.symbols import is_low_reliability, state_of
from goldthread.exchange.text import Table, table
from goldthread.figures.loading.rows import FigureRow, Reading, Refusal, Unreadable

# What each geographic level is called here, and where its name and code stand.
LEVELS = {
    "National": ("national", "country_name", "country_code"),
    "Regional": ("regional", "region_name", "region_code"),
    "Local authority": ("local", "la_name", "new_la_code"),
}
FINANCIAL = {"Reporting year", "Financial year"}


def read(path: Path, name: str) -> Reading:
    """An "explore education statistics" CSV. Raises Unreadable where a column is missing."""
    repairs: Counter[str] = Counter()
    found = table(path, repairs, name)
    if missing := missing_from(found.header, EES):
        raise Unreadable(
            f"{name} lacks the columns {', '.join(missing)} of 'explore education statistics'."
        )
    laid = layout(found, name)
    title, slug = title_of(name)
    rows = figures(found, laid, PurePath(name).stem[:300])
    return Reading("ees", title, slug, rows, laid.rows * len(laid.columns), repairs)


def figures(found: Table, laid: Layout, stem: str) -> Iterator[FigureRow | Refusal]:
    where = {heading: position for position, heading in enumerate(found.header)}
    try:
        for row_number, row in found.rows():
            if bad := lined_up(row_number, row, len(found.header)):
                yield bad
                continue
            yield from figures_of(row_number, row, where, laid, stem)
    except csv.Error as error:
        yield refusal(None, "", "", broken(error))


def figures_of(
    row_number: int, row: list[str], where: dict[str, int], laid: Layout, stem: str
) -> Iterator[FigureRow | Refusal]:
    """The figures of one row: one for each measured column, or why not."""
    try:
        level, area, code = place(row, where)
    except values.Refused as error:
        yield refusal(row_number, "geographic_level", row[where["geographic_level"]], str(error))
        return
    breakdown = divided(row, laid)
    of_a_day = "31 march" in f"{laid.about} {breakdown}".lower()
    said, kind = row[where["time_period"]].strip(), row[where["time_identifier"]].strip()
    for column in laid.columns:
        try:
            period = dated(said, kind, "snapshot" if of_a_day else column.basis)
        except values.Refused as error:
            yield refusal(row_number, "time_period", f"{said} {kind}".strip(), str(error))
            return
        cell = row[column.position].strip()
        try:
            state, value = held(cell)
        except values.Refused as error:
            yield refusal(row_number, column.name, cell, str(error))
            continue
        yield figure(
            row_number, (level, area, code), column, breakdown, period, cell, state, value,
            laid.about, stem,
        )  # fmt: skip


def figure(
    row_number: int,
    at: tuple[str, str, str],
    column: Column,
    breakdown: str,
    period: Period,
    cell: str,
    state: str,
    value: values.Decimal | None,
    about: str,
    stem: str,
) -> FigureRow:
    level, area, code = at
    return FigureRow(
        row_number=row_number,
        reference="",
        area=area,
        area_code=code,
        geography=area,
        geography_level=level,
        scheme="ees",
        indicator_code=column.code,
        indicator=column.name,
        indicator_label=column.label,
        measure="value",
        breakdown=breakdown,
        column_label="",
        unit=column.unit,
        period_kind=period.kind,
        period_start=period.start,
        period_end=period.end,
        state=state,
        value=value,
        symbol="" if value is not None else cell,
        low_reliability=value is None and is_low_reliability(cell),
        numerator=None,
        denominator=None,
        section=about,
        table=stem,
        published_text="",
        note="",
        descriptive=False,
    )


def place(row: list[str], where: dict[str, int]) -> tuple[str, str, str]:
    """The level, name and code of the place a row is about."""
    said = row[where["geographic_level"]].strip()
    if said not in LEVELS:
        raise values.Refused(f"The levels read are {', '.join(LEVELS)}.")
    level, name, code = LEVELS[said]
    if name not in where or not row[where[name]].strip():
        raise values.Refused(f"A row at this level needs a {name}.")
    found = row[where[code]].strip() if code in where else ""
    return level, row[where[name]].strip(), "" if state_of(found) else found


def divided(row: list[str], laid: Layout) -> str:
    """The breakdown its filters give a row; 'Total' divides nothing."""
    found = [(name.lower(), row[position].strip()) for position, name in laid.filters]
    return canonical([pair for pair in found if pair[1] not in ("", "Total")])


@lru_cache(maxsize=1024)
def dated(said: str, kind: str, basis: str) -> Period:
    """The period of a figure: the row's year, or the day in it on which a snapshot is taken."""
    if basis == "mid_year" and len(said) == 4 and said.isdecimal():
        return snapshot(date(int(said), 6, 30))
    period = year(said, kind)
    if basis == "snapshot" and period.end:
        return snapshot(period.end)
    return period


def year(said: str, kind: str) -> Period:
    """A year as DfE writes it. A reporting year 2024 ends on 31 March 2024; 202324 is 2023/24."""
    if not (said.isascii() and said.isdigit()) or not 1900 <= int(said[:4] or 0) <= 2200:
        raise values.Refused("Write a year as 2024 or 202324.")
    first = int(said[:4])
    if len(said) == 6 and int(said[4:]) == (first + 1) % 100:
        if kind in FINANCIAL:
            return financial(first)
        if kind == "Academic year":
            return academic(first)
    if len(said) == 4 and kind == "Reporting year":
        return financial(first - 1)
    if len(said) == 4 and kind == "Calendar year":
        return calendar(first)
    raise values.Refused(
        "The periods read are a Reporting year (2024 or 202324), a Financial year or Academic "
        "year (202324) and a Calendar year (2024)."
    )


def held(cell: str) -> tuple[str, values.Decimal | None]:
    """The state and number in a cell; an empty one is not available."""
    if not cell:
        return "not_available", None
    state = state_of(cell)
    if state:
        return state, None
    try:
        return "number", values.number(cell)[0]
    except values.Refused as error:
        raise values.Refused(f"{error} Marks read are c, k, u, x, z and ':'.") from error
