"""Discrepancies in a browser: read, narrowed, explained and opened again, at both widths."""

import pytest
from django.urls import reverse

from browser.axe import assert_accessible
from goldthread.core.context import acting_as
from goldthread.figures.models import Discrepancy

pytestmark = pytest.mark.browser


def one(rule):
    with acting_as(service="command-line"):
        return reverse("discrepancy", args=[Discrepancy.objects.filter(rule=rule).first().pk])


PAGES = {
    "list": lambda: reverse("discrepancies"),
    "nothing": lambda: reverse("discrepancies") + "?standing=explained&severity=low",
    "rules": lambda: reverse("discrepancy-rules"),
    "many figures": lambda: one("differs-from-official"),
    "one": lambda: one("percent-or-points"),
}


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_accessible(site, at_work, name):
    at_work.goto(site + PAGES[name]())

    assert_accessible(at_work)


def test_one_is_found_explained_and_opened_again(site, at_work):
    # given the list, narrowed to one rule
    at_work.goto(site + reverse("discrepancies"))
    at_work.get_by_label("Rule").select_option("The same thing given two values in one source")
    at_work.get_by_role("button", name="Show").click()
    at_work.get_by_role("link", name="Interval between multi-agency neglect audits").click()

    # when it is sent without a reason, the page says what is missing
    at_work.get_by_role("button", name="Keep this reason").click()
    assert at_work.get_by_role("link", name="Enter the reason").is_visible()
    assert_accessible(at_work)

    # when it is explained
    at_work.get_by_role("radio", name="Accepted").check()
    at_work.get_by_label("Why").fill("The later section was not updated.")
    at_work.get_by_role("button", name="Keep this reason").click()
    assert at_work.get_by_text("The later section was not updated.").first.is_visible()
    assert_accessible(at_work)

    # then it can be opened again
    at_work.get_by_role("button", name="Take it back").click()
    assert at_work.get_by_text("It is open again").is_visible()
    assert at_work.get_by_role("button", name="Keep this reason").is_visible()
