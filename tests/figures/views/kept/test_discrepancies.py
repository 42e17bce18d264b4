"""Discrepancies: the list narrowed, one with its figures, a word and its undoing, files, who."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from procrastinate.contrib.django.models import ProcrastinateJob

from goldthread.core.context import acting_as
from goldthread.core.now import now
from goldthread.figures.discrepancies import keeping, notes
from goldthread.figures.models import Discrepancy, DiscrepancyNote, FigureSource
from goldthread.figures.models.discrepancy import Standing
from goldthread.figures.tasks import check_discrepancies
from goldthread.partnership.models import Area, Partnership, Person
from support.loads import applied
from support.pages import words
from support.rows import row

LIST = reverse("discrepancies")


@pytest.fixture
def twice(operator):
    """The lines of the budget that stand there twice."""
    return Discrepancy.objects.filter(rule="line-printed-twice").first()


@pytest.fixture
def points(operator):
    return Discrepancy.objects.get(rule="percent-or-points")


def page_of(one, name="discrepancy"):
    return reverse(name, args=[one.pk])


def say(client, one, standing="explained", reason="The page broke.", **more):
    sent = {"standing": standing, "reason": reason}
    return client.post(page_of(one, "discrepancy-say"), sent, **more)


def test_the_worst_of_ones_own_area_stand_first(manager):
    page = words(manager.get(LIST))

    assert "Showing 1 to 20 of" in page
    assert page.index("High severity") < page.index("Medium severity")
    assert "Contacts received, North Somerset: a jump no ordinary variation explains" in page
    assert "Last checked" in page


def test_another_areas_are_asked_for(manager, operator):
    banes = Area.objects.get(slug="bath-and-north-east-somerset")
    page = words(manager.get(LIST, {"area": banes.pk}))

    assert "LADO suitability referrals" in page
    assert "Contacts received" not in page


@pytest.mark.parametrize(
    ("asked", "there", "absent"),
    [
        ({"severity": "high"}, "a jump no ordinary", "Medium severity"),
        ({"rule": "percent-or-points"}, "percentage points meant", ": restated"),
        ({"area": "all", "rule": "percent-not-parts"}, "Bath and North East", "North Somerset:"),
        ({"standing": "explained"}, "None of that kind", "High severity"),
    ],
)
def test_the_list_is_narrowed(manager, asked, there, absent):
    page = words(manager.get(LIST, asked))

    assert there in page
    assert absent not in page


def test_a_source_narrows(manager, operator):
    source = FigureSource.objects.get(slug="banes-2020-21")
    page = words(manager.get(LIST, {"area": "all", "source": source.pk}))

    assert "BCSSP annual report" in page
    assert "Contacts received" not in page


def test_nonsense_asks_for_nothing(manager):
    answer = manager.get(LIST, {"severity": "awful", "area": "x", "source": "-1", "page": "zero"})

    assert answer.status_code == 200
    assert "discrepancies" in words(answer)


def test_where_nothing_is_open_the_page_says_so(manager, operator):
    Discrepancy.objects.update(gone_at=now())
    page = words(manager.get(LIST))

    assert "Nothing is open" in page
    assert "Every load is checked as it comes in" in page


def test_the_list_asks_as_many_queries_for_few_as_for_many(manager):
    def queries(**asked):
        manager.get(LIST, asked)
        with CaptureQueriesContext(connection) as seen:
            manager.get(LIST, asked)
        return len(seen)

    assert queries() == queries(rule="percent-or-points")


def test_one_shows_its_figures_side_by_side_with_their_places(manager, points):
    answer = manager.get(page_of(points))
    page = words(answer)

    assert points.message in page
    for reference in points.references:
        assert reference in page
    for figure in points.figures:
        assert reverse("figure", args=[figure]) in answer.content.decode()
    assert "78 of 121" in page
    assert "What would settle it" in page


def test_one_asks_as_many_queries_for_few_figures_as_for_many(manager, operator):
    def queries(one):
        manager.get(page_of(one))
        with CaptureQueriesContext(connection) as seen:
            manager.get(page_of(one))
        return len(seen)

    few = Discrepancy.objects.get(rule="two-values-one-source")
    many = max(Discrepancy.objects.filter(gone_at=None), key=lambda one: len(one.figures))
    assert len(many.figures) > 20
    assert queries(few) == queries(many)


def test_it_is_explained_with_a_reason_that_is_kept(manager, twice):
    page = words(say(manager, twice, follow=True))

    assert "Your reason is kept" in page
    assert "Explained: The page broke." in page
    assert "Morgan Thread" in page
    assert twice.title in words(manager.get(LIST, {"standing": "explained"}))


def test_without_a_reason_or_a_choice_it_is_asked_for(manager, twice):
    page = words(say(manager, twice, standing="", reason=""))

    assert "Select whether it is explained or accepted" in page
    assert "Enter the reason" in page
    with acting_as(service="command-line"):
        assert DiscrepancyNote.objects.count() == 0


def test_it_is_taken_back(manager, twice):
    say(manager, twice)
    page = words(manager.post(page_of(twice, "discrepancy-reopen"), follow=True))

    assert "It is open again" in page
    assert "Taken back by Morgan Thread" in page


def test_the_second_to_say_something_is_told(manager, working_as, twice):
    say(manager, twice, reason="First.")
    page = words(say(working_as("devi"), twice, reason="Second.", follow=True))

    assert "“First.” before you sent yours" in page
    assert "“Second.” was not kept" in page


@pytest.mark.parametrize("who", ["pat", "sam", "lee"])
def test_others_read_and_may_not_say(working_as, twice, who):
    client = working_as(who)

    assert "Explain or accept it" not in words(client.get(page_of(twice)))
    assert say(client, twice).status_code == 403
    assert client.post(page_of(twice, "discrepancy-reopen")).status_code == 403
    assert client.post(reverse("discrepancies-check")).status_code == 403


def test_a_word_of_one_partnership_is_not_told_to_another(manager, working_as, twice):
    say(manager, twice, reason="Between us.")
    other = words(working_as("ash", "bath-and-north-east-somerset").get(page_of(twice)))

    assert twice.message in other
    assert "Between us." not in other
    assert "Open" in other


@pytest.fixture
def private(operator):
    """A discrepancy in a return that only North Somerset's partnership may see."""
    from figures.discrepancies.test_keeping import own

    own(Partnership.objects.get(slug="north-somerset"), "73")
    keeping.check_all()
    return Discrepancy.objects.exclude(partnership=None).get()


