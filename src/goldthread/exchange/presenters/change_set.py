"""A load's change set: what applying it would do, or did, in words and tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from goldthread.core.periods import date_words, period_label
from goldthread.exchange.presenters.words import kind_words
from goldthread.figures.loading import changes
from goldthread.figures.loading.changes import Change
from goldthread.figures.models import CurrentFigure, Load
from goldthread.figures.models.load import LoadState
from goldthread.ui.tables import Cell, Column, Row, Table, cell, figure_cell, row
from goldthread.ui.words import count_words, time_words

HEADINGS = {
    "revised": "Revised: the old figure beside the new",
    "new": "New figures",
    "unchanged": "Unchanged figures",
}


@dataclass(frozen=True)
class Count:
    """One number of a change set, as the page's first line shows it."""

    name: str
    text: str
    detail: str = ""
    state: str = "number"
    href: str = ""


def counts(load: Load) -> list[Count]:
    """New, revised, unchanged, absent; nothing of the sort for a refused file."""
    if load.state == LoadState.REFUSED:
        return [Count("Refused", f"{load.refused:,}", "nothing was changed")]
    stayed = "held from this source, not in the file; they stay" if load.absent else ""
    return [
        Count("New", f"{load.new:,}"),
        Count(
            "Revised", f"{load.revised:,}", "the old figures stay on record" * bool(load.revised)
        ),
        Count("Unchanged", f"{load.unchanged:,}"),
        Count("Absent", f"{load.absent:,}", stayed),
    ]


def facts(load: Load, sender: str) -> list[tuple[str, str]]:
    """What is said of the file and its source."""
    said = [("File", load.file_name), ("Kind of file", kind_words(load.kind))]
    if load.source:
        said += [
            ("Source", f"{load.source.title} ({load.source.get_kind_display().lower()})"),
            ("Known from", known_from(load)),
            ("Publisher", load.source.publisher),
            ("Licence", load.source.licence),
            ("Agency", load.source.agency.name if load.source.agency else ""),
        ]
    scope = f"{load.partnership} only" if load.partnership else "Every partnership here"
    said += [
        ("Who may see the figures", scope),
        ("Sent", f"{time_words(load.started_at)} by {sender}"),
        ("Applied", time_words(load.applied_at) if load.applied_at else ""),
        ("Taken back", time_words(load.withdrawn_at) if load.withdrawn_at else ""),
    ]
    return [(name, words) for name, words in said if words]


def known_from(load: Load) -> str:
    assert load.source is not None
    basis = load.source.known_from_basis
    return date_words(load.source.known_from) + (f" ({basis})" if basis else "")


# Nobody turns over more pages than this; the whole is in the file itself.
LISTED = 2_000


class ChangeRows:
    """The first rows of one kind, read a page at a time; a paginator counts and slices it."""

    def __init__(self, load: Load, kind: str) -> None:
        self.load, self.kind = load, kind

    def __len__(self) -> int:
        return min(LISTED, int(getattr(self.load, self.kind)))

    def __getitem__(self, wanted: slice) -> list[Change]:
        first, last = wanted.start or 0, wanted.stop
        if not len(self):
            return []
        return list(changes.listing(self.load, self.kind, last - first, first))


def table(kind: str, found: Sequence[Change]) -> Table:
    """The rows of one kind as a table; revised ones with what was held before."""
    broken_down = any(change.breakdown for change in found)
    revised = kind == "revised"
    figures = ["Held now", "Would become"] if revised else ["Figure"]
    columns = [
        Column("Indicator"),
        *(Column(heading, numeric=True) for heading in figures),
        Column("Area"),
        Column("Period"),
        *([Column("Breakdown")] if broken_down else []),
        Column("Row", numeric=True),
    ]
    rows = [row(*cells(change, broken_down, revised)) for change in found]
    return Table(HEADINGS[kind], columns, rows)


def cells(change: Change, broken_down: bool, revised: bool) -> list[Cell]:
    period = period_label(change.period_kind, change.period_start, change.period_end)
    return [
        cell(change.indicator),
        *([before(change)] if revised else []),
        held(change.unit, change.state, change.value, change.symbol),
        cell(change.geography),
        cell(period),
        *([cell(change.breakdown)] if broken_down else []),
        Cell(str(change.row_number), change.row_number),
    ]


def before(change: Change) -> Cell:
    """What was held, with the way to where it came from."""
    href = reverse("figure", args=[change.figure_before])
    return held(
        change.unit, change.state_before, change.value_before, change.symbol_before, href=href
    )


def held(unit: str, state: Any, value: Any, symbol: Any, href: str = "") -> Cell:
    """A figure's cell; a rating is its words."""
    if state == "rating":
        return cell(symbol, href)
    return figure_cell(value, unit, state, href=href)


def refusals(load: Load) -> Table:
    """Every refusal that was kept: where, what was found, what would be accepted."""
    columns = [Column("Row"), Column("Column"), Column("Found"), Column("What to do")]
    rows = [
        row(
            cell("The file" if one["row_number"] is None else str(one["row_number"])),
            one["column"],
            one["found"],
            one["reason"],
        )
        for one in load.refusals
    ]
    return Table("What was refused", columns, rows, hide_caption=True)


def refused_words(load: Load) -> str:
    """How much was refused, and how much of it is listed."""
    words = count_words(load.refused, "thing was", "things were")
    shown = len(load.refusals)
    rest = f" The first {shown:,} are listed." if load.refused > shown else ""
    return f"{words} refused, so nothing of the file was taken in.{rest}"


@dataclass(frozen=True)
class Unknown:
    """A name the catalogue does not hold, with those that come nearest."""

    name: str
    code: str
    near: tuple[str, ...]

    @property
    def nearest(self) -> str:
        return "; ".join(self.near) or "nothing comes near it"


def unknown_table(caption: str, heading: str, found: Sequence[Unknown]) -> Table:
    """Names nobody knows yet, each beside what comes nearest."""
    columns = [Column(heading), Column("Its code in the file"), Column("Nearest known")]
    coded = any(one.code for one in found)
    rows: list[Row] = [
        row(*([one.name, one.code] if coded else [one.name]), one.nearest) for one in found
    ]
    columns = columns if coded else [columns[0], columns[2]]
    return Table(caption, columns, rows, hide_caption=True)


def standing_words(figure: CurrentFigure | None) -> str:
    """What stands now for a figure that is typed in."""
    if figure is None:
        return "Nothing is held for this area, period and breakdown yet."
    shown = held(figure.unit, figure.state, figure.value, figure.symbol).text
    return (
        f"What stands now is {shown}, from {figure.source.title}"
        f" (known from {date_words(figure.known_from)})."
    )
