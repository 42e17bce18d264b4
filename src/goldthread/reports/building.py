"""Building a report: one model, drawn as HTML, PDF and Word, and its figures as a file."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from django.utils.timezone import localtime

from goldthread.documents.figures_csv import figures_csv
from goldthread.documents.html import report_of
from goldthread.documents.model import Document
from goldthread.documents.pdf import pdf_of
from goldthread.documents.word import word_of
from goldthread.figures.models import Release
from goldthread.partnership.models import Area, Partnership
from goldthread.reports.bound.edition import Edition, decided, released
from goldthread.reports.document.build import document_of
from goldthread.reports.drafting.draft import draft
from goldthread.reports.drafting.period import ReportPeriod
from goldthread.reports.heading import heading_of
from goldthread.reports.keeping import content_of, newest, period_of
from goldthread.reports.models import Report, ReportState, ReportVersion


@dataclass(frozen=True)
class Built:
    """What was built: the document and its four files by name."""

    document: Document
    files: dict[str, bytes]


def drafted(
    area: Area,
    partnership: Partnership | None,
    period: ReportPeriod,
    edition: Edition,
    address: str = "",
) -> Document:
    """The first draft of a report, made from what is held, as an edition shows it."""
    content = draft(area, partnership, period)
    shown = decided(content, area, partnership, edition)
    heading = heading_of(area, partnership, period, address)
    return document_of(content, heading, shown, area, edition)


def kept(
    report: Report, edition: Edition, address: str = "", version: ReportVersion | None = None
) -> Document:
    """A report that people keep: its newest version, or another, as an edition shows it.

    What is published reads its frozen release; before that the edition is decided afresh, and
    the document says that it is a draft.
    """
    version = version or newest(report)
    content = content_of(version)
    release = released_as(report, edition)
    if report.state == ReportState.PUBLISHED and release:
        shown = released(content, release)
    else:
        shown = decided(content, report.area, report.partnership, edition)
    heading = replace(
        heading_of(report.area, report.partnership, period_of(report), address),
        title=report.title,
        as_at=localtime(version.as_at).date(),
        draft=report.state != ReportState.PUBLISHED,
    )
    return document_of(content, heading, shown, report.area, edition)


def released_as(report: Report, edition: Edition) -> Release | None:
    """The release that an edition reads."""
    return report.public_release if edition == Edition.PUBLIC else report.partners_release


# How each file is made of a document.
MAKERS: dict[str, Callable[[Document], bytes]] = {
    "report.html": lambda document: report_of(document).encode(),
    "report.pdf": pdf_of,
    "report.docx": word_of,
    "figures.csv": lambda document: figures_csv(document).encode("utf-8-sig"),
}


def built(document: Document) -> Built:
    """The four files of a document."""
    return Built(document, {name: make(document) for name, make in MAKERS.items()})


def write(made: Built, folder: Path) -> list[Path]:
    """Put the files into a folder, each whole or not at all; gives their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, content in made.files.items():
        draft_path = folder / f".{name}.part"
        draft_path.write_bytes(content)
        written.append(draft_path.replace(folder / name))
    return written
