"""Bringing figures in, in a browser: a file's whole way, and every page of it accessible."""

import pytest
from django.core.wsgi import get_wsgi_application

from browser.axe import assert_accessible
from browser.serving import served
from conftest import LOADED
from exchange.samples import published, published_line
from exchange.views.conftest import Someone
from support.committed import cloned, work

pytestmark = pytest.mark.browser
DATABASE = "goldthread_test_loading"


@pytest.fixture(scope="module")
def site(server, django_db_setup, django_db_blocker, tmp_path_factory):
    """The address of the product, over a database where commits are real."""
    with (
        pytest.MonkeyPatch.context() as patch,
        django_db_blocker.unblock(),
        cloned(server, LOADED, DATABASE),
        served(get_wsgi_application()) as address,
    ):
        patch.setenv("GOLDTHREAD_HOME", str(tmp_path_factory.mktemp("home")))
        yield address


def signed_in(page, site, name="morgan"):
    """The page, at the loads, as a demo person."""
    session = Someone(f"{name}@demo.invalid").client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": site}])
    page.goto(f"{site}/loads/")
    return page


@pytest.fixture
def morgan(page, site):
    return signed_in(page, site)


def line(number, value="12", **cells):
    cells = {"area": "North Somerset", "indicator": "Children in care"} | cells
    return published_line(figure_id=f"x-{number}", value=value, **cells)


def send(page, content, title, name="report.csv"):
    page.get_by_role("button", name="Send a").click()
    file = {"name": name, "mimeType": "text/csv", "buffer": content}
    page.get_by_label("File").set_input_files(file)
    page.get_by_label("A report", exact=True).check()
    page.get_by_label("What to call it").fill(title)
    date(page, "Known from", "28", "March", "2024")
    page.get_by_label("Our partnership only").check()
    page.get_by_role("button", name="Send and read it").click()


def date(page, name, *parts):
    group = page.get_by_role("group", name=name)
    for label, part in zip(("Day", "Month", "Year"), parts, strict=True):
        group.get_by_label(label).fill(part)


def test_a_files_whole_way(morgan, request):
    title = f"Whole way {request.node.name}"
    # Given a file with a name nobody knows, a place nobody knows and a hidden figure
    content = published(
        line(1, "201"),
        line(2, "7", indicator="Children in need who juggle"),
        line(3, "8", geography="Atlantis"),
        line(4, "", published_text="c"),
    )

    # When it is sent, then the page says how far it is
    send(morgan, content, title)
    assert "The file waits to be read" in morgan.inner_text("h1")
    assert_accessible(morgan)

    # When the worker has read it, then the page shows by itself what would change
    work()
    morgan.wait_for_selector("text=Nothing is changed yet")
    assert "hidden to protect people" in morgan.inner_text("main")
    assert_accessible(morgan)

    # When it is applied, then it says so and can be taken back
    morgan.get_by_role("button", name="Apply 4 new and 0 revised").click()
    assert "Applied: 4 new and 0 revised figures." in morgan.inner_text("main")
    assert_accessible(morgan)
    morgan.get_by_label("Why it is taken back").fill("A rehearsal")
    morgan.get_by_role("button", name="Take the load back").click()
    assert "report.csv was taken back." in morgan.inner_text("main")
    assert_accessible(morgan)


def test_without_javascript(open_page, site):
    # Given a browser that runs no scripts
    page = signed_in(open_page(java_script_enabled=False), site)

    # When a file is sent and read
    send(page, published(line(1)), "Without scripts")
    assert "The file waits to be read" in page.inner_text("h1")
    work()
    page.get_by_role("link", name="Check again").click()

    # Then it can be applied all the same
    page.get_by_role("button", name="Apply 1 new and 0 revised").click()
    assert "Applied: 1 new" in page.inner_text("main")


def test_a_refused_file_lists_what_to_do(morgan):
    # Given a file with bad rows
    send(morgan, published(line(1, "about 7"), line(2, period_end="31/03/24")), "Refused")

    # When it has been read
    work()
    morgan.wait_for_selector("text=What was refused")

    # Then each is named with what would be accepted, and can be had as a file
    found = morgan.inner_text("main")
    assert "Row 2, column value: found 'about 7'. Write the number in digits" in found
    assert "Row 3, column period_end: found '31/03/24'." in found
    with morgan.expect_download() as download:
        morgan.get_by_role("link", name="CSV of what was refused").click()
    assert download.value.suggested_filename.startswith("refused-of-load-")
    assert_accessible(morgan)


def test_a_form_sent_empty_says_what_is_missing(morgan):
    morgan.get_by_role("button", name="Send a").click()
    assert_accessible(morgan)

    morgan.get_by_role("button", name="Send and read it").click()

    assert "Choose the file to send" in morgan.inner_text(".govuk-error-summary")
    assert_accessible(morgan)
    morgan.get_by_role("link", name="Choose the file to send").click()
    assert morgan.evaluate("document.activeElement.type") == "file"


def test_one_figure_typed_in(morgan):
    # Given an indicator found by its name
    morgan.get_by_role("link", name="Type in one figure").click()
    assert_accessible(morgan)
    morgan.get_by_label("Words of its name, or its code").fill("PO006")
    morgan.get_by_role("button", name="Find").click()
    morgan.get_by_role("link", name="Child protection crimes").first.click()
    assert_accessible(morgan)

    # When its figure is typed in
    morgan.get_by_label("Agency").select_option(label="Avon and Somerset Police")
    date(morgan, "Known from", "1", "6", "2026")
    date(morgan, "First day", "1", "4", "2025")
    date(morgan, "Last day", "31", "3", "2026")
    morgan.get_by_label("Value").fill("1,240")
    morgan.get_by_role("button", name="See what it changes").click()

    # Then its change set is shown before anything changes
    assert "Nothing is changed yet" in morgan.inner_text("main")
    assert "1,240" in morgan.inner_text("main")
    assert_accessible(morgan)


def test_matching_is_checked_before_it_is_done(morgan):
    # Given names nobody has matched
    morgan.get_by_role("link", name="Match new indicators").click()
    assert_accessible(morgan)

    # When one is looked at by itself
    morgan.get_by_role("link", name="Look through the whole catalogue").first.click()
    assert_accessible(morgan)
    morgan.get_by_label("None of them: keep it as a local indicator").check()
    morgan.get_by_role("button", name="Check this choice").click()

    # Then what it means is said once more, and done
    assert "is kept as a local indicator" in morgan.inner_text("main")
    assert_accessible(morgan)
    morgan.get_by_role("button", name="Do this").click()
    assert "1 indicator decided, and remembered." in morgan.inner_text("main")


def test_the_list_of_loads(morgan):
    assert "official-population.csv" in morgan.inner_text("main")
    assert_accessible(morgan)
    morgan.get_by_label("Where it stands").select_option(label="Put aside")
    morgan.get_by_role("button", name="Show").click()
    assert "No load fits" in morgan.inner_text("main")
    assert_accessible(morgan)
