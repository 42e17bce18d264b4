"""A figure from a row of named cells: the columns of the published-figure format.

The spreadsheet template has the same columns under friendlier headings, and three of its
own: `area_code`, `measure` and `state`.
"""

import re
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from goldthread.exchange.breakdowns import MEASURES, broken_down
from goldthread.exchange.cells import Cells
from goldthread.exchange.symbols import is_low_reliability, state_of
from goldthread.exchange.values import PLAIN
from goldthread.figures.loading.rows import LONGEST, FigureRow

PERIOD_KINDS = {
    "financial_year",
    "calendar_year",
    "academic_year",
    "quarter",
    "month",
    "12_months_to",
    "as_at",
    "cohort",
    "other",
}

STATES_OFFERED = "Hidden to protect people, Not available, Not applicable or Not returned"

# A number that describes the partnership or quotes a rule: never a measure of anything.
DESCRIPTIVE = re.compile(
    r"descriptive number, not a performance measure"
    r"|\bstructural figure"
    r"|\bnational (requirement|pledge|intention)\b",
    re.IGNORECASE,
)


class Held(NamedTuple):
    """What a figure holds: a number, or a state with the mark that was printed."""

    state: str
    value: Decimal | None
    symbol: str
    low_reliability: bool = False


def figure(cells: Cells, scheme: str) -> FigureRow:
    """The figure in the cells; it counts only while `cells.refusals` is empty."""
    unit = word(cells.text("unit", required=True))
    area = cells.text("area", required=True)
    broken = broken_down(cells.text("breakdown"), unit)
    kind, start, end = period(cells)
    held = holding(cells, unit)
    note = cells.text("note")
    return FigureRow(
        row_number=cells.row_number,
        reference=cells.text("figure_id"),
        area=area,
        area_code=cells.text("area_code"),
        geography=cells.text("geography") or area,
        geography_level="",
        scheme=scheme,
        indicator_code=cells.text("indicator_code"),
        indicator=cells.text("indicator", required=True),
        indicator_label="",
        measure=measure(cells) or broken.measure,
        breakdown=broken.breakdown,
        column_label=broken.column_label,
        unit=unit,
        period_kind=kind,
        period_start=start,
        period_end=end,
        state=held.state,
        value=held.value,
        symbol=held.symbol,
        low_reliability=held.low_reliability,
        numerator=cells.number("numerator"),
        denominator=cells.number("denominator"),
        section=cells.text("section"),
        table=cells.text("table"),
        published_text=cells.text("published_text"),
        note=note,
        descriptive=bool(DESCRIPTIVE.search(note)),
    )


def word(text: str) -> str:
    """A code word as we write them: 'Rate per 10,000' is rate_per_10000."""
    return re.sub(r"[^a-z0-9]+", "_", text.lower().replace(",", "")).strip("_")


def measure(cells: Cells) -> str:
    said = cells.text("measure")
    if said and word(said) not in MEASURES:
        accepted = "Write value, target, change or percent change, or leave it empty."
        cells.refuse("measure", said, accepted)
    return word(said)


def period(cells: Cells) -> tuple[str, date | None, date | None]:
    """The period's kind, first and last day; a snapshot has only the last."""
    said = cells.text("period_kind", required=True)
    kind = word(said)
    start, end, at = cells.day("period_start"), cells.day("period_end"), cells.day("as_at")
    if kind not in PERIOD_KINDS:
        if said:
            cells.repaired(f"The period kind '{said}' is not a known one; it was read as other.")
        kind = "other"
    if start and end and start > end:
        found = f"{start} to {end}"
        cells.refuse("period_end", found, "The period must not end before it starts.")
    if kind == "as_at":
        return kind, None, at or end
    return kind, start, end or at


def holding(cells: Cells, unit: str) -> Held:
    """What the cell holds. An empty value was printed without a number: the text says why."""
    found, printed = cells.text("value"), cells.text("published_text")
    said = cells.text("state")
    stated = state_of(said or (found if not PLAIN.fullmatch(found) else ""))
    if said and not stated:
        cells.refuse("state", said, f"Write {STATES_OFFERED}, or leave it empty.")
    if stated and found and state_of(found) is None:
        cells.refuse("value", found, "Leave the value empty where the figure is not a number.")
    if stated:
        mark = found or printed or said
        return Held(stated, None, cut(mark), is_low_reliability(mark))
    if found:
        return Held("number", cells.number("value"), "")
    if unit == "rating" and printed:
        return Held("rating", None, cut(printed))
    # Whatever was printed instead of a number, it was not one.
    return Held(
        state_of(printed) or "not_available", None, cut(printed), is_low_reliability(printed)
    )


def cut(mark: str) -> str:
    """A mark short enough to keep; the printed text keeps the whole."""
    longest = LONGEST["symbol"]
    return mark if len(mark) <= longest else mark[: longest - 1] + "\N{HORIZONTAL ELLIPSIS}"
