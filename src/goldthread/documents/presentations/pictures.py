"""Infographics, structure charts, and a plan on a page: presentation 18."""

from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.documents.chart_data import Tree, TreeNode
from goldthread.documents.charts import chart_of
from goldthread.documents.model import (
    Block,
    Bullets,
    ChartBlock,
    KeyNumber,
    KeyNumbers,
    Panel,
    Panels,
    Paragraph,
    Words,
)


@dataclass(frozen=True)
class PlanPart:
    """One part of a plan on a page: priorities, partners, how we understand."""

    title: str
    points: Sequence[Words]
    lead: Words = ""


def infographic(title: str, items: Sequence[KeyNumber], note: Words = "") -> tuple[Block, ...]:
    """A few numbers set large, all of it words: nothing in it needs to be seen."""
    under = (Paragraph(note, small=True),) if note else ()
    return (KeyNumbers(tuple(items), title), *under)


def structure_chart(
    title: str, top: TreeNode, sources: tuple[str, ...] = (), note: Words = ""
) -> tuple[Block, ...]:
    """The partnership's groups and who reports to whom; told as a table at the end."""
    return (ChartBlock(chart_of(Tree(title, top)), sources, note),)


def plan_on_a_page(title: str, parts: Sequence[PlanPart], across: int = 3) -> tuple[Block, ...]:
    """A plan as parts side by side, on a page on its side."""
    panels = tuple(
        Panel(part.title, (*((Paragraph(part.lead),) if part.lead else ()), Bullets(part.points)))
        for part in parts
    )
    return (Panels(title, panels, across, wide=True),)
