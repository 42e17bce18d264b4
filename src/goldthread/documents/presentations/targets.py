"""Targets against outcomes, and judgements in a word with a symbol: never by colour alone.

Presentations 4 and 5: key performance indicators, RAG, self-ratings, achieved or not.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.documents.model import Block, Grid, GridColumn, Number, Status, StatusKind, Words
from goldthread.documents.presentations.building import grid_row, number_column, words_column

RATINGS: dict[str, StatusKind] = {
    "green": "good",
    "amber": "care",
    "red": "bad",
    "met": "good",
    "within tolerance": "care",
    "not met": "bad",
    "achieved": "good",
    "partially achieved": "care",
    "not achieved": "bad",
    "outstanding": "good",
    "good": "good",
    "requires improvement": "care",
    "inadequate": "bad",
    "on track": "good",
    "at risk": "care",
    "off track": "bad",
    "done": "good",
    "carried forward": "care",
    "not done": "bad",
    "not known": "unknown",
    "not rated": "unknown",
}


@dataclass(frozen=True)
class TargetRow:
    """An indicator's target and outcome, and the verdict where someone has judged it."""

    name: Words
    target: Number
    outcome: Number
    verdict: Status | None = None
    note: Words = ""


@dataclass(frozen=True)
class RatedRow:
    """Something rated, and why."""

    name: Words
    status: Status
    why: Words = ""


def rated(words: str) -> Status:
    """A rating in its usual words: rated("amber") is '▲ Amber'.

    Raises ValueError, naming what would be known, for other words.
    """
    kind = RATINGS.get(words.lower())
    if kind is None:
        raise ValueError(f"'{words}' is not a rating; known are {', '.join(sorted(RATINGS))}")
    return Status(words[:1].upper() + words[1:], kind)


def target_table(
    caption: str, rows: Sequence[TargetRow], sources: tuple[str, ...] = (), note: Words = ""
) -> tuple[Block, ...]:
    """Each target beside its outcome; verdicts and notes where any row has one."""
    judged = any(row.verdict for row in rows)
    noted = any(row.note for row in rows)
    columns: tuple[GridColumn, ...] = (
        words_column("Measure"),
        number_column("Target"),
        number_column("Outcome"),
    )
    columns += (words_column("Verdict"),) if judged else ()
    columns += (words_column("Note"),) if noted else ()
    drawn = []
    for row in rows:
        more = [row.verdict or Status("Not judged")] if judged else []
        drawn.append(
            grid_row(row.name, row.target, row.outcome, *more, *([row.note] if noted else []))
        )
    return (Grid(caption, columns, tuple(drawn), sources, note),)


def rating_table(
    caption: str,
    rows: Sequence[RatedRow],
    of: str = "Measure",
    sources: tuple[str, ...] = (),
    note: Words = "",
) -> tuple[Block, ...]:
    """A dashboard's or a self-assessment's ratings: the word, its symbol, and why."""
    columns: tuple[GridColumn, ...] = (
        words_column(of, 0.34),
        words_column("Rating", 0.2),
        words_column("Why", 0.46),
    )
    drawn = tuple(grid_row(row.name, row.status, row.why) for row in rows)
    return (Grid(caption, columns, drawn, sources, note),)
