"""The pages of what is kept, in a browser: accessible at desktop and phone, and of use there."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse

from browser.axe import assert_accessible
from goldthread.core.context import acting_as
from goldthread.figures.models import Alert, Figure, FigureSource

pytestmark = pytest.mark.browser

ROLLING = ("north-somerset-2022-23", "Avon and Somerset Police",
           "Child Protection and Child Sexual Exploitation (12 month rolling)")  # fmt: skip
TRAINING = ("banes-2020-21", "6 Key Performance Indicators", "Indicator 1: Training")
QUALITY = ("north-somerset-2013-14", "Part 2 NSSCB Performance Management Framework 2013-2014",
           "PMF: Munro: Quality and timeliness")  # fmt: skip


def source(slug, name="source"):
    return reverse(name, args=[FigureSource.objects.get(slug=slug).pk])


def table(slug, section, name, **more):
    query = urlencode({"section": section, "table": name, **more})
    return f"{source(slug, 'printed-table')}?{query}"


def story(reference):
    return reverse("figure", args=[Figure.objects.get(reference=reference).pk])


def settling():
    return reverse("alert-settle", args=[waiting().pk])


def waiting():
    return Alert.objects.filter(
        partnership__slug="north-somerset", kind="restatement", settled_at=None
    ).first()


PAGES = {
    "sources": lambda: reverse("sources"),
    "source": lambda: source("north-somerset-2022-23"),
    "rolling": lambda: table(*ROLLING),
    "rolling as judged": lambda: table(*ROLLING, view="judged"),
    "targets as judged": lambda: table(*TRAINING, view="judged"),
    "bands": lambda: table(*QUALITY),
    "bands as judged": lambda: table(*QUALITY, view="judged"),
    "framework": lambda: source("north-somerset-2013-14", "framework"),
    "revisions": lambda: reverse("revisions"),
    "revisions with a bad date": lambda: reverse("revisions") + "?since-day=31&since-month=x",
    "silence": lambda: reverse("silence"),
    "alerts": lambda: reverse("alerts"),
    "settle": settling,
    "search": lambda: reverse("search"),
    "found": lambda: reverse("search") + "?q=missing+children",
    "nothing found": lambda: reverse("search") + "?q=zzzz",
    "figure": lambda: story("ns2122-0032"),
}


@pytest.mark.parametrize("name", PAGES)
def test_accessible_and_quiet(site, at_work, name):
    with acting_as(service="command-line"):
        address = PAGES[name]()

    assert at_work.goto(site + address).status == 200
    assert_accessible(at_work)


def test_from_a_report_to_its_table_to_what_judgement_says_to_one_figure(site, at_work):
    # Given a report that is held
    at_work.goto(site + reverse("sources"))
    at_work.get_by_role("link", name="NSSCP annual report January 2021 - March 2022").click()

    # When its table of child protection is opened and judged
    at_work.get_by_role("link", name="12 Month Rolling - Child Protection").click()
    at_work.get_by_role("link", name="As judged").click()

    # Then it says what was restated since, and leads to the figure's whole story
    at_work.get_by_role("link", name="440").first.click()
    assert "It does not stand: pages use 441" in at_work.inner_text("main")
    assert_accessible(at_work)


def test_an_alert_is_settled_with_a_note(site, at_work):
    # Given an alert that waits
    with acting_as(service="command-line"):
        alert, address = waiting(), settling()
    at_work.goto(site + address)

    # When it is settled without a word, the page asks for one; when with a note, it is settled
    at_work.get_by_role("button", name="Settle").click()
    assert_accessible(at_work)
    assert "Enter what was done about it" in at_work.inner_text("main")
    at_work.get_by_label("What was done about it").fill("Asked the police.")
    at_work.get_by_role("button", name="Settle").click()

    # Then it stands among the settled ones, with the note
    at_work.get_by_role("link", name="Settled").click()
    assert "What was done: Asked the police." in at_work.inner_text("main")
    with acting_as(service="command-line"):
        assert Alert.objects.get(pk=alert.pk).settled_note == "Asked the police."
    assert_accessible(at_work)
