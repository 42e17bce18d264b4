"""Numbers and dates as people and spreadsheets write them.

Each function returns the value and, where it had to be understood rather than read, a
sentence saying so (else ''). It raises `Refused` with a sentence saying what would be
accepted. What has two meanings is refused, never guessed.
"""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from math import isfinite

PLAIN = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
GROUPED = re.compile(r"[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")
SHORTENED = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?[eE][+-]?[0-9]+")
LONGEST_WHOLE, LONGEST_DECIMALS = 18, 12

ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})([T ]00:00(:00(\.0+)?)?)?")
SLASHED = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
SHORT_YEAR = re.compile(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2}")
IN_WORDS = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})\.?,?[ -]([0-9]{4})")
SERIAL = re.compile(r"[0-9]{5}")
# Excel counts days from here, for every date since March 1900.
EXCEL_EPOCH = date(1899, 12, 30)

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
WRITE_A_DATE = "Write the date as YYYY-MM-DD, for example 2023-03-31."
WRITE_A_NUMBER = "Write the number in digits with a point for decimals, for example 1040 or 8.5."


class Refused(ValueError):
    """A cell cannot be read; the message says what would be accepted."""


@lru_cache(maxsize=4096)
def number(text: str, grouping: bool = True) -> tuple[Decimal, str]:
    """A number with its decimals kept: '8.0' stays 8.0.

    `grouping` says whether a comma can only be a thousands comma; in a file separated by
    semicolons it may be a decimal one, so there it is refused.
    """
    plain = text.replace("\N{MINUS SIGN}", "-").replace("\N{NO-BREAK SPACE}", " ").strip()
    if PLAIN.fullmatch(plain):
        repair = "" if plain == text.strip() else "A typographic minus sign was read as a minus."
        return bounded(plain), repair
    if grouping and GROUPED.fullmatch(plain):
        return bounded(plain.replace(",", "")), "Commas between thousands were left out."
    if SHORTENED.fullmatch(plain):
        raise Refused(
            "A spreadsheet has shortened this number and digits may be lost; format the cell "
            "as a plain number and save the file again."
        )
    raise Refused(WRITE_A_NUMBER)


def bounded(plain: str) -> Decimal:
    whole, _, decimals = plain.lstrip("+-").partition(".")
    if len(whole) > LONGEST_WHOLE or len(decimals) > LONGEST_DECIMALS:
        raise Refused(
            f"A number has at most {LONGEST_WHOLE} digits before the point and "
            f"{LONGEST_DECIMALS} after it."
        )
    return Decimal(plain)


@lru_cache(maxsize=4096)
def day(text: str) -> tuple[date, str]:
    """A date: ISO, or day first as England writes it, or with the month in words, or as the
    number Excel keeps (36526 to 73050: the years 2000 to 2099)."""
    text = text.strip()
    if found := ISO.fullmatch(text):
        return real(int(found[1]), int(found[2]), int(found[3])), ""
    if found := SLASHED.fullmatch(text):
        when = real(int(found[3]), int(found[2]), int(found[1]))
        return when, "Dates written like 31/03/2023 were read day first."
    if found := IN_WORDS.fullmatch(text):
        when = real(int(found[3]), month(found[2]), int(found[1]))
        return when, "Dates written in words were read."
    if SERIAL.fullmatch(text) and 36526 <= int(text) <= 73050:
        when = EXCEL_EPOCH + timedelta(days=int(text))
        return when, "Dates kept as Excel day numbers (45016) were read as dates (2023-03-31)."
    if SHORT_YEAR.fullmatch(text):
        raise Refused(f"A year of two digits can be misread. {WRITE_A_DATE}")
    raise Refused(WRITE_A_DATE)


def real(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise Refused(f"There is no such day (the day comes first). {WRITE_A_DATE}") from error


def month(word: str) -> int:
    """The number of a month from its name, or its first three letters."""
    word = word.lower()
    for position, name in enumerate(MONTHS, 1):
        if word in (name, name[:3]) or (word == "sept" and position == 9):
            return position
    raise Refused(f"'{word}' is not a month. {WRITE_A_DATE}")


def written(value: object) -> str:
    """A spreadsheet cell's value as a person would type it: 2023-03-31, 8.5, text as it is."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else str(value)
    if isinstance(value, float):
        return shortest(value)
    return str(value)


def shortest(value: float) -> str:
    """A float without the noise past the fifteen digits a spreadsheet shows, never as 1E-5,
    with at most twelve decimals."""
    if not isfinite(value):
        return "not a number"
    exact = Decimal(format(value, ".15g"))
    text = format(min(exact, round(exact, LONGEST_DECIMALS), key=decimals), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def decimals(value: Decimal) -> int:
    """How many digits stand after the point."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
