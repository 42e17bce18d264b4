"""From stored figures to the series that judgement reads."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from goldthread.core.periods import period_label
from goldthread.figures.judgement.series import Break, Point, Series
from goldthread.figures.models import (
    CurrentFigure,
    Indicator,
    IndicatorVersion,
    SeriesBreak,
)
from goldthread.figures.models.figure import Measure
from goldthread.partnership.models import Area

# What a series has no use for: a page reads thousands of figures, and each column costs.
NOT_READ = (
    "load",
    "partnership",
    "descriptive",
    "precedence",
    "recorded_at",
    "recorded_until",
    "identity",
    "reporting_area",
    "printed_indicator",
    "printed_code",
    "column_label",
    "published_text",
    "reference",
)

# A rate or a percentage can be compared between areas and years; a count mostly cannot.
UNIT_ORDER = ("rate_per_10000", "percent", "rate_per_1000", "rate_per_100000", "count")


@dataclass(frozen=True, order=True)
class SeriesKey:
    """What makes figures of one indicator and area one series.

    `cadence` is the kind of period; a rolling year to March is the financial year it covers.
    """

    breakdown: str
    unit: str
    cadence: str


@dataclass(frozen=True)
class HeldSeries:
    """A series with the stored figures behind its points, in the same order."""

    indicator: Indicator
    area: Area
    key: SeriesKey
    figures: tuple[CurrentFigure, ...]
    breaks: tuple[Break, ...]
    versions: tuple[IndicatorVersion, ...] = ()

    @property
    def name(self) -> str:
        """The indicator's name, and which part of it this is where it is not the whole."""
        if not self.key.breakdown:
            return self.indicator.name
        return f"{self.indicator.name} ({breakdown_words(self.key.breakdown)})"

    def judged(self) -> Series:
        """The series as judgement takes it."""
        return Series(
            indicator_name=self.name,
            area_name=self.area.name,
            counted=self.indicator.counted,
            noun=self.indicator.noun,
            unit=self.key.unit,
            polarity=self.indicator.polarity,
            period_basis=self.indicator.period_basis,
            points=tuple(point(figure, self.version_at(figure)) for figure in self.figures),
            breaks=self.breaks,
        )

    def version_at(self, figure: CurrentFigure) -> int:
        """The number of the definition a figure's period falls under; 1 where none is held."""
        end = figure.period_end
        begun = [
            v.number for v in self.versions if not v.valid_from or (end and end >= v.valid_from)
        ]
        return max(begun, default=1)


def breakdown_words(breakdown: str) -> str:
    """'duration: 1 week' of 'duration=1 week'; '' of no breakdown."""
    return ", ".join(part.replace("=", ": ", 1) for part in breakdown.split("; "))


def cadence(figure: CurrentFigure) -> str:
    """The kind of period a figure's series runs in."""
    if is_financial_year(figure.period_start, figure.period_end):
        return "financial_year"
    return figure.period_kind


def is_financial_year(start: date | None, end: date | None) -> bool:
    """Whether the days are exactly 1 April to 31 March."""
    if start is None or end is None or (start.month, start.day) != (4, 1):
        return False
    return end == date(start.year + 1, 4, 1) - timedelta(days=1)


def point(figure: CurrentFigure, version: int = 1) -> Point:
    """A stored figure as a point of a series, under a version of its definition."""
    return Point(
        label=period_label(figure.period_kind, figure.period_start, figure.period_end),
        period_kind=figure.period_kind,
        start=figure.period_start,
        end=figure.period_end,
        state=figure.state,
        value=figure.value,
        unit=figure.unit,
        numerator=figure.numerator,
        denominator=figure.denominator,
        low_reliability=figure.low_reliability,
        provisional="(prov)" in figure.note.lower() or "provisional" in figure.note.lower(),
        source=figure.source.title,
        definition_version=version,
        words=figure.symbol if figure.state == "rating" else "",
    )


def held(
    indicators: Iterable[Indicator],
    areas: Iterable[Area],
    *,
    whole_only: bool = False,
    units: Collection[str] = (),
) -> list[HeldSeries]:
    """Every series of these indicators in these areas, the fullest first within each.

    `whole_only` leaves breakdowns out, `units` all units but these. The number of queries
    does not grow with the rows.
    """
    by_indicator = {indicator.pk: indicator for indicator in indicators}
    by_area = {area.pk: area for area in areas}
    figures = CurrentFigure.objects.filter(
        indicator__in=by_indicator, area__in=by_area, measure=Measure.VALUE
    ).defer(*NOT_READ)
    if whole_only:
        figures = figures.filter(breakdown="")
    if units:
        figures = figures.filter(unit__in=units)
    versions = versions_of(by_indicator)
    breaks = breaks_of(by_indicator, versions)
    groups: dict[tuple[int, int, SeriesKey], list[CurrentFigure]] = defaultdict(list)
    # Fetched beside them: joined, a source would be made anew for each of its figures.
    figures = figures.prefetch_related("source").order_by("period_end", "period_start")
    for figure in figures:
        key = SeriesKey(figure.breakdown, figure.unit, cadence(figure))
        groups[figure.indicator_id, figure.area_id, key].append(figure)
    found = [
        HeldSeries(
            by_indicator[indicator],
            by_area[area],
            key,
            tuple(group),
            tuple(one for place, one in breaks[indicator] if place in (None, area)),
            tuple(versions[indicator]),
        )
        for (indicator, area, key), group in groups.items()
    ]
    return sorted(found, key=fullest_first)


def fullest_first(series: HeldSeries) -> tuple[object, ...]:
    """Order: no breakdown first, then the unit that compares best, then the most figures."""
    unit = series.key.unit
    rank = UNIT_ORDER.index(unit) if unit in UNIT_ORDER else len(UNIT_ORDER)
    return (
        series.indicator.position,
        series.indicator.pk,
        series.area.name,
        series.key.breakdown != "",
        series.key.cadence == "other",
        len(series.figures) < 3,
        rank,
        -len(series.figures),
        series.key,
    )


def versions_of(indicators: Mapping[int, Indicator]) -> dict[int, list[IndicatorVersion]]:
    """The versions of each indicator's definition, oldest first."""
    found: dict[int, list[IndicatorVersion]] = defaultdict(list)
    for version in IndicatorVersion.objects.filter(indicator__in=indicators):
        found[version.indicator_id].append(version)
    return found


def breaks_of(
    indicators: Mapping[int, Indicator], versions: Mapping[int, list[IndicatorVersion]]
) -> dict[int, list[tuple[int | None, Break]]]:
    """The breaks of each indicator, with the one area each is for, or None for every area."""
    found: dict[int, list[tuple[int | None, Break]]] = defaultdict(list)
    for indicator, known in versions.items():
        for version in known:
            if version.valid_from and not version.comparable:
                change = Break(version.valid_from, "definition", version.reason)
                found[indicator].append((None, change))
    for noted in SeriesBreak.objects.filter(indicator__in=indicators):
        one = Break(noted.before, noted.kind, noted.reason)
        found[noted.indicator_id].append((noted.area_id, one))
    return found
