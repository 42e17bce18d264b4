"""The opening sections: the area in a few numbers, and how the partners work together."""

from collections.abc import Iterator, Sequence

from goldthread.figures.models import CurrentFigure
from goldthread.figures.models.figure import Measure
from goldthread.figures.reading.bases import POPULATION
from goldthread.partnership.models import Agency
from goldthread.reports.content.blocks import (
    Block,
    GapBlock,
    KeyNumberLine,
    KeyNumbersBlock,
    TextBlock,
)
from goldthread.reports.content.rows import StructureBlock
from goldthread.reports.drafting.series import Material

# Numbers that say the size of the work: the children there are, and how many are helped how.
SIZES = ("CH013", "CH017", "CH025", "CL001", "CH001", "AD001")


def about(material: Material) -> Iterator[Block]:
    """Whom the report is for, and the area in a few numbers."""
    name = material.partnership.name if material.partnership else f"The partners of {material.area}"
    yield TextBlock(
        text=f"{name} answers for how children and adults at risk in {material.area.name} are"
        f" kept safe. This report tells of {material.period.label}. Every number in it leads to"
        " where it comes from, and what is not known is said."
    )
    lines = [*population(material), *sizes(material)]
    if lines:
        yield KeyNumbersBlock(caption=f"{material.area.name} in numbers", lines=tuple(lines))


def population(material: Material) -> Iterator[KeyNumberLine]:
    """The newest count of children up to the period's end."""
    held = CurrentFigure.objects.filter(
        area=material.area,
        indicator__code=POPULATION,
        indicator__partnership=None,
        breakdown="",
        measure=Measure.VALUE,
        period_end__lte=material.period.end,
    )
    newest = held.order_by("-period_end").first()
    if newest and newest.period_end:
        yield KeyNumberLine(
            "Children and young people aged 0 to 17", newest.pk, f"mid-{newest.period_end.year}"
        )


def sizes(material: Material) -> Iterator[KeyNumberLine]:
    """The counts of children helped, of those held."""
    for one in material.told:
        if one.series.indicator.code not in SIZES:
            continue
        count = count_of(one.every, one.current)
        if count is not None:
            yield KeyNumberLine(one.series.indicator.name, count.pk)


def count_of(every: Sequence[object], current: CurrentFigure) -> CurrentFigure | None:
    """The count that belongs to a figure: itself, or the one of its indicator and period."""
    if current.unit == "count":
        return current
    for series in every:
        for figure in getattr(series, "figures", ()):
            if figure.unit == "count" and figure.period_end == current.period_end:
                return figure
    return None


def structure(material: Material) -> Iterator[Block]:
    """The partners and the agencies that work with them, as the register of agencies has them."""
    agencies = list(Agency.objects.filter(partnership=material.partnership).order_by("name"))
    if not agencies or material.partnership is None:
        yield GapBlock(what="Structure", why="No agency of this partnership is held.")
        return
    top = material.partnership.name
    rows = [{"name": top, "under": "", "detail": ""}]
    for agency in agencies:
        detail = "Statutory safeguarding partner" if agency.statutory else "Relevant agency"
        rows.append({"name": agency.name, "under": top, "detail": detail})
    yield StructureBlock(caption="Who works together", rows=tuple(rows))
