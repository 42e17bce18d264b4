"""Judge a series: all that can be said of its latest figure, in one call."""

from collections.abc import Sequence
from dataclasses import replace

from goldthread.figures.judgement.change import latest_change
from goldthread.figures.judgement.comparators import (
    Comparator,
    Expected,
    Neighbours,
    compare,
    expected_here,
    summarise,
)
from goldthread.figures.judgement.rolling import rolling_change
from goldthread.figures.judgement.series import Point, Series
from goldthread.figures.judgement.signal import read_signal
from goldthread.figures.judgement.small_numbers import small_number
from goldthread.figures.judgement.targets import Target, against_target
from goldthread.figures.judgement.verdict import Judgement
from goldthread.figures.judgement.wording.draft import draft
from goldthread.figures.judgement.xmr import Method

__all__ = ["Judgement", "judge"]


def judge(
    series: Series,
    comparators: Sequence[Comparator] = (),
    target: Target | None = None,
    neighbours: Neighbours | None = None,
    population: int | None = None,
    method: Method | None = None,
) -> Judgement:
    """Judge the latest figure of a series.

    `population` is the area's, for the count a comparator's rate would give here; `method` is
    the control chart's stored method, rebases included. Never raises for what figures lack:
    an empty series, a hidden figure or a missing comparator each have their own sentence.
    """
    latest = series.latest
    line = float(target.value) if target and target.unit == series.unit else None
    found = Judgement(
        series=series,
        latest=latest,
        change=latest_change(series),
        rolling=rolling_change(series),
        signal=read_signal(series, method or Method(), line),
        target=against_target(series, latest, target) if latest and target else None,
        comparisons=tuple(compare(latest, one) for one in comparators) if latest else (),
        expected=_expected(latest, comparators, population),
        neighbours=summarise(latest, neighbours) if latest and neighbours else None,
        small_number=small_number(latest) if latest else None,
    )
    return replace(found, sentences=draft(found))


def _expected(
    latest: Point | None, comparators: Sequence[Comparator], population: int | None
) -> tuple[Expected, ...]:
    if latest is None:
        return ()
    found = (expected_here(latest, comparator, population) for comparator in comparators)
    return tuple(one for one in found if one is not None)
