"""People at their desks, and releases of North Somerset to look at."""

import pytest
from django.test import Client

from figures.releases.conftest import (  # noqa: F401 - fixtures of the same releases
    courses,
    north,
    out,
    person,
    plans,
    prepared,
)
from goldthread.core.context import acting_as
from goldthread.partnership.models import Person


@pytest.fixture
def at_work(north):  # noqa: F811
    """A client signed in as a demo person, at work in North Somerset unless said otherwise."""

    def sign_in(name, place=None):
        client = Client()
        with acting_as(service="command-line"):
            client.force_login(Person.objects.get(email=f"{name}@demo.invalid"))
            session = client.session
            session["partnership"] = (place or north).pk
            session.save()
        return client

    return sign_in
