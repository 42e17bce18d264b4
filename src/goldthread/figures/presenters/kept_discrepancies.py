"""Discrepancies as pages and files show them: in words, with their figures side by side."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from goldthread.core.periods import period_label
from goldthread.core.values import format_number, rounded
from goldthread.figures.discrepancies.records import Rule, Severity
from goldthread.figures.discrepancies.rules import RULES
from goldthread.figures.discrepancies.words import percent
from goldthread.figures.models import Discrepancy, DiscrepancyCheck, DiscrepancyNote, Figure
from goldthread.figures.models.discrepancy import Standing
from goldthread.figures.presenters.kept_figure import table_link
from goldthread.figures.presenters.kept_words import (
    Link,
    Said,
    detail_words,
    period_words,
    said,
)
from goldthread.ui.tables import Cell, Column, Table, row
from goldthread.ui.words import date_words, thousands, time_words

COLOURS = {Severity.HIGH: "red", Severity.MEDIUM: "orange", Severity.LOW: "grey"}
STANDING_COLOURS = {Standing.OPEN: "blue", Standing.EXPLAINED: "green", Standing.ACCEPTED: "purple"}
SOMEONE = "someone who has since left"
FILE = [
    Column("Severity"),
    Column("Rule"),
    Column("What does not fit"),
    Column("Message"),
    Column("Indicator"),
    Column("Area"),
    Column("Period"),
    Column("Figures"),
    Column("How far apart", numeric=True),
    Column("Noted in the source"),
    Column("Standing"),
    Column("Rule code"),
]


@dataclass(frozen=True)
class Entry:
    """One discrepancy in a list."""

    href: str
    title: str
    message: str
    severity: str
    severity_words: str
    colour: str
    rule: str
    standing: str
    standing_colour: str
    foot: str


@dataclass(frozen=True)
class Beside:
    """One of its figures: what it is of, its value, where it stands."""

    name: str
    detail: str
    said: Said
    when: str
    place: Link
    reference: str
    revised: bool


@dataclass(frozen=True)
class Word:
    """What a person said, and whether it holds."""

    standing: str
    reason: str
    when: str
    state: str
    holds: bool


def entries(found: Iterable[Discrepancy]) -> list[Entry]:
    return [entry(one) for one in found]


def entry(one: Discrepancy) -> Entry:
    severity, standing = Severity(one.severity), standing_of(one)
    return Entry(
        href=reverse("discrepancy", args=[one.pk]),
        title=one.title,
        message=one.message,
        severity=one.severity,
        severity_words=severity_words(severity),
        colour=COLOURS[severity],
        rule=rule_of(one).name,
        standing=standing.label,
        standing_colour=STANDING_COLOURS[standing],
        foot=foot(one),
    )


def rule_of(one: Discrepancy) -> Rule:
    return RULES[one.rule]


def standing_of(one: Discrepancy) -> Standing:
    return Standing(getattr(one, "standing", Standing.OPEN))


def severity_words(severity: Severity) -> str:
    """'High', 'Medium', 'Low': the word stands on the colour."""
    return severity.value.capitalize()


def foot(one: Discrepancy) -> str:
    """What else a reader should know before opening it."""
    said_of = [f"Found {date_words(one.found_at)}"]
    if one.apart:
        said_of.append(f"{percent(one.apart)} apart")
    if one.immaterial:
        said_of.append("too small to matter by itself")
    if one.explained:
        said_of.append("a printed note accounts for it")
    if getattr(one, "reopened", False):
        said_of.append("open again: a figure was revised since somebody explained it")
    return "; ".join(said_of) + "."


def beside(figures: Iterable[Figure]) -> list[Beside]:
    """The figures side by side."""
    return [
        Beside(
            name=figure.indicator.name,
            detail="; ".join(filter(None, (detail_words(figure), parts_words(figure)))),
            said=said(figure),
            when=f"{figure.area.name}, {period_words(figure)}",
            place=place(figure),
            reference=figure.reference,
            revised=figure.recorded_until is not None,
        )
        for figure in figures
    ]


def parts_words(figure: Figure) -> str:
    """'133 of 295', where the source prints them."""
    part, whole = figure.numerator, figure.denominator
    if part is None or whole is None:
        return f"of {format_number(whole)}" if whole is not None else ""
    return f"{format_number(part)} of {format_number(whole)}"


def place(figure: Figure) -> Link:
    """Where in its source it stands: its printed table, or its section."""
    table = table_link(figure)
    return table if table.href else Link(figure.section or f"Row {thousands(figure.place)}")


def words_of(
    notes: Iterable[DiscrepancyNote], names: Mapping[int, str], versions: str
) -> list[Word]:
    """Everything said of it, newest first."""
    return [word(note, names, versions) for note in notes]


def word(note: DiscrepancyNote, names: Mapping[int, str], versions: str) -> Word:
    holds = note.withdrawn_at is None and note.versions == versions
    return Word(
        standing=Standing(note.standing).label,
        reason=note.reason,
        when=f"{names.get(note.written_by, SOMEONE)}, {time_words(note.written_at)}",
        state="" if holds else ended_words(note, names),
        holds=holds,
    )


def ended_words(note: DiscrepancyNote, names: Mapping[int, str]) -> str:
    if note.withdrawn_at is None or note.withdrawn_by is None:
        return "No longer holds: a figure was revised since."
    who = names.get(note.withdrawn_by, SOMEONE)
    return f"Taken back by {who}, {time_words(note.withdrawn_at)}."


def checked_words(check: DiscrepancyCheck | None) -> str:
    """When what is shown was found, and over how many figures."""
    if check is None:
        return "The figures have not been checked yet."
    return (
        f"Last checked {time_words(check.checked_at)}: {thousands(check.figures)} figures, those of"
        " reports and returns and the official ones that bear on them."
    )


def rules() -> list[Rule]:
    return list(RULES.values())


def as_file(found: Iterable[Discrepancy], area: str) -> Table:
    """Every discrepancy asked for, one a row."""
    return Table(f"Discrepancies {area}", FILE, [file_row(one) for one in found])


def file_row(one: Discrepancy):  # type: ignore[no-untyped-def]
    return row(
        severity_words(Severity(one.severity)),
        rule_of(one).name,
        one.title,
        one.message,
        one.indicator.name,
        one.area.name,
        period_label(one.period_kind, one.period_start, one.period_end),
        ", ".join(one.references),
        Cell(percent(one.apart), rounded(one.apart, 4)),
        one.explained,
        standing_of(one).label,
        one.rule,
    )


def list_href(**asked: object) -> str:
    """The list narrowed: list_href(source=3, area='all')."""
    return f"{reverse('discrepancies')}?{urlencode(asked)}"
