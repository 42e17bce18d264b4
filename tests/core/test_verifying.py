"""Tampering of every kind, by an attacker who has the whole database, is found and told."""

import pytest
from django.db import connection

from goldthread.core import sealing
from goldthread.core.actions import action
from goldthread.core.audit import Subject, dispose, record
from goldthread.core.context import acting_as
from goldthread.core.ledger_digests import Head, batch_digest, entry_digests
from goldthread.core.ledger_file import anchors
from goldthread.core.ledger_key import PRIVATE, PUBLIC, NoKey
from goldthread.core.sealing import seal
from goldthread.core.verifying import verify

TOLD = action("test.told", "{who} told {subject}")


def write(count: int) -> None:
    with acting_as(service="worker"):
        for number in range(count):
            record(TOLD, Subject("thing", str(number)), after={"n": number}, reason="because")


@pytest.fixture
def ledger(database, monkeypatch, as_superuser):
    """Nine entries sealed in three batches; gives the attacker's cursor."""
    monkeypatch.setattr(sealing, "BATCH", 3)
    write(9)
    seal()
    assert verify().is_sound
    return as_superuser


def test_an_untouched_ledger_is_sound(ledger):
    verdict = verify()
    assert (verdict.entries, verdict.batches, verdict.unsealed) == (9, 3, 0)
    assert verdict.faults == []
    assert len(verdict.head) == 64


def test_an_empty_ledger_is_sound_without_a_key(database):
    assert verify().is_sound


def test_unsealed_entries_are_the_stated_gap_and_no_fault(ledger):
    write(2)
    verdict = verify()
    assert (verdict.is_sound, verdict.unsealed) == (True, 2)
    assert verdict.unsealed_since is not None


def test_progress_is_told(ledger):
    told = []
    verify(lambda done, total: told.append((done, total)))
    assert told[-1] == (9, 9)


CHANGED = "Entry 5 was changed after it was sealed."
TAMPERINGS = {
    "a reason edited": ("update core_auditentry set reason = 'other' where id = 5", CHANGED),
    "a state edited": ("""update core_auditentry set after = '{"n": 9}' where id = 5""", CHANGED),
    "a person changed": (
        "update core_auditentry set person_id = 3, service = '' where id = 5",
        CHANGED,
    ),
    "a time moved by a microsecond": (
        "update core_auditentry set at = at + interval '1 microsecond' where id = 5",
        CHANGED,
    ),
    "a salt changed": ("update core_auditentry set salt = '\\x00' where id = 5", CHANGED),
    "a null made empty": ("update core_auditentry set before = 'null' where id = 5", CHANGED),
    "an entry deleted": ("delete from core_auditentry where id = 5", "Entry 5 was deleted."),
    "an entry and its seal deleted": (
        "delete from core_auditentry where id = 5; delete from core_auditseal where entry_id = 5",
        "does not match its digest",
    ),
    "an entry emptied without a receipt": (
        "update core_auditentry set before = null, after = null, reason = '', salt = null"
        " where id = 5",
        "Entry 5 was emptied without a receipt of disposal.",
    ),
    "two seals exchanged": (
        "update core_auditseal set position = -1 where position = 4;"
        "update core_auditseal set position = 4 where position = 5;"
        "update core_auditseal set position = 5 where position = -1",
        "Batch 2",
    ),
    "a seal altered with its entry": (
        "update core_auditentry set reason = 'other' where id = 5;"
        "update core_auditseal set digest = sha256('x') where entry_id = 5",
        "Batch 2",
    ),
    "a seal put after the end": (
        "insert into core_auditseal values (10, 99, sha256('x'), sha256('y'))",
        "Seals after position 9 belong to no batch",
    ),
    "a batch deleted from the middle": (
        "delete from core_auditbatch where number = 2",
        "Batch 2 is gone from the database.",
    ),
    "the last batch deleted": (
        "delete from core_auditbatch where number = 3",
        "Batch 3 is in the file of anchors but gone from the database.",
    ),
    "the last batch deleted with all it sealed": (
        "delete from core_auditbatch where number = 3;"
        "delete from core_auditentry where id > 6; delete from core_auditseal where position > 6",
        "Batch 3 is in the file of anchors but gone from the database.",
    ),
    "the whole ledger emptied": (
        "truncate core_auditbatch, core_auditentry, core_auditseal",
        "Batches 1 to 3 are in the file of anchors but gone from the database.",
    ),
    "a batch's time altered": (
        "update core_auditbatch set sealed_at = sealed_at - interval '1 day' where number = 2",
        "Batch 2",
    ),
    "a batch's bounds altered": (
        "update core_auditbatch set last_position = 5 where number = 2",
        "Batch 2",
    ),
    "batches whose bounds run backwards": (
        "update core_auditbatch set last_position = 1 where number = 3",
        "Batch 3",
    ),
    "a signature altered": (
        "update core_auditbatch set signature = sha256('x') where number = 3",
        "The signature of batch 3, the last, is not this installation's.",
    ),
}


@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_tampering_in_the_database_is_found(ledger, tampering):
    statement, sentence = TAMPERINGS[tampering]
    ledger.execute(statement)
    assert sentence in "\n".join(verify().faults)


def test_one_change_is_told_once(ledger):
    ledger.execute("update core_auditentry set reason = 'other' where id = 5")
    assert verify().faults == [CHANGED]


