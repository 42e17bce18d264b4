"""The pages of releases: what each person sees of them."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from goldthread.core.context import acting_as
from goldthread.core.models import AuditEntry
from goldthread.figures.models.release import Audience
from goldthread.partnership.models import Partnership
from support.pages import words

pytestmark = pytest.mark.django_db
# Of a page: the frame's own, the release and its parts, names, what may be done.
QUERIES_OF_A_PAGE = 16


def page(client, release, name="release", **query):
    return client.get(reverse(name, args=[release.pk]), query)


def test_before_anything_is_released_the_page_says_what_to_do(at_work):
    assert "Nothing is released yet" in words(at_work("devi").get(reverse("releases")))
    assert "Nothing is released to you yet" in words(at_work("pat").get(reverse("releases")))


def test_the_list_holds_what_a_person_may_read(at_work, prepared, out):
    out(title="For everyone")
    out(Audience.BOARD, title="For the board")
    prepared(title="Not out yet")

    listed = {name: words(at_work(name).get(reverse("releases"))) for name in ("lee", "sam", "pat")}

    assert all("For everyone" in said for said in listed.values())
    assert ["For the board" in said for said in listed.values()] == [True, True, False]
    assert ["Not out yet" in said for said in listed.values()] == [True, False, False]


def test_a_release_as_its_readers_see_it(at_work, out):
    said = words(page(at_work("pat"), out()))

    assert "5 of 11 numbers are hidden" in said
    assert "[c] hidden to protect people" in said
    assert "a number from 1 to 5, or one from which such a number could be worked out" in said
    assert "It is not zero." in said
    assert "What it hides, and why" not in said
    assert "Withdraw it" not in said


def test_the_raw_number_of_a_hidden_cell_is_nowhere_in_a_readers_page_or_file(at_work, out):
    release, client = out(), at_work("pat")

    sources = [
        page(client, release).content.decode(),
        client.get(reverse("release-file", args=[release.pk, "csv"])).content.decode(),
        page(client, release, "release-differences").content.decode(),
    ]

    # Neglect was 14 in 2031, hidden for the sake of the 2 of physical abuse, 4.3 %.
    for source in sources:
        main = source.partition("<main")[2] or source
        assert ">14<" not in main
        assert ",14" not in main
        assert "4.3" not in main


def test_what_a_release_hides_is_for_those_allowed_and_looking_is_written_down(at_work, out):
    release = out()

    said = words(page(at_work("lee"), release, "release-working"))

    assert "Neglect, 2031 14 [c]" in said
    assert "Hidden so that “Physical abuse, 2031” cannot be worked out." in said
    assert "Hidden: 2 is from 1 to 5." in said
    assert "a count it is made of is hidden" in said
    with acting_as(service="sealer"):
        assert AuditEntry.objects.filter(action="release.working_read").count() == 1
    for name in ("pat", "sam", "kit"):
        assert page(at_work(name), release, "release-working").status_code == 403


def test_hidden_alone(at_work, out):
    said = words(page(at_work("devi"), out(), "release-working", show="hidden"))

    assert "5 numbers" in said
    assert "Emotional abuse" not in said


def test_a_release_of_another_partnership_or_audience_is_not_there(at_work, prepared, out):
    with acting_as(service="command-line"):
        other = Partnership.objects.get(slug="bath-and-north-east-somerset")
    ash = at_work("ash", other)
    public, board, waiting = out(), out(Audience.BOARD, title="B"), prepared(title="W")

    assert page(ash, public).status_code == 200
    assert page(ash, board).status_code == 404
    assert page(ash, waiting).status_code == 404
    assert page(ash, public, "release-working").status_code == 404
    assert ash.get(reverse("release-step", args=[public.pk, "withdraw"])).status_code == 404
    assert page(at_work("pat"), waiting).status_code == 404
    assert at_work("pat").get(reverse("release", args=[10**15])).status_code == 404


def test_the_board_reads_small_numbers_with_their_mark(at_work, out):
    said = words(page(at_work("sam"), out(Audience.BOARD)))

    assert "2 [sm] small number: for this audience alone" in said
    assert "do not pass it on" in said


def test_a_withdrawn_release_says_why_and_shows_nothing(at_work, out, person):
    from goldthread.figures.releases.steps import withdraw

    release = out()
    with acting_as(person=person("morgan")):
        withdraw(release, person("morgan"), "The council restated the plans")

    said = words(page(at_work("pat"), release))

    assert "Nothing is shown any more" in said
    assert "The council restated the plans" in said
    assert "All 46" not in said


def test_differences_from_the_release_before(at_work, out, prepared):
    # Given a release that is out, and another of the same plans, rounded
    out(title="First")
    second = prepared(title="Second", rules="sac")

    said = words(page(at_work("devi"), second, "release-differences"))

    assert "Beside First" in said
    assert "46 45 [~] rounded to protect people Rounded now" in said
    assert "Hidden then and now" in said
    assert "Shown then, hidden now" in said


def test_the_first_release_has_none_before_it(at_work, prepared):
    said = words(page(at_work("devi"), prepared(), "release-differences"))

    assert "No release before" in said


def test_the_csv_holds_a_line_a_number_and_a_mark_where_one_is_hidden(at_work, out):
    answer = at_work("pat").get(reverse("release-file", args=[out().pk, "csv"]))

    rows = list(csv.reader(io.StringIO(answer.content.decode().lstrip("\ufeff"))))
    assert rows[0] == ["Table", "Row", "Column", "Unit", "Value"]
    found = {(row[1], row[2]): row[4] for row in rows[1:] if len(row) == 5}
    assert found["Neglect", "2031"] == "[c]"
    assert found["Sexual abuse", "2031"] == "0"
    assert found["All", "2031"] == "46"
    assert ["[c]", "hidden to protect people"] in rows


def test_the_workbook_holds_what_is_shown_and_how_to_read_it(at_work, out):
    answer = at_work("pat").get(reverse("release-file", args=[out().pk, "xlsx"]))

    book = load_workbook(io.BytesIO(answer.content))
    first = book.worksheets[0]
    cells = {row[0].value: [one.value for one in row[1:]] for row in first.iter_rows()}
    assert cells["Neglect"] == ["[c]", 17]
    assert cells["All"] == [46, 58]
    assert book.sheetnames[-1].endswith("How to read it")
    with acting_as(service="sealer"):
        assert AuditEntry.objects.filter(action="figures.exported").count() == 1


@pytest.mark.parametrize("name", ["releases", "release", "release-working", "release-differences"])
def test_a_page_asks_little(name, at_work, out):
    release, client = out(), at_work("devi")
    address = reverse(name, args=[] if name == "releases" else [release.pk])

    with CaptureQueriesContext(connection) as seen:
        client.get(address)

    asked = [one["sql"] for one in seen if not one["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(asked) <= QUERIES_OF_A_PAGE, "\n".join(asked)
