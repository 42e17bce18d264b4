"""What audits found, as percentages that never stand without their base.

Presentation 6: '56% of those invited did not attend; of those, 66% gave no information'.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldthread.documents.model import Block, Grid, GridColumn, GridRow, Number, Status, Text, Words
from goldthread.documents.presentations.building import grid_row, number_column, parts, words_column


@dataclass(frozen=True)
class AuditRow:
    """A feature that some of the cases had.

    `base` is how many it is a percentage of, where that differs from the whole audit or is
    known for a nested one; `within` are features of those cases alone.
    """

    feature: Words
    percent: Number
    base: Number | None = None
    judgement: Status | None = None
    within: "Sequence[AuditRow]" = ()


def audit_percentages(
    caption: str,
    base: Number,
    what: str,
    rows: Sequence[AuditRow],
    sources: tuple[str, ...] = (),
    note: Words = "",
) -> tuple[Block, ...]:
    """The findings of an audit of `base` `what` ('cases'), nested ones under what they are of."""
    judged = any(row.judgement for row, _ in _flat(rows))
    columns: tuple[GridColumn, ...] = (
        words_column("What the audit found"),
        number_column("Share"),
        words_column("Of"),
    )
    columns += (words_column("Judgement"),) if judged else ()
    drawn = tuple(_row(row, depth, base, what, judged) for row, depth in _flat(rows))
    return (Grid(caption, columns, drawn, sources, note),)


def _flat(rows: Sequence[AuditRow], depth: int = 0) -> Iterator[tuple[AuditRow, int]]:
    for row in rows:
        yield row, depth
        yield from _flat(row.within, depth + 1)


def _row(row: AuditRow, depth: int, base: Number, what: str, judged: bool) -> GridRow:
    feature = _nested(row.feature, depth)
    of: Words = [base, f" {what}"] if not depth else f"those {what}"
    if row.base is not None:
        of = [row.base, f" of those {what}" if depth else f" {what}"]
    more = [row.judgement or Text("")] if judged else []
    return grid_row(feature, row.percent, of, *more)


def _nested(feature: Words, depth: int) -> Words:
    if not depth:
        return feature
    return [Text("of those: ", emphasis=True), *parts(feature)]
