"""Chromium for tests: Debian's own, without a window, asking nothing of anybody."""

import os
import shutil

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.test import Client
from playwright.sync_api import sync_playwright

from browser.axe import Watch
from browser.serving import served
from conftest import LOADED
from goldthread.core.context import acting_as
from support.committed import cloned

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
NAMES = ("chromium", "chromium-browser", "google-chrome")
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 375, "height": 740}


@pytest.fixture(scope="module")
def chromium():
    """The browser, one a module: Playwright's event loop must be gone where jobs need their own."""
    found = os.environ.get("GOLDTHREAD_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)))
    # Playwright's sync API runs an event loop, in which Django would refuse the database, and
    # has connections of its own: those made before it would stay open, out of reach.
    connections.close_all()
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=QUIET)
        yield browser
        # Those the tests made beside the event loop, or the next module would find them dead.
        connections.close_all()
        browser.close()
        # Those made while it ran are out of reach afterwards, and their database is dropped.
        connections.close_all()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def open_page(chromium):
    """Opens pages of a width, each watched; all closed at the end."""
    contexts = []

    def opened(size=DESKTOP, **options):
        context = chromium.new_context(viewport=size, locale="en-GB", **options)
        contexts.append(context)
        page = context.new_page()
        page.watch = Watch(page)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def page(request, open_page):
    """One page, at desktop and at phone width."""
    return open_page(request.param)


@pytest.fixture(scope="module")
def site(request, server, django_db_setup, django_db_blocker):
    """The product over a copy of the demo region, where what a module's tests do stays done."""
    name = f"goldthread_{request.module.__name__.rpartition('.')[2]}"
    with (
        django_db_blocker.unblock(),
        cloned(server, LOADED, name),
        served(get_wsgi_application()) as address,
    ):
        yield address


@pytest.fixture
def at_work(site, page):
    """The page of Morgan, a business manager at work."""
    # Models can be imported once Django is set up.
    from goldthread.partnership.models import Person

    client = Client()
    with acting_as(service="command-line"):
        client.force_login(Person.objects.get(email="morgan@demo.invalid"))
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": site}])
    return page
