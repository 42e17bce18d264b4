"""What a partnership watches, as it stands in an area: judged, off target, missing, late."""

from dataclasses import dataclass

from goldthread.figures.judgement.targets import MISSED, NEARLY
from goldthread.figures.models import ChosenIndicator, CurrentFigure, Indicator
from goldthread.figures.models import Target as HeldTarget
from goldthread.figures.models.figure import Measure, State
from goldthread.figures.reading.judging import Judged, judge_many
from goldthread.figures.silence import Owed, silent
from goldthread.partnership.models import Area, Partnership

OFF_TARGET = {MISSED.code, NEARLY.code}


@dataclass(frozen=True)
class Watched:
    """An indicator the partnership watches, judged in an area; None where no figure is held."""

    indicator: Indicator
    judged: Judged | None


@dataclass(frozen=True)
class Overview:
    """One area seen through a partnership's chosen indicators.

    `off_target` holds every indicator with a target here that it does not meet, watched or
    not; `silent` what the area's own partnership is still owed.
    """

    area: Area
    partnership: Partnership
    watched: tuple[Watched, ...]
    off_target: tuple[Judged, ...]
    silent: tuple[Owed, ...]


def overview_of(area: Area, watcher: Partnership, answering: Partnership | None) -> Overview:
    """The overview of an area. `answering` is the partnership that is owed returns for it.

    The number of queries does not grow with the indicators.
    """
    rows = ChosenIndicator.objects.filter(partnership=watcher).select_related("indicator")
    chosen = [row.indicator for row in rows]
    every = {one.pk: one for one in (*chosen, *with_target(area))}
    judged = {one.series.indicator.pk: one for one in judge_many(list(every.values()), area)}
    return Overview(
        area,
        watcher,
        tuple(Watched(indicator, judged.get(indicator.pk)) for indicator in chosen),
        tuple(one for one in judged.values() if is_off_target(one)),
        tuple(o for o in silent(answering) if o.expectation.area_id == area.pk)
        if answering
        else (),
    )


def with_target(area: Area) -> list[Indicator]:
    """The indicators for which a target is held in an area, printed or set."""
    printed = CurrentFigure.objects.filter(
        area=area, measure=Measure.TARGET, state=State.NUMBER, breakdown=""
    )
    own = HeldTarget.objects.filter(partnership__area=area, ended_on=None, breakdown="")
    ids = {*printed.values_list("indicator", flat=True), *own.values_list("indicator", flat=True)}
    return list(Indicator.objects.filter(pk__in=ids))


def is_off_target(judged: Judged) -> bool:
    """Whether the latest figure misses its target, or only nearly meets it."""
    result = judged.judgement.target
    return result is not None and result.outcome.code in OFF_TARGET
