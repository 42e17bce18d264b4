"""People at work in North Somerset, and the places of what the reports printed."""

from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.core.context import acting_as
from goldthread.figures.models import Figure, FigureSource
from goldthread.partnership.models import Partnership, Person


@pytest.fixture
def working_as(db):
    """A client signed in as a demo person, at work in a partnership."""

    def sign_in(who, place="north-somerset"):
        client = Client()
        with acting_as(service="command-line"):
            client.force_login(Person.objects.get(email=f"{who}@demo.invalid"))
            session = client.session
            session["partnership"] = Partnership.objects.get(slug=place).pk
            session.save()
        return client

    return sign_in


@pytest.fixture
def manager(working_as):
    return working_as("morgan")


@pytest.fixture
def source_named(operator):
    return lambda slug: FigureSource.objects.get(slug=slug)


@pytest.fixture
def figure_of(operator):
    """A figure by its source's reference."""
    return lambda reference: Figure.objects.get(reference=reference, recorded_until=None)


@pytest.fixture
def table_address(source_named):
    def address(slug, section, table, name="printed-table", kind=None, **more):
        arguments = [source_named(slug).pk, *([kind] if kind else [])]
        query = urlencode({"section": section, "table": table, **more})
        return f"{reverse(name, args=arguments)}?{query}"

    return address
