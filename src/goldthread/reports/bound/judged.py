"""A judged block with its figures in place: the judgement of what the edition shows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldthread.figures.judgement.judge import judge
from goldthread.figures.judgement.series import Break
from goldthread.figures.judgement.targets import Target
from goldthread.figures.models import Figure, IndicatorVersion
from goldthread.figures.models.figure import State
from goldthread.figures.reading.bases import Populations, mid_year, populations, with_bases
from goldthread.figures.reading.comparators import Comparators, comparators_of
from goldthread.figures.reading.judging import (
    Judged,
    TargetKey,
    named_comparators,
    neighbours_of,
    target_key,
    targets_for,
)
from goldthread.figures.reading.series import HeldSeries, SeriesKey, breaks_of, versions_of
from goldthread.partnership.models import Area
from goldthread.reports.bound.figures import Bound
from goldthread.reports.content.blocks import JudgedBlock
from goldthread.reports.content.section import Content


@dataclass(frozen=True)
class Surroundings:
    """What judging needs besides the figures: read once for a whole report."""

    area: Area
    comparators: Comparators
    people: Populations
    targets: Mapping[TargetKey, Target]
    versions: Mapping[int, Sequence[IndicatorVersion]]
    breaks: Mapping[int, Sequence[tuple[int | None, Break]]]


def surroundings(content: Content, bound: Bound, area: Area) -> Surroundings:
    """Everything beside the figures. The number of queries does not grow with the blocks."""
    comparators = comparators_of(area)
    wanted = {
        block.figures_here[-1]
        for _, block in content.blocks()
        if isinstance(block, JudgedBlock) and block.figures_here
    }
    found = {figure.indicator_id: figure.indicator for figure in bound.several(wanted)}
    versions = versions_of(found)
    return Surroundings(
        area,
        comparators,
        populations([area, *comparators.areas]),
        targets_for(list(found.values()), area),
        versions,
        breaks_of(found, versions),
    )


def judged_of(block: JudgedBlock, bound: Bound, around: Surroundings) -> Judged | None:
    """The block's series judged as the edition shows it; None where no figure of it is there."""
    own = series_of(block, bound.several(block.figures_here), around)
    if own is None:
        return None
    others = (series_of(block, bound.several(ids), around) for ids in block.beside.values())
    beside = tuple(one for one in others if one is not None)
    give_bases(own, beside, bound.several(block.counts), around)
    judgement = judge(
        own.judged(),
        comparators=list(named_comparators(own, beside, around.comparators)),
        target=around.targets.get(target_key(own)),
        neighbours=neighbours_of(own, beside, around.comparators),
        population=population(own, around.people),
    )
    return Judged(own, beside, around.comparators, judgement)


def series_of(
    block: JudgedBlock, figures: Sequence[Figure], around: Surroundings
) -> HeldSeries | None:
    """Pinned figures as a series; what is held about its definition comes with it."""
    if not figures:
        return None
    indicator, area = figures[-1].indicator, figures[-1].area
    breaks = around.breaks.get(indicator.pk, ())
    return HeldSeries(
        indicator,
        area,
        SeriesKey(block.breakdown, block.unit, block.cadence),
        tuple(figures),  # type: ignore[arg-type]
        tuple(one for place, one in breaks if place in (None, area.pk)),
        tuple(around.versions.get(indicator.pk, ())),
    )


def give_bases(
    own: HeldSeries, beside: Iterable[HeldSeries], counts: Sequence[Figure], around: Surroundings
) -> None:
    """The counts behind rates, where the edition shows them: a hidden count stands behind none."""
    shown = tuple(figure for figure in counts if figure.state == State.NUMBER)
    key = SeriesKey(own.key.breakdown, "count", own.key.cadence)
    behind = HeldSeries(own.indicator, own.area, key, shown, ())  # type: ignore[arg-type]
    with_bases([own], [behind], around.people)
    with_bases(beside, [], around.people)


def population(own: HeldSeries, people: Populations) -> int | None:
    """The children of the area at the last figure's mid-year; None where it is not held."""
    held: Decimal = people.get((own.area.pk, mid_year(own.figures[-1].period_end)), Decimal(0))
    return int(held) or None
