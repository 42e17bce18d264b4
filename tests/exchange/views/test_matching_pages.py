"""Matching what files call an indicator: decided together, checked, remembered."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from exchange.samples import published, published_line
from exchange.views.conftest import words
from goldthread.core.context import acting_as
from goldthread.figures.models import Figure, Indicator

pytestmark = pytest.mark.django_db

JUGGLERS, PLANS = "Children who juggle", "Child protection plans begun in the year"


def rows(*names):
    return published(
        *(
            published_line(figure_id=f"x-{n}", area="North Somerset", indicator=name)
            for n, name in enumerate(names)
        )
    )


@pytest.fixture
def unknown(morgan):
    """Two indicators of a file of our own that nobody has matched, by name."""
    load = morgan.load(rows(JUGGLERS, PLANS))
    morgan.post("load-apply", load.pk, new=2, revised=0)
    with acting_as(service="command-line"):
        return {name: Indicator.objects.get(name=name) for name in (JUGGLERS, PLANS)}


def catalogue(code="CH025"):
    with acting_as(service="command-line"):
        return Indicator.objects.get(code=code, partnership=None)


def choice(indicator, value):
    return {f"is-{indicator.pk}": value}


def indicator_of(name):
    with acting_as(service="command-line"):
        return Figure.objects.get(
            printed_indicator=name, recorded_until=None, source__title="A report of ours"
        ).indicator


def test_each_is_listed_with_its_figures_its_source_and_what_comes_nearest(morgan, unknown):
    page = morgan.page("matching", page=1) + morgan.page("matching", page=2)

    about = page.partition(f">{PLANS}</h2>")[2][:1500]
    assert "1 figure, unit count" in about
    assert "from A report of ours" in about
    assert "It is " in about
    assert "Keep it as a local indicator" in about


def test_what_was_decided_is_shown_once_more_before_it_is_done(morgan, unknown):
    page = words(
        morgan.post(
            "matching",
            **choice(unknown[PLANS], catalogue().pk),
            **choice(unknown[JUGGLERS], "keep"),
            domain="Children in need",
        )
    )

    assert "Check what you decided" in page
    assert f"“{PLANS}” is {catalogue().name} (CH025): 1 figure will stand under it." in page
    assert f"“{JUGGLERS}” is kept as a local indicator, with its 1 figure." in page
    assert "no button undoes it" in page
    assert indicator_of(PLANS) == unknown[PLANS]


def test_done_together_it_is_remembered(morgan, unknown):
    page = words(
        morgan.post(
            "matching",
            sure="yes",
            domain="Children in need",
            **choice(unknown[PLANS], catalogue().pk),
            **choice(unknown[JUGGLERS], "keep"),
        )
    )

    assert "2 indicators decided, and remembered." in page
    assert indicator_of(PLANS) == catalogue()
    kept = indicator_of(JUGGLERS)
    assert (kept.standing, kept.domain) == ("local", "Children in need")
    assert morgan.load(rows(PLANS, JUGGLERS), title="Next year").provisional == []


def test_decided_by_someone_else_meanwhile_it_is_said_and_the_rest_is_done(morgan, unknown):
    choices = {**choice(unknown[PLANS], catalogue().pk), **choice(unknown[JUGGLERS], "keep")}
    morgan.post("matching", sure="yes", **choice(unknown[PLANS], "keep"))

    page = words(morgan.post("matching", sure="yes", **choices))

    assert "1 indicator decided, and remembered." in page
    assert indicator_of(PLANS).standing == "local"


def test_a_unit_that_differs_is_pointed_out(morgan, unknown):
    with acting_as(service="command-line"):
        other = Indicator.objects.filter(unit="percent", standing="catalogue").first()

    page = words(morgan.post("matching", **choice(unknown[PLANS], other.pk)))

    assert "Its unit is count; figures of the other are usually percent." in page


@pytest.mark.parametrize(
    "data", [{}, {"is-0": "keep"}, {"is-x": "keep"}, {"is-99999999999999999999": "keep"}]
)
def test_nothing_decided_is_asked_for_again(morgan, data):
    assert "Choose what at least one of the indicators is" in words(morgan.post("matching", **data))


@pytest.mark.parametrize("value", ["0", "nonsense", "99999999999999999999"])
def test_a_choice_nobody_offered_decides_nothing(morgan, unknown, value):
    page = words(morgan.post("matching", sure="yes", **choice(unknown[PLANS], value)))

    assert "Choose what at least one" in page
    assert indicator_of(PLANS) == unknown[PLANS]


class TestOneAtATime:
    def test_the_whole_catalogue_can_be_chosen_from(self, morgan, unknown):
        data = {"choice": "another", "another": catalogue("PO006").pk}
        page = words(morgan.post("match", unknown[JUGGLERS].pk, **data))

        assert "Check what you decided" in page
        assert "(PO006)" in page

    @pytest.mark.parametrize(
        ("data", "sentence"),
        [
            ({}, "Select what it is"),
            ({"choice": "another"}, "Choose the indicator it is"),
            ({"choice": "77777"}, "Select a valid choice"),
        ],
    )
    def test_what_is_missing_is_asked_for(self, morgan, unknown, data, sentence):
        assert sentence in words(morgan.post("match", unknown[JUGGLERS].pk, **data))

    def test_one_that_is_matched_is_not_found(self, morgan, unknown):
        morgan.post("matching", sure="yes", **choice(unknown[PLANS], catalogue().pk))

        assert morgan.get("match", unknown[PLANS].pk).status_code == 404


def test_another_partnerships_cannot_be_decided(people, unknown):
    people.ash.post("matching", sure="yes", **choice(unknown[PLANS], "keep"))

    assert indicator_of(PLANS).standing == "provisional"
    assert people.ash.get("match", unknown[PLANS].pk).status_code == 404


@pytest.mark.parametrize("name", ["lee", "pat"])
def test_only_those_who_keep_the_catalogue_may(people, name):
    response = getattr(people, name).get("matching")

    assert response.status_code == 403
    assert "keep the indicator catalogue" in words(response)


def test_the_page_asks_as_much_of_the_database_for_one_as_for_many(morgan, unknown):
    def asked(page):
        morgan.page("matching", page=page)
        with CaptureQueriesContext(connection) as queries:
            morgan.page("matching", page=page)
        return len(queries)

    assert asked(1) == asked(2)
