"""The change set: what applying a load would do, told before anything is done."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper

from goldthread.figures.models import Load

# The same row of the same source, with the same value and place, is unchanged.
SAME = """(
    f.state = s.state and f.value is not distinct from s.value and f.symbol = s.symbol
    and f.low_reliability = s.low_reliability
    and f.numerator is not distinct from s.numerator
    and f.denominator is not distinct from s.denominator
    and f.unit = s.unit and f.measure = s.measure and f.descriptive = s.descriptive
    and f.period_kind = s.period_kind and f.period_start is not distinct from s.period_start
    and f.period_end is not distinct from s.period_end
    and f.printed_indicator = s.indicator_text and f.printed_code = s.indicator_code
    and f.published_text = s.published_text and f.note = s.note
)"""

JOINED = """
    from figures_stagedrow s left join figures_figure f
      on f.source_id = %(source)s and f.identity = s.identity and f.recorded_until is null
    where s.load_id = %(load)s
"""

KIND = f"case when f.id is null then 'new' when {SAME} then 'unchanged' else 'revised' end"


# A load of fewer rows than this is found by index, row by row.
FEW = 2_000


@dataclass(frozen=True)
class Change:
    """One row of a change set: what the file says, and what was held before, if anything."""

    kind: str
    row_number: int
    reference: str
    indicator: str
    geography: str
    breakdown: str
    unit: str
    period_kind: str
    period_start: Any
    period_end: Any
    state: str
    value: Any
    symbol: str
    state_before: str | None
    value_before: Any
    symbol_before: str | None
    figure_before: int | None


@dataclass(frozen=True)
class Counts:
    """A change set in numbers. `absent` are held from this source but not in the file."""

    new: int
    unchanged: int
    revised: int
    absent: int


def count(load: Load) -> Counts:
    """How many rows of a staged load are new, unchanged and revised."""
    with connection.cursor() as cursor:
        plan_for(cursor, load)
        cursor.execute(f"select {KIND}, count(*) {JOINED} group by 1", _keys(load))
        kinds = dict(cursor.fetchall())
        cursor.execute(
            "select count(*) from figures_figure where source_id = %(source)s"
            " and recorded_until is null",
            _keys(load),
        )
        (held,) = cursor.fetchone()
    new, unchanged, revised = (kinds.get(kind, 0) for kind in ("new", "unchanged", "revised"))
    return Counts(new, unchanged, revised, held - unchanged - revised)


def listing(load: Load, kind: str, limit: int = 200, offset: int = 0) -> Iterator[Change]:
    """The rows of one kind, in the file's order."""
    with connection.cursor() as cursor:
        plan_for(cursor, load)
        cursor.execute(
            f"""select {KIND}, s.row_number, s.reference,
                  coalesce(nullif(s.indicator_label, ''), nullif(s.indicator_text, ''),
                    s.indicator_code),
                  s.geography, s.breakdown, s.unit, s.period_kind, s.period_start, s.period_end,
                  s.state, s.value, s.symbol, f.state, f.value, f.symbol, f.id
                {JOINED} and {KIND} = %(kind)s
                order by s.row_number limit %(limit)s offset %(offset)s""",
            {**_keys(load), "kind": kind, "limit": limit, "offset": offset},
        )
        for row in cursor.fetchall():
            yield Change(*row)


def plan_for(cursor: CursorWrapper, load: Load) -> None:
    """Keep the planner from walking a large file row by row, until the transaction ends.

    It knows nothing yet of rows staged a moment ago, takes them for few, and would read the
    whole of one side for each row of the other: minutes where a hash takes a second.
    """
    few = load.rows_read < FEW
    cursor.execute(
        "select set_config('enable_nestloop', %s, true), set_config('work_mem', %s, true)",
        ["on", "16MB"] if few else ["off", "256MB"],
    )


def _keys(load: Load) -> dict[str, int | None]:
    return {"source": load.source_id, "load": load.pk}
