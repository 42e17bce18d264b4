"""XmR control charts as NHS England's Making Data Count uses them.

Limits are the mean ± 2.66 mean moving ranges. Sources: Making Data Count; the R package
NHSRplotthedots (screening of moving ranges, order of the rules). A method is stored with
its chart, so that limits can be made again; recalculation is always a person's decision.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import fmean

from goldthread.figures.judgement.rules import labels

# Fewer points give trial limits only.
FEWEST_POINTS = 12


@dataclass(frozen=True)
class Rebase:
    """That limits start anew with the first period ending on or after `before`: who, when, why.

    Raises ValueError without a person and a reason.
    """

    before: date
    by: str
    on: date
    reason: str

    def __post_init__(self) -> None:
        if not self.by.strip() or not self.reason.strip():
            raise ValueError("limits are recalculated only by a named person, with a reason")


@dataclass(frozen=True)
class Method:
    """How a chart's limits are made: stored beside the chart.

    `screen_outliers` drops moving ranges above 3.267 times their mean once (the R package
    does, the Excel tool does not); `fix_after_n_points` locks the limits on the first n.
    """

    screen_outliers: bool = True
    fix_after_n_points: int | None = None
    run_length: int = 7
    rebases: tuple[Rebase, ...] = ()

    def starts(self, ends: Sequence[date]) -> list[int]:
        """The places in a series of period ends where a new segment starts."""
        places = {bisect_left(ends, rebase.before) for rebase in self.rebases}
        return sorted(place for place in places if 0 < place < len(ends))


@dataclass(frozen=True)
class ProcessLimits:
    """The mean, mean moving range and process limits of one segment, as computed."""

    mean: float
    amr: float

    @property
    def upper(self) -> float:
        return self.mean + 2.66 * self.amr

    @property
    def lower(self) -> float:
        """Not floored: a chart of counts shows zero where this is below it."""
        return self.mean - 2.66 * self.amr

    @property
    def near_upper(self) -> float:
        return self.mean + 2 * 2.66 / 3 * self.amr

    @property
    def near_lower(self) -> float:
        return self.mean - 2 * 2.66 / 3 * self.amr


@dataclass(frozen=True)
class Segment:
    """A stretch of the chart with its own limits, from `first` up to before `end`."""

    first: int
    end: int
    limits: ProcessLimits
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Chart:
    """A control chart: its segments in order, and a label for each point."""

    segments: tuple[Segment, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(label for segment in self.segments for label in segment.labels)


def control_chart(
    values: Sequence[float], method: Method | None = None, starts: Sequence[int] = ()
) -> Chart:
    """The chart of a series in time order; no rule runs across a start of `starts`."""
    method = method or Method()
    edges = [0, *starts, len(values)]
    return Chart(tuple(_segment(values, first, end, method) for first, end in pairwise(edges)))


def process_limits(values: Sequence[float], screen_outliers: bool = True) -> ProcessLimits:
    """The limits of one segment; a constant one has the mean as both its limits."""
    ranges = [abs(after - before) for before, after in pairwise(values)]
    amr = fmean(ranges) if ranges else 0.0
    if screen_outliers:
        kept = [moved for moved in ranges if moved < 3.267 * amr]
        amr = fmean(kept) if kept else amr
    return ProcessLimits(fmean(values), amr)


def variation(latest_label: str, polarity: str) -> str:
    """The variation icon, from the latest point alone: 'concern_high', 'common_cause', ..."""
    high = "Above" in latest_label or "Increasing" in latest_label
    if not high and "Below" not in latest_label and "Decreasing" not in latest_label:
        return "common_cause"
    side = "high" if high else "low"
    if polarity not in {"higher_better", "lower_better"}:
        return f"neutral_{side}"
    better = high == (polarity == "higher_better")
    return f"{'improvement' if better else 'concern'}_{side}"


def assurance(limits: ProcessLimits, target: float | None, polarity: str) -> str | None:
    """Whether the process as it runs meets its target: consistently, never, or by chance."""
    if target is None or polarity not in {"higher_better", "lower_better"}:
        return None
    if limits.lower <= target <= limits.upper:
        return "inconsistent"
    passes = (target < limits.lower) == (polarity == "higher_better")
    return "consistent_pass" if passes else "consistent_fail"


def _segment(values: Sequence[float], first: int, end: int, method: Method) -> Segment:
    points = values[first:end]
    limits = process_limits(points[: method.fix_after_n_points], method.screen_outliers)
    return Segment(first, end, limits, labels(points, limits, method.run_length))
