"""A distribution over bands (how long, how many days, what kind) beside its comparators."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldthread.core.values import decimals_of, format_value, rounded
from goldthread.documents.chart_data import BandGroup, Bands, ChartPoint
from goldthread.documents.charts import Chart
from goldthread.figures.models import CurrentFigure
from goldthread.figures.models.figure import State
from goldthread.figures.presenters.composition import composition
from goldthread.figures.presenters.drawn import chart_point, draw
from goldthread.figures.presenters.history import NONE_HELD, Period, held_cell, period_of
from goldthread.figures.presenters.naming import unit_in_table, unit_words
from goldthread.figures.reading.judging import IndicatorHere
from goldthread.figures.reading.series import HeldSeries, SeriesKey, point
from goldthread.partnership.models import Area
from goldthread.ui.tables import Cell, Column, Table, row

# Parts of a breakdown that split one whole into bands.
BANDING = ("days", "duration", "category", "source", "factor", "agency", "type", "age")
FEWEST_BANDS = 3
PERIODS_SHOWN = 3

BandKey = tuple[str, str, str, str]


@dataclass(frozen=True)
class Distribution:
    """The bands of one kind: drawn for the latest period, and as a table over time.

    `over_time` draws what the whole was made of in each period, where the bands make up one.
    """

    heading: str
    chart: Chart | None
    table: Table
    over_time: Chart | None = None


def band_of(key: SeriesKey) -> tuple[BandKey, str] | None:
    """Which distribution a series is a band of, and the band's name."""
    parts = [part.partition("=") for part in key.breakdown.split("; ")]
    banding = [(name, value) for name, _, value in parts if name in BANDING]
    if len(banding) != 1:
        return None
    (name, band), rest = banding[0], [n + e + v for n, e, v in parts if n not in BANDING]
    return (name, "; ".join(rest), key.unit, key.cadence), band


def distribution(here: IndicatorHere) -> Distribution | None:
    """The distribution that the chosen series belongs to, or else the indicator's fullest."""
    groups = grouped(here.all_series)
    found = {key: bands for key, bands in groups.items() if len(bands) >= FEWEST_BANDS}
    if not found or here.judged is None:
        return None
    mine = band_of(here.judged.series.key)
    best = sorted(found, key=lambda key: (key[2] != "percent", -len(found[key])))[0]
    key = mine[0] if mine and mine[0] in found else best
    return drawn(here, key, in_printed_order(found[key]))


def grouped(every: Sequence[HeldSeries]) -> dict[BandKey, dict[str, HeldSeries]]:
    """The bands of each distribution by name."""
    groups: dict[BandKey, dict[str, HeldSeries]] = {}
    for series in every:
        if found := band_of(series.key):
            groups.setdefault(found[0], {})[found[1]] = series
    return groups


def in_printed_order(bands: dict[str, HeldSeries]) -> dict[str, HeldSeries]:
    """The bands as their source printed them, which is from least to most."""
    return dict(sorted(bands.items(), key=lambda pair: pair[1].figures[-1].place))


def drawn(here: IndicatorHere, key: BandKey, bands: dict[str, HeldSeries]) -> Distribution:
    name, rest, unit, _ = key
    periods = periods_of(bands)
    heading = f"{here.indicator.name} by {name}" + (f" ({rest.split('=')[-1]})" if rest else "")
    groups = list(columns_of(here, key, bands, periods))
    chart = draw(
        Bands(
            f"{heading}, {here.area.name}",
            unit_words(unit),
            tuple(BandGroup(words, points_of(held)) for words, held in shown(groups) if held),
        )
    )
    made_of = [(label, points_of(at(bands, period))) for label, period in periods_of(bands, None)]
    over_time = composition(f"{heading} over time, {here.area.name}", name, unit, made_of)
    return Distribution(heading, chart, table(heading, unit, groups), over_time)


Group = tuple[str, dict[str, CurrentFigure | Cell]]


def shown(groups: Sequence[Group]) -> list[Group]:
    """The latest period, ours and three beside it; earlier periods stand in the table."""
    return [group for group in groups if not group[0].startswith("Earlier: ")][:4]


