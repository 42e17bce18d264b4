"""What changed since a day: said otherwise by another source, revised within one, taken back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from itertools import pairwise

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from goldthread.core.now import LONDON
from goldthread.core.values import decimals_of, rounded
from goldthread.figures.models import Figure, FigureSource, Load
from goldthread.figures.models.figure import Measure
from goldthread.figures.models.load import LoadState
from goldthread.figures.models.source import SourceKind
from goldthread.figures.reading.revisions import Restatement, restatements
from goldthread.partnership.models import Area, Partnership


class How(StrEnum):
    """How a figure came to be said twice."""

    BETWEEN = "between"
    REVISED = "revised"
    TWICE = "twice"


@dataclass(frozen=True)
class Changed:
    """One figure said twice: as it was known first, and as it was known later.

    `stands` is whichever of the two stands for the key (where two sources differ, or one
    prints two numbers), `known_on` the day on which both were known.
    """

    how: How
    before: Figure
    after: Figure
    stands: Figure
    known_on: date

    @property
    def only_rounded(self) -> bool:
        """Whether the two are one number, printed with more and with fewer decimals."""
        first, second = self.before.value, self.after.value
        if first is None or second is None:
            return False
        fewest = min(decimals_of(first), decimals_of(second))
        return rounded(first, fewest) == rounded(second, fewest)


def newest_report(area: Area) -> FigureSource | None:
    """The report published last that says anything of an area."""
    reports = FigureSource.objects.filter(kind=SourceKind.REPORT).order_by("-known_from", "-id")
    for report in reports:
        if Figure.objects.filter(source=report, recorded_until=None, area=area).exists():
            return report
    return None


def changed_since(area: Area, since: date) -> list[Changed]:
    """Everything of an area said twice, the later word known on or after a day; newest first."""
    found = [*_said_twice(restatements(area=area)), *_revised(area, since)]
    found = [one for one in found if one.known_on >= since]
    found.sort(key=lambda one: (one.after.indicator.position, one.after.period_end or date.min))
    found.sort(key=lambda one: one.known_on, reverse=True)
    return found


def _said_twice(restated: Iterable[Restatement]) -> Iterator[Changed]:
    """Each figure that differs from the one that stands; of one source only its last word.

    What a source says in a table and again in a sentence is said otherwise once.
    """
    for one in restated:
        live = [other for other in reversed(one.others) if other.recorded_until is None]
        for other in {(f.source_id, f.state, f.value): f for f in live}.values():
            how = How.TWICE if other.source_id == one.current.source_id else How.BETWEEN
            before, after = sorted((other, one.current), key=_known)
            yield Changed(how, before, after, one.current, after.known_from)


def _known(figure: Figure) -> tuple[date, datetime, int]:
    return figure.known_from, figure.recorded_at, figure.pk


def _revised(area: Area, since: date) -> Iterator[Changed]:
    """Rows of a source whose value or state changed when the source was read again."""
    start = datetime.combine(since, time.min, tzinfo=LONDON)
    ended = Figure.objects.filter(area=area, recorded_until__gte=start, measure=Measure.VALUE)
    taken_back = set(withdrawn().values_list("pk", flat=True))
    for versions in _versions(ended.values_list("source_id", "identity")).values():
        for before, after in pairwise(versions):
            same = (before.state, before.value) == (after.state, after.value)
            if not same and taken_back.isdisjoint({before.load_id, after.load_id}):
                day = localdate(after.recorded_at)
                yield Changed(How.REVISED, before, after, versions[-1], day)


def _versions(rows: Iterable[tuple[int, object]]) -> dict[tuple[int, object], list[Figure]]:
    """Every version of these rows, oldest first."""
    keys = set(rows)
    found: dict[tuple[int, object], list[Figure]] = defaultdict(list)
    figures = Figure.objects.versions_of(
        {source for source, _ in keys}, {row for _, row in keys}
    ).select_related("indicator", "area", "source")
    for figure in figures.order_by("recorded_at", "id"):
        if (figure.source_id, figure.identity) in keys:
            found[figure.source_id, figure.identity].append(figure)
    return found


def withdrawn() -> QuerySet[Load]:
    """The loads taken back that the reader may see."""
    return Load.objects.filter(state=LoadState.WITHDRAWN)


def taken_back_since(partnership: Partnership, since: date) -> list[Load]:
    """The loads of a partnership, or of everyone, that were taken back; newest first."""
    start = datetime.combine(since, time.min, tzinfo=LONDON)
    loads = withdrawn().filter(Q(partnership=None) | Q(partnership=partnership))
    return list(
        loads.filter(withdrawn_at__gte=start)
        .select_related("source")
        .defer("refusals", "repairs", "provisional", "provisional_areas")
        .order_by("-withdrawn_at")
    )
