"""What changed since we last published: old, new, difference, and what it does to what was said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldthread.core.periods import date_words
from goldthread.core.values import format_difference
from goldthread.figures.models import Figure, Load
from goldthread.figures.presenters.kept_words import (
    Link,
    Said,
    detail_words,
    indicator_link,
    period_words,
    said,
    source_link,
)
from goldthread.figures.reading.changed import Changed, How
from goldthread.figures.reading.effects import PrintedChanges, effects
from goldthread.figures.reading.listing import shown
from goldthread.figures.reading.precedence import why
from goldthread.ui.tables import Cell, Column, Row, Table, cell, row
from goldthread.ui.words import date_words as day_words

HOW_WORDS = {
    How.BETWEEN: "Restated by another source",
    How.REVISED: "Revised within its source",
    How.TWICE: "Printed twice, differently",
}
KIND_WORDS = {
    "suppressed": "hidden",
    "not_available": "not available",
    "not_applicable": "not applicable",
    "not_returned": "not returned",
    "rating": "a rating",
}
ROUNDED = "The same figure, printed with fewer decimals."
COLUMNS = [
    Column("Indicator"),
    Column("Breakdown"),
    Column("Period"),
    Column("How it changed"),
    Column("Was", numeric=True),
    Column("Was said by"),
    Column("Is now", numeric=True),
    Column("Now said by"),
    Column("Difference", numeric=True),
    Column("What it does"),
    Column("Which stands"),
    Column("Known from"),
]
BACK_COLUMNS = [
    Column("File"),
    Column("Source"),
    Column("Taken back"),
    Column("Figures it had brought", numeric=True),
]


@dataclass(frozen=True)
class Revision:
    """One figure said twice, in words."""

    what: Link
    detail: str
    how: str
    was: Said
    now: Said
    difference: str
    effects: tuple[str, ...]
    stands: str
    known: str


def revisions(found: Iterable[Changed], changes: PrintedChanges) -> list[Revision]:
    return [revision(one, changes) for one in found]


def revision(one: Changed, changes: PrintedChanges) -> Revision:
    words = [detail_words(one.after), period_words(one.after)]
    return Revision(
        what=indicator_link(one.after),
        detail=", ".join(word for word in words if word),
        how=HOW_WORDS[one.how],
        was=said(one.before),
        now=said(one.after),
        difference=difference_words(one.before, one.after),
        effects=tuple(effect_words(one, changes)),
        stands=standing_words(one),
        known=date_words(one.known_on),
    )


def difference_words(before: Figure, after: Figure) -> str:
    """'+1', '+0.3 percentage points'; in words where one of them is no number."""
    if before.value is None or after.value is None:
        return kind_words(before, after)
    return format_difference(after.value - before.value, after.unit)


def kind_words(before: Figure, after: Figure) -> str:
    """What became of it where one of the two is no number: 'Was hidden', 'Now a rating'."""
    if after.value is not None:
        return f"Was {KIND_WORDS[before.state]}"
    if before.value is not None:
        return f"Now {KIND_WORDS[after.state]}"
    return "Another rating" if before.state == after.state else f"Now {KIND_WORDS[after.state]}"


def effect_words(one: Changed, changes: PrintedChanges) -> list[str]:
    """What it does to published changes, or that it is only rounding."""
    return [ROUNDED] if one.only_rounded else effects(one.before, one.after, changes)


def standing_words(one: Changed) -> str:
    """Which of the two stands, and why."""
    if one.how == How.REVISED:
        return "The later stands: its source was read again."
    if one.stands.pk == one.after.pk:
        return f"The later stands. {why(one.after, one.before)}"
    if one.stands.pk == one.before.pk:
        return f"The earlier stands. {why(one.before, one.after)}"
    return "Another source stands before both."


def as_file(found: Iterable[Changed], changes: PrintedChanges, area: str) -> Table:
    """Everything that changed, a line each."""
    rows = [file_row(one, revision(one, changes)) for one in found]
    return Table(f"What changed: {area}", COLUMNS, rows)


def file_row(one: Changed, words: Revision) -> Row:
    return row(
        words.what.text,
        detail_words(one.after),
        period_words(one.after),
        words.how,
        Cell(shown(one.before), one.before.value, one.before.state),
        words.was.source.text,
        Cell(shown(one.after), one.after.value, one.after.state),
        words.now.source.text,
        words.difference,
        " ".join(words.effects),
        words.stands,
        words.known,
    )


def taken_back(loads: Sequence[Load]) -> Table:
    """The loads taken back, newest first."""
    rows = [
        row(
            load.file_name,
            cell(load.source.title, source_link(load.source).href) if load.source else "None",
            day_words(load.withdrawn_at) if load.withdrawn_at else "",
            load.new + load.revised,
        )
        for load in loads
    ]
    return Table("Loads taken back", BACK_COLUMNS, rows)
