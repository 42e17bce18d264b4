"""What a printed number may have been before it was rounded.

45.1 stands for anything from 45.05 to 45.15, either end included: which way a tie was
rounded is not known. A whole count is exact. Numbers said to be about so much are wide.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from goldthread.core.values import decimals_of
from goldthread.figures.discrepancies.records import Said

COUNTED = {"count", "change", "gbp", "days", "weeks"}
ABOUT = Decimal("0.05")
APPROXIMATE = re.compile(
    r"\bapprox|\b(upper|lower) bound\b|\bjust (under|over)\b|\baround\b|\brange of\b", re.IGNORECASE
)
# A printed note that accounts for two figures not agreeing.
EXPLAINS = re.compile(
    r"\brestat|\brevis|\bprovisional\b|\brebas|\bdisregarded\b|\bnot (directly )?comparable\b"
    r"|\bdefinition (has )?(changed|differs)|\bdo not compare\b|\bback-?dated\b|\bapplied back\b"
    r"|\brecording (practice|change)|\bdata entry problem\b",
    re.IGNORECASE,
)


class Span(NamedTuple):
    """The values a number may stand for."""

    low: Decimal
    high: Decimal

    def meets(self, other: "Span") -> bool:
        return self.low <= other.high and other.low <= self.high


def half_unit(value: Decimal) -> Decimal:
    """Half of the last decimal printed: 0.05 for 45.1, 0.5 for 45."""
    return Decimal(5).scaleb(-decimals_of(value) - 1)


def rounded_span(value: Decimal) -> Span:
    """What a rounded number may have been."""
    half = half_unit(value)
    return Span(value - half, value + half)


def span(figure: Said) -> Span:
    """What a figure may stand for: itself when counted, its rounding otherwise."""
    value = figure.number
    if is_approximate(figure):
        return Span(value - abs(value) * ABOUT, value + abs(value) * ABOUT)
    if figure.unit in COUNTED and value == value.to_integral_value():
        return Span(value, value)
    return rounded_span(value)


def ratio(part: Span, whole: Span, times: Decimal = Decimal(100)) -> Span:
    """What part / whole may be, both positive."""
    return Span(times * part.low / whole.high, times * part.high / whole.low)


def percent_change(now: Span, before: Span) -> Span:
    """What the percentage change may be, `before` positive."""
    change = ratio(now, before)
    return Span(change.low - 100, change.high - 100)


def difference(now: Span, before: Span) -> Span:
    return Span(now.low - before.high, now.high - before.low)


def is_cut(printed: Decimal, true: Span) -> bool:
    """Whether a number was cut or rounded the wrong way: within one of its last decimal."""
    unit = 2 * half_unit(printed)
    return Span(printed - unit, printed + unit).meets(true)


def apart(one: Decimal, other: Decimal) -> Decimal:
    """How far two numbers are apart, as a share of the second; 1 where that is nothing."""
    if one == other:
        return Decimal(0)
    return abs(one - other) / abs(other) if other else Decimal(1)


def is_approximate(figure: Said) -> bool:
    """Whether the source says the number is about so much."""
    return bool(APPROXIMATE.search(figure.note) or APPROXIMATE.search(figure.text))


def explanation(*figures: Said) -> str:
    """The first printed note that accounts for a disagreement; '' where there is none."""
    return next((figure.note for figure in figures if EXPLAINS.search(figure.note)), "")
