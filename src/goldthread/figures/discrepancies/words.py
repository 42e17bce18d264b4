"""Figures as they stand in a finding's sentence."""

from collections.abc import Iterable
from decimal import Decimal

from goldthread.core.periods import period_phrase
from goldthread.core.values import format_value, rounded, trimmed
from goldthread.figures.discrepancies.records import Said


def shown(figure: Said) -> str:
    """'45.1%', '1,018', 'Achieved'."""
    if figure.state == "rating":
        return figure.symbol
    return format_value(figure.value, figure.unit, figure.state)


def when(figure: Said) -> str:
    """'in the year to March 2023'."""
    return period_phrase(figure.kind, figure.start, figure.end)


def what(figure: Said) -> str:
    """'Child deaths notified (modifiable)'."""
    detail = ", ".join(figure.parts.values())
    return f"{figure.name} ({detail})" if detail else figure.name


def title(figure: Said, of: str) -> str:
    """A finding's heading: what it is of, where, and what does not fit."""
    return f"{what(figure)}, {figure.area_name}: {of}"


def said(figure: Said) -> str:
    """'455 in the year to March 2022 (NSSCP annual report 2021-22)'."""
    return f"{shown(figure)} {when(figure)} ({figure.source.title})"


def listed(words: Iterable[str]) -> str:
    """'a, b and c'."""
    every = list(words)
    return every[0] if len(every) == 1 else f"{', '.join(every[:-1])} and {every[-1]}"


def some(words: Iterable[str], shown: int = 4) -> str:
    """'a, b, c, d and 9 more'."""
    every = list(words)
    more = len(every) - shown
    return listed([*every[:shown], f"{more} more"]) if more > 1 else listed(every)


def number(value: Decimal, unit: str = "count", decimals: int = 1) -> str:
    """A number worked out here, with no more decimals than say something."""
    return format_value(trimmed(rounded(value, decimals)), unit)


def percent(value: Decimal) -> str:
    """A share of one as a percentage: 0.145 -> '14.5%'."""
    return number(100 * value, "percent")


def movement(change: Decimal, unit: str = "count") -> str:
    """'a rise of 17', 'a fall of 6', 'no change'."""
    if not change:
        return "no change"
    word = "rise" if change > 0 else "fall"
    return f"a {word} of {number(abs(change), unit)}"


def sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]


def name_of(figure: Said) -> str:
    """A name as it stands inside a sentence."""
    name = what(figure)
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


def band(figure: Said) -> str:
    """Which part of the whole it is: 'police', '3 months or less'."""
    return next(iter(figure.parts.values()), "the whole")
