"""What the rest of the product hands to judgement: points of one series, and its breaks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from goldthread.core.periods import period_label, period_phrase
from goldthread.core.values import decimals_of, format_value, per

NUMBER = "number"

# Under ten cases a percentage says more than is known: the counts are shown instead.
FEWEST_FOR_A_PERCENTAGE = 10


@dataclass(frozen=True)
class Point:
    """One figure of a series: its period, its state and, where it is a number, its value.

    `numerator` and `denominator` are the numbers behind a percentage or a rate. `words` are
    those of a rating.
    """

    label: str
    period_kind: str
    start: date | None
    end: date | None
    state: str
    value: Decimal | None
    unit: str
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    low_reliability: bool = False
    provisional: bool = False
    source: str = ""
    definition_version: int = 1
    words: str = ""

    @property
    def number(self) -> Decimal | None:
        """The value, where the point is a number. A hidden point has none: hidden is not zero."""
        return self.value if self.state == NUMBER else None

    @property
    def base(self) -> tuple[int, int] | None:
        """The whole numbers behind a percentage or rate, where they are given and give it."""
        scale = 100 if self.unit == "percent" else per(self.unit)
        if self.number is None or scale is None or not self.numerator_and_denominator:
            return None
        over, under = self.numerator_and_denominator
        if self.unit == "percent" and over > under:
            return None
        last_place = Decimal(1).scaleb(-decimals_of(self.number))
        agrees = abs(self.number - Decimal(over) * scale / under) <= last_place
        return (over, under) if agrees else None

    @property
    def numerator_and_denominator(self) -> tuple[int, int] | None:
        over, under = self.numerator, self.denominator
        if over is None or under is None or over < 0 or under <= 0:
            return None
        if over % 1 or under % 1:
            return None
        return int(over), int(under)

    @property
    def is_few(self) -> bool:
        """Whether this is a percentage of so few that '4 of 6' is all it says."""
        base = self.base if self.unit == "percent" else None
        return base is not None and base[1] < FEWEST_FOR_A_PERCENTAGE

    @property
    def shown(self) -> str:
        """The value as a person reads it: '3,816', '45.1%', '4 of 6', 'not available'."""
        if self.is_few and self.base:
            return "{:,} of {:,}".format(*self.base)
        if self.state == "rating":
            return self.words or "rated in words"
        return format_value(self.number, self.unit, self.state)

    @property
    def period(self) -> str:
        """The period's name: '2022 to 2023'. The label stands in for dates that are not known."""
        if self.start is None and self.end is None and self.label:
            return self.label
        return period_label(self.period_kind, self.start, self.end)

    @property
    def when(self) -> str:
        """The period as it stands in a sentence: 'in the year to March 2023'."""
        if self.start is None and self.end is None and self.label:
            return f"in {self.label}"
        return period_phrase(self.period_kind, self.start, self.end)


@dataclass(frozen=True)
class Break:
    """That figures ending before `before` are unlike those ending on or after it.

    Kinds: definition, recording, restated, boundary.
    """

    before: date
    kind: str
    reason: str

    def parts(self, earlier: Point, later: Point) -> bool:
        """Whether the two points lie on different sides."""
        if earlier.end is None or later.end is None:
            return False
        return earlier.end < self.before <= later.end


@dataclass(frozen=True)
class Series:
    """The figures of one indicator, area, breakdown and unit, with what must be known of them.

    `counted` is 'people', 'events' or ''; `noun` is a plural ('children', 'referrals');
    `polarity` is 'higher_better', 'lower_better' or 'context'.
    """

    indicator_name: str
    area_name: str
    counted: str
    noun: str
    unit: str
    polarity: str
    period_basis: str
    points: tuple[Point, ...]
    breaks: tuple[Break, ...] = ()

    @property
    def in_order(self) -> tuple[Point, ...]:
        """The points by the day they end; as given where a day is not known."""
        if any(point.end is None for point in self.points):
            return self.points
        return tuple(sorted(self.points, key=lambda point: point.end or date.min))

    @property
    def latest(self) -> Point | None:
        """The last point, whatever its state: a hidden one is not passed over for an older one."""
        return self.in_order[-1] if self.points else None


def better(polarity: str, rose: bool) -> bool | None:
    """Whether a rise (or fall) is for the better; None where neither way is."""
    if polarity not in {"higher_better", "lower_better"}:
        return None
    return rose == (polarity == "higher_better")


def numbers(points: Sequence[Point]) -> list[Point]:
    """The points that are numbers."""
    return [point for point in points if point.number is not None]
