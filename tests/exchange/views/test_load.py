"""A load's page: what it would change, and deciding about it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from exchange.samples import published, published_line
from exchange.views.conftest import held, words
from goldthread.core.context import acting_as
from goldthread.core.models import AuditEntry
from goldthread.figures.models import Figure

pytestmark = pytest.mark.django_db


def line(number=1, value="12", **cells):
    cells = {"area": "North Somerset", "indicator": "Children in care"} | cells
    return published_line(figure_id=f"x-{number}", value=value, **cells)


def one(*lines):
    return published(*(lines or [line()]))


def decide(someone, name, load, **data):
    """Press a button of the load's page; the page that follows."""
    return words(someone.post(name, load.pk, **data))


def applied(someone, content=None):
    load = someone.load(content or one())
    decide(someone, "load-apply", load, new=load.new, revised=load.revised)
    return held(load)


def standing(load):
    with acting_as(service="command-line"):
        found = Figure.objects.filter(source=load.source, recorded_until=None).order_by("place")
        return [str(value) for value in found.values_list("value", flat=True)]


def test_new_rows_are_shown_before_anything_changes(morgan):
    load = morgan.load(one(line(1, "1,018"), line(2, "", published_text="c")))

    page = morgan.page("load", load.pk)
    assert "Nothing is changed yet" in page
    assert "Apply 2 new and 0 revised" in page
    assert "1,018" in page
    assert "hidden to protect people" in page
    assert standing(load) == []


def test_a_revision_shows_the_old_figure_beside_the_new_and_leads_to_it(morgan):
    applied(morgan, one(line(1, "201"), line(2, "7")))
    load = morgan.load(one(line(1, "204"), line(2, "7")))

    page = morgan.page("load", load.pk)
    with acting_as(service="command-line"):
        old = Figure.objects.get(source=load.source, reference="x-1")
    assert "Revised: the old figure beside the new" in page
    assert f'<a class="govuk-link" href="{reverse("figure", args=[old.pk])}">201</a>' in page
    assert "204" in page
    assert "Unchanged (1)" in page


def test_what_the_file_no_longer_holds_is_said_to_stay(morgan):
    applied(morgan, one(line(1), line(2)))

    load = morgan.load(one(line(1)))

    assert "held from this source, not in the file; they stay" in morgan.page("load", load.pk)


def test_a_file_with_nothing_new_offers_nothing_to_apply(morgan):
    applied(morgan)

    page = morgan.page("load", morgan.load(one()).pk)

    assert "There is nothing to apply" in page
    assert "Apply 0 new" not in page


def test_names_nobody_knows_are_listed_with_what_comes_nearest(morgan):
    load = morgan.load(
        one(line(1, indicator="Children in need plans juggled"), line(2, geography="Somerst"))
    )

    page = morgan.page("load", load.pk)
    assert "Indicators not in the catalogue: 1" in page
    assert "Children in need" in page.partition("Indicators not in the catalogue")[2]
    assert "Areas not known: 1" in page
    assert "nothing comes near it" in page


def test_applying_says_so_and_queues_the_alerts(morgan):
    load = morgan.load(one())

    page = decide(morgan, "load-apply", load, new=1, revised=0)

    assert "Applied: 1 new and 0 revised figures." in page
    assert standing(load) == ["12"]
    assert ProcrastinateJob.objects.latest("id").task_name.endswith("tasks.raise_alerts")


def test_applying_twice_does_nothing_twice(morgan, people):
    load = applied(morgan)

    page = decide(people.devi, "load-put-aside", load)
    assert "Page not found" in page  # devi works in another partnership at this moment

    page = decide(morgan, "load-apply", load, new=1, revised=0)
    assert "applied already; nothing was done twice" in page
    assert standing(load) == ["12"]


def test_a_change_set_that_is_not_the_one_looked_at_is_shown_again(morgan):
    load = morgan.load(one())

    page = decide(morgan, "load-apply", load, new=7, revised=0)

    assert "Look at it again below" in page
    assert standing(load) == []


def test_a_load_is_not_applied_over_figures_that_changed_meanwhile(morgan):
    first, second = morgan.load(one(line(1, "5"))), morgan.load(one(line(1, "6")))
    decide(morgan, "load-apply", first, new=1, revised=0)

    page = decide(morgan, "load-apply", second, new=1, revised=0)

    assert "The figures held have changed since this file was checked" in page
    assert standing(second) == ["5"]


def test_a_load_put_aside_changes_nothing_and_is_in_the_ledger(morgan):
    load = morgan.load(one())

    page = decide(morgan, "load-put-aside", load)

    with acting_as(service="command-line"):
        said = AuditEntry.objects.latest("id")
    assert "sample.csv was put aside. Nothing was changed." in page
    assert held(load).state == "abandoned"
    assert (said.action, said.before) == ("load.put_aside", {"file": "sample.csv"})


def test_an_applied_load_cannot_be_put_aside(morgan):
    load = applied(morgan)

    assert "it cannot be put aside" in decide(morgan, "load-put-aside", load)
    assert held(load).state == "applied"


