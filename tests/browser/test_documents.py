"""The report that stands alone, opened as the file it is."""

import pytest

from browser.axe import assert_accessible
from documents.gallery.report import gallery_report
from goldthread.documents.html import report_of

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(report_of(gallery_report()))
    return path.as_uri()


def test_is_accessible_whole_and_asks_for_no_other_file(report, page):
    page.goto(report)
    assert_accessible(page)
    assert page.watch.asked == [report]


def test_a_number_walks_to_its_note_and_on_to_the_figure(report, open_page):
    page = open_page()
    page.goto(report)

    page.get_by_role("link", name="23.9%").click()

    note = page.locator(":target")
    assert "within 12 months" in note.inner_text()
    onward = note.get_by_role("link", name="Open the figure")
    assert onward.get_attribute("href") == "https://goldthread.example/figures/103/"


def test_every_link_within_it_leads_somewhere(report, open_page):
    page = open_page()
    page.goto(report)
    lost = page.evaluate(
        """[...document.querySelectorAll('a[href^="#"]')]
             .map(link => link.getAttribute('href').slice(1))
             .filter(id => !document.getElementById(id))"""
    )
    assert lost == []


def test_its_own_font_is_in_it(report, open_page):
    page = open_page()
    page.goto(report)
    page.evaluate("document.fonts.ready")
    faces = page.evaluate("[...document.fonts].map(face => [face.weight, face.status])")
    assert ["400", "loaded"] in faces
    assert "error" not in {status for _, status in faces}


def test_the_figures_of_a_chart_open_without_a_script(report, open_page):
    page = open_page(java_script_enabled=False)
    page.goto(report)
    table = page.get_by_role("table", name="Child protection plans by category of abuse")
    assert not table.is_visible()
    page.get_by_text("The figures of this chart: Child protection plans by").click()
    assert table.is_visible()


def test_a_draft_says_so_on_paper_too(report, open_page):
    page = open_page()
    page.goto(report)
    page.emulate_media(media="print")
    shown = page.evaluate("getComputedStyle(document.body, '::before').content")
    assert shown == '"DRAFT"'
