"""The judged pages in a browser: seen by a business manager, at a desk and on a phone."""

import pytest

from browser.axe import assert_accessible
from browser.conftest import DESKTOP, PHONE

pytestmark = pytest.mark.browser

AREA = "/areas/north-somerset/"
ADDRESSES = [
    AREA,
    f"{AREA}indicators/CH025/",
    f"{AREA}indicators/CH044/",
    f"{AREA}indicators/AD001/",
    f"{AREA}indicators/CH025/words/",
    f"{AREA}indicators/CH025/words/?sentence=change",
    "/indicators/",
    "/indicators/CH011/",
    "/compare/?indicator=CH025",
    "/compare/?indicator=NOPE",
]


@pytest.fixture
def manager_at(site, open_page):
    """A page signed in as the business manager of North Somerset."""

    def opened(size=DESKTOP, **options):
        page = open_page(size, **options)
        page.goto(f"{site}/sign-in/")
        page.get_by_role("button", name="Sign in as Morgan Thread").click()
        return page

    return opened


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_every_page_is_accessible_and_quiet(site, manager_at, size):
    page = manager_at(size)
    for address in ADDRESSES:
        page.watch.complaints.clear()
        page.goto(site + address)
        assert_accessible(page)


def test_from_what_changed_to_where_the_figure_came_from(site, manager_at):
    # Given the overview of one's own area
    page = manager_at()
    page.goto(f"{site}/areas/")
    assert page.title().startswith("North Somerset: overview")
    # When one follows what is of concern
    page.get_by_role("link", name="Child suspects of crime").first.click()
    # Then the page says what happened, and the figure leads to its source
    assert page.get_by_text("more than chance would give, and for the worse.").is_visible()
    assert_accessible(page)
    page.get_by_role("link", name="824").first.click()
    assert "/figures/" in page.url


def test_words_are_edited_refused_and_put_back(site, manager_at):
    # Given a sentence of a judgement
    page = manager_at()
    page.goto(f"{site}{AREA}indicators/CH029/")
    page.get_by_role("link", name="Edit the words of these sentences").click()
    page.get_by_role("link", name="The latest figure").click()
    box = page.get_by_label("The sentence")
    drafted = box.input_value()
    # When a figure is left out
    box.fill("All is well in {area}.")
    page.get_by_role("button", name="Keep these words").click()
    # Then the page says what to keep, and links to the box
    assert page.title().startswith("Error: ")
    assert_accessible(page)
    page.get_by_role("link", name="Keep {indicator}").click()
    assert box.evaluate("input => input === document.activeElement")
    # When the words are our own and the figures all there
    box.fill("So far: " + drafted)
    page.get_by_role("button", name="Keep these words").click()
    # Then they stand, marked as ours
    assert page.get_by_text("Your words are kept.").is_visible()
    assert page.get_by_text("Words by Morgan Thread").is_visible()
    assert_accessible(page)
    # When the draft is put back
    page.get_by_role("link", name="Edit the words of these sentences").click()
    page.get_by_role("link", name="The latest figure").click()
    page.get_by_role("button", name="Put the draft back").click()
    # Then nobody's words stand
    assert page.get_by_text("Words by Morgan Thread").count() == 0


def test_works_on_a_phone_without_javascript(site, manager_at):
    # Given a phone whose browser runs no script
    page = manager_at(PHONE, java_script_enabled=False)
    page.goto(f"{site}{AREA}")
    # When one chooses another area
    page.get_by_label("Area", exact=True).select_option("Somerset")
    page.get_by_role("button", name="Show this area").click()
    # Then its overview is there
    assert page.title().startswith("Somerset: overview")
    # And a comparison can be chosen
    page.goto(f"{site}/compare/")
    page.get_by_label("Indicator", exact=True).select_option(value="CH025")
    page.get_by_role("button", name="Compare").click()
    heading = page.get_by_role("heading", level=1)
    assert "Children subject of a child protection plan" in heading.inner_text()
