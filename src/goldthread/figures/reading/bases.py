"""The numbers behind a rate, where the store holds them: the count, and the children it is of.

A rate alone cannot be tested for chance. Official tables print the count beside the rate,
and the population is held, so both are put behind the figure; judgement uses them only where
they give the rate as printed.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from goldthread.core.periods import mid_year_before
from goldthread.core.values import per
from goldthread.figures.models import CurrentFigure, Indicator
from goldthread.figures.models.figure import State
from goldthread.figures.reading.series import HeldSeries
from goldthread.partnership.models import Area

POPULATION = "POP01"

Populations = dict[tuple[int, date], Decimal]


def populations(areas: Iterable[Area]) -> Populations:
    """The children of each area at each mid-year held, in two queries.

    The indicator is found first: joined with, it would be sought among every figure of the areas.
    """
    indicator = Indicator.objects.filter(code=POPULATION, partnership=None).first()
    held = CurrentFigure.objects.filter(
        indicator=indicator,
        area__in=[area.pk for area in areas],
        state=State.NUMBER,
        breakdown="",
    )
    return {
        (area, day): value
        for area, day, value in held.values_list("area_id", "period_end", "value")
        if day and value is not None and (day.month, day.day) == (6, 30)
    }


def with_bases(
    wanted: Iterable[HeldSeries], every: Sequence[HeldSeries], people: Populations
) -> list[HeldSeries]:
    """The series with count and population behind each rate that has none of its own."""
    counts = {
        (s.indicator.pk, s.area.pk, s.key.breakdown, f.period_start, f.period_end): f.value
        for s in every
        if s.key.unit == "count"
        for f in s.figures
        if f.state == State.NUMBER
    }
    return [based(series, counts, people) for series in wanted]


Counts = dict[tuple[int, int, str, date | None, date | None], Decimal | None]


def based(series: HeldSeries, counts: Counts, people: Populations) -> HeldSeries:
    """The series itself, its figures given their numbers; a figure's own are left alone."""
    if per(series.key.unit) is None:
        return series
    for figure in series.figures:
        if figure.numerator is None and figure.denominator is None:
            of = (series.indicator.pk, series.area.pk, series.key.breakdown)
            figure.numerator = counts.get((*of, figure.period_start, figure.period_end))
            figure.denominator = people.get((series.area.pk, mid_year(figure.period_end)))
    return series


def mid_year(end: date | None) -> date:
    """The mid-year whose population a rate is of: the last one before the period's end."""
    return date.max if end is None else mid_year_before(end)
