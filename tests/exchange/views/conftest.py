"""People signed in, and files sent and read as the worker would, in the test's transaction."""

from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from goldthread.core.context import acting_as
from goldthread.exchange import tasks
from goldthread.figures.models import Load
from goldthread.partnership.models import Person

SAID = {
    "kind": "report",
    "title": "A report of ours",
    "known_from-day": "28",
    "known_from-month": "March",
    "known_from-year": "2024",
    "scope": "ours",
}


class Someone:
    """A demo person at a browser."""

    def __init__(self, email):
        with acting_as(service="command-line"):
            self.person = Person.objects.get(email=email)
        self.client = Client(headers={"host": "localhost"})
        with acting_as(service="sign-in"):
            self.client.force_login(self.person)

    def get(self, name, *args, **query):
        return self.client.get(reverse(name, args=args), query)

    def page(self, name, *args, **query):
        """The words of a page that must be there."""
        response = self.get(name, *args, **query)
        assert response.status_code == 200, response.content[:300]
        return words(response)

    def post(self, name, *args, follow=True, **data):
        return self.client.post(reverse(name, args=args), data, follow=follow)

    def send(self, content, name="sample.csv", **said):
        """The answer to a file sent, without following it."""
        data = {**SAID, "file": SimpleUploadedFile(name, content), **said}
        return self.client.post(reverse("load-new"), data)

    def load(self, content, name="sample.csv", **said):
        """The load of a file sent and read; ready, or refused."""
        response = self.send(content, name, **said)
        assert response.status_code == 302, words(response)
        with acting_as(person=self.person.pk):
            load = Load.objects.latest("id")
            tasks.read_or_refuse(load.pk)
        return held(load)


def held(load):
    """The load as it is stored now."""
    with acting_as(service="command-line"):
        return Load.objects.select_related("source__agency").get(pk=load.pk)


def words(response):
    """A page's text on one line, entities as people read them."""
    from html import unescape

    return " ".join(unescape(response.content.decode()).split())


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    """Files of each test in a home of its own."""
    monkeypatch.setenv("GOLDTHREAD_HOME", str(tmp_path))


@pytest.fixture
def people(db):
    names = ("devi", "morgan", "lee", "pat", "ash")
    return SimpleNamespace(**{name: Someone(f"{name}@demo.invalid") for name in names})


@pytest.fixture
def morgan(people):
    """The business manager of North Somerset."""
    return people.morgan


@pytest.fixture
def pat(people):
    """The police's contributor in North Somerset."""
    return people.pat
