"""Every part of the ui in a browser, at desktop and phone width."""

import os
from pathlib import Path

import pytest
from django.core.wsgi import get_wsgi_application

from browser.axe import assert_accessible
from browser.serving import served
from ui.gallery_settings import gallery_settings

pytestmark = pytest.mark.browser
STATUSES = {
    "/": 200,
    "/form/": 200,
    "/charts/": 200,
    "/document/": 200,
    "/nowhere/": 404,
    "/refused/": 403,
    "/too-large/": 413,
    "/broken/": 500,
}


@pytest.fixture(scope="module")
def gallery():
    with gallery_settings(), served(get_wsgi_application()) as address:
        yield address


@pytest.mark.parametrize(("address", "status"), STATUSES.items())
def test_accessible_and_quiet(gallery, page, address, status):
    answer = page.goto(gallery + address)
    assert answer.status == status
    keep_picture(page, address)
    assert_accessible(page)


def test_bad_form_says_what_to_do_and_links_to_it(gallery, page):
    page.goto(gallery + "/form/")
    page.get_by_label("Value").fill("a few")
    page.get_by_label("Day").fill("31")
    page.get_by_role("button", name="Store the figure").click()
    assert page.title().startswith("Error: ")
    page.get_by_role("link", name="Value must be a number, like 1,018 or 45.1").click()
    assert page.get_by_label("Value").evaluate("input => input === document.activeElement")
    page.get_by_role("link", name="must include a month and a year").click()
    assert page.get_by_label("Day").evaluate("input => input === document.activeElement")
    keep_picture(page, "/form-bad/")
    assert_accessible(page)


def test_a_page_that_asks_for_it_is_kept_up_to_date_within_the_policy(gallery, open_page):
    page = open_page()
    page.goto(gallery + "/live/")
    page.get_by_role("progressbar", name="Read").wait_for()
    assert_accessible(page)


def test_works_without_javascript(gallery, open_page):
    page = open_page({"width": 375, "height": 740}, java_script_enabled=False)
    page.goto(gallery + "/")
    assert page.get_by_role("link", name="Charts").is_visible()
    page.goto(gallery + "/charts/")
    assert page.get_by_role("img").count() == 12


def test_message_is_said_once(gallery, open_page):
    page = open_page()
    page.goto(gallery + "/form/")
    page.get_by_label("Area", exact=True).select_option("Northbay")
    page.get_by_label("Value").fill("1,018")
    for part, typed in (("Day", "31"), ("Month", "March"), ("Year", "2023")):
        page.get_by_label(part, exact=True).fill(typed)
    page.get_by_label("A number").check()
    page.get_by_label("Email").fill("a@example.org")
    page.get_by_label("Password", exact=True).fill("not a real one")
    page.get_by_role("button", name="Store the figure").click()
    assert page.get_by_text("The figure was stored.").is_visible()
    assert_accessible(page)
    page.reload()
    assert page.get_by_text("The figure was stored.").count() == 0


def keep_picture(page, address):
    """Keep a picture of the page in the folder that GOLDTHREAD_PICTURES names."""
    folder = os.environ.get("GOLDTHREAD_PICTURES")
    if folder:
        width = page.viewport_size["width"]
        name = address.strip("/").replace("?", "-") or "parts"
        page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)
