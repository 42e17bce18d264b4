"""What a partnership watches: added, taken off and ordered by those who keep the catalogue."""

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.core.context import acting_as
from goldthread.core.models import AuditEntry
from goldthread.figures.models import ChosenIndicator, Indicator
from goldthread.figures.watching import reorder, watch
from goldthread.partnership.models import Partnership, Person
from support.pages import words

HERE = "/watched/"


@pytest.fixture
def place(operator):
    return Partnership.objects.get(slug="north-somerset")


@pytest.fixture
def three(place):
    """The partnership watching three indicators only; their rows by code."""
    ChosenIndicator.objects.filter(partnership=place).delete()
    for code in ("CH025", "CH017", "CH001"):
        watch(place, Indicator.objects.get(code=code))
    return {one.indicator.code: one for one in ChosenIndicator.objects.filter(partnership=place)}


def codes(place):
    found = ChosenIndicator.objects.filter(partnership=place).order_by("position")
    return [one.indicator.code for one in found]


def newest():
    return AuditEntry.objects.order_by("-id").first()


def indicator(code):
    return Indicator.objects.get(code=code).pk


def test_an_indicator_is_found_by_words_and_watched(manager, place, three):
    page = words(manager.get(HERE, {"q": "initial conferences"}))
    assert "Initial child protection conferences CH022" in page

    answer = manager.post(HERE, {"add": indicator("CH022")}, follow=True)

    assert "Initial child protection conferences is watched. It stands last" in words(answer)
    assert codes(place)[-1] == "CH022"
    assert (newest().action, newest().after["code"]) == ("indicator.watched", "CH022")


def test_one_is_taken_off_and_its_figures_stay(manager, place, three):
    answer = manager.post(HERE, {"remove": indicator("CH017")}, follow=True)

    assert "is no longer watched. Its figures stay." in words(answer)
    assert codes(place) == ["CH025", "CH001"]
    assert (newest().action, newest().before["code"]) == ("indicator.unwatched", "CH017")
    assert newest().partnership_id == place.pk


@pytest.mark.parametrize(
    ("button", "code", "order"),
    [
        ("up", "CH001", ["CH025", "CH001", "CH017"]),
        ("down", "CH025", ["CH017", "CH025", "CH001"]),
        ("up", "CH025", ["CH025", "CH017", "CH001"]),
        ("down", "CH001", ["CH025", "CH017", "CH001"]),
    ],
)
def test_one_moves_past_its_neighbour_and_no_further(manager, place, three, button, code, order):
    answer = manager.post(HERE, {button: three[code].pk})

    assert answer.url == f"{HERE}#row-{three[code].pk}"
    assert codes(place) == order


def typed(three, **places):
    return {f"place-{three[code].pk}": place for code, place in places.items()} | {"order": "1"}


def test_places_are_typed_and_saved(manager, place, three):
    manager.post(HERE, typed(three, CH025="3", CH017="1", CH001="2"))

    assert codes(place) == ["CH017", "CH001", "CH025"]
    assert newest().before["codes"] == ["CH025", "CH017", "CH001"]
    assert newest().after["codes"] == ["CH017", "CH001", "CH025"]


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ("", "Enter the place of Contacts received"),
        ("first", "Place of Contacts received must be a number"),
        ("1.5", "Place of Contacts received must be a whole number from 0 to 9999"),
        ("-1", "Place of Contacts received must be a whole number from 0 to 9999"),
        ("100000", "Place of Contacts received must be a whole number from 0 to 9999"),
    ],
)
def test_a_place_that_is_none_is_refused_and_nothing_moves(manager, place, three, said, refusal):
    answer = manager.post(HERE, typed(three, CH025="3", CH017="1", CH001=said))

    assert answer.status_code == 422
    assert words(answer).count(refusal) == 2  # in the summary and at its field
    assert codes(place) == ["CH025", "CH017", "CH001"]


def test_what_another_added_meanwhile_comes_last(manager, place, three):
    sent = typed(three, CH025="2", CH017="1", CH001="3")
    watch(place, Indicator.objects.get(code="CH022"))

    assert manager.post(HERE, sent).status_code == 302
    assert codes(place) == ["CH017", "CH025", "CH001", "CH022"]


def test_saving_the_same_order_writes_nothing_in_the_ledger(place, three):
    before = newest().pk

    reorder(place, {three["CH025"].pk: 1, three["CH017"].pk: 2, three["CH001"].pk: 3})

    assert newest().pk == before


@pytest.mark.parametrize("sent", [{"add": "999999999"}, {"add": "x"}, {"remove": "7" * 40}, {}])
def test_a_button_for_what_is_not_there_changes_nothing(manager, place, three, sent):
    answer = manager.post(HERE, sent, follow=True)

    assert "Nothing was changed" in words(answer)
    assert len(codes(place)) == 3


def test_twice_watched_is_once(manager, place, three):
    answer = manager.post(HERE, {"add": indicator("CH025")}, follow=True)

    assert "Nothing was changed" in words(answer)
    assert codes(place) == ["CH025", "CH017", "CH001"]


def test_those_who_read_only_are_told_who_may(working_as):
    answer = working_as("lee").get(HERE)

    assert answer.status_code == 403
    assert "To keep the indicator catalogue you need to be a business manager" in words(answer)


def test_the_overview_leads_there_those_who_may(manager, working_as):
    to_area = reverse("area", args=["north-somerset"])
    assert "Choose what we watch" in words(manager.get(to_area))
    assert "Choose what we watch" not in words(working_as("lee").get(to_area))


def test_a_partnership_that_watches_nothing_is_led_there(manager, place):
    ChosenIndicator.objects.filter(partnership=place).delete()

    page = manager.get(reverse("area", args=["north-somerset"])).content.decode()

    assert f'<a class="govuk-link" href="{HERE}">Choose what we watch</a>' in page
    assert "Nothing is watched yet" in words(manager.get(HERE))


def test_the_page_asks_no_more_for_more_indicators(manager, place, three):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert manager.get(HERE).status_code == 200
        return len(queries)

    asked()
    few = asked()
    for one in Indicator.objects.filter(partnership=None)[:40]:
        watch(place, one)
    assert asked() == few


@pytest.mark.parametrize(("who", "may"), [("morgan", True), ("pat", False), ("ash", False)])
def test_the_database_itself_lets_keepers_only(place, three, who, may):
    chosen = ChosenIndicator(
        partnership=place, indicator=Indicator.objects.get(code="CH022"), position=9
    )
    person = Person.objects.get(email=f"{who}@demo.invalid").pk
    with acting_as(person=person), transaction.atomic():
        if may:
            chosen.save()
        else:
            with pytest.raises(ProgrammingError, match="row-level security"):
                chosen.save()
            transaction.set_rollback(True)