def test_taking_back_needs_a_reason(morgan):
    load = applied(morgan)

    page = decide(morgan, "load-withdraw", load, reason=" ")

    assert "Say why the load is taken back" in page
    assert "<title>Error: " in page
    assert held(load).state == "applied"


def test_a_load_taken_back_leaves_the_figures_it_revised_standing(morgan):
    applied(morgan, one(line(1, "201")))
    load = applied(morgan, one(line(1, "204")))

    page = decide(morgan, "load-withdraw", load, reason="Wrong edition")

    with acting_as(service="command-line"):
        said = AuditEntry.objects.latest("id")
    assert "sample.csv was taken back" in page
    assert standing(load) == ["201"]
    assert (said.action, said.reason) == ("load.withdrawn", "Wrong edition")


def test_a_load_others_rest_on_says_which_to_take_back_first(morgan):
    first = applied(morgan, one(line(1, "201")))
    applied(morgan, one(line(1, "204")))

    page = morgan.page("load", first.pk)

    assert "Take that back first" in page
    assert "Take the load back" not in page


@pytest.mark.parametrize("name", ["load-apply", "load-put-aside", "load-withdraw"])
def test_coming_back_to_a_button_by_its_address_shows_the_load(morgan, name):
    load = morgan.load(one())

    assert morgan.get(name, load.pk).url == reverse("load", args=[load.pk])
    assert held(load).state == "ready"


class TestWhoMayDecide:
    def test_an_executive_reads_it_all_and_has_no_button(self, people):
        load = people.devi.load(one(), scope="all")

        page = people.lee.page("load", load.pk)
        assert "New figures" in page
        assert "Put it aside" not in page
        assert people.lee.post("load-apply", load.pk, new=1, revised=0).status_code == 403

    def test_a_contributor_decides_about_their_own_return_alone(self, pat, morgan):
        own, other = pat.load(one()), morgan.load(one())

        assert "Applied: 1 new" in decide(pat, "load-apply", own, new=1, revised=0)
        refused = pat.post("load-apply", other.pk, new=1, revised=0)
        assert refused.status_code == 403
        assert "This load was sent by someone else" in words(refused)

    def test_a_contributor_makes_no_new_places(self, pat, morgan):
        load = pat.load(one(line(geography="Atlantis")))

        page = pat.page("load", load.pk)
        assert "names areas that are not known here" in page
        assert pat.post("load-apply", load.pk, new=1, revised=0).status_code == 403
        assert "Applied: 1 new" in decide(morgan, "load-apply", load, new=1, revised=0)

    def test_another_partnerships_load_is_not_there(self, people):
        load = people.morgan.load(one())

        assert people.ash.get("load", load.pk).status_code == 404
        assert people.ash.post("load-apply", load.pk, new=1, revised=0).status_code == 404


@pytest.mark.parametrize("query", [{"show": "nonsense"}, {"page": "zzz"}, {"page": "999"}])
def test_a_bad_query_shows_the_page(morgan, query):
    assert "New figures" in morgan.page("load", morgan.load(one()).pk, **query)


def test_a_load_that_is_nowhere_is_not_found(morgan):
    assert morgan.get("load", 10**30).status_code == 404


def test_the_page_asks_as_much_of_the_database_for_many_rows_as_for_one(morgan):
    def asked(load):
        morgan.page("load", load.pk)
        with CaptureQueriesContext(connection) as queries:
            morgan.page("load", load.pk)
        return len(queries)

    few = morgan.load(one(line(1, indicator="Jugglers"), line(2, geography="Atlantis")))
    many = morgan.load(
        one(*(line(n, indicator=f"Jugglers {n}", geography=f"Atlantis {n}") for n in range(80)))
    )

    assert asked(few) == asked(many)


class TestTheList:
    def test_says_where_each_stands_who_sent_it_and_what_it_changes(self, morgan):
        applied(morgan)
        page = morgan.page("loads")

        assert "1 new, 0 revised, 0 unchanged" in page
        assert "by Morgan Thread" in page
        assert "by the operator at the server" in page
        assert "A report of ours" in page

    def test_can_be_narrowed(self, morgan):
        morgan.load(one(), name="ready.csv")
        applied(morgan, one(line(1, "3")))

        assert "ready.csv" in morgan.page("loads", state="ready")
        assert "sample.csv" not in morgan.page("loads", state="ready")
        assert "official-population.csv" in morgan.page("loads", words="mid-year POP")
        assert "No load fits" in morgan.page("loads", words="unheard of")

    @pytest.mark.parametrize("query", [{"state": "nonsense"}, {"page": "zzz"}])
    def test_shows_everything_for_nonsense(self, morgan, query):
        assert "official-population.csv" in morgan.page("loads", **query)

    def test_asks_as_much_for_many_as_for_few(self, people):
        def asked():
            people.devi.page("loads")
            with CaptureQueriesContext(connection) as queries:
                people.devi.page("loads")
            return len(queries)

        people.devi.load(one())
        before = asked()
        for number in range(10):
            people.devi.load(one(), name=f"file-{number}.csv", title="")
        assert asked() == before

    def test_another_partnerships_are_not_in_it(self, people):
        people.morgan.load(one(), name="private.csv")

        assert "private.csv" not in people.ash.page("loads")