def test_a_discrepancy_of_a_partnerships_own_return_is_its_own(manager, working_as, private):
    outsider = working_as("ash", "bath-and-north-east-somerset")

    assert private.title in words(manager.get(LIST, {"rule": private.rule}))
    assert outsider.get(page_of(private)).status_code == 404
    assert private.title not in words(outsider.get(LIST, {"area": "all", "rule": private.rule}))


def test_one_that_is_gone_says_so_and_takes_no_word(manager, operator):
    said = {"unit": "percent", "numerator": 7, "denominator": 11, "reference": "a-1"}
    applied(row(2, "73", **said))
    keeping.check_all()
    one = Discrepancy.objects.get(references=["a-1"])
    applied(row(2, "64", **said))
    keeping.check_all()

    page = words(manager.get(page_of(one)))
    assert "No longer found" in page
    assert "Revised or taken back since" in page
    assert "Explain or accept it" not in page
    assert say(manager, one).status_code == 404


def test_a_revised_figure_opens_it_again_and_the_list_says_why(manager, operator):
    said = {"unit": "percent", "numerator": 7, "denominator": 11, "reference": "a-1"}
    applied(row(2, "73", **said))
    keeping.check_all()
    one = Discrepancy.objects.get(references=["a-1"])
    say(manager, one)
    applied(row(2, "74", **said))
    keeping.check_all()

    page = words(manager.get(LIST, {"rule": "percent-not-parts"}))
    assert "open again: a figure was revised since somebody explained it" in page
    assert "No longer holds" in words(manager.get(page_of(one)))


@pytest.mark.parametrize("number", ["0", "999999999999"])
def test_one_there_is_not_is_404(manager, number):
    assert manager.get(f"{LIST}{number}/").status_code == 404


def test_every_rule_is_explained(manager):
    page = words(manager.get(reverse("discrepancy-rules")))

    assert page.count("Why it matters:") == 15
    assert "A percentage change and a percentage-point change confused" in page


def test_checking_again_is_queued(manager, operator):
    queued = ProcrastinateJob.objects.filter(task_name=check_discrepancies.name)
    before = queued.count()
    page = words(manager.post(reverse("discrepancies-check"), follow=True))

    assert "being checked" in page
    assert queued.count() == before + 1


def test_the_csv_has_every_one_asked_for_and_no_formula(manager, operator):
    answer = manager.get(reverse("discrepancies-download", args=["csv"]), {"area": "all"})
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))

    assert len(rows) - 1 == Discrepancy.objects.filter(gone_at=None).count()
    assert rows[0][:4] == ["Severity", "Rule", "What does not fit", "Message"]
    assert not any(cell.startswith(("=", "+", "@")) for line in rows for cell in line)


def test_the_workbook_says_the_same(manager):
    answer = manager.get(reverse("discrepancies-download", args=["xlsx"]), {"severity": "high"})
    sheet = load_workbook(io.BytesIO(answer.content)).worksheets[0]

    assert sheet.max_row > 10
    assert {sheet.cell(line, 1).value for line in range(2, sheet.max_row + 1)} == {"High"}


def test_a_figures_page_says_what_does_not_fit_it(manager, figure_of):
    answer = manager.get(reverse("figure", args=[figure_of("ns2122-0079").pk]))

    assert "What does not fit it" in words(answer)
    assert "Children repeatedly missing (police), North Somerset: restated" in words(answer)


def test_a_figure_that_fits_says_nothing_of_it(manager, figure_of):
    answer = manager.get(reverse("figure", args=[figure_of("ns2223-0009").pk]))

    assert "What does not fit it" not in words(answer)


def test_home_counts_those_open_here(manager, operator):
    ours = Partnership.objects.get(slug="north-somerset")
    before = words(manager.get("/"))
    worst = Discrepancy.objects.filter(severity="high").first()
    notes.say(ours, worst, Standing.ACCEPTED, "Known.", Person.objects.first().pk)
    after = words(manager.get("/"))

    assert "Discrepancies 14 of high severity, open" in before
    assert "Discrepancies 13 of high severity, open" in after
