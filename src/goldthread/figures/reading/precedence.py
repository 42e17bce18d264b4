"""Which of several figures of one key stands, and why, in a sentence.

The order is that of the view of current figures (migration 0002); `revisions.standing`
sorts by it.
"""

from collections.abc import Iterator

from goldthread.core.values import STATE_WORDS
from goldthread.figures.models import CurrentFigure, Figure
from goldthread.figures.models.source import SourceKind

AnyFigure = Figure | CurrentFigure
SAYS_NOTHING = frozenset({"not_available", "not_applicable", "not_returned"})
KIND_WORDS = {
    SourceKind.OFFICIAL: "an official statistic",
    SourceKind.RETURN: "an agency's return",
    SourceKind.RUN: "a computed run",
    SourceKind.REPORT: "a report",
}


def same_key(figure: AnyFigure) -> dict[str, object]:
    """The filter that finds every figure of this one's key, whoever says it."""
    columns = (
        "indicator_id", "area_id", "measure", "breakdown", "unit", "period_start", "period_end",
    )  # fmt: skip
    return {column: getattr(figure, column) for column in columns}


def why(stands: AnyFigure, other: AnyFigure) -> str:
    """Why one figure stands before another of the same key; both with their sources."""
    return next(_reasons(stands, other), "It was loaded first.")


def _reasons(stands: AnyFigure, other: AnyFigure) -> Iterator[str]:
    """The first rule that parts the two, in the order the store keeps."""
    if other.descriptive:
        yield "A number noted as descriptive is not a measure, so it never stands."
    if other.recorded_until is not None:
        yield "The other was revised or taken back."
    if other.state in SAYS_NOTHING and stands.state not in SAYS_NOTHING:
        yield f"A figure that says something stands before one that is {STATE_WORDS[other.state]}."
    if stands.precedence < other.precedence:
        kinds = [KIND_WORDS[SourceKind(one.source.kind)] for one in (stands, other)]
        yield f"{kinds[0][:1].upper() + kinds[0][1:]} stands before {kinds[1]}."
    if stands.known_from > other.known_from:
        yield "Of two sources of one kind, the one known later stands."
    if stands.recorded_at > other.recorded_at:
        yield "Of two that were known on the same day, the one loaded later stands."
    if other.table == "prose" != stands.table:
        yield "A number in a table stands before one in a sentence of the same source."
