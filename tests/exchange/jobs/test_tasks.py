"""The background work of loading, on the real queue with a real worker."""

from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse

from exchange.samples import published, published_line
from exchange.views.conftest import held, words
from goldthread.core.context import acting_as
from goldthread.core.files import path_of
from goldthread.core.models import AuditEntry, StoredFile
from goldthread.core.now import now
from goldthread.exchange import lost
from goldthread.exchange.views import deciding
from goldthread.figures.models import Figure, Load
from support.committed import work

HTMX = {"HX-Request": "true"}


def sent(someone, value="12", title="A committed report", name="sample.csv"):
    content = published(
        published_line(area="North Somerset", indicator="Children in care", value=value)
    )
    assert someone.send(content, name, title=title).status_code == 302
    with acting_as(service="command-line"):
        return Load.objects.latest("id")


def pressed(someone, load):
    load = held(load)
    return words(someone.post("load-apply", load.pk, new=load.new, revised=load.revised))


def alter(load, **values):
    with acting_as(service="command-line"):
        Load.objects.filter(pk=load.pk).update(**values)


def standing(load):
    with acting_as(service="command-line"):
        found = Figure.objects.filter(source=held(load).source, recorded_until=None)
        return [str(value) for value in found.values_list("value", flat=True)]


def poll(someone, load, was):
    return someone.client.get(reverse("load-progress", args=[load.pk]), {"was": was}, headers=HTMX)


def test_a_file_sent_is_read_then_applied_and_its_alerts_raised(morgan, capfd):
    load = sent(morgan, title="Whole way")
    assert "The file waits to be read" in morgan.page("load", load.pk)

    work()
    assert held(load).state == "ready"
    assert standing(load) == []

    assert "Applied: 1 new" in pressed(morgan, load)
    work()
    assert standing(load) == ["12"]
    assert "Error" not in capfd.readouterr().err


def test_a_file_that_cannot_be_read_is_refused_in_words(morgan):
    morgan.send(b"a,b\n1,2\n", "odd.csv", title="Odd")
    with acting_as(service="command-line"):
        load = Load.objects.latest("id")

    work()

    assert held(load).state == "refused"
    assert "odd.csv has none of the columns we know" in morgan.page("load", load.pk)


def test_a_fault_of_our_own_refuses_the_load_with_a_sentence(morgan):
    load = sent(morgan, title="Broken")
    with acting_as(service="command-line"):
        alter(load, stored_file="0" * 32)

    work()

    assert held(load).state == "refused"
    assert "through a fault of Goldthread's own. Nothing was changed." in morgan.page(
        "load", load.pk
    )


def test_a_file_whose_bytes_are_gone_is_refused(morgan):
    load = sent(morgan, title="Gone")
    with acting_as(service="command-line"):
        path_of(StoredFile.objects.get(key=load.stored_file)).unlink()

    work()

    assert "There is no file sample.csv" in morgan.page("load", load.pk)


def test_a_load_put_aside_before_its_turn_is_left_alone(morgan):
    load = sent(morgan, title="Unwanted")
    morgan.post("load-put-aside", load.pk)

    work()

    assert held(load).state == "abandoned"


class TestManyFigures:
    """A change set too large to wait for is applied by the worker."""

    @pytest.fixture(autouse=True)
    def nothing_at_once(self, monkeypatch):
        monkeypatch.setattr(deciding, "DONE_AT_ONCE", 0)

    def test_is_applied_in_the_background(self, morgan):
        load = sent(morgan, title="Large")
        work()

        assert "The figures are being applied" in pressed(morgan, load)
        assert standing(load) == []
        work()
        assert held(load).state == "applied"
        assert standing(load) == ["12"]

    def test_is_queued_once_however_often_it_is_pressed(self, morgan):
        load = sent(morgan, title="Pressed twice")
        work()

        pressed(morgan, load)
        assert "it was not applied again" in pressed(morgan, load)
        work()
        assert standing(load) == ["12"]

    def test_that_no_longer_fits_is_ready_again_and_says_why(self, morgan):
        first, second = sent(morgan, "5", title="Twice"), sent(morgan, "6", title="Twice")
        work()
        pressed(morgan, first)
        work()

        pressed(morgan, second)
        work()

        assert held(second).state == "ready"
        assert "The figures held have changed since" in morgan.page("load", second.pk)
        assert standing(second) == ["5"]


def taken_back(someone, load, reason="Wrong edition"):
    return words(someone.post("load-withdraw", load.pk, reason=reason))


