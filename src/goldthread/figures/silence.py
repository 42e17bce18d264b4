"""Silence: what was expected by now and has not come."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Min

from goldthread.core.now import today
from goldthread.core.periods import period_label
from goldthread.figures.models import Expectation, Figure
from goldthread.figures.models.expectation import Frequency
from goldthread.figures.models.figure import Measure, State
from goldthread.partnership.models import Partnership

MONTHS = {Frequency.MONTH: 1, Frequency.QUARTER: 3, Frequency.YEAR: 12}
KINDS = {
    Frequency.MONTH: "month",
    Frequency.QUARTER: "quarter",
    Frequency.YEAR: "financial_year",
}


@dataclass(frozen=True)
class Owed:
    """One period of one expectation: when due, from when known if it came, on what day we asked."""

    expectation: Expectation
    start: date
    end: date
    due: date
    asked_on: date
    came_on: date | None = None

    @property
    def came(self) -> bool:
        """Whether anything was returned; that it is not available is an answer too."""
        return self.came_on is not None

    @property
    def period(self) -> str:
        return period_label(KINDS[Frequency(self.expectation.frequency)], self.start, self.end)

    @property
    def days_late(self) -> int:
        """Calendar days since it was due, when asked; 0 when it came or is not due yet."""
        return 0 if self.came else max(0, (self.asked_on - self.due).days)

    @property
    def is_silent(self) -> bool:
        """Expected by now and not returned."""
        return not self.came and self.due < self.asked_on


def owed(partnership: Partnership) -> list[Owed]:
    """Every period each agency owes so far, oldest first within an expectation. Two queries."""
    expectations = list(
        Expectation.objects.filter(partnership=partnership).select_related(
            "agency", "indicator", "area"
        )
    )
    came, day = ends_held(expectations), today()
    return [
        Owed(one, start, end, due, day, came.get((one.indicator_id, one.area_id, end)))
        for one in expectations
        for start, end, due in periods(one, day)
    ]


def silent(partnership: Partnership) -> list[Owed]:
    """What is overdue, the longest silence first."""
    return sorted((one for one in owed(partnership) if one.is_silent), key=lambda o: o.due)


def ends_held(expectations: Iterable[Expectation]) -> dict[tuple[int, int, date | None], date]:
    """The period ends for which something was returned, and from when it was first known.

    'Not returned' is no return.
    """
    held = Figure.objects.filter(
        recorded_until=None,
        descriptive=False,
        indicator__in={one.indicator_id for one in expectations},
        area__in={one.area_id for one in expectations},
        measure=Measure.VALUE,
    ).exclude(state=State.NOT_RETURNED)
    first = (
        held.order_by()
        .values_list("indicator_id", "area_id", "period_end")
        .annotate(Min("known_from"))
    )
    return {(indicator, area, end): known for indicator, area, end, known in first}


def periods(expectation: Expectation, until: date) -> Iterator[tuple[date, date, date]]:
    """First day, last day and due day of each period owed that has ended by `until`."""
    months = MONTHS[Frequency(expectation.frequency)]
    last = min(until, expectation.ended_on or until)
    start = period_start(expectation.started_on, months)
    while (end := months_after(start, months) - timedelta(days=1)) <= last:
        if end >= expectation.started_on:
            yield start, end, end + timedelta(days=expectation.due_days)
        start = months_after(start, months)


def period_start(day: date, months: int) -> date:
    """The first day of the period a day falls in; years begin on 1 April."""
    since_april = (day.year * 12 + day.month - 4) // months * months
    return date((since_april + 3) // 12, (since_april + 3) % 12 + 1, 1)


def months_after(day: date, months: int) -> date:
    """The first of the month so many months on."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)
