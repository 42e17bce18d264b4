"""A series on its control chart: which points belong on it, and what the latest one says."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from goldthread.figures.judgement.series import Break, Point, Series, numbers
from goldthread.figures.judgement.xmr import (
    FEWEST_POINTS,
    Chart,
    Method,
    ProcessLimits,
    assurance,
    control_chart,
    variation,
)

# Below this mean the normal-based limits of a count mislead.
SMALL_MEAN = 5


@dataclass(frozen=True)
class Signal:
    """What a control chart says; or, with an empty chart, why there is none.

    `label` is the rule that marks the latest point, `icon` its meaning, `assurance` what the
    process promises for the target.
    """

    points: tuple[Point, ...]
    method: Method
    chart: Chart | None = None
    label: str = ""
    icon: str = ""
    assurance: str | None = None
    reason: str = ""
    caveats: tuple[str, ...] = ()

    @property
    def limits(self) -> ProcessLimits | None:
        """The limits the latest point is judged by."""
        return self.chart.segments[-1].limits if self.chart else None


def read_signal(series: Series, method: Method, target: float | None = None) -> Signal:
    """The control chart of a series' comparable points, judged at the latest."""
    reason = _not_charted(series)
    points = _comparable(series)
    if not reason and len(points) < FEWEST_POINTS:
        reason = f"too few points for one ({len(points)} comparable; {FEWEST_POINTS} are needed)"
    if reason:
        return Signal(points, method, reason=reason)
    ends = [point.end for point in points if point.end]
    values = [float(point.value) for point in points if point.value is not None]
    chart = control_chart(values, method, method.starts(ends))
    label, limits = chart.labels[-1], chart.segments[-1].limits
    return Signal(
        points,
        method,
        chart,
        label,
        variation(label, series.polarity),
        assurance(limits, target, series.polarity),
        caveats=_caveats(series, points, chart),
    )


def _not_charted(series: Series) -> str:
    latest = series.latest
    if latest is None or latest.number is None:
        return "the latest figure is not a number"
    if latest.period_kind == "12_months_to":
        return "rolling years overlap, and overlapping points make false runs"
    if latest.end is None or latest.period_kind == "other":
        return "the points are not of regular periods"
    if latest.unit in {"change", "percent_change"}:
        return "each point is already a change"
    return ""


def _comparable(series: Series) -> tuple[Point, ...]:
    """The numbers of the latest point's kind, since the last break of definition or recording."""
    latest = series.latest
    if latest is None:
        return ()
    alike = [p for p in numbers(series.in_order) if p.period_kind == latest.period_kind and p.end]
    since = list(takewhile(lambda p: not _parted(series.breaks, p, latest), reversed(alike)))
    return tuple(reversed(since))


def _parted(breaks: Sequence[Break], earlier: Point, latest: Point) -> bool:
    return any(b.parts(earlier, latest) for b in breaks if b.kind != "restated")


def _caveats(series: Series, points: Sequence[Point], chart: Chart) -> tuple[str, ...]:
    gaps = [p for p in series.in_order if p.number is None and (p.end or p.start)]
    first = points[0].end
    inside = [p for p in gaps if p.end and first and p.end > first]
    said = {
        "limits are rough for counts this small": (
            series.unit == "count" and chart.segments[-1].limits.mean < SMALL_MEAN
        ),
        "points without a number are left out": bool(inside),
        "the limits rest on few points": (
            chart.segments[-1].end - chart.segments[-1].first < FEWEST_POINTS
        ),
    }
    return tuple(words for words, holds in said.items() if holds)
