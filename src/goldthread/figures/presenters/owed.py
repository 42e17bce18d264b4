"""What each agency owes, as its page lists it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse

from goldthread.core.periods import date_words
from goldthread.figures.expecting import often
from goldthread.figures.models import Expectation
from goldthread.figures.presenters.naming import here_href
from goldthread.ui.words import count_words


@dataclass(frozen=True)
class Owing:
    """One thing owed: its indicator, what is asked of it in words, and where it is ended."""

    name: str
    href: str
    terms: str
    end_href: str
    ended: str


@dataclass(frozen=True)
class AgencyOwing:
    """What one agency owes now, and what it owed once."""

    name: str
    now: list[Owing]
    once: list[Owing]


def by_agency(expectations: Iterable[Expectation]) -> list[AgencyOwing]:
    """What is owed, agency by agency; they must come in the order of the agencies."""
    found = []
    for name, group in groupby(expectations, key=lambda one: one.agency.name):
        listed = [owing(one) for one in group]
        now = [one for one in listed if not one.ended]
        found.append(AgencyOwing(name, now, [one for one in listed if one.ended]))
    return found


def owing(one: Expectation) -> Owing:
    return Owing(
        name=one.indicator.name,
        href=here_href(one.area, one.indicator),
        terms=terms(one),
        end_href=reverse("expectation-end", args=[one.pk]),
        ended=date_words(one.ended_on) if one.ended_on else "",
    )


def terms(one: Expectation) -> str:
    """'Every quarter, 30 days after it ends, from 1 April 2024'."""
    return (
        f"{often(one).capitalize()}, {count_words(one.due_days, 'day')} after it ends,"
        f" from {date_words(one.started_on)}"
    )