def columns_of(
    here: IndicatorHere,
    key: BandKey,
    bands: dict[str, HeldSeries],
    periods: Sequence[tuple[str, Period]],
) -> Iterator[Group]:
    """Our figures by period, newest first, then each comparator's at the newest."""
    name = here.area.name
    for place, (label, period) in enumerate(periods):
        words = f"{name}, {label}" if place == 0 else f"Earlier: {label}"
        yield words, at(bands, period)
    comparators = here.judged.comparators if here.judged else None
    if comparators is None or not periods:
        return
    elsewhere = by_area(here, key)
    above = [*([comparators.nation] if comparators.nation else []), *comparators.regions]
    for area in above:
        if held := at(in_printed_order(elsewhere.get(area.pk, {})), periods[0][1]):
            yield area.name, held
    if mean := neighbours_mean(comparators.neighbours, elsewhere, periods[0][1]):
        yield "Neighbours' mean", mean


def periods_of(
    bands: dict[str, HeldSeries], most: int | None = PERIODS_SHOWN
) -> list[tuple[str, Period]]:
    """The newest periods of any band, newest first, with their names."""
    found = {
        period_of(figure): point(figure).period
        for series in bands.values()
        for figure in sorted(series.figures, key=lambda f: str(f.period_end))
    }
    newest = sorted(found.items(), key=lambda pair: str(pair[0][1]), reverse=True)
    return [(label, period) for period, label in newest[:most]]


def by_area(here: IndicatorHere, key: BandKey) -> dict[int, dict[str, HeldSeries]]:
    """The same distribution in the areas beside ours."""
    found: dict[int, dict[str, HeldSeries]] = {}
    for series in here.elsewhere:
        band = band_of(series.key)
        if band and band[0] == key:
            found.setdefault(series.area.pk, {})[band[1]] = series
    return found


def at(bands: dict[str, HeldSeries], period: Period) -> dict[str, CurrentFigure | Cell]:
    """The figure of each band for a period, of those that have one."""
    return {
        band: figure
        for band, series in bands.items()
        for figure in series.figures
        if period_of(figure) == period
    }


def neighbours_mean(
    areas: Sequence[Area], elsewhere: dict[int, dict[str, HeldSeries]], period: Period
) -> dict[str, CurrentFigure | Cell]:
    """The unweighted mean of the neighbours that have a number, band by band."""
    by_band: dict[str, list[CurrentFigure]] = {}
    for area in areas:
        for band, figure in at(elsewhere.get(area.pk, {}), period).items():
            if isinstance(figure, CurrentFigure) and figure.state == State.NUMBER:
                by_band.setdefault(band, []).append(figure)
    return {band: mean_cell(figures) for band, figures in by_band.items()}


def mean_cell(figures: Sequence[CurrentFigure]) -> Cell:
    values = [figure.value for figure in figures if figure.value is not None]
    mean = rounded(sum(values) / len(values), max(1, *(decimals_of(v) for v in values)))
    return Cell(format_value(mean, unit_in_table(figures[0].unit)), mean)


def points_of(held: dict[str, CurrentFigure | Cell]) -> tuple[ChartPoint, ...]:
    return tuple(one for band, figure in held.items() if (one := point_of(band, figure)))


def point_of(band: str, figure: CurrentFigure | Cell) -> ChartPoint | None:
    if isinstance(figure, CurrentFigure):
        return chart_point(point(figure), band)
    return ChartPoint(band, figure.number, text=figure.text)


def table(heading: str, unit: str, groups: Sequence[Group]) -> Table:
    """A row for each band that anyone has: a comparator may be banded otherwise than we are."""
    bands = dict.fromkeys(band for _, held in groups for band in held)
    columns = [Column("Band")]
    columns += [Column(name.removeprefix("Earlier: "), numeric=True) for name, _ in groups]
    rows = [row(band, *(as_cell(held.get(band)) for _, held in groups)) for band in bands]
    return Table(f"{heading}, {unit_words(unit)}", columns, rows)


def as_cell(figure: CurrentFigure | Cell | None) -> Cell:
    if figure is None:
        return NONE_HELD
    return figure if isinstance(figure, Cell) else held_cell(figure)
