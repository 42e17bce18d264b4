"""What changed since we last published."""

import csv
import io
from datetime import date

import pytest
from django.urls import reverse

from goldthread.core import now
from goldthread.figures.loading.withdraw import withdraw
from goldthread.figures.reading.changed import How, changed_since
from goldthread.partnership.models import Area
from support.loads import applied
from support.pages import words
from support.rows import row


@pytest.fixture
def area(operator):
    return Area.objects.get(slug="north-somerset")


def test_the_police_base_restated_and_what_it_does_to_the_published_change(manager):
    page = words(manager.get(reverse("revisions")))

    assert "Known on or after 30 September 2023" in page
    assert (
        "440 (was, Child protection crimes (excluding domestic abuse), year to March 2022)" in page
    )
    assert (
        "The change in the year to March 2023 was printed as \N{MINUS SIGN}19, counted from it;"
        in page
    )
    assert "from the earlier figure it would be \N{MINUS SIGN}18." in page


def test_what_is_said_in_a_table_and_a_sentence_is_restated_once(area):
    found = [
        one
        for one in changed_since(area, date(2023, 9, 30))
        if one.before.indicator.code == "PO006" and one.after.period_end == date(2022, 3, 31)
    ]

    assert [(str(one.before.value), str(one.after.value)) for one in found] == [("440", "441")]


def test_one_number_with_fewer_decimals_is_no_change(manager):
    assert "The same figure, printed with fewer decimals." in words(
        manager.get(reverse("revisions"))
    )


def test_a_revision_within_a_source(manager, operator):
    applied(row(2, "201", reference="f-1", geography="North Somerset", area="North Somerset"))
    applied(row(2, "204", reference="f-1", geography="North Somerset", area="North Somerset"))

    page = words(manager.get(reverse("revisions"), {"how": How.REVISED}))

    assert "1 change" in page
    assert "The later stands: its source was read again." in page


def test_a_load_taken_back_is_said_and_its_figures_are_no_revision(manager, area):
    applied(row(2, "201", reference="f-1", geography="North Somerset", area="North Somerset"))
    withdraw(applied(
        row(2, "204", reference="f-1", geography="North Somerset", area="North Somerset")
    ))  # fmt: skip

    page = words(manager.get(reverse("revisions"), {"how": How.REVISED}))

    assert "Nothing changed" in page
    assert "No load was taken back" not in page


def test_nothing_after_a_day_to_come(manager):
    page = words(manager.get(reverse("revisions"), when(now.today().replace(year=2040))))

    assert "Nothing changed" in page


def when(day):
    return {"since-day": day.day, "since-month": day.month, "since-year": day.year}


def test_a_bad_date_is_said_on_the_page_and_the_default_is_shown(manager):
    asked = {"since-day": "31", "since-month": "2", "since-year": "2024", "how": "nonsense"}

    answer = manager.get(reverse("revisions"), asked)

    assert answer.status_code == 200
    assert "must be a real date" in words(answer)
    assert "30 September 2023" in words(answer)


def test_all_of_it_as_a_file(manager):
    answer = manager.get(reverse("revisions-download", args=["csv"]))

    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    (crimes,) = [
        r for r in rows
        if r["Indicator"].startswith("Child protection crimes") and "March 2022" in r["Period"]
    ]  # fmt: skip
    assert (crimes["Was"], crimes["Is now"], crimes["Difference"]) == ("440", "441", "'+1")
