"""A report at a glance: sections, signatures, releases, and what may be done next."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from goldthread.core.periods import date_words
from goldthread.figures.models.release import ReleaseState
from goldthread.reports.content.blocks import GapBlock
from goldthread.reports.content.section import Content
from goldthread.reports.models import Report, ReportState
from goldthread.reports.signing import Signature
from goldthread.ui.tables import Cell, Column, Table, row
from goldthread.ui.words import count_words

COLOURS = {
    ReportState.DRAFT: "yellow",
    ReportState.SIGNED: "blue",
    ReportState.PUBLISHED: "green",
}


def listed(reports: Sequence[Report]) -> Table:
    """The reports as a table."""
    columns = [Column("Report"), Column("Period ends"), Column("Stands as")]
    rows = [
        row(
            Cell(report.title, href=reverse("report", args=[report.pk])),
            date_words(report.period_end),
            report.get_state_display(),
        )
        for report in reports
    ]
    return Table("The partnership's reports", columns, rows, hide_caption=True)


@dataclass(frozen=True)
class SectionLine:
    """A section in the list: what it holds, what is a gap in it, what is said of it."""

    heading: str
    href: str
    holds: str
    gaps: int
    comments: int


def sections(report: Report, content: Content, commented: Iterable[str]) -> list[SectionLine]:
    counted = Counter(commented)
    return [
        SectionLine(
            section.heading,
            reverse("report-section", args=[report.pk, section.key]),
            holds(len(section.blocks), sum(len(b.figures()) for b in section.blocks)),
            sum(isinstance(block, GapBlock) for block in section.blocks),
            counted[section.key],
        )
        for section in content.sections
    ]


def holds(blocks: int, figures: int) -> str:
    """'3 parts, 21 figures'."""
    said = count_words(blocks, "part")
    return f"{said}, {count_words(figures, 'figure')}" if figures else said


@dataclass(frozen=True)
class SignedLine:
    """For whom the report is signed, and by whom and when, in words."""

    name: str
    needed: bool
    is_signed: bool
    words: str


def signed(signatures: Sequence[Signature], people: Mapping[int, str]) -> list[SignedLine]:
    return [
        SignedLine(
            one.name,
            one.needed,
            one.sign_off is not None,
            f"Signed by {people.get(one.sign_off.signed_by, 'someone')},"
            f" {date_words(one.sign_off.signed_at.date())}"
            if one.sign_off
            else ("Not signed yet" if one.needed else "Not signed; not needed to close"),
        )
        for one in signatures
    ]


@dataclass(frozen=True)
class ReleaseLine:
    """What an edition reads, and where that stands."""

    name: str
    href: str
    state: str
    is_out: bool


def releases(report: Report) -> list[ReleaseLine]:
    pairs = (
        ("Public edition", report.public_release),
        ("Partners' edition", report.partners_release),
    )
    return [
        ReleaseLine(
            name,
            reverse("release", args=[release.pk]),
            release.get_state_display(),
            release.state == ReleaseState.FROZEN,
        )
        for name, release in pairs
        if release
    ]


@dataclass(frozen=True)
class StepLine:
    """Something that may be done with the report now."""

    text: str
    href: str
    is_main: bool


def steps(report: Report, may_write: bool) -> list[StepLine]:
    """What a writer may do now; nothing for others."""
    if not may_write:
        return []
    named: list[tuple[str, str, bool]] = []
    if report.state == ReportState.DRAFT:
        named = [("refresh", "Bring the figures up to date", False)]
    elif report.state == ReportState.SIGNED:
        prepared = bool(report.public_release_id)
        named = [("publish", "Publish", True)] if prepared else [
            ("release", "Prepare the editions", True)
        ]  # fmt: skip
        named.append(("reopen", "Open it again", False))
    return [
        StepLine(text, reverse("report-step", args=[report.pk, step]), main)
        for step, text, main in named
    ]
