"""Helpers: a file of these bytes, read; and where files to read are."""

from pathlib import Path

from goldthread.exchange import readers
from goldthread.figures.loading.rows import FigureRow, Reading, Refusal

SHARED = Path(__file__).resolve().parents[3] / "shared"
SHIPPED = Path(__file__).resolve().parents[2] / "src/goldthread/ops/published"
SAMPLES = Path(__file__).resolve().parents[1] / "data" / "exchange"

HEADINGS = (
    "figure_id,area,section,table,indicator_code,indicator,breakdown,geography,period_kind,"
    "period_start,period_end,as_at,value,unit,numerator,denominator,published_text,note"
)
GOOD = {
    "figure_id": "x-1",
    "area": "Anytown",
    "indicator": "Referrals",
    "period_kind": "financial_year",
    "period_start": "2023-04-01",
    "period_end": "2024-03-31",
    "value": "12",
    "unit": "count",
}


def published_line(**cells: str) -> str:
    """One row of the published format, good but for what is given."""
    row = {**GOOD, **cells}
    return ",".join(
        '"' + row.get(name, "").replace('"', '""') + '"' for name in HEADINGS.split(",")
    )


def published(*lines: str) -> bytes:
    return "\n".join((HEADINGS, *lines, "")).encode()


def walked(path: Path, kind: str | None = None) -> tuple[list[FigureRow], list[Refusal], Reading]:
    """Every figure and refusal of a file, and the reading (its repairs now complete)."""
    reading = readers.read(path, kind)
    rows = list(reading.rows)
    figures = [row for row in rows if isinstance(row, FigureRow)]
    return figures, [row for row in rows if isinstance(row, Refusal)], reading


def file_of(folder: Path, content: bytes, name: str = "sample.csv") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path
