"""The rules that part a signal from common cause in a control chart, in their order.

Making Data Count's four: beyond a limit, a trend, two of three near a limit, a run on one
side of the mean. A point carries the first that marks it. More rules raise false alarms.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Protocol

COMMON_CAUSE = "Common Cause"


class ChartLimits(Protocol):
    """The lines the rules read."""

    @property
    def mean(self) -> float: ...
    @property
    def upper(self) -> float: ...
    @property
    def lower(self) -> float: ...
    @property
    def near_upper(self) -> float: ...
    @property
    def near_lower(self) -> float: ...


Marks = Iterator[tuple[int, str]]


def labels(values: Sequence[float], limits: ChartLimits, run_length: int = 7) -> tuple[str, ...]:
    """One label a point: 'Above UCL', '7 Point Trend (Increasing)', ... or 'Common Cause'."""
    found: dict[int, str] = {}
    for rule in (
        beyond_limits(values, limits),
        trends(values, run_length),
        two_in_three(values, limits),
        runs(values, limits.mean, run_length),
    ):
        for place, label in rule:
            found.setdefault(place, label)
    return tuple(found.get(place, COMMON_CAUSE) for place in range(len(values)))


def beyond_limits(values: Sequence[float], limits: ChartLimits) -> Marks:
    """Points strictly outside a limit; on it is inside."""
    for place, value in enumerate(values):
        if value > limits.upper:
            yield place, "Above UCL"
        elif value < limits.lower:
            yield place, "Below LCL"


def trends(values: Sequence[float], length: int) -> Marks:
    """`length` points each beyond the last in one direction; a tie breaks the trend."""
    for window in _windows(len(values), length):
        steps = [values[after] - values[before] for before, after in pairwise(window)]
        if all(step > 0 for step in steps):
            yield from ((place, f"{length} Point Trend (Increasing)") for place in window)
        elif all(step < 0 for step in steps):
            yield from ((place, f"{length} Point Trend (Decreasing)") for place in window)


def two_in_three(values: Sequence[float], limits: ChartLimits) -> Marks:
    """Two of three points in the outer third, all three on one side; those two are marked."""
    for window in _windows(len(values), 3):
        high = [p for p in window if limits.near_upper < values[p] <= limits.upper]
        low = [p for p in window if limits.lower <= values[p] < limits.near_lower]
        if len(high) >= 2 and all(values[place] > limits.mean for place in window):
            yield from ((place, "2 in 3 Above CL") for place in high)
        elif len(low) >= 2 and all(values[place] < limits.mean for place in window):
            yield from ((place, "2 in 3 Below CL") for place in low)


def runs(values: Sequence[float], mean: float, length: int) -> Marks:
    """`length` points strictly on one side of the mean; a point on the mean breaks the run."""
    for window in _windows(len(values), length):
        if all(values[place] > mean for place in window):
            yield from ((place, f"{length} Points Above CL") for place in window)
        elif all(values[place] < mean for place in window):
            yield from ((place, f"{length} Points Below CL") for place in window)


def _windows(count: int, length: int) -> Iterator[range]:
    return (range(first, first + length) for first in range(count - length + 1))
