"""Jobs: who acts is declared when the job is written, or the job cannot be defined."""

import pytest
from django.db import connections

from core.failing import rolled_back
from goldthread.core.context import Actor, current_actor
from goldthread.core.jobs import NobodyActs, job, run_worker
from goldthread.core.services import UnknownService
from goldthread.partnership.models import Membership

seen: list[tuple[Actor, object]] = []


@job(service="worker", queue="upkeep")
def tidy(what: str) -> None:
    seen.append((current_actor(), what))


@job(as_person=True)
def count_memberships() -> None:
    mine = Membership.objects.filter(person_id=current_actor().person)
    seen.append((current_actor(), mine.count()))


@job(service="worker")
def write_and_fail() -> None:
    seen.append((current_actor(), "began"))
    raise RuntimeError


@pytest.fixture(autouse=True)
def nothing_seen(monkeypatch):
    seen.clear()
    # The worker's threads end with the test, and take no open connection with them.
    monkeypatch.setitem(connections.settings["default"], "CONN_MAX_AGE", 0)


def work() -> None:
    run_worker(wait=False, install_signal_handlers=False, listen_notify=False)


def test_a_job_runs_as_its_service(database):
    tidy.defer(what="attic")
    work()
    assert seen == [(Actor(service="worker"), "attic")]


def test_a_job_runs_as_the_person_it_is_deferred_for(people):
    count_memberships.defer(person=people.of_both)
    work()
    assert seen == [(Actor(person=people.of_both), 2)]


def test_one_persons_job_leaves_nothing_for_the_next(people):
    count_memberships.defer(person=people.of_both)
    tidy.defer(what="attic")
    count_memberships.defer(person=people.outsider)
    work()
    assert [found for _, found in seen] == [2, "attic", 0]


def test_a_job_is_queued_only_when_its_transaction_commits(database):
    with rolled_back():
        tidy.defer(what="never")
    work()
    assert seen == []


def test_a_job_that_fails_does_not_stop_the_worker(database):
    write_and_fail.defer()
    tidy.defer(what="attic")
    work()
    assert [found for _, found in seen] == ["began", "attic"]


def test_a_job_for_a_person_is_not_run_for_nobody(database):
    count_memberships.defer()
    work()
    assert seen == []


@pytest.mark.parametrize("declared", [{}, {"service": "worker", "as_person": True}])
def test_a_job_that_does_not_say_who_acts_cannot_be_defined(declared):
    with pytest.raises(NobodyActs, match="declares who acts"):
        job(**declared)


def test_a_job_names_a_declared_service():
    with pytest.raises(UnknownService):
        job(service="cleaner")
