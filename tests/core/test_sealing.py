"""The sealer: every committed entry once, whatever the order of commits and crashes."""

import threading

import pytest
from django.db import connection, connections

from core.conftest import DATABASE
from core.failing import rolled_back
from goldthread.core import sealing
from goldthread.core.actions import action
from goldthread.core.audit import Subject, record
from goldthread.core.context import acting_as
from goldthread.core.ledger_file import anchors
from goldthread.core.ledger_key import PRIVATE, signing_key, verifying_key
from goldthread.core.models import AuditBatch, AuditSeal
from goldthread.core.sealing import run_sealer, seal
from goldthread.core.verifying import verify

DONE = action("test.done", "{who} did {subject}")


def write(count: int = 1) -> None:
    with acting_as(service="worker"):
        for number in range(count):
            record(DONE, Subject("thing", str(number)), after={"text": "a\tb\nc\\d"})


def sealed_ids() -> list[int]:
    with acting_as(service="sealer"):
        return list(AuditSeal.objects.order_by("position").values_list("entry_id", flat=True))


def test_what_is_committed_is_sealed_once(database):
    write(3)
    assert seal() == 3
    assert seal() == 0
    assert sealed_ids() == [1, 2, 3]


def test_entries_are_sealed_in_batches(database, monkeypatch):
    monkeypatch.setattr(sealing, "BATCH", 2)
    write(5)
    assert seal() == 5
    with acting_as(service="sealer"):
        batches = list(AuditBatch.objects.values_list("number", "last_position"))
    assert batches == [(1, 2), (2, 4), (3, 5)]
    assert verify().is_sound


@pytest.mark.parametrize("everything", [True, False])
def test_an_entry_committed_after_later_ones_is_not_passed_over(database, server, everything):
    """Ids are given before commit: entry 1 commits after entry 2 has been sealed."""
    with server.superuser_connection(DATABASE) as slow:
        slow.autocommit = False
        slow.execute("set goldthread.service = 'worker'")
        slow.execute(
            "insert into core_auditentry (at, service, capacity, action, subject_type, subject_id,"
            " reason, request_id, address, salt)"
            " values (now(), 'worker', '', 'x', '', '', '', '', '', '\\x00')"
        )
        write()
        assert seal(everything=everything) == 1
        slow.commit()
    assert seal(everything=everything) == 1
    assert sealed_ids() == [2, 1]
    assert verify().is_sound


def test_ids_that_never_came_to_be_do_not_stop_the_sealer(database):
    write()
    with rolled_back(), acting_as(service="worker"):
        record(DONE, Subject("thing", "lost"))
    write()
    assert seal() == 2
    assert sealed_ids() == [1, 3]


def test_a_pass_over_what_is_new_begins_below_ten_minutes_ago(database, as_superuser):
    write(2)
    seal()
    as_superuser.execute("update core_auditbatch set sealed_at = sealed_at - interval '1 hour'")
    as_superuser.execute("delete from core_auditseal where entry_id = 1")
    assert seal(everything=False) == 0
    assert seal(everything=True) == 1


def test_two_sealers_do_not_work_at_once(database, as_superuser):
    write()
    as_superuser.execute("select pg_advisory_lock(%s)", [sealing.LOCK])
    assert seal() == 0
    as_superuser.execute("select pg_advisory_unlock(%s)", [sealing.LOCK])
    assert seal() == 1


def test_each_batch_is_written_outside_the_database(database):
    write()
    seal()
    (anchor,) = anchors().lines()
    assert (anchor.number, anchor.last_position) == (1, 1)
    assert verifying_key().verifies(anchor.digest, anchor.signature)


def test_a_crash_between_commit_and_file_is_mended_at_the_next_seal(database):
    write()
    seal()
    whole = anchors().path.read_text()
    write()
    seal()
    anchors().path.write_text(whole)
    write()
    seal()
    assert [anchor.number for anchor in anchors().lines()] == [1, 2, 3]
    assert verify().is_sound


def test_half_a_line_is_not_joined_to_the_next(database):
    write()
    seal()
    with anchors().path.open("a") as file:
        file.write('{"batch": 2, "last_po')
    write()
    seal()
    assert verify().is_sound


def test_the_key_is_for_its_owner_alone(database, own_home):
    signing_key()
    assert (own_home / "keys" / PRIVATE).stat().st_mode & 0o777 == 0o600
    assert (own_home / "keys").stat().st_mode & 0o777 == 0o700


def test_the_loop_seals_until_it_is_stopped(database, monkeypatch):
    monkeypatch.setattr(sealing, "PAUSE_SECONDS", 0.01)
    stop = threading.Event()
    loop = threading.Thread(target=run_sealer, args=[stop])
    loop.start()
    write(2)
    while not sealed_ids():
        stop.wait(0.01)
    stop.set()
    loop.join()
    assert verify().is_sound


def test_the_loop_outlives_a_lost_database(database, monkeypatch, caplog, as_superuser):
    monkeypatch.setattr(sealing, "PAUSE_SECONDS", 0.01)
    stop = threading.Event()
    loop = threading.Thread(target=run_sealer, args=[stop])
    loop.start()
    write()
    while not sealed_ids():
        stop.wait(0.01)
    connections.close_all()
    as_superuser.execute(
        "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'goldthread_app'"
    )
    write()
    while len(sealed_ids()) < 2:
        stop.wait(0.01)
    stop.set()
    loop.join()


def test_sealing_leaves_no_lock_behind(database):
    write()
    seal()
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from pg_locks where locktype = 'advisory'")
        assert cursor.fetchone() == (0,)
