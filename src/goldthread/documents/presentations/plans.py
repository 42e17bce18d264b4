"""What was said and what was done; priorities with who, when and to what end: presentation 19."""

from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.documents.model import Block, Grid, GridColumn, Status, Words
from goldthread.documents.presentations.building import cell, grid_row, words_column

NOT_SET = Status("Not set")


@dataclass(frozen=True)
class Promise:
    """What we said we would do, what we did, and whether it is done or carried forward."""

    said: Words
    did: Sequence[Words]
    status: Status | None = None


@dataclass(frozen=True)
class PlanAction:
    """A priority of a business plan. A lead or a timescale that is not set is said to be so."""

    priority: Words
    actions: Sequence[Words]
    lead: Words = ""
    timescale: Words = ""
    outcome: Sequence[Words] = ()


def said_and_did(
    caption: str, promises: Sequence[Promise], sources: tuple[str, ...] = (), note: Words = ""
) -> tuple[Block, ...]:
    """What we said we would do beside what we did; where it stands, if anyone has said."""
    stands = any(promise.status for promise in promises)
    columns: tuple[GridColumn, ...] = (
        words_column("What we said we would do", 0.3),
        words_column("What we did", 0.47),
    )
    columns += (words_column("Where it stands", 0.23),) if stands else ()
    rows = []
    for promise in promises:
        status = [promise.status or Status("Not known")] if stands else []
        rows.append(grid_row(promise.said, cell(*promise.did), *status))
    return (Grid(caption, columns, tuple(rows), sources, note),)


def priorities_table(
    caption: str, actions: Sequence[PlanAction], sources: tuple[str, ...] = (), note: Words = ""
) -> tuple[Block, ...]:
    """Priority, actions, lead, timescale, outcome: on a page on its side."""
    shares = {"Priority": 0.22, "Actions": 0.32, "Lead": 0.12, "Timescale": 0.12, "Outcome": 0.22}
    columns = tuple(words_column(name, share) for name, share in shares.items())
    rows = tuple(
        grid_row(
            action.priority,
            cell(*action.actions, bullets=True),
            action.lead or NOT_SET,
            action.timescale or NOT_SET,
            cell(*action.outcome, bullets=True),
        )
        for action in actions
    )
    return (Grid(caption, columns, rows, sources, note, wide=True),)
