"""Expected and not returned, agency by agency; and what did come, on time or late."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from goldthread.core.periods import date_words
from goldthread.figures.presenters.kept_words import late_words
from goldthread.figures.presenters.naming import here_href
from goldthread.figures.silence import Owed
from goldthread.partnership.models import Agency
from goldthread.ui.tables import Cell, Column, Row, Table, cell, row
from goldthread.ui.words import count_words

SILENT = [Column("Indicator"), Column("Period"), Column("Due"), Column("How late")]
CAME = [Column("Indicator"), Column("Agency"), Column("Period"), Column("Due"), Column("Came")]
NEXT = [Column("Indicator"), Column("Agency"), Column("Period"), Column("Due")]
FILE = [
    Column("Agency"),
    Column("Indicator code"),
    Column("Indicator"),
    Column("Period"),
    Column("Due"),
    Column("State"),
    Column("Came"),
    Column("Days late", numeric=True),
]


@dataclass(frozen=True)
class AgencySilence:
    """What one agency owes and has not returned; `never` when nothing of it ever came."""

    name: str
    sentence: str
    never: bool
    table: Table


def by_agency(owed: Sequence[Owed]) -> list[AgencySilence]:
    """The agencies that are silent, the one silent for most figures first."""
    due = [one for one in owed if one.came or one.is_silent]
    found = []
    for agency, group in groupby(sorted(due, key=by_name), key=agency_of):
        every = list(group)
        if any(one.is_silent for one in every):
            found.append(agency_silence(agency, every))
    return sorted(found, key=lambda one: -len(one.table.rows))


def agency_of(one: Owed) -> Agency:
    return one.expectation.agency


def by_name(one: Owed) -> tuple[str, int]:
    return agency_of(one).name, agency_of(one).pk


def agency_silence(agency: Agency, owed: Sequence[Owed]) -> AgencySilence:
    """One agency's silence, the longest first, in words."""
    late = sorted((one for one in owed if one.is_silent), key=lambda one: one.due)
    never = len(late) == len(owed)
    sentence = (
        f"Has never answered: {count_words(len(late), 'figure')} asked for, none returned."
        if never
        else f"Has not returned {count_words(len(late), 'figure')} of {len(owed)} due."
    )
    return AgencySilence(
        agency.name,
        f"{sentence} The longest silence is {late_words(late[0].days_late)}.",
        never,
        Table(f"Not returned by {agency.name}", SILENT, list(map(silent_row, late)), True),
    )


def silent_row(one: Owed) -> Row:
    late = f"{late_words(one.days_late)} ({count_words(one.days_late, 'day')})"
    return row(indicator_cell(one), one.period, date_words(one.due), late)


def indicator_cell(one: Owed) -> Cell:
    indicator = one.expectation.indicator
    return cell(indicator.name, here_href(one.expectation.area, indicator))


def came(owed: Iterable[Owed]) -> Table:
    """What was returned, newest period first: on time, or how late."""
    rows = [
        row(
            indicator_cell(one),
            agency_of(one).name,
            one.period,
            date_words(one.due),
            f"{date_words(one.came_on)}, {punctuality(one, one.came_on)}",
        )
        for one in sorted(owed, key=lambda one: one.end, reverse=True)
        if one.came_on
    ]
    return Table("What came", CAME, rows, hide_caption=True)


def punctuality(one: Owed, came_on: date) -> str:
    """'on time', or '6 weeks late'."""
    late = (came_on - one.due).days
    return f"{late_words(late)} late" if late > 0 else "on time"


def due_next(owed: Iterable[Owed]) -> Table:
    """What is owed and not due yet, the soonest first."""
    waiting = [one for one in owed if not one.came and not one.is_silent]
    rows = [
        row(indicator_cell(one), agency_of(one).name, one.period, date_words(one.due))
        for one in sorted(waiting, key=lambda one: one.due)
    ]
    return Table("Due next", NEXT, rows, hide_caption=True)


def as_file(owed: Iterable[Owed]) -> Table:
    """Everything owed so far: what came, what is late, what is due."""
    return Table("Expected returns", FILE, [file_row(one) for one in owed])


def file_row(one: Owed) -> Row:
    late = (one.came_on - one.due).days if one.came_on else one.days_late
    return row(
        agency_of(one).name,
        one.expectation.indicator.code,
        one.expectation.indicator.name,
        one.period,
        date_words(one.due),
        "Returned" if one.came else "Not returned" if one.is_silent else "Not due yet",
        date_words(one.came_on) if one.came_on else "",
        max(0, late),
    )
