"""Bringing a report's figures up to date: a person's words stay, the figures are asked again."""

from dataclasses import replace

from goldthread.reports.content.blocks import (
    BandsBlock,
    Block,
    BudgetBlock,
    ChangesBlock,
    JudgedBlock,
    KeyNumbersBlock,
    PrintedBlock,
)
from goldthread.reports.content.section import Content, Section
from goldthread.reports.drafting.draft import draft
from goldthread.reports.keeping import edit, period_of
from goldthread.reports.models import Report, ReportVersion

UP_TO_DATE = "Figures brought up to date"


def refresh(report: Report) -> ReportVersion:
    """A version with the figures held now; the same version where none changed."""
    fresh = draft(report.area, report.partnership, period_of(report))
    return edit(report, lambda held: refreshed(held, fresh), UP_TO_DATE)


def refreshed(held: Content, fresh: Content) -> Content:
    """The content with each block of figures replaced by its fresh likeness, where there is one."""
    return Content(tuple(refreshed_section(section, fresh) for section in held.sections))


def refreshed_section(section: Section, fresh: Content) -> Section:
    likely = [block for one in fresh.sections if one.key == section.key for block in one.blocks]
    blocks = tuple(
        with_new_figures(block, next((o for o in likely if alike(block, o)), None))
        for block in section.blocks
    )
    return replace(section, blocks=blocks)


def alike(block: Block, other: Block) -> bool:
    """Whether both show the same thing: its figures may differ."""
    return type(block) is type(other) and what_of(block) == what_of(other) is not None


def what_of(block: Block) -> object:
    """What a block of figures is of; None for one of words."""
    match block:
        case JudgedBlock():
            return (block.indicator, block.breakdown, block.unit, block.cadence)
        case BandsBlock() | PrintedBlock():
            return block.caption
        case ChangesBlock() | KeyNumbersBlock() | BudgetBlock():
            return type(block)
    return None


def with_new_figures(block: Block, fresh: Block | None) -> Block:
    """The block with the fresh one's figures and its own words."""
    match block, fresh:
        case JudgedBlock() as own, JudgedBlock() as new:
            return replace(new, id=own.id, edits=own.edits, drawn=own.drawn)
        case ChangesBlock() as own, ChangesBlock() as new:
            return replace(new, id=own.id, caption=own.caption, note=own.note)
        case BandsBlock() as own, BandsBlock() as new:
            return replace(new, id=own.id, note=own.note)
        case PrintedBlock() as own, PrintedBlock() as new:
            return replace(new, id=own.id, note=own.note)
        case KeyNumbersBlock() as own, KeyNumbersBlock() as new:
            return replace(new, id=own.id, caption=own.caption)
        case BudgetBlock() as own, BudgetBlock() as new:
            return replace(new, id=own.id, reserve=own.reserve, note=own.note)
    return block
