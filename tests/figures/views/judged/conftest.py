"""People of the demo region at their browsers, and what their pages say."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldthread.core.context import acting_as
from goldthread.partnership.models import Person


@pytest.fixture
def signed_in(db):
    """A signed-in client for the first name of a demo person."""

    def client(name):
        browser = Client()
        with acting_as(service="sign-in"):
            browser.force_login(Person.objects.get(email=f"{name}@demo.invalid"))
        return browser

    return client


@pytest.fixture
def manager(signed_in):
    """The business manager of North Somerset."""
    return signed_in("morgan")


@pytest.fixture
def executive(signed_in):
    """An executive member in all five areas: reads only."""
    return signed_in("lee")


@pytest.fixture
def words():
    """What the main part of an answer's page says, without its drawings, in single spaces."""

    def said(response, status=200):
        assert response.status_code == status, response.content.decode()[:500]
        page = response.content.decode()
        main = re.search(r"<main.*</main>", page, re.DOTALL)[0]
        drawn = re.sub(r"<svg.*?</svg>", " ", main, flags=re.DOTALL)
        plain = unescape(re.sub(r"<[^>]+>", " ", drawn))
        return re.sub(r" ([,.:)])", r"\1", " ".join(plain.split()))

    return said


@pytest.fixture
def queries():
    """How many queries a page asks, the second time it is asked for."""

    def count(browser, address):
        browser.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(address).status_code == 200
        return len(asked)

    return count


@pytest.fixture
def ledger(db):
    """What the ledger holds of an action: the state after, newest last."""
    from goldthread.core.models import AuditEntry

    def entries(action):
        with acting_as(service="sealer"):
            held = AuditEntry.objects.filter(action=action.name).order_by("pk")
            return list(held.values_list("after", flat=True))

    return entries
