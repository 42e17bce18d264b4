"""A section for whoever writes it: its parts, how it reads, the figures to choose from."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from markupsafe import Markup

from goldthread.documents.html import fragment_of
from goldthread.figures.models import Indicator
from goldthread.reports.bound.edition import Edition, decided
from goldthread.reports.bound.figures import read
from goldthread.reports.content.blocks import Block, GapBlock, JudgedBlock, TextBlock
from goldthread.reports.content.section import Content, Section
from goldthread.reports.document.build import document_of
from goldthread.reports.document.notes import when, words_of
from goldthread.reports.heading import heading_of
from goldthread.reports.keeping import period_of
from goldthread.reports.models import Report
from goldthread.ui.words import count_words

EXCERPT, CHOICES = 110, 80


@dataclass(frozen=True)
class Part:
    """A part in the list: its kind, how it begins, and where it is edited and moved."""

    id: str
    name: str
    excerpt: str
    figures: str
    edit: str
    change: str
    is_gap: bool
    is_first: bool
    is_last: bool


def parts(report: Report, section: Section) -> list[Part]:
    last, named = len(section.blocks) - 1, names(section)
    return [
        Part(
            block.id,
            block.name,
            named.get(block.indicator, "") if isinstance(block, JudgedBlock) else excerpt(block),
            count_words(len(block.figures()), "figure") if block.figures() else "",
            reverse("report-part", args=[report.pk, section.key, block.id]),
            reverse("report-part-change", args=[report.pk, section.key, block.id]),
            isinstance(block, GapBlock),
            place == 0,
            place == last,
        )
        for place, block in enumerate(section.blocks)
    ]


def names(section: Section) -> dict[str, str]:
    """The names of the indicators that a section judges, by code."""
    codes = {block.indicator for block in section.blocks if isinstance(block, JudgedBlock)}
    return dict(Indicator.objects.filter(code__in=codes).values_list("code", "name"))


def excerpt(block: Block) -> str:
    """How a part begins, in its own words."""
    match block:
        case GapBlock():
            said = f"{block.what}. {block.why}"
        case TextBlock():
            said = block.text
        case _:
            said = next((words for words in block.words() if words), "")
    short = " ".join(said.split())
    return short if len(short) <= EXCERPT else short[:EXCERPT].rsplit(" ", 1)[0] + "…"


def preview(report: Report, content: Content, section: Section) -> Markup:
    """How a section reads in the partners' edition."""
    alone = Content((Section(section.key, section.heading, section.blocks),))
    bound = decided(alone, report.area, report.partnership, Edition.PARTNERS)
    heading = heading_of(report.area, report.partnership, period_of(report))
    document = document_of(alone, heading, bound, report.area, Edition.PARTNERS, framed=False)
    return fragment_of(document)


@dataclass(frozen=True)
class Choice:
    """A figure that may be put into words, and how it is written there."""

    token: str
    words: str


def choices(content: Content, section: Section) -> list[Choice]:
    """The figures of a section that a person may name in words."""
    held = read(sorted(own(section))[:CHOICES])
    found = [
        Choice(
            f"{{f:{figure.pk}}}",
            f"{figure.indicator.name}, {figure.area.name}, {when(figure)}: {words_of(figure)}",
        )
        for figure in held.values()
    ]
    return sorted(found, key=lambda one: one.words)


def own(section: Section) -> Iterator[int]:
    """The figures of the section's own series: those of other areas would bury them."""
    for block in section.blocks:
        if isinstance(block, JudgedBlock):
            yield from block.figures_here[-2:]
        else:
            yield from block.figures()
