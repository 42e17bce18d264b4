"""What an agency owes: added and ended by a person, kept in the ledger, seen as silence."""

from datetime import date

import pytest
from django.urls import reverse

from goldthread.core import now
from goldthread.core.models import AuditEntry
from goldthread.figures.expecting import CannotExpect, end
from goldthread.figures.models import Expectation
from goldthread.partnership.models import Agency, Partnership
from support.pages import words

LIST = "/silence/expected/"
CONFERENCES = "Initial child protection conferences"
NEW = f"{LIST}new/?indicator=CH022"


@pytest.fixture
def place(operator):
    return Partnership.objects.get(slug="north-somerset")


@pytest.fixture
def police(place):
    return Agency.objects.get(partnership=place, sector="police")


@pytest.fixture
def said(police):
    return {
        "agency": police.pk, "frequency": "quarter", "due_days": "30",
        "started_on-day": "1", "started_on-month": "4", "started_on-year": "2026",
    }  # fmt: skip


@pytest.fixture
def owed(manager, place, said):
    manager.post(NEW, said)
    return Expectation.objects.get(partnership=place, indicator__code="CH022")


def newest():
    return AuditEntry.objects.order_by("-id").first()


def end_of(one):
    return reverse("expectation-end", args=[one.pk])


def day(of):
    return {"ended_on-day": of.day, "ended_on-month": of.month, "ended_on-year": of.year}


def test_an_indicator_is_chosen_first(manager):
    page = words(manager.get(f"{LIST}new/", {"q": "initial conferences"}))

    assert "Initial child protection conferences" in page
    assert "no indicator with the code “XX1”" in words(manager.get(f"{LIST}new/?indicator=XX1"))


def test_what_is_owed_is_added_and_silence_follows(manager, place, police, said):
    with now.at(date(2026, 8, 1)):
        answer = manager.post(NEW, said, follow=True)
        page = words(manager.get(reverse("silence")))

    assert f"{police.name} now owes Initial child protection conferences." in words(answer)
    assert f"{CONFERENCES} Every quarter, 30 days after it ends, from 1 April 2026" in words(answer)
    assert "Initial child protection conferences April to June 2026 30 July 2026 2 days" in page
    made = Expectation.objects.get(partnership=place, indicator__code="CH022")
    assert (made.area, made.due_days) == (place.area, 30)
    assert newest().action == "expectation.added"
    assert (newest().after["agency"], newest().after["code"]) == (police.name, "CH022")


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"agency": ""}, "Select the agency that owes it"),
        ({"agency": "0"}, "Select a valid choice"),
        ({"frequency": ""}, "Select how often it is owed"),
        ({"due_days": ""}, "Enter how many days after the period it is due"),
        ({"due_days": "-1"}, "Days must be 0 or more"),
        ({"due_days": "1000"}, "Days must be 730 or fewer"),
        ({"due_days": "2.5"}, "Days must be a whole number, like 30"),
        ({"due_days": "a month"}, "must be a number"),
        ({"started_on-month": "13"}, "Owed from must be a real date"),
        ({"started_on-day": "", "started_on-month": "", "started_on-year": ""}, "Enter the day"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(manager, place, said, wrong, refusal):
    answer = manager.post(NEW, said | wrong)

    assert answer.status_code == 422
    assert words(answer).count(refusal) == 2
    assert not Expectation.objects.filter(partnership=place, indicator__code="CH022").exists()


def test_the_same_is_not_owed_twice(manager, owed, said):
    answer = manager.post(NEW, said)

    assert answer.status_code == 422
    assert "owes Initial child protection conferences every quarter already" in words(answer)
    assert Expectation.objects.filter(indicator__code="CH022", ended_on=None).count() == 1


def test_it_is_ended_and_asked_for_no_more(manager, owed):
    answer = manager.post(end_of(owed), day(date(2026, 9, 30)), follow=True)

    assert "1 ended" in words(answer)
    assert (newest().action, newest().after["ended_on"]) == ("expectation.ended", "2026-09-30")
    with now.at(date(2027, 8, 1)):
        page = words(manager.get(reverse("silence")))
    assert "Initial child protection conferences July to September 2026" in page
    assert "Initial child protection conferences October to December 2026" not in page


def test_a_day_before_it_began_is_refused(manager, owed):
    answer = manager.post(end_of(owed), day(date(2026, 3, 1)))

    assert answer.status_code == 422
    assert "It has been owed from 1 April 2026" in words(answer)
    owed.refresh_from_db()
    assert owed.ended_on is None


def test_ended_twice_it_ended_the_first_time(owed):
    end(owed, date(2026, 9, 30))
    with pytest.raises(CannotExpect):
        end(Expectation(pk=other_than(owed)), date(2000, 1, 1))

    assert end(owed, date(2027, 9, 30)).ended_on == date(2026, 9, 30)


def other_than(one):
    others = Expectation.objects.filter(partnership=one.partnership, ended_on=None)
    return others.exclude(pk=one.pk).first().pk


def test_ended_there_is_no_page_to_end_it(manager, owed):
    end(owed, date(2026, 9, 30))

    assert manager.get(end_of(owed)).status_code == 404


def test_what_another_partnership_is_owed_is_not_there(working_as, owed):
    assert working_as("ash", "bath-and-north-east-somerset").get(end_of(owed)).status_code == 404


def test_those_who_read_only_see_the_list_and_no_way_to_change_it(working_as, owed):
    lee = working_as("lee")
    page = words(lee.get(LIST))

    assert "Initial child protection conferences" in page
    assert "Add what an agency owes" not in page
    assert lee.get(NEW).status_code == 403
    assert lee.get(end_of(owed)).status_code == 403


def test_silence_leads_there(manager, working_as):
    assert "Add or end what is owed" in words(manager.get(reverse("silence")))
    page = words(working_as("lee").get(reverse("silence")))
    assert "Everything that is owed, by agency" in page


def test_a_partnership_that_is_owed_nothing_is_told_what_that_is_for(manager, place):
    Expectation.objects.filter(partnership=place).update(ended_on=date(2020, 1, 1))

    page = words(manager.get(LIST))

    assert "Owes nothing now." in page
