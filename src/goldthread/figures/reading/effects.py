"""What a restated figure does to the changes that were printed from it.

A report prints a figure and its change on the year before. When the figure is restated, its
own printed change no longer holds, and the next year's change was counted from another base.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from goldthread.core.periods import period_phrase
from goldthread.core.values import format_difference
from goldthread.figures.models import Figure
from goldthread.figures.models.figure import Measure, State
from goldthread.figures.reading.revisions import Restatement

Place = tuple[int, int, int, str, date | None]


@dataclass(frozen=True)
class PrintedChanges:
    """The changes that sources printed, found by source, indicator, area, breakdown, end."""

    by_place: dict[Place, Figure]

    def of(self, figure: Figure, end: date | None) -> Figure | None:
        """The change a figure's own source printed for the period that ends on a day."""
        return self.by_place.get(
            (figure.source_id, figure.indicator_id, figure.area_id, figure.breakdown, end)
        )


def printed_changes(restated: Iterable[Restatement]) -> PrintedChanges:
    """The printed changes of everything restated, in one query."""
    figures = [f for one in restated for f in (one.current, *one.others)]
    held = Figure.objects.filter(
        measure=Measure.CHANGE,
        state=State.NUMBER,
        recorded_until=None,
        source__in={f.source_id for f in figures},
        indicator__in={f.indicator_id for f in figures},
        area__in={f.area_id for f in figures},
    )
    return PrintedChanges(
        {(f.source_id, f.indicator_id, f.area_id, f.breakdown, f.period_end): f for f in held}
    )


def effects(before: Figure, after: Figure, changes: PrintedChanges) -> list[str]:
    """What the restatement does to published changes, a sentence each; none where none was."""
    if before.value is None or after.value is None:
        return []
    moved = after.value - before.value
    found = []
    own = changes.of(before, before.period_end)
    if own is not None and own.value is not None:
        found.append(
            f"Its own change was printed as {in_words(own.value)};"
            f" from the restated figure it is {in_words(own.value + moved)}."
        )
    following = changes.of(after, year_on(after.period_end))
    if following is not None and following.value is not None:
        when = period_phrase(following.period_kind, following.period_start, following.period_end)
        found.append(
            f"The change {when} was printed as {in_words(following.value)}, counted from it;"
            f" from the earlier figure it would be {in_words(following.value + moved)}."
        )
    return found


def in_words(value: Decimal) -> str:
    return format_difference(value)


def year_on(day: date | None) -> date | None:
    """The same day a year later; 28 February for 29 February."""
    if day is None:
        return None
    if (day.month, day.day) == (2, 29):
        return date(day.year + 1, 2, 28)
    return day.replace(year=day.year + 1)
