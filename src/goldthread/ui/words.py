"""Dates, times and counts as people read them, for templates."""

from datetime import date, datetime
from decimal import Decimal

from django.utils.timezone import localtime

from goldthread.core.values import format_number


def thousands(number: int | Decimal) -> str:
    """1018 -> '1,018'."""
    return format_number(Decimal(number))


def date_words(day: date | datetime) -> str:
    """'31 March 2023', in London's day when given a moment."""
    if isinstance(day, datetime):
        day = localtime(day).date()
    return f"{day.day} {day:%B %Y}"


def time_words(moment: datetime) -> str:
    """'31 March 2023 at 9:05am', London time."""
    local = localtime(moment)
    return f"{date_words(local)} at {local.hour % 12 or 12}:{local:%M}{local:%p}".replace(
        "AM", "am"
    ).replace("PM", "pm")


def count_words(count: int, one: str, many: str = "") -> str:
    """'1 figure', '1,018 figures': the noun agrees with the number."""
    return f"{thousands(count)} {one if count == 1 else many or one + 's'}"
