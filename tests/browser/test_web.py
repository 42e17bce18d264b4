"""Sign-in, home and the pages of words, in a browser; and the pictures that the docs show."""

import os
import re
from pathlib import Path

import pytest

from browser.axe import assert_accessible
from browser.conftest import DESKTOP

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
# What the docs show, and where it is seen.
PICTURES = {
    "home.png": "/",
    "overview.png": "/areas/north-somerset/",
    "indicator.png": "/areas/north-somerset/indicators/CH025/",
    "compare.png": "/compare/?indicator=CH025",
}


def enter(page, site, name="Morgan Thread"):
    page.goto(f"{site}/sign-in/")
    page.get_by_role("button", name=f"Sign in as {name}").click()
    return page


def test_signing_in_by_a_click_leads_home(site, page):
    page.goto(site)
    assert_accessible(page)

    page.get_by_role("button", name="Sign in as Morgan Thread").click()

    assert page.get_by_role("heading", level=1).inner_text() == "North Somerset"
    assert_accessible(page)


def test_wrong_words_are_said_above_the_form_and_linked_to_it(site, page):
    page.goto(f"{site}/sign-in/")
    page.get_by_label("E-mail address").fill("nobody@example.org")
    page.get_by_label("Password", exact=True).fill("not the password")
    page.get_by_role("button", name="Sign in", exact=True).click()

    assert page.title().startswith("Error: Sign in")
    assert page.get_by_role("alert").get_by_role("link").count() == 1
    assert_accessible(page)


@pytest.mark.parametrize("address", ["/about/", "/accessibility/", "/nothing-here/"])
def test_the_pages_of_words(site, page, address):
    page.goto(site + address)

    assert_accessible(page)


def test_an_analyst_of_five_areas_changes_partnership(site, page):
    enter(page, site, "Devi Spindle")
    page.get_by_label("You work in 5 partnerships").select_option(
        label="Somerset Safeguarding Children Partnership"
    )
    page.get_by_role("button", name="Work in this one").click()

    assert page.get_by_role("heading", level=1).inner_text() == "Somerset"
    assert_accessible(page)


def test_everything_at_home_is_reached_by_keyboard(site, page):
    enter(page, site)
    wanted = set(page.locator("main a").evaluate_all("links => links.map(a => a.outerHTML)"))

    reached = set()
    for _ in range(len(wanted) + 40):
        page.keyboard.press("Tab")
        href = page.evaluate("document.activeElement.closest('main a')?.outerHTML")
        if href:
            reached.add(href)

    assert reached == wanted


def test_home_without_javascript(site, open_page):
    page = enter(open_page(java_script_enabled=False), site)

    assert page.get_by_role("heading", name="New signals").is_visible()


def test_the_docs_pictures_are_of_the_product(site, open_page, tmp_path):
    """`GOLDTHREAD_PICTURES=docs/pictures` keeps them; every one the docs show is made here."""
    folder = Path(os.environ.get("GOLDTHREAD_PICTURES", tmp_path))
    page = enter(open_page({**DESKTOP, "height": 1100}), site)
    for name, address in PICTURES.items():
        page.goto(site + address)
        page.screenshot(path=folder / name)

    shown = {
        Path(found).name
        for text in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
        for found in re.findall(r"!\[[^]]*\]\(([^)]+\.png)\)", text.read_text())
    }
    assert shown <= set(PICTURES)
    assert all((ROOT / "docs/pictures" / name).is_file() for name in shown)


@pytest.mark.parametrize("path", ["/", "/areas/north-somerset/", "/revisions/", "/silence/"])
def test_on_paper_nothing_is_cut_off_and_no_address_is_printed(site, open_page, path):
    # Given a sheet of A4 between its margins, 178 millimetres wide
    page = enter(open_page({"width": 673, "height": 960}), site)
    page.goto(site + path)

    page.emulate_media(media="print")

    cut = page.evaluate(
        "[...document.querySelectorAll('main table, main svg, main p')]"
        ".filter(one => one.getBoundingClientRect().right > window.innerWidth + 1).length"
    )
    after = page.evaluate(
        "[...document.querySelectorAll('main a')]"
        ".map(a => getComputedStyle(a, '::after').content).filter(c => c.includes('/')).length"
    )
    assert (cut, after) == (0, 0)
    assert page.locator("nav").evaluate_all("all => all.every(one => !one.offsetParent)")
