"""Periods in words: '2022 to 2023', 'year to March 2023', '31 March 2023'.

A period is a kind, a first day and a last day (`as_at` has the last day only). A year of
two calendar years is written '2022 to 2023', as the GOV.UK style guide asks.
"""

from calendar import monthrange
from datetime import date, timedelta

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

# A financial or calendar year and a rolling one cover twelve months alike.
MONTHS_LONG = {
    "financial_year": 12,
    "academic_year": 12,
    "calendar_year": 12,
    "12_months_to": 12,
    "quarter": 3,
    "month": 1,
}

KIND_WORDS = {
    "financial_year": "financial years",
    "academic_year": "academic years",
    "calendar_year": "calendar years",
    "12_months_to": "rolling years",
    "quarter": "quarters",
    "month": "months",
    "as_at": "dates",
    "cohort": "cohorts",
}


def date_words(day: date) -> str:
    """'31 March 2023'."""
    return f"{day.day} {month_words(day)}"


def month_words(day: date) -> str:
    """'March 2023'."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def period_label(kind: str, start: date | None, end: date | None) -> str:
    """The name of a period, for a heading or a column: 'January to March 2022'.

    A period without the dates its kind needs says so: 'quarter not stated'.
    """
    last = end or (start if kind == "as_at" else None)
    if last is None:
        return f"from {date_words(start)}" if start else f"{_kind_word(kind)} not stated"
    if kind == "as_at":
        return date_words(last)
    if kind == "12_months_to":
        return f"year to {_month_or_day(last)}"
    if kind == "month":
        return month_words(last)
    if start is None:
        return f"to {date_words(last)}"
    return _spanning(kind, start, last)


def period_phrase(kind: str, start: date | None, end: date | None) -> str:
    """The period as it stands in a sentence: 'at 31 March 2023', 'in the year to March 2023'."""
    label = period_label(kind, start, end)
    if label.endswith("not stated"):
        return f"({label})"
    if end is None and kind != "as_at":
        return label
    if kind == "as_at":
        return f"at {label}"
    if label.startswith("to "):
        return f"in the time {label}"
    if start is not None and start == end:
        return f"on {label}"
    if kind == "other" and " to " in label:
        return f"from {label}"
    article = "the " if label.startswith(("year to", "academic", "cohort")) else ""
    return f"in {article}{label}"


def mid_year_before(day: date) -> date:
    """The last mid-year (30 June) up to a day: whose population a rate of that time is of."""
    return date(day.year - 1 if (day.month, day.day) < (6, 30) else day.year, 6, 30)


def months_between(earlier: date, later: date) -> int:
    """Whole months from one date's month to the other's: January to March is 2."""
    return (later.year - earlier.year) * 12 + later.month - earlier.month


def months_covered(kind: str, start: date | None, end: date | None) -> int | None:
    """How many months a period covers; None for a date, or where it is not known."""
    if kind == "as_at":
        return None
    if start and end:
        return months_between(start, end + timedelta(days=1))
    return MONTHS_LONG.get(kind)


def _spanning(kind: str, start: date, end: date) -> str:
    years = f"{start.year} to {end.year}"
    if kind == "financial_year" and start.year != end.year:
        return years
    if kind == "academic_year":
        return f"academic year {years}"
    if kind == "calendar_year" and start.year == end.year:
        return str(end.year)
    return ("cohort " if kind == "cohort" else "") + _span(start, end)


def _span(start: date, end: date) -> str:
    if start == end:
        return date_words(end)
    if start.day != 1 or not _ends_month(end):
        return f"{date_words(start)} to {date_words(end)}"
    if (start.year, start.month) == (end.year, end.month):
        return month_words(end)
    if start.year == end.year:
        return f"{MONTHS[start.month - 1]} to {month_words(end)}"
    return f"{month_words(start)} to {month_words(end)}"


def _month_or_day(end: date) -> str:
    return month_words(end) if _ends_month(end) else date_words(end)


def _ends_month(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]


def _kind_word(kind: str) -> str:
    words = {"as_at": "date", "12_months_to": "rolling year", "other": "period"}
    return words.get(kind, kind.replace("_", " "))
