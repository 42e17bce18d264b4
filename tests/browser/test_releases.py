"""Releases in a browser: a release's whole way, accessible at a desk and on a phone."""

import pytest
from django.test import Client
from django.urls import reverse

from browser.axe import assert_accessible
from browser.conftest import DESKTOP, PHONE
from figures.releases.conftest import OWN, north_somerset, rows_of_plans
from goldthread.core.context import acting_as
from goldthread.figures.loading import intake
from goldthread.figures.loading.apply import apply
from goldthread.figures.models.source import SourceKind
from goldthread.figures.sources import SourceDescription, source_for
from goldthread.partnership.models import Person
from support.loads import KNOWN
from support.rows import reading

pytestmark = pytest.mark.browser
TITLE = "Plans by category"


@pytest.fixture(scope="module")
def plans(site):
    """A return of North Somerset's own, with small numbers."""
    with acting_as(service="command-line"):
        partnership = north_somerset().pk
        source = source_for(SourceDescription(OWN, SourceKind.RETURN, "Own", KNOWN), partnership)
        load = intake.begin("own.csv", partnership)
        apply(intake.prepare(load, source, reading(*rows_of_plans(), slug=OWN), "hash"))


@pytest.fixture
def at_work(site, open_page, plans):
    """A page of a demo person who works in North Somerset."""

    def opened(name, size=DESKTOP, **options):
        client = Client()
        with acting_as(service="command-line"):
            client.force_login(Person.objects.get(email=f"{name}@demo.invalid"))
            session = client.session
            session["partnership"] = north_somerset().pk
            session.save()
        page = open_page(size, **options)
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}
        page.context.add_cookies([cookie])
        page.goto(site + reverse("releases"))
        return page

    return opened


def prepare(page, title=TITLE, audience="The public"):
    page.get_by_role("link", name="Prepare a release").or_(
        page.get_by_role("button", name="Prepare a release")
    ).first.click()
    assert_accessible(page)
    page.get_by_label("Title").fill(title)
    page.get_by_label(audience).check()
    page.get_by_label("Our own", exact=True).check()
    page.get_by_label("From the year that ends in").select_option("2031")
    page.get_by_label("To the year that ends in").select_option("2032")
    page.get_by_label("Children subject of a child protection plan", exact=True).check()
    page.get_by_role("button", name="Decide what is shown").click()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_whole_way_of_a_release(size, site, at_work):
    # Given an analyst who prepares a release for the public
    devi = at_work("devi", size)
    assert_accessible(devi)
    prepare(devi)

    # Then it says what is hidden, and why to those who may know
    assert "5 of 11 numbers are hidden" in devi.inner_text("main")
    assert_accessible(devi)
    address = devi.url
    devi.get_by_role("link", name="What it hides, and why").click()
    assert "Hidden: 2 is from 1 to 5." in devi.inner_text("main")
    assert_accessible(devi)
    devi.get_by_role("link", name="Hidden alone").click()
    assert_accessible(devi)

    # When an executive member approves and freezes it
    lee = at_work("lee", size)
    lee.goto(address)
    lee.get_by_role("button", name="Approve").click()
    assert_accessible(lee)
    lee.get_by_role("button", name="Approve").click()
    lee.get_by_role("button", name="Freeze it and let it out").click()
    assert_accessible(lee)
    lee.get_by_role("button", name="Freeze it and let it out").click()
    assert "Frozen. Its audience can read it now." in lee.inner_text("main")
    assert_accessible(lee)

    # Then an agency's contributor reads it, and takes it away as a file
    pat = at_work("pat", size)
    pat.get_by_role("link", name=TITLE).first.click()
    assert "[c]" in pat.inner_text("main")
    assert_accessible(pat)
    with pat.expect_download() as download:
        pat.get_by_role("link", name="Excel").click()
    assert download.value.suggested_filename.endswith(".xlsx")
    pat.get_by_role("link", name="Since the release before").click()
    assert_accessible(pat)

    # When it is withdrawn, first without a word and then with a reason, its notice stays
    lee.get_by_role("button", name="Withdraw it").click()
    lee.get_by_role("button", name="Withdraw it").click()
    assert "Say why it is withdrawn" in lee.inner_text("main")
    assert_accessible(lee)
    lee.get_by_label("Why").fill("The council restated the plans")
    lee.get_by_role("button", name="Withdraw it").click()
    pat.goto(address)
    assert "Nothing is shown any more" in pat.inner_text("main")
    assert_accessible(pat)


def test_a_form_sent_empty_says_what_is_missing(at_work):
    devi = at_work("devi")
    devi.get_by_text("Prepare a release").click()
    devi.get_by_role("button", name="Decide what is shown").click()

    assert devi.title().startswith("Error: ")
    assert_accessible(devi)
    devi.get_by_role("link", name="Select for whom it is").click()


def test_for_the_board_on_a_phone_without_javascript(at_work):
    # Given a phone whose browser runs no script
    devi = at_work("devi", PHONE, java_script_enabled=False)

    # When a release for the board is prepared
    devi.get_by_text("Prepare a release").click()
    devi.get_by_label("Title").fill("For the board")
    devi.get_by_label("The board").check()
    devi.get_by_label("Department for Education").check()
    devi.get_by_label("From the year that ends in").select_option("2031")
    devi.get_by_label("To the year that ends in").select_option("2032")
    devi.get_by_label("Children subject of a child protection plan", exact=True).check()
    devi.get_by_role("button", name="Decide what is shown").click()

    # Then small numbers are there, marked
    assert "small number: for this audience alone" in devi.inner_text("main")
