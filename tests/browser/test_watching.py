"""Choosing what is watched and what is owed, in a browser: by keyboard, and on a phone."""

import re

import pytest

from browser.axe import assert_accessible
from goldthread.core.context import acting_as
from goldthread.figures.models import ChosenIndicator, Expectation

pytestmark = pytest.mark.browser

PAGES = {
    "watched": "/watched/",
    "found": "/watched/?q=children",
    "nothing found": "/watched/?q=zzzz",
    "owed": "/silence/expected/",
    "choose what is owed": "/silence/expected/new/",
    "who owes it": "/silence/expected/new/?indicator=CH022",
}


def codes():
    with acting_as(service="command-line"):
        found = ChosenIndicator.objects.filter(partnership__slug="north-somerset")
        return list(found.order_by("position").values_list("indicator__code", flat=True))


@pytest.mark.parametrize("name", PAGES)
def test_accessible_and_quiet(site, at_work, name):
    assert at_work.goto(site + PAGES[name]).status == 200
    assert_accessible(at_work)


def test_the_list_is_kept_by_keyboard_alone(site, at_work):
    # Given the list, an indicator is found and watched without a mouse
    at_work.goto(site + "/areas/north-somerset/")
    at_work.get_by_role("link", name="Choose what we watch").press("Enter")
    at_work.get_by_label("Words of its name, or its code").fill("CH023")
    at_work.keyboard.press("Enter")
    at_work.get_by_role("button", name="Watch").press("Enter")
    at_work.wait_for_url("**/watched/")
    assert codes()[-1] == "CH023"

    # when it is given the first place, and Enter pressed in the box
    last = at_work.locator(".gt-order__row").last
    last.get_by_role("textbox").fill("0")
    last.get_by_role("textbox").press("Enter")
    at_work.get_by_text("The order is kept.").wait_for()
    assert codes()[0] == "CH023"

    # then one button moves it down and another takes it off again
    first = at_work.locator(".gt-order__row").first
    first.get_by_role("button", name="Down").press("Enter")
    at_work.wait_for_url("**/watched/#row-*")
    assert codes()[1] == "CH023"
    second = at_work.locator(".gt-order__row").nth(1)
    second.get_by_role("button", name="Remove").press("Enter")
    at_work.get_by_text("is no longer watched").wait_for()
    assert "CH023" not in codes()
    assert_accessible(at_work)


def test_a_place_that_is_no_number_is_explained_at_its_box(site, at_work):
    at_work.goto(site + "/watched/")
    at_work.locator(".gt-order__row").nth(2).get_by_role("textbox").fill("third")
    at_work.get_by_role("button", name="Save the order").first.click()

    at_work.get_by_role("alert").get_by_role("link").click()
    assert at_work.evaluate("document.activeElement.value") == "third"
    assert_accessible(at_work)


def test_what_an_agency_owes_is_said_and_ended(site, at_work):
    # Given the page of silence, something is added
    at_work.goto(site + "/silence/")
    at_work.get_by_role("link", name="Add or end what is owed").click()
    at_work.get_by_role("link", name="Add what an agency owes").click()
    at_work.get_by_role("link", name="Contacts received").click()
    at_work.get_by_role("button", name="Add it").click()
    assert_accessible(at_work)
    at_work.get_by_label("Agency").select_option(label="Integrated care board")
    at_work.get_by_label("Every month").check()
    at_work.get_by_label("Days from the end").fill("14")
    at_work.get_by_role("button", name="Add it").click()
    assert "now owes Contacts received" in at_work.inner_text("main")

    # when it is ended, it stands among what has ended
    at_work.get_by_role("link", name=re.compile("^End.*Contacts received")).click()
    assert_accessible(at_work)
    at_work.get_by_role("button", name="End it").click()
    assert "of Contacts received is ended" in at_work.inner_text("main")
    with acting_as(service="command-line"):
        one = Expectation.objects.filter(indicator__code="CH001").latest("pk")
    assert one.ended_on is not None
    assert_accessible(at_work)
