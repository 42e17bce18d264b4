"""The columns by which each kind of file is known."""

from collections.abc import Iterable

from goldthread.exchange.cells import refusal
from goldthread.exchange.text import trimmed
from goldthread.figures.loading.rows import Refusal

PUBLISHED = [
    "figure_id",
    "area",
    "section",
    "table",
    "indicator_code",
    "indicator",
    "breakdown",
    "geography",
    "period_kind",
    "period_start",
    "period_end",
    "as_at",
    "value",
    "unit",
    "numerator",
    "denominator",
    "published_text",
    "note",
]

EES = ["time_period", "time_identifier", "geographic_level", "country_code", "country_name"]

POPULATION = ["mid_year", "la_number", "area", "age_group", "population"]

LAIT = ["Short Desc", "Years", "LA and Regions", "Values", "LA Number"]


def missing_from(header: Iterable[str], columns: Iterable[str]) -> list[str]:
    """The columns that are not among the headings, in their own order."""
    present = set(header)
    return [column for column in columns if column not in present]


def lined_up(row_number: int, row: list[str], width: int) -> Refusal | None:
    """A refusal for a row that does not line up with the headings; empty cells may trail."""
    if len(row) == width or (len(row) > width and len(trimmed(row)) <= width):
        return None
    found = f"{len(row)} cells"
    accepted = f"The headings name {width}; a row cut short or an unquoted comma moves cells."
    return refusal(row_number, "", found, accepted)
