"""The series a report of an area and period can tell of: up to its last day, and no further."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from goldthread.figures.models import CurrentFigure, Indicator
from goldthread.figures.models.figure import Measure
from goldthread.figures.models.indicator import Standing
from goldthread.figures.reading.comparators import Comparators, comparators_of
from goldthread.figures.reading.series import HeldSeries, held
from goldthread.partnership.models import Area, Partnership
from goldthread.reports.drafting.period import ReportPeriod

UNSORTED = "Not yet matched"


@dataclass(frozen=True)
class Told:
    """A series with a figure in the period, and those of other areas beside it.

    `every` are all series of the indicator in the area: the counts behind a rate are among them.
    """

    series: HeldSeries
    beside: tuple[HeldSeries, ...]
    every: tuple[HeldSeries, ...]

    @property
    def current(self) -> CurrentFigure:
        """The figure of the period: the last."""
        return self.series.figures[-1]

    @property
    def previous(self) -> CurrentFigure | None:
        """The figure before it."""
        return self.series.figures[-2] if len(self.series.figures) > 1 else None


@dataclass(frozen=True)
class Material:
    """Everything a draft is made of. `figures` are all of the area in the period."""

    area: Area
    partnership: Partnership | None
    period: ReportPeriod
    comparators: Comparators
    told: tuple[Told, ...]
    figures: tuple[CurrentFigure, ...]

    def in_domains(self, domains: Sequence[str]) -> list[Told]:
        """The series of these domains, in the catalogue's order."""
        return [one for one in self.told if one.series.indicator.domain in domains]


def material(area: Area, partnership: Partnership | None, period: ReportPeriod) -> Material:
    """What the store holds for a report. The number of queries does not grow with the figures."""
    comparators = comparators_of(area)
    indicators = catalogued(partnership)
    own = [until(series, period) for series in held(indicators, [area], whole_only=True)]
    by_indicator: dict[int, list[HeldSeries]] = defaultdict(list)
    for series in own:
        if series.figures:
            by_indicator[series.indicator.pk].append(series)
    first = [
        next((s for s in found if period.covers(s.figures[-1].period_end)), None)
        for found in by_indicator.values()
    ]
    chosen = [series for series in first if series is not None]
    beside = series_beside(chosen, comparators, period)
    told = [
        Told(
            series,
            tuple(s for s in beside[series.indicator.pk] if s.key == series.key),
            tuple(by_indicator[series.indicator.pk]),
        )
        for series in chosen
    ]
    figures = tuple(in_period(area, indicators, period))
    return Material(area, partnership, period, comparators, tuple(told), figures)


def catalogued(partnership: Partnership | None) -> list[Indicator]:
    """The indicators of the catalogue, shared ones and the partnership's own."""
    found = Indicator.objects.filter(partnership=None)
    if partnership:
        found |= Indicator.objects.filter(partnership=partnership)
    return list(found.exclude(domain=UNSORTED).exclude(standing=Standing.MATCHED))


def until(series: HeldSeries, period: ReportPeriod) -> HeldSeries:
    """The series without what came after the period: a report knows no later year."""
    kept = tuple(f for f in series.figures if f.period_end and f.period_end <= period.end)
    return replace(series, figures=kept)


def series_beside(
    chosen: Iterable[HeldSeries], comparators: Comparators, period: ReportPeriod
) -> dict[int, list[HeldSeries]]:
    """The same indicators in the areas compared with, by indicator."""
    indicators = [series.indicator for series in chosen]
    found: dict[int, list[HeldSeries]] = defaultdict(list)
    for series in held(indicators, comparators.areas, whole_only=True):
        if (cut := until(series, period)).figures:
            found[series.indicator.pk].append(cut)
    return found


def in_period(
    area: Area, indicators: Iterable[Indicator], period: ReportPeriod
) -> list[CurrentFigure]:
    """Every figure of an area in the period, breakdowns, targets and printed changes among them."""
    by_id = {indicator.pk: indicator for indicator in indicators}
    found = CurrentFigure.objects.filter(
        area=area,
        indicator__in=by_id,
        period_end__gte=period.start,
        period_end__lte=period.end,
        measure__in=[Measure.VALUE, Measure.TARGET],
    ).prefetch_related("source", "indicator")
    return list(found.order_by("source_id", "place"))
