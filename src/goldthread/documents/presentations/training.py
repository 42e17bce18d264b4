"""Courses, places and delegates; and what the training changed.

Presentations 14 and 15.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldthread.core.values import format_difference
from goldthread.documents.chart_data import BandGroup, Bands
from goldthread.documents.charts import chart_of
from goldthread.documents.model import Block, ChartBlock, Grid, Number, Words
from goldthread.documents.presentations.building import (
    grid_row,
    missing_of,
    number_column,
    parts,
    point,
    share_of,
    total_of,
    words_column,
)


@dataclass(frozen=True)
class Course:
    """A course, how long it is, and how many came."""

    title: str
    length: str
    delegates: Number


@dataclass(frozen=True)
class Places:
    """A course's places offered and booked, and those who came."""

    course: str
    offered: Number
    booked: Number
    attended: Number


@dataclass(frozen=True)
class Rating:
    """How those who answered rated a course: a share for each point of the scale."""

    course: str
    shares: Sequence[tuple[str, Number]]
    responses: Number


@dataclass(frozen=True)
class Confidence:
    """The percentage confident before and after, of how many who answered."""

    course: str
    before: Number
    after: Number
    responses: Number


@dataclass(frozen=True)
class SurveyResult:
    """A statement, the percentage that agreed, and of how many."""

    statement: Words
    percent: Number
    responses: Number


def course_table(
    caption: str,
    courses: Sequence[Course],
    printed_total: Number | None = None,
    sources: tuple[str, ...] = (),
    note: Words = "",
) -> tuple[Block, ...]:
    """Courses with their length and delegates, summed; a printed total that differs is said."""
    columns = (
        words_column("Title of course", 0.6),
        words_column("Length", 0.2),
        number_column("Delegates", 0.2),
    )
    rows = [grid_row(course.title, course.length, course.delegates) for course in courses]
    total = total_of(course.delegates for course in courses)
    rows.append(grid_row("Total", "", printed_total or total, total=True))
    return (
        Grid(caption, columns, tuple(rows), sources, [*parts(note), *_sum(printed_total, total)]),
    )


def _sum(printed: Number | None, total: Number) -> list[str | Number]:
    if printed is None or printed.value is None or total.value in {None, printed.value}:
        return []
    return [f" The courses listed sum to {total.words}, not to the printed {printed.words}."]


def places_table(
    caption: str,
    rows: Sequence[Places],
    sources: tuple[str, ...] = (),
    note: Words = "",
) -> tuple[Block, ...]:
    """Offered, booked, attended; and what part of the places booked was used. Drawn as bars too."""
    headings = ("Offered", "Booked", "Attended", "Attended of booked")
    columns = (words_column("Course"), *map(number_column, headings))
    total = Places(
        "All courses",
        total_of(row.offered for row in rows),
        total_of(row.booked for row in rows),
        total_of(row.attended for row in rows),
    )
    drawn = [
        grid_row(
            row.course,
            row.offered,
            row.booked,
            row.attended,
            share_of(row.attended, row.booked),
            total=row is total,
        )
        for row in (*rows, *([total] if len(rows) > 1 else []))
    ]
    used = (("Offered", "offered"), ("Booked", "booked"), ("Attended", "attended"))
    groups = [
        BandGroup(name, [point(row.course, getattr(row, part)) for row in rows])
        for name, part in used
    ]
    chart = ChartBlock(chart_of(Bands(caption, "Places", groups)), twin_elsewhere=True)
    return (chart, Grid(caption, columns, tuple(drawn), sources, note))


def rating_shares(
    title: str,
    ratings: Sequence[Rating],
    sources: tuple[str, ...] = (),
    note: Words = "",
) -> tuple[Block, ...]:
    """How courses were rated, as a share of those who answered: drawn, with its table."""
    scale = list(dict.fromkeys(name for rating in ratings for name, _ in rating.shares))
    groups = [
        BandGroup(rating.course, [point(name, share) for name, share in rating.shares])
        for rating in ratings
    ]
    chart = chart_of(Bands(title, "Percentage of those who answered", groups))
    columns = (words_column("Course"), *map(number_column, scale), number_column("Answers"))
    missing = Number("", state="not_available")
    rows = tuple(
        grid_row(r.course, *(dict(r.shares).get(name, missing) for name in scale), r.responses)
        for r in ratings
    )
    return (ChartBlock(chart, twin_elsewhere=True), Grid(title, columns, rows, sources, note))


def confidence_change(
    title: str,
    rows: Sequence[Confidence],
    sources: tuple[str, ...] = (),
    note: Words = "",
) -> tuple[Block, ...]:
    """Confidence before and after a course, and the difference in percentage points."""
    groups = [
        BandGroup("Before", [point(row.course, row.before) for row in rows]),
        BandGroup("After", [point(row.course, row.after) for row in rows]),
    ]
    chart = chart_of(Bands(title, "Percentage confident", groups))
    headings = ("Before", "After", "Difference", "Answers")
    columns = (words_column("Course"), *map(number_column, headings))
    drawn = tuple(
        grid_row(row.course, row.before, row.after, points_gained(row), row.responses)
        for row in rows
    )
    return (ChartBlock(chart, twin_elsewhere=True), Grid(title, columns, drawn, sources, note))


def points_gained(row: Confidence) -> Number:
    """The difference in percentage points; a state where either end has no number."""
    if (missing := missing_of(row.after, row.before)) is not None:
        return missing
    change = Decimal(row.after.value or 0) - Decimal(row.before.value or 0)
    return Number(format_difference(change, "percent"), row.after.source, change)


def survey_results(
    caption: str,
    rows: Sequence[SurveyResult],
    sources: tuple[str, ...] = (),
    note: Words = "",
) -> tuple[Block, ...]:
    """What people said of a course or a service, with how many answered."""
    columns = (words_column("Statement"), number_column("Agreed"), number_column("Answers"))
    drawn = tuple(grid_row(row.statement, row.percent, row.responses) for row in rows)
    return (Grid(caption, columns, drawn, sources, note),)
