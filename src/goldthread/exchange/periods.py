"""The first and last day of the periods statistics are published for, in England."""

from calendar import monthrange
from datetime import date
from typing import NamedTuple


class Period(NamedTuple):
    """A kind of period with its first and last day, both included; a snapshot has no first."""

    kind: str
    start: date | None
    end: date | None


UNDATED = Period("other", None, None)


def financial(first: int, last: int | None = None) -> Period:
    """1 April of the year `first` to 31 March after the year `last` begins."""
    last = last or first
    kind = "financial_year" if first == last else "other"
    return Period(kind, date(first, 4, 1), date(last + 1, 3, 31))


def academic(first: int) -> Period:
    """1 September to 31 August."""
    return Period("academic_year", date(first, 9, 1), date(first + 1, 8, 31))


def calendar(first: int, last: int | None = None) -> Period:
    last = last or first
    kind = "calendar_year" if first == last else "other"
    return Period(kind, date(first, 1, 1), date(last, 12, 31))


def whole_month(year: int, month: int) -> Period:
    return Period("month", date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def snapshot(when: date) -> Period:
    return Period("as_at", None, when)


def twelve_months_to(end: date) -> Period:
    """Twelve whole months ending on the last day of a month."""
    return Period("12_months_to", date(end.year - 1, end.month % 12 + 1, 1), end)
