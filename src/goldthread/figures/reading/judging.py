"""Judging what is stored: a series with everything that stands beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldthread.figures.judgement.comparators import Comparator, Neighbours
from goldthread.figures.judgement.judge import Judgement, judge
from goldthread.figures.judgement.series import Point
from goldthread.figures.judgement.targets import Target
from goldthread.figures.models import CurrentFigure, Indicator
from goldthread.figures.models import Target as HeldTarget
from goldthread.figures.models.figure import Measure, State
from goldthread.figures.reading.bases import mid_year, populations, with_bases
from goldthread.figures.reading.comparators import Comparators, comparators_of
from goldthread.figures.reading.series import HeldSeries, SeriesKey, held, point
from goldthread.partnership.models import Area


@dataclass(frozen=True)
class Judged:
    """A stored series, what stands beside it, and what it all means."""

    series: HeldSeries
    beside: tuple[HeldSeries, ...]
    comparators: Comparators
    judgement: Judgement


@dataclass(frozen=True)
class IndicatorHere:
    """One indicator in one area: all its series there, and one of them judged.

    `elsewhere` is every series of the areas it is compared with, in the unit that is judged
    and in counts.
    """

    indicator: Indicator
    area: Area
    all_series: tuple[HeldSeries, ...]
    judged: Judged | None
    elsewhere: tuple[HeldSeries, ...] = ()


def judge_indicator(
    indicator: Indicator, area: Area, key: SeriesKey | None = None, edition: str | None = None
) -> IndicatorHere:
    """An indicator in an area, with the series of `key` judged, or else its fullest."""
    comparators = comparators_of(area, edition)
    own = tuple(held([indicator], [area]))
    chosen = next((s for s in own if s.key == key), None) or next(iter(own), None)
    if chosen is None:
        return IndicatorHere(indicator, area, own, None)
    # Beside a rate the counts are read too: they are the numbers behind it.
    elsewhere = tuple(held([indicator], comparators.areas, units={chosen.key.unit, "count"}))
    beside = tuple(series for series in elsewhere if series.key == chosen.key)
    people = populations([area, *comparators.areas])
    with_bases([chosen, *beside], [*own, *elsewhere], people)
    targets = targets_for([indicator], area)
    judgement = judge(
        chosen.judged(),
        comparators=list(named_comparators(chosen, beside, comparators)),
        target=targets.get(target_key(chosen)),
        neighbours=neighbours_of(chosen, beside, comparators),
        population=int(people.get((area.pk, mid_year(chosen.figures[-1].period_end)), 0)) or None,
    )
    judged = Judged(chosen, beside, comparators, judgement)
    return IndicatorHere(indicator, area, own, judged, elsewhere)


def judge_many(indicators: Sequence[Indicator], area: Area) -> list[Judged]:
    """Each indicator's fullest series in an area judged by itself and its target, in order.

    The number of queries is the same for two indicators and two hundred.
    """
    targets = targets_for(indicators, area)
    every = held(indicators, [area], whole_only=True)
    first: dict[int, HeldSeries] = {}
    for series in every:
        first.setdefault(series.indicator.pk, series)
    with_bases(first.values(), every, populations([area]))
    nobody = Comparators(None, (), (), (), "")
    return [
        Judged(s, (), nobody, judge(s.judged(), target=targets.get(target_key(s))))
        for s in first.values()
    ]


def named_comparators(
    own: HeldSeries, beside: Sequence[HeldSeries], comparators: Comparators
) -> Iterable[Comparator]:
    """England, the regions and the force area, at the period of our latest figure."""
    kinds = {area.pk: "region" for area in comparators.regions}
    kinds |= {area.pk: "force" for area in comparators.forces}
    if comparators.nation:
        kinds[comparators.nation.pk] = "nation"
    for series in beside:
        kind = kinds.get(series.area.pk)
        if kind and (then := at_period(series, own)):
            yield Comparator(kind, series.area.name, then)


def neighbours_of(
    own: HeldSeries, beside: Sequence[HeldSeries], comparators: Comparators
) -> Neighbours | None:
    """The neighbours' figures at the period of our latest; one that has none is missing.

    None where no neighbour has any: there is nothing to stand beside.
    """
    by_area = {series.area.pk: series for series in beside}
    if not any(area.pk in by_area for area in comparators.neighbours):
        return None
    points = []
    for area in comparators.neighbours:
        series = by_area.get(area.pk)
        then = at_period(series, own) if series else None
        points.append((area.name, then or missing(own)))
    return Neighbours(tuple(points), comparators.edition)


def at_period(series: HeldSeries, own: HeldSeries) -> Point | None:
    """The point of another series at the period of our latest figure."""
    latest = own.figures[-1]
    for figure in reversed(series.figures):
        if (figure.period_start, figure.period_end) == (latest.period_start, latest.period_end):
            return point(figure, series.version_at(figure))
    return None


def missing(own: HeldSeries) -> Point:
    """A point for a figure nobody holds."""
    latest = own.figures[-1]
    return Point(
        label="",
        period_kind=latest.period_kind,
        start=latest.period_start,
        end=latest.period_end,
        state=State.NOT_AVAILABLE,
        value=None,
        unit=latest.unit,
        definition_version=own.version_at(latest),
    )


TargetKey = tuple[int, str, str]


def target_key(series: HeldSeries) -> TargetKey:
    return (series.indicator.pk, series.key.breakdown, series.key.unit)


def targets_for(indicators: Iterable[Indicator], area: Area) -> dict[TargetKey, Target]:
    """The target of each series: the partnership's own where it set one, else the printed one."""
    printed = CurrentFigure.objects.filter(
        indicator__in=indicators, area=area, measure=Measure.TARGET, state=State.NUMBER
    ).select_related("source")
    found = {
        (f.indicator_id, f.breakdown, f.unit): Target(f.value, f.unit, source=f.source.title)
        for f in printed.order_by("period_end")
    }
    for own in HeldTarget.objects.filter(
        partnership__area=area, indicator__in=indicators, ended_on=None
    ).select_related("partnership"):
        key = (own.indicator_id, own.breakdown, own.unit)
        found[key] = Target(own.value, own.unit, own.tolerance, source=own.partnership.name)
    return found
