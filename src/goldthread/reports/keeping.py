"""Keeping reports: started from a draft, edited part by part, each edit a version of its own.

Two people may edit at once. An edit is laid on the newest version; it is refused only where
someone else changed the same part since the editor opened it.
"""

from collections.abc import Callable
from dataclasses import replace

from django.db import transaction

from goldthread.core.audit import record
from goldthread.core.context import current_actor
from goldthread.core.now import now
from goldthread.partnership.models import Area, Partnership
from goldthread.reports.actions import REPORT_EDITED, REPORT_STARTED
from goldthread.reports.content.blocks import Block
from goldthread.reports.content.codec import content_data, content_from
from goldthread.reports.content.section import Content, NoSuchPart, Section
from goldthread.reports.drafting.draft import draft
from goldthread.reports.drafting.period import ReportPeriod
from goldthread.reports.models import Report, ReportVersion

STARTED = "Drafted from the figures held"


class CannotEdit(Exception):
    """Why a report cannot be changed now, in a sentence a person can act on."""


class ChangedMeanwhile(CannotEdit):
    """Someone else changed the same part since this person opened it."""


def period_of(report: Report) -> ReportPeriod:
    return ReportPeriod(report.period_start, report.period_end)


def start(partnership: Partnership, area: Area, period: ReportPeriod) -> Report:
    """A new report with its first draft. Raises CannotEdit where the period has one already."""
    held = Report.objects.filter(
        partnership=partnership, area=area, period_start=period.start, period_end=period.end
    )
    if held.exists():
        raise CannotEdit(f"There is a report of {area.name} for {period.label} already: open it.")
    with transaction.atomic():
        report = Report.objects.create(
            partnership=partnership,
            area=area,
            title=f"Annual report {period.label}, {area.name}",
            period_start=period.start,
            period_end=period.end,
            started_by=current_actor().person,
            started_at=now(),
        )
        add_version(report, draft(area, partnership, period), STARTED)
        record(REPORT_STARTED, report, after={"title": report.title})
    return report


def newest(report: Report) -> ReportVersion:
    """What a report says now. Raises Report.DoesNotExist for those who may not read it."""
    found = report.versions.order_by("-number").first()
    if found is None:
        raise Report.DoesNotExist("no such report")
    return found


def content_of(version: ReportVersion) -> Content:
    """What a version says."""
    return content_from(version.content)


def add_version(report: Report, content: Content, why: str, part: str = "") -> ReportVersion:
    """Write the next version down."""
    last = report.versions.order_by("-number").values_list("number", flat=True).first() or 0
    moment = now()
    return ReportVersion.objects.create(
        report=report,
        partnership_id=report.partnership_id,
        number=last + 1,
        content=content_data(content),
        as_at=moment,
        made_by=current_actor().person,
        made_at=moment,
        why=why[:200],
        part=part,
    )


def check_open(report: Report) -> None:
    """Raise CannotEdit for a report that is signed off or out."""
    if not report.is_open:
        raise CannotEdit(
            f"“{report.title}” is {report.get_state_display().lower()}: what was signed stays as it"
            " is. Open it again first, which ends its signatures."
        )


def edit(
    report: Report, change: Callable[[Content], Content], why: str, part: str = ""
) -> ReportVersion:
    """Lay a change on the newest version. A change that changes nothing makes no version."""
    with transaction.atomic():
        report = Report.objects.select_for_update().get(pk=report.pk)
        check_open(report)
        before = newest(report)
        held = content_of(before)
        changed = change(held)
        if changed == held:
            return before
        version = add_version(report, changed, why, part)
        facts = {"title": report.title, "why": why, "version": version.number}
        record(REPORT_EDITED, report, after=facts)
    return version


def change_block(report: Report, key: str, block: Block, seen: int, why: str = "") -> ReportVersion:
    """Put a block in place of the one of its id. `seen` is the version the editor had open.

    Raises ChangedMeanwhile where the block is another than it was then, NoSuchPart where it
    is gone.
    """
    then = block_at(report, seen, key, block.id)

    def change(content: Content) -> Content:
        section = content.section(key)
        if section.block(block.id) != then:
            raise ChangedMeanwhile(
                "Someone else changed this part while you had it open. Your words are below:"
                " compare them with what stands now, and save again."
            )
        return content.with_section(section.with_block(block))

    heading = content_of(newest(report)).section(key).heading
    return edit(report, change, why or f"{block.name} in “{heading}”", block.id)


def block_at(report: Report, number: int, key: str, block_id: str) -> Block | None:
    """The block as it stood in a version; None where it was not there."""
    version = report.versions.filter(number=number).first()
    if version is None:
        return None
    try:
        return content_of(version).section(key).block(block_id)
    except NoSuchPart:
        return None


def add_block(report: Report, key: str, block: Block) -> Block:
    """Put a new block at the end of a section; gives it with its id."""
    made: list[Block] = []

    def change(content: Content) -> Content:
        section = content.section(key)
        made.append(replace(block, id=free_id(section)))
        return content.with_section(section.with_block(made[-1]))

    edit(report, change, f"Added: {block.name.lower()}", key)
    return made[-1]


def free_id(section: Section) -> str:
    """The next id no block of the section has or had."""
    numbers = [int(block.id.rpartition("-")[2]) for block in section.blocks]
    return f"{section.key}-{max(numbers, default=0) + 1}"


def remove_block(report: Report, key: str, block_id: str) -> ReportVersion:
    """Take a block out. Raises NoSuchPart where it is gone already."""

    def change(content: Content) -> Content:
        section = content.section(key)
        gone = section.block(block_id)
        return content.with_section(
            replace(section, blocks=tuple(b for b in section.blocks if b is not gone))
        )

    return edit(report, change, "Taken out", block_id)


def move_block(report: Report, key: str, block_id: str, by: int) -> ReportVersion:
    """Move a block up (-1) or down (1) within its section; at an end it stays."""

    def change(content: Content) -> Content:
        section = content.section(key)
        blocks = list(section.blocks)
        place = blocks.index(section.block(block_id))
        to = min(max(place + by, 0), len(blocks) - 1)
        blocks.insert(to, blocks.pop(place))
        return content.with_section(replace(section, blocks=tuple(blocks)))

    return edit(report, change, "Moved", block_id)


def rename_section(report: Report, key: str, heading: str) -> ReportVersion:
    """Give a section another heading."""

    def change(content: Content) -> Content:
        return content.with_section(replace(content.section(key), heading=heading))

    return edit(report, change, f"Heading: {heading}", key)


def go_back(report: Report, number: int) -> ReportVersion:
    """Make what an earlier version said the newest: nothing between is lost."""
    then = report.versions.get(number=number)
    return edit(report, lambda _: content_of(then), f"Back to version {number}")
