"""What a chart is drawn from: small frozen records, made from figures by whoever draws.

A point's `value` is None where the figure has no number; its `mark` then names the state
(suppressed, not_available, not_applicable, not_returned), and the chart shows that mark, never
a zero. `text` is the value as people read it, '45.1%'; without it the bare number is written.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldthread.core.values import format_number
from goldthread.ui.marks import MARKS

Number = float | Decimal | int


@dataclass(frozen=True)
class ChartPoint:
    """One value of a series at a label: a period or a category.

    Raises ValueError for a missing value without a mark, or a mark that has no words.
    """

    label: str
    value: Number | None
    mark: str = ""
    text: str = ""

    def __post_init__(self) -> None:
        if (self.value is None) != (self.mark in MARKS):
            raise ValueError(
                f"the point '{self.label}' needs either a value or the state it is in instead"
            )

    @property
    def said(self) -> str:
        """The value, or the state, in words."""
        if self.value is None:
            return MARKS[self.mark].words
        return self.text or format_number(Decimal(str(self.value)))

    @property
    def drawn(self) -> str:
        """What is written beside the point: the value or the short mark."""
        return MARKS[self.mark].symbol if self.value is None else self.said


@dataclass(frozen=True)
class SeriesBreak:
    """That the point `before` and those after it do not compare with those before it."""

    before: str
    reason: str


@dataclass(frozen=True)
class Line:
    """A named series of points, in order, and where it breaks."""

    name: str
    points: Sequence[ChartPoint]
    breaks: Sequence[SeriesBreak] = ()


@dataclass(frozen=True)
class LineChart:
    """Series over time. The first line is the one the chart is about."""

    title: str
    unit: str
    lines: Sequence[Line]
    from_zero: bool = True


@dataclass(frozen=True)
class ControlPoint:
    """A point of a control chart with the limits in force for it.

    `signal` is '' or what the rules found: concern, improvement or neutral. Limits are None
    before there are enough points for them.
    """

    point: ChartPoint
    mean: Number | None = None
    lower: Number | None = None
    upper: Number | None = None
    signal: str = ""


@dataclass(frozen=True)
class ControlChart:
    """An XmR chart: values, mean, process limits, and the points that signal."""

    title: str
    unit: str
    points: Sequence[ControlPoint]
    breaks: Sequence[SeriesBreak] = ()
    target: ChartPoint | None = None


@dataclass(frozen=True)
class NeighbourRange:
    """The lowest and highest of the neighbours that have a number.

    `name` says how many those are: 'Statistical neighbours (9 of 10)'.
    """

    name: str
    low: Number
    high: Number


@dataclass(frozen=True)
class Comparison:
    """One indicator in several places, in the order given: never ranked here.

    `own` is the label of the place the page is about.
    """

    title: str
    unit: str
    points: Sequence[ChartPoint]
    own: str
    neighbours: NeighbourRange | None = None


@dataclass(frozen=True)
class FunnelPoint:
    """A place: the size of its base (children, cases) and its rate or percentage."""

    name: str
    base: Number
    value: Number
    own: bool = False


@dataclass(frozen=True)
class FunnelLimit:
    """The control limits of a base of this size; 95% are the inner, 99.8% the outer."""

    base: Number
    lower_95: Number
    upper_95: Number
    lower_998: Number
    upper_998: Number


@dataclass(frozen=True)
class FunnelPlot:
    """Places by size against what chance would give round the average."""

    title: str
    base: str
    unit: str
    points: Sequence[FunnelPoint]
    limits: Sequence[FunnelLimit]
    average: Number


@dataclass(frozen=True)
class BandGroup:
    """How one place or year falls into the bands: a point for each, labelled by the band."""

    name: str
    points: Sequence[ChartPoint]


@dataclass(frozen=True)
class Bands:
    """A distribution over bands beside its comparators; the first group is our own.

    Groups may have bands of their own: a band a group does not have is left out, not drawn
    as none.
    """

    title: str
    unit: str
    groups: Sequence[BandGroup]


MOST_PARTS = 6


@dataclass(frozen=True)
class Stacked:
    """Wholes made of parts: a bar for each period or place, a point for each of its parts.

    Parts are people or events counted once, or percentages of one whole: nothing else adds up.
    `each` is what a bar is. Raises ValueError for more parts than can be told apart, and for a
    part below zero.
    """

    title: str
    unit: str
    bars: Sequence[BandGroup]
    each: str = "Period"

    def __post_init__(self) -> None:
        count = len(self.parts)
        if count > MOST_PARTS:
            raise ValueError(f"{count} parts: no more than {MOST_PARTS} can be told apart")
        if any(point.value is not None and point.value < 0 for point in self.points):
            raise ValueError("a part of a whole cannot be below zero")

    @property
    def points(self) -> list[ChartPoint]:
        return [point for bar in self.bars for point in bar.points]

    @property
    def parts(self) -> list[str]:
        """The names of the parts, in the order they first appear."""
        return list(dict.fromkeys(point.label for point in self.points))


@dataclass(frozen=True)
class Columns:
    """Counts by month or quarter as columns, with another series as a line over them."""

    title: str
    unit: str
    points: Sequence[ChartPoint]
    line: Line | None = None
