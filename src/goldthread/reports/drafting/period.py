"""The period of a report, from words, and which figures fall into it."""

import re
from dataclasses import dataclass
from datetime import date

from goldthread.core.periods import period_label

PERIODS = "a financial year as 2022-23, or two days as 2022-01-01/2023-03-31"


class UnknownPeriod(ValueError):
    """Words that name no report's period; the message says what would."""


@dataclass(frozen=True)
class ReportPeriod:
    """The days a report is about, first and last."""

    start: date
    end: date

    @property
    def label(self) -> str:
        """'2022 to 2023', or 'January 2022 to March 2023'."""
        kind = "financial_year" if self.is_financial_year else "other"
        return period_label(kind, self.start, self.end)

    @property
    def slug(self) -> str:
        """'2022-23', or '2022-01-01-2023-03-31'."""
        if self.is_financial_year:
            return f"{self.start.year}-{self.end.year % 100:02}"
        return f"{self.start}-{self.end}"

    @property
    def is_financial_year(self) -> bool:
        days = (self.start.month, self.start.day, self.end.month, self.end.day)
        return days == (4, 1, 3, 31) and self.end.year == self.start.year + 1

    def covers(self, end: date | None) -> bool:
        """Whether a figure whose period ends then is of this report.

        A period that began before still counts: what matters is the day it was true on.
        """
        return end is not None and self.start <= end <= self.end


def period_of(words: str) -> ReportPeriod:
    """The period that words mean. Raises UnknownPeriod, saying what would be accepted."""
    if found := re.fullmatch(r"(\d{4})[-/](\d{2})", words.strip()):
        start = int(found[1])
        if int(found[2]) == (start + 1) % 100:
            return ReportPeriod(date(start, 4, 1), date(start + 1, 3, 31))
    try:
        first, last = (date.fromisoformat(day.strip()) for day in words.split("/"))
    except ValueError:
        raise UnknownPeriod(f"“{words}” is not a report's period: write {PERIODS}") from None
    if not first < last:
        raise UnknownPeriod(f"“{words}” ends before it begins: write {PERIODS}")
    return ReportPeriod(first, last)
