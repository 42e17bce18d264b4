"""Alerts: what waits, settling one with a note, and two people at once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.core.context import acting_as
from goldthread.core.models import AuditEntry
from goldthread.figures.models import Alert
from goldthread.figures.presenters.alerts import newest
from goldthread.partnership.models import Partnership
from support.pages import words


@pytest.fixture
def partnership(operator):
    return Partnership.objects.get(slug="north-somerset")


@pytest.fixture
def waiting(partnership):
    alert = Alert.objects.filter(partnership=partnership, kind="restatement").first()
    assert alert is not None
    return alert


def settle_address(alert):
    return reverse("alert-settle", args=[alert.pk])


def test_the_newest_are_had_in_one_query(partnership, waiting):
    with CaptureQueriesContext(connection) as seen:
        found = newest(partnership, 5)

    assert len(seen) == 1
    assert len(found) == 5
    assert all(notice.heading and notice.href and notice.settled == "" for notice in found)


def test_an_overdue_return_says_itself_once(partnership, operator):
    alert = Alert.objects.filter(partnership=partnership, kind="overdue").first()
    (notice,) = [one for one in newest(partnership, 500) if one.id == alert.pk]

    assert notice.heading + "." == alert.message
    assert notice.message == ""
    assert notice.whole == alert.message


def test_alerts_are_narrowed_by_kind(manager, waiting):
    page = words(manager.get(reverse("alerts"), {"kind": "signal"}))

    assert waiting.message not in page
    assert waiting.message in words(manager.get(reverse("alerts"), {"kind": "restatement"}))


def test_a_kind_there_is_not_shows_every_kind(manager, waiting):
    answer = manager.get(reverse("alerts"), {"kind": "nonsense", "page": "minus one"})

    assert answer.status_code == 200
    assert "alerts" in words(answer)


def test_settling_keeps_who_when_and_what_was_done(manager, waiting):
    note = "Asked the police: late records."
    answer = manager.post(settle_address(waiting), {"note": note}, follow=True)

    settled = words(manager.get(reverse("alerts"), {"show": "settled"}))
    assert "Settled. Your note is kept with the alert." in words(answer)
    assert f"What was done: {note}" in settled
    assert "Settled by Morgan Thread on" in settled
    with acting_as(service="command-line"):
        entry = AuditEntry.objects.filter(action="alert.settled").latest("id")
    assert (entry.subject_id, entry.after) == (str(waiting.pk), {"note": note})


def test_without_a_note_nothing_is_settled(manager, waiting):
    answer = manager.post(settle_address(waiting), {"note": " "})

    assert "Enter what was done about it" in words(answer)
    assert Alert.objects.get(pk=waiting.pk).settled_at is None


def test_of_two_people_at_once_the_first_stands_and_the_second_is_told(
    manager, working_as, waiting
):
    manager.post(settle_address(waiting), {"note": "First."})

    answer = working_as("devi").post(settle_address(waiting), {"note": "Second."}, follow=True)

    assert "Settled by Morgan Thread on" in words(answer)
    assert "your note “Second.” was not kept" in words(answer)
    assert Alert.objects.get(pk=waiting.pk).settled_note == "First."


def test_a_settled_alert_shows_how_it_was_settled(manager, waiting):
    manager.post(settle_address(waiting), {"note": "Done."})

    page = words(manager.get(settle_address(waiting)))

    assert "This alert is settled" in page
    assert "What was done: Done." in page


@pytest.mark.parametrize("who", ["lee", "pat", "sam"])
def test_who_may_not_settle_reads_and_is_refused(working_as, waiting, who):
    client = working_as(who)

    assert "Settle :" not in words(client.get(reverse("alerts")))
    assert client.post(settle_address(waiting), {"note": "Mine."}).status_code == 403
    assert Alert.objects.get(pk=waiting.pk).settled_at is None


def test_an_alert_of_another_partnership_is_not_there(working_as, waiting):
    answer = working_as("ash", "bath-and-north-east-somerset").get(settle_address(waiting))

    assert answer.status_code == 404
