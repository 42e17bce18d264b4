"""How a number is written for people, and how a printed one is read back.

A value is a Decimal that keeps the decimals it was printed with: 8.0 is not 8. The style
is GOV.UK's: commas in thousands, a real minus sign, words rather than symbols for a value
that is not a number.
"""

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import NamedTuple

MINUS = "\N{MINUS SIGN}"

STATE_WORDS = {
    "suppressed": "hidden to protect people",
    "not_available": "not available",
    "not_applicable": "not applicable",
    "not_returned": "not returned",
}


class Unit(NamedTuple):
    """What stands round a number of this unit, and round a difference between two of them."""

    prefix: str = ""
    one: str = ""
    many: str = ""
    difference_one: str | None = None
    difference_many: str | None = None
    signed: bool = False


UNITS = {
    "count": Unit(),
    "percent": Unit("", "%", "%", " percentage point", " percentage points"),
    "rate_per_1000": Unit("", " per 1,000", " per 1,000"),
    "rate_per_10000": Unit("", " per 10,000", " per 10,000"),
    "rate_per_100000": Unit("", " per 100,000", " per 100,000"),
    "days": Unit("", " day", " days"),
    "weeks": Unit("", " week", " weeks"),
    "gbp": Unit("£"),
    "ratio": Unit(),
    "score": Unit(),
    "rating": Unit(),
    "change": Unit(signed=True),
    "percent_change": Unit("", "%", "%", " percentage point", " percentage points", signed=True),
}


def unit_of(name: str) -> Unit:
    """The unit of this name; one not known is written in its own words: hours -> '12 hours'."""
    words = " " + name.replace("_", " ")
    return UNITS.get(name) or Unit("", words, words)


def per(unit: str) -> int | None:
    """The base of a rate, 10000 for rate_per_10000; None where the unit is not a rate."""
    found = re.fullmatch(r"rate_per_(\d+)", unit)
    return int(found[1]) if found else None


def format_value(
    value: Decimal | None,
    unit: str = "count",
    state: str = "number",
    decimals: int | None = None,
) -> str:
    """A value in words and digits: '3,816', '45.1%', '£94,805', 'hidden to protect people'.

    `decimals` rounds half up; without it the value's own decimals are kept. A value that is
    not a number is never written as one. Raises ValueError for a number without a value.
    """
    if state in STATE_WORDS:
        return STATE_WORDS[state]
    if value is None:
        raise ValueError(f"a value in the state '{state}' has no number to write")
    form = unit_of(unit)
    return _written(value, (form.prefix, form.one, form.many), decimals, form.signed)


def format_difference(value: Decimal, unit: str = "count", decimals: int | None = None) -> str:
    """A signed difference: '+17', '+4.2 percentage points' between percentages, never '+4.2%'."""
    return _written(value, _difference_form(unit), decimals, signed=True)


def format_size(value: Decimal, unit: str = "count", decimals: int | None = None) -> str:
    """The size of a difference without its sign, for 'a rise of 17': '4.2 percentage points'."""
    return _written(abs(value), _difference_form(unit), decimals, signed=False)


def format_number(value: Decimal, decimals: int | None = None, signed: bool = False) -> str:
    """Digits alone: '1,018', '\N{MINUS SIGN}4.3', '+17' when signed; zero has no sign."""
    places = decimals_of(value) if decimals is None else decimals
    digits = f"{rounded(abs(value), places):,.{places}f}"
    if not any(digit in "123456789" for digit in digits):
        return digits
    sign = MINUS if value < 0 else "+" if signed else ""
    return sign + digits


def decimals_of(value: Decimal) -> int:
    """How many decimals a value was written with: 8.0 has one, 1E+3 none."""
    return max(0, -_exponent(value))


def trimmed(value: Decimal) -> Decimal:
    """Without decimals that say nothing, for a number that was typed and not printed: 90.000."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Rounded half up, as published tables are: 0.25 -> 0.3, never the banker's 0.2."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def plural(number: Decimal, noun: str) -> str:
    """The noun, a plural, as it follows this number: (1, 'children in need') -> 'child in need'."""
    return singular(noun) if abs(number) == 1 else noun


def singular(noun: str) -> str:
    """One of a plural noun or phrase: its head is the word before the first preposition."""
    words = noun.split(" ")
    head = next((place for place, word in enumerate(words) if word in _PREPOSITIONS), len(words))
    if head == 0:
        return noun
    words[head - 1] = _singular_word(words[head - 1])
    return " ".join(words)


def parse_number(text: str) -> Decimal:
    """The number a printed cell means: '1,018', '-4.3%', '£3,816', '1.315E-2', '12 days'.

    Raises ValueError, saying what was found, for anything else; commas must part thousands.
    """
    plain = re.sub(r"^([+-]?)£", r"\1", text.strip().replace(MINUS, "-").replace("- ", "-"))
    found = re.fullmatch(rf"({_DIGITS})(?:%|{_SUFFIXES})?", plain, re.ASCII)
    if not found:
        raise ValueError(f"'{text}' is not a number like 1,018 or 4.3% or £3,816")
    try:
        number = Decimal(found[1].replace(",", ""))
        return number if _exponent(number) <= 0 else number.quantize(Decimal(1))
    except InvalidOperation:
        raise ValueError(f"'{text}' is too long to be a number") from None


_DIGITS = r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:(?<=\d)\.?|\.\d+)(?:[eE][+-]?\d{1,2})?"
_SUFFIXES = "|".join(
    re.escape(words)
    for unit in UNITS.values()
    for words in (unit.one, unit.many, unit.difference_one, unit.difference_many)
    if words and words != "%"
)


_PREPOSITIONS = set(
    [
        "about",
        "at",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "subject",
        "to",
        "under",
        "where",
        "who",
        "with",
    ]
)
_IRREGULAR = {"children": "child", "people": "person", "women": "woman", "men": "man"}


def _singular_word(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies"):
        return word.removesuffix("ies") + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word.removesuffix("es")
    return word if word.endswith("ss") else word.removesuffix("s")


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int):
        raise ValueError(f"{value} is not a number")
    return exponent


def _difference_form(unit: str) -> tuple[str, str, str]:
    form = unit_of(unit)
    one = form.one if form.difference_one is None else form.difference_one
    many = form.many if form.difference_many is None else form.difference_many
    return form.prefix, one, many


def _written(value: Decimal, form: tuple[str, str, str], decimals: int | None, signed: bool) -> str:
    prefix, one, many = form
    number = format_number(value, decimals, signed)
    digits = number.lstrip("+" + MINUS)
    sign = number[: len(number) - len(digits)]
    return f"{sign}{prefix}{digits}{one if digits == '1' else many}"
