"""Figure rows of one's own, with everything not said left ordinary."""

from datetime import date
from decimal import Decimal
from typing import Any

from goldthread.figures.loading.rows import FigureRow, Reading, Refusal

ORDINARY = FigureRow(
    row_number=2,
    reference="",
    area="North Somerset",
    area_code="",
    geography="North Somerset",
    geography_level="",
    scheme="published",
    indicator_code="",
    indicator="Children in care",
    indicator_label="",
    measure="value",
    breakdown="",
    column_label="",
    unit="count",
    period_kind="as_at",
    period_start=None,
    period_end=date(2031, 3, 31),
    state="number",
    value=Decimal("201"),
    symbol="",
    low_reliability=False,
    numerator=None,
    denominator=None,
    section="",
    table="A table",
    published_text="201",
    note="",
    descriptive=False,
)


def row(number: int = 2, value: str | None = "201", **said: Any) -> FigureRow:
    """An ordinary row; a value of None needs the state that explains it."""
    amount = None if value is None else Decimal(value)
    return ORDINARY._replace(row_number=number, value=amount, **said)


def reading(*rows: FigureRow | Refusal, slug: str = "a-return", kind: str = "published") -> Reading:
    """A file that holds these rows."""
    return Reading(kind, "A return", slug, iter(rows), len(rows))
