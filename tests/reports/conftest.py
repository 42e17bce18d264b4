"""Areas of the demo region, and reports drafted, shown and kept of them."""

import pytest
from django.test import Client

from goldthread.core.context import acting_as
from goldthread.partnership.models import Area, Partnership, Person
from goldthread.reports import building, keeping
from goldthread.reports.bound.edition import Edition
from goldthread.reports.drafting.draft import draft
from goldthread.reports.drafting.period import period_of

NORTH_SOMERSET = ("north-somerset", "2022-01-01/2023-03-31")
BOARD = ("north-somerset", "2013-10-01/2014-10-31")
BANES = ("bath-and-north-east-somerset", "2020-21")
BRISTOL = ("bristol-city-of", "2022-23")
REPORTS = [NORTH_SOMERSET, BOARD, BANES, BRISTOL]


def place(slug):
    """An area and the partnership that answers for it."""
    area = Area.objects.get(slug=slug)
    return area, Partnership.objects.filter(area=area).first()


@pytest.fixture
def drafted(operator):
    """The content of a first draft."""

    def make(slug, period):
        return draft(*place(slug), period_of(period))

    return make


@pytest.fixture
def document(operator):
    """A first draft as an edition shows it."""

    def make(slug, period, edition=Edition.PUBLIC):
        return building.drafted(*place(slug), period_of(period), edition, "https://example.org")

    return make


@pytest.fixture
def person(db):
    """The id of a demo person by first name."""

    def found(name):
        with acting_as(service="sign-in"):
            return Person.objects.get(email=f"{name}@demo.invalid").pk

    return found


@pytest.fixture
def report(db, person):
    """North Somerset's report of 2022-23, started by Morgan, the business manager."""
    with acting_as(person=person("morgan")):
        area, partnership = place("north-somerset")
        return keeping.start(partnership, area, period_of("2022-23"))


@pytest.fixture
def as_person(person):
    """Whatever is done within acts as a demo person."""
    return lambda name: acting_as(person=person(name))


@pytest.fixture
def browser(db):
    """A signed-in client for a demo person, at work in North Somerset where they work there."""

    def client(name):
        made = Client()
        with acting_as(service="command-line"):
            made.force_login(Person.objects.get(email=f"{name}@demo.invalid"))
            session = made.session
            session["partnership"] = Partnership.objects.get(slug="north-somerset").pk
            session.save()
        return made

    return client
