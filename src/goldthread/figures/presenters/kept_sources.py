"""The list of sources, and one source: what it is, printed, loaded, and who says otherwise."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from django.urls import reverse

from goldthread.core.periods import date_words
from goldthread.figures.models import FigureSource, Load
from goldthread.figures.presenters.kept_words import (
    Link,
    Said,
    detail_words,
    indicator_link,
    period_words,
    said,
    source_link,
    span_words,
)
from goldthread.figures.reading.precedence import why
from goldthread.figures.reading.sources import Otherwise
from goldthread.figures.reading.tables import PrintedTable
from goldthread.ui.tables import Cell, Column, Row, Table, row
from goldthread.ui.words import count_words
from goldthread.ui.words import date_words as day_words

LOAD_COLUMNS = [
    Column("File"),
    Column("State"),
    Column("When"),
    Column("New", numeric=True),
    Column("Revised", numeric=True),
    Column("Unchanged", numeric=True),
]
SOURCE_COLUMNS = [
    Column("Source"),
    Column("What it is"),
    Column("Published by"),
    Column("Licence"),
    Column("Covers"),
    Column("Known from"),
    Column("Figures", numeric=True),
    Column("Loads", numeric=True),
]


@dataclass(frozen=True)
class Section:
    """A part of a source, with the tables it printed in order."""

    heading: str
    tables: tuple[Link, ...]


@dataclass(frozen=True)
class Disagreement:
    """One thing of which another source says something else."""

    what: Link
    detail: str
    own: Said
    other: Said
    own_stands: bool
    why: str


def sources_table(sources: Iterable[FigureSource]) -> Table:
    """Every source on a line; `held` and `loaded` must have been counted with each."""
    return Table("Sources", SOURCE_COLUMNS, [source_row(s) for s in sources], hide_caption=True)


def source_row(source: FigureSource) -> Row:
    return row(
        Cell(source.title, href=source_link(source).href),
        source.get_kind_display(),
        publisher_words(source),
        source.licence or "Not said",
        span_words(source.period_start, source.period_end),
        known_words(source),
        source.held,  # type: ignore[attr-defined] # counted by sources_for
        source.loaded,  # type: ignore[attr-defined]
    )


def publisher_words(source: FigureSource) -> str:
    """Who published it, or which agency sent it."""
    return source.publisher or (source.agency.name if source.agency else "Not said")


def known_words(source: FigureSource) -> str:
    """'31 October 2014: framework dated October 2014; day assumed'."""
    basis = f": {source.known_from_basis}" if source.known_from_basis else ""
    return date_words(source.known_from) + basis


def summary(source: FigureSource) -> list[tuple[str, str]]:
    """What a source is, for the head of its page."""
    whose = source.partnership.name if source.partnership else "Every partnership"
    return [
        ("What it is", source.get_kind_display()),
        ("Published by", publisher_words(source)),
        ("Licence", source.licence or "Not said"),
        ("Covers", span_words(source.period_start, source.period_end)),
        ("Known from", known_words(source)),
        ("Who can see it", whose),
        ("Figures held", count_words(source.held, "figure")),  # type: ignore[attr-defined]
    ]


def sections(source: FigureSource, tables: Sequence[PrintedTable]) -> list[Section]:
    """A source's tables under its own headings, as printed."""
    return [
        Section(heading or "No section named", tuple(table_link(source, one) for one in group))
        for heading, group in groupby(tables, key=lambda table: table.section)
    ]


def table_link(source: FigureSource, table: PrintedTable) -> Link:
    query = urlencode({"section": table.section, "table": table.table})
    href = f"{reverse('printed-table', args=[source.pk])}?{query}"
    return Link(f"{table.table} ({count_words(table.figures, 'figure')})", href)


def loads_table(loads: Iterable[Load]) -> Table:
    """Every attempt to load this source."""
    rows = [
        row(
            Cell(load.file_name, href=reverse("load", args=[load.pk])),
            load.get_state_display(),
            day_words(load.withdrawn_at or load.applied_at or load.started_at),
            load.new,
            load.revised,
            load.unchanged,
        )
        for load in loads
    ]
    return Table("Loads of this source", LOAD_COLUMNS, rows)


def disagreements(found: Iterable[Otherwise]) -> list[Disagreement]:
    return [disagreement(one) for one in found]


def disagreement(one: Otherwise) -> Disagreement:
    """What differs, which of the two stands and why; a third may stand before both."""
    reason = "Another source stands before both."
    if one.stands.pk == one.own.pk:
        reason = why(one.own, one.other)
    elif one.stands.pk == one.other.pk:
        reason = why(one.other, one.own)
    words = [detail_words(one.own), period_words(one.own)]
    return Disagreement(
        what=indicator_link(one.own),
        detail=", ".join(word for word in words if word),
        own=said(one.own),
        other=said(one.other),
        own_stands=one.stands.pk == one.own.pk,
        why=reason,
    )