def test_an_entry_put_in_later_under_an_old_date_is_found(ledger):
    ledger.execute("update core_auditbatch set sealed_at = sealed_at")
    ledger.execute(
        "insert into core_auditentry select 100, at, recorded_at - interval '2 hours', person_id,"
        " service, capacity, action, subject_type, subject_id, partnership_id, before, after,"
        " reason, request_id, address, salt from core_auditentry where id = 1"
    )
    seal()
    assert verify().faults == [
        "Entry 100 appeared more than an hour after the time it states: it was put in later."
    ]


def test_a_chain_made_anew_by_the_owner_is_found(ledger):
    """The owner edits an entry and computes every digest again; the key is out of reach."""
    rebuild(ledger, "update core_auditentry set reason = 'other' where id = 5")
    faults = verify().faults
    assert faults == [
        "From batch 2 on the database says other than the file of anchors:"
        " the chain was made anew.",
        "The signature of batch 3, the last, is not this installation's.",
    ]


def test_a_chain_made_anew_is_found_though_the_file_is_lost(ledger):
    rebuild(ledger, "update core_auditentry set reason = 'other' where id = 5")
    anchors().path.unlink()
    assert "The signature of batch 3, the last, is not this installation's." in verify().faults


def rebuild(attacker, statement: str) -> None:
    attacker.execute(statement)
    copied = sealing.UNSEALED.replace("s.entry_id = e.id", "false")
    with attacker.copy(copied, [0, 100]) as lines:
        rows = [bytes(line).rstrip(b"\n").partition(b"\t") for line in lines]
    digests = {int(row[0]): entry_digests(row[2]) for row in rows}
    for entry, (digest, content) in digests.items():
        attacker.execute(
            "update core_auditseal set digest = %s, content_digest = %s where entry_id = %s",
            [digest, content, entry],
        )
    attacker.execute("select number, last_position, sealed_at from core_auditbatch order by 1")
    head = Head()
    for number, last, sealed_at in attacker.fetchall():
        entries = [digests[entry][0] for entry in range(head.last_position + 1, last + 1)]
        head = Head(number, last, batch_digest(head, number, last, sealed_at, entries))
        attacker.execute(
            "update core_auditbatch set digest = %s where number = %s", [head.digest, number]
        )


def edit_file(change) -> None:
    path = anchors().path
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join(change(lines)))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda lines: lines[:-1], "Batch 3 is missing from the file of anchors."),
        (lambda lines: [], "Batches 1 to 3 are missing from the file of anchors."),
        (lambda lines: lines[:1] + lines[2:], "Batch 2 is missing from the file of anchors."),
        (lambda lines: [lines[0], "rubbish\n", lines[2]], "Batch 2 is missing"),
        (
            lambda lines: [lines[0].replace('"digest": "', '"digest": "00')[:], *lines[1:]],
            "From batch 1 on the database says other than the file",
        ),
    ],
    ids=["cut short", "emptied", "a line gone", "a line spoilt", "a digest altered"],
)
def test_tampering_with_the_file_is_found(ledger, change, sentence):
    edit_file(change)
    assert sentence in "\n".join(verify().faults)


def test_a_key_put_in_place_of_ours_is_found(ledger, own_home):
    for name in (PRIVATE, PUBLIC):
        (own_home / "keys" / name).unlink()
    with pytest.raises(NoKey, match="nothing can be verified"):
        verify()
    write(1)
    sealing.signing_key()
    assert "is not this installation's" in "\n".join(verify().faults)


def test_disposed_entries_still_verify(ledger):
    assert dispose([2, 5], reason="kept six years") == 2
    seal()
    verdict = verify()
    assert (verdict.faults, verdict.disposed) == ([], 2)


def test_what_is_left_of_a_disposed_entry_is_still_protected(ledger):
    dispose([5], reason="kept six years")
    seal()
    ledger.execute("update core_auditentry set subject_id = 'other' where id = 5")
    assert verify().faults == [CHANGED]


def test_faults_past_a_hundred_are_counted(database, as_superuser):
    write(120)
    seal()
    as_superuser.execute("update core_auditentry set reason = 'other'")
    verdict = verify()
    assert (len(verdict.faults), verdict.more_faults) == (100, 20)


def test_equal_contents_have_unlike_digests(ledger):
    """Each is salted, so a short reason cannot be guessed from its digest."""
    ledger.execute("select count(distinct content_digest) from core_auditseal")
    assert ledger.fetchone() == (9,)


@pytest.mark.parametrize(
    "text", ["\\N", "\\.", "a\tb", "a\nb\r\n", "\\t", "", '"', "é 字 \U0001f9f5", "x" * 100_000]
)
def test_whatever_a_person_writes_is_sealed_and_verified(database, text):
    with acting_as(service="worker"):
        record(TOLD, Subject("thing", text[:80]), before={text: text}, reason=text)
    seal()
    verdict = verify()
    assert (verdict.faults, verdict.entries, verdict.disposed) == ([], 1, 0)


def test_the_settings_of_a_session_do_not_change_what_is_digested(ledger):
    with connection.cursor() as cursor:
        cursor.execute("set timezone = 'Asia/Tokyo'; set intervalstyle = 'sql_standard'")
    assert verify().is_sound