class TestManyFiguresTakenBack:
    """A load too large to wait for is taken back by the worker, as it is applied."""

    @pytest.fixture(autouse=True)
    def nothing_at_once(self, monkeypatch):
        monkeypatch.setattr(deciding, "DONE_AT_ONCE", 0)

    @pytest.fixture
    def two(self, morgan, request):
        """Two loads of one source, applied one after the other: the second revises the first."""
        made = []
        for value in ("5", "6"):
            made.append(sent(morgan, value, title=f"Back: {request.node.name}"))
            work()
            pressed(morgan, made[-1])
            work()
        return made

    def test_stand_until_the_worker_has_done_it_whole(self, morgan, two):
        _, load = two

        page = taken_back(morgan, load)

        assert "The load is being taken back" in page
        assert "Ending 1 figure; those it revised stand again" in page
        assert standing(load) == ["6"]
        work()
        assert held(load).state == "withdrawn"
        assert standing(load) == ["5"]

    def test_with_the_reason_in_the_ledger_and_nowhere_in_the_queue(self, morgan, two):
        _, load = two
        taken_back(morgan, load, "Wrong edition of ours")
        with connection.cursor() as cursor:
            cursor.execute("select args::text from procrastinate_jobs where status = 'todo'")
            queued = [args for (args,) in cursor.fetchall()]

        work()

        assert not any("Wrong edition" in args for args in queued)
        with acting_as(service="command-line"):
            said = AuditEntry.objects.filter(action="load.withdrawn").latest("id")
        assert (said.person_id, said.reason) == (morgan.person.pk, "Wrong edition of ours")
        assert held(load).message == ""

    def test_once_however_often_it_is_pressed(self, morgan, two):
        _, load = two
        taken_back(morgan, load)

        taken_back(morgan, load, "Again")
        work()

        assert standing(load) == ["5"]

    def test_not_while_another_rests_on_it(self, morgan, two):
        first, second = two
        assert "Take that back first" in taken_back(morgan, first)

        # Nor while that other is still being taken back.
        taken_back(morgan, second)
        taken_back(morgan, first)
        assert held(first).state == "applied"
        work()
        assert standing(first) == ["5"]

    def test_by_a_worker_that_died_it_stands_applied_and_can_be_taken_back_again(self, morgan, two):
        _, load = two
        alter(load, state="withdrawing", message="A reason")

        assert lost.WITHDRAWING_STOPPED in morgan.page("load", load.pk)
        assert (held(load).state, standing(load)) == ("applied", ["6"])
        taken_back(morgan, load)
        work()
        assert standing(load) == ["5"]

    def test_its_source_is_listed_meanwhile(self, morgan, two):
        _, load = two
        taken_back(morgan, load)

        assert held(load).source.title in morgan.page("sources")
        work()


class TestAWorkerThatDied:
    def test_ends_the_reading_with_a_sentence(self, morgan):
        load = sent(morgan, title="Killed while reading")
        with connection.cursor() as cursor:
            # What a killed worker leaves: a job in hand, and nobody who has it.
            cursor.execute("update procrastinate_jobs set status = 'doing' where status = 'todo'")
        alter(load, state="reading")

        assert lost.READING_STOPPED in morgan.page("load", load.pk)
        assert held(load).state == "refused"

    def test_leaves_a_load_that_was_being_applied_ready(self, morgan):
        load = sent(morgan, title="Killed while applying")
        work()
        alter(load, state="applying")

        assert lost.APPLYING_STOPPED in morgan.page("load", load.pk)
        assert "Applied: 1 new" in pressed(morgan, load)

    def test_is_found_in_the_list_too(self, morgan):
        load = sent(morgan, title="Killed unseen")
        with connection.cursor() as cursor:
            cursor.execute("delete from procrastinate_jobs where status = 'todo'")

        morgan.page("loads")

        assert held(load).state == "refused"

    def test_a_load_that_waits_in_the_queue_is_left_to_wait(self, morgan):
        load = sent(morgan, title="Waiting")

        morgan.page("loads")

        assert held(load).state == "waiting"
        work()


class TestTheProgress:
    def test_says_that_nobody_works_after_a_while(self, morgan):
        load = sent(morgan, title="Nobody works")
        with connection.cursor() as cursor:
            cursor.execute("delete from procrastinate_workers")
        assert "the background worker is not running" not in morgan.page("load", load.pk)

        alter(load, started_at=now() - timedelta(seconds=30))

        page = morgan.page("load", load.pk)
        assert "the background worker is not running. Nothing is lost" in page
        assert "Check again" in page
        work()

    def test_says_how_far_it_is(self, morgan):
        load = sent(morgan, title="Half way")
        alter(load, state="reading", rows_read=5000, rows_total=20000)

        part = words(poll(morgan, load, "reading"))

        assert "5,000 of 20,000 rows read so far" in part
        assert 'value="5000" max="20000"' in part
        assert "<html" not in part

    def test_reloads_the_page_when_the_load_stands_elsewhere(self, morgan):
        load = sent(morgan, title="Moves on")

        assert poll(morgan, load, "waiting").status_code == 200
        assert poll(morgan, load, "reading").headers["HX-Refresh"] == "true"
        work()
        assert poll(morgan, load, "waiting").headers["HX-Refresh"] == "true"

    def test_reloads_the_page_when_the_session_has_ended(self, morgan):
        load = sent(morgan, title="Signed out")
        morgan.client.logout()

        answer = poll(morgan, load, "waiting")

        assert (answer.status_code, answer.headers["HX-Refresh"]) == (200, "true")
        work()

    def test_opened_as_a_page_leads_to_the_load(self, morgan):
        load = sent(morgan, title="By its address")
        work()

        assert morgan.get("load-progress", load.pk).url == reverse("load", args=[load.pk])
