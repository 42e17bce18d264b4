"""One now: all code that asks for the time asks here.

A test, a demonstration or a board paper can set it with `at`; nothing else in
the product may call `datetime.now`, `date.today` or `timezone.now` (ruff bans
them).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")

_fixed: ContextVar[datetime | None] = ContextVar("goldthread_now", default=None)


def now() -> datetime:
    """The present moment, in UTC, or the moment set by `at`."""
    return _fixed.get() or datetime.now(UTC)  # noqa: TID251 - the one place that may ask the clock


def today() -> date:
    """The date in England now: a deadline at midnight is midnight in London."""
    return now().astimezone(LONDON).date()


@contextmanager
def at(moment: datetime | date) -> Iterator[datetime]:
    """Hold `now` at a moment (or at noon of a date, London time) within the block.

    Raises ValueError for a datetime without a time zone: which hour it means
    cannot be guessed.
    """
    if not isinstance(moment, datetime):
        moment = datetime(moment.year, moment.month, moment.day, 12, tzinfo=LONDON)
    if moment.tzinfo is None:
        raise ValueError("core.now.at needs a datetime with a time zone, or a date")
    token = _fixed.set(moment.astimezone(UTC))
    try:
        yield moment
    finally:
        _fixed.reset(token)
