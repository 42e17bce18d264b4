"""A series over time as a table: each figure with England, region, neighbours and its source."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse

from goldthread.core.periods import period_label
from goldthread.core.values import format_number, format_value
from goldthread.figures.judgement.comparators import Neighbours, NeighbourSummary, summarise
from goldthread.figures.judgement.series import Point
from goldthread.figures.models import CurrentFigure
from goldthread.figures.models.figure import State
from goldthread.figures.presenters.naming import (
    figure_href,
    series_words,
    unit_in_table,
    unit_words,
)
from goldthread.figures.reading.judging import Judged
from goldthread.figures.reading.series import point
from goldthread.partnership.models import Area
from goldthread.ui.tables import Cell, Column, Row, Table, figure_cell, row

Period = tuple[date | None, date | None]
NONE_HELD = Cell("none held")


@dataclass(frozen=True)
class Beside:
    """The figures of the areas beside ours, by area and period.

    `summaries` keeps what was worked out of the neighbours: table and chart both ask.
    """

    judged: Judged
    figures: Mapping[int, Mapping[Period, CurrentFigure]]
    summaries: dict[Period, NeighbourSummary] = field(default_factory=dict)

    def at(self, area: Area, figure: CurrentFigure) -> CurrentFigure | None:
        """An area's figure for the period of one of ours."""
        return self.figures.get(area.pk, {}).get(period_of(figure))

    @property
    def above(self) -> list[Area]:
        """The nation and regions that have any figure of this series."""
        comparators = self.judged.comparators
        every = [*([comparators.nation] if comparators.nation else []), *comparators.regions]
        return [area for area in every if area.pk in self.figures]

    @property
    def has_neighbours(self) -> bool:
        return any(area.pk in self.figures for area in self.judged.comparators.neighbours)

    def neighbours_at(self, figure: CurrentFigure) -> NeighbourSummary:
        """The mean and range of the neighbours for the period of one of our figures."""
        period = period_of(figure)
        if period not in self.summaries:
            self.summaries[period] = self._summarised(figure)
        return self.summaries[period]

    def _summarised(self, figure: CurrentFigure) -> NeighbourSummary:
        comparators, ours = self.judged.comparators, point(figure)
        points = [
            (area.name, point(then) if (then := self.at(area, figure)) else nothing(ours))
            for area in comparators.neighbours
        ]
        return summarise(ours, Neighbours(tuple(points), comparators.edition))


def beside(judged: Judged) -> Beside:
    """What stands beside a judged series, period by period."""
    return Beside(
        judged,
        {s.area.pk: {period_of(f): f for f in s.figures} for s in judged.beside},
    )


def period_of(figure: CurrentFigure) -> Period:
    return figure.period_start, figure.period_end


def nothing(ours: Point) -> Point:
    """A neighbour's figure that nobody holds."""
    return Point("", ours.period_kind, ours.start, ours.end, State.NOT_AVAILABLE, None, ours.unit)


def history(others: Beside, revised: Collection[int] = ()) -> Table:
    """The series with what stands beside it, newest first. `revised` are ids of restated ones."""
    series = others.judged.series
    based = any(f.numerator is not None and f.denominator is not None for f in series.figures)
    return Table(
        f"{series.indicator.name}, {series.area.name}: {series_words(series.key)}",
        columns(others, based),
        [line(others, place, based, revised) for place in reversed(range(len(series.figures)))],
    )


def columns(others: Beside, based: bool) -> list[Column]:
    series = others.judged.series
    unit = unit_words(series.key.unit)
    names = [f"{series.area.name} ({unit})"]
    names += ["Numerator", "Denominator"] if based else []
    names += [area.name for area in others.above]
    names += ["Neighbours' mean", "Neighbours' range"] if others.has_neighbours else []
    return [Column("Period"), *(Column(name, numeric=True) for name in names), Column("Source")]


def line(others: Beside, place: int, based: bool, revised: Collection[int]) -> Row:
    figure = others.judged.series.figures[place]
    source = Cell(figure.source.title, href=reverse("source", args=[figure.source_id]))
    label = period_label(figure.period_kind, figure.period_start, figure.period_end)
    return row(
        label,
        own_cell(others.judged, place, revised),
        *(base_cells(figure) if based else ()),
        *(held_cell(others.at(area, figure)) for area in others.above),
        *(neighbour_cells(others, figure) if others.has_neighbours else ()),
        source,
    )


def own_cell(judged: Judged, place: int, revised: Collection[int] = ()) -> Cell:
    """Our figure with every mark it needs, linked to where it came from."""
    figures, points = judged.series.figures, judged.judgement.series.points
    figure, at = figures[place], points[place]
    parted = place > 0 and any(one.parts(points[place - 1], at) for one in judged.series.breaks)
    said = {
        "low_reliability": at.low_reliability,
        "provisional": at.provisional,
        "revised": figure.pk in revised,
        "break": parted,
    }
    return held_cell(figure, tuple(name for name, holds in said.items() if holds))


def held_cell(figure: CurrentFigure | None, notes: tuple[str, ...] = ()) -> Cell:
    """A stored figure's cell, or that none is held."""
    if figure is None:
        return NONE_HELD
    if figure.state == State.RATING:
        return Cell(figure.symbol, href=figure_href(figure.pk))
    unit = unit_in_table(figure.unit)
    return figure_cell(figure.value, unit, figure.state, notes, figure_href(figure.pk))


def base_cells(figure: CurrentFigure) -> Iterator[Cell]:
    for number in (figure.numerator, figure.denominator):
        yield NONE_HELD if number is None else Cell(format_number(number), number)


def neighbour_cells(others: Beside, figure: CurrentFigure) -> tuple[Cell, Cell]:
    found = others.neighbours_at(figure)
    if found.mean is None or found.lowest is None or found.highest is None:
        return NONE_HELD, NONE_HELD
    unit = unit_in_table(figure.unit)
    low, high = format_value(found.lowest, unit), format_value(found.highest, unit)
    return Cell(format_value(found.mean, unit), found.mean), Cell(f"{low} to {high}")
