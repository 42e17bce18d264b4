"""The ledger: an entry with its change, never without it, and never in another's name."""

import pytest
from django.contrib.sessions.models import Session
from django.db import Error, connection, transaction

from core.failing import rolled_back
from goldthread.core.actions import DISPOSED, REDACTED, action
from goldthread.core.audit import (
    Subject,
    audited_delete,
    audited_save,
    dispose,
    record,
    record_refusal,
)
from goldthread.core.context import Actor, acting, acting_as
from goldthread.core.models import AuditEntry
from goldthread.core.requests import RequestFacts, _facts
from goldthread.core.sealing import seal
from goldthread.partnership.models import Agency

RENAMED = action("test.renamed", "{who} renamed {subject} to {after[name]}", redact=("sector",))
LOOKED = action("test.looked", "{who} looked at {subject}")
PAGE = Subject("page", "front")


def entries() -> list[AuditEntry]:
    with acting_as(service="command-line"):
        return list(AuditEntry.objects.order_by("id"))


def test_an_entry_says_who_what_when_why_and_from_where(people):
    token = _facts.set(RequestFacts("abc", "192.0.2.7"))
    with acting(Actor(person=people.outsider, capacity="Nurse, Westport Hospital")):
        record(LOOKED, Subject("page", "front", people.one), after={"rows": 3}, reason="asked")
    _facts.reset(token)
    (entry,) = entries()
    assert (entry.person_id, entry.service) == (people.outsider, "")
    assert entry.capacity == "Nurse, Westport Hospital"
    assert (entry.action, entry.subject_type, entry.subject_id) == ("test.looked", "page", "front")
    assert (entry.partnership_id, entry.before, entry.after) == (people.one, None, {"rows": 3})
    assert (entry.reason, entry.request_id, entry.address) == ("asked", "abc", "192.0.2.7")
    assert len(entry.salt) == 16


def test_an_entry_falls_with_its_change(people):
    with rolled_back(), acting_as(person=people.outsider):
        record(LOOKED, PAGE)
    assert entries() == []


def test_outside_a_transaction_nothing_can_be_recorded(database):
    with pytest.raises(RuntimeError, match="in the transaction"):
        record(LOOKED, PAGE)


def test_a_refusal_outlasts_the_rollback(people):
    with rolled_back(), acting_as(person=people.outsider):
        record_refusal(LOOKED, PAGE, reason="not a member")
    (entry,) = entries()
    assert (entry.person_id, entry.reason) == (people.outsider, "not a member")


def test_even_the_refusal_of_somebody_unknown_is_kept(database):
    record_refusal(LOOKED, PAGE, reason="wrong password")
    (entry,) = entries()
    assert (entry.person_id, entry.service) == (None, "")


def test_nobody_writes_in_anothers_name(people):
    with pytest.raises(Error, match="row-level security"), acting_as(person=people.outsider):
        connection.cursor().execute(
            "insert into core_auditentry (at, person_id, service, capacity, action, subject_type,"
            " subject_id, reason, request_id, address) values (now(), %s, '', '', 'x', '', '', '',"
            " '', '')",
            [people.of_both],
        )


@pytest.mark.parametrize(
    "statement",
    [
        "update core_auditentry set reason = 'other'",
        "delete from core_auditentry",
        "truncate core_auditentry",
        "update core_auditseal set position = 2",
        "delete from core_auditbatch",
    ],
)
@pytest.mark.parametrize("service", ["command-line", "sealer", "disposal"])
def test_the_app_can_change_no_entry_and_no_seal(database, statement, service):
    with pytest.raises(Error, match="permission denied"), acting_as(service=service):
        connection.cursor().execute(statement)


def test_the_ledger_is_read_by_those_who_may(people):
    with acting_as(person=people.outsider):
        record(LOOKED, Subject("page", "1", people.one))
        record(LOOKED, Subject("page", "2", people.two))
        record(LOOKED, Subject("page", "3"))

    def seen_by(person):
        with acting_as(person=person):
            return set(AuditEntry.objects.values_list("subject_id", flat=True))

    assert seen_by(people.of_both) == {"2"}
    assert seen_by(people.analyst_of_two) == set()
    assert seen_by(people.outsider) == set()


def agency(people) -> Agency:
    return Agency(partnership_id=people.one, name="Westport Police", sector="police")


def test_a_saved_row_is_recorded_whole_then_by_what_changed(people):
    with acting_as(service="command-line"):
        police = agency(people)
        assert audited_save(police, RENAMED)
        police.name = "Westport Constabulary"
        assert audited_save(police, RENAMED, reason="merged")
    made, changed = entries()
    assert (made.before, made.after["name"]) == (None, "Westport Police")
    assert (made.subject_type, made.subject_id) == ("partnership.agency", str(police.pk))
    assert made.partnership_id == people.one
    assert changed.before == {"name": "Westport Police"}
    assert changed.after == {"name": "Westport Constabulary"}


def test_a_save_that_changes_nothing_is_no_entry(people):
    with acting_as(service="command-line"):
        police = agency(people)
        audited_save(police, RENAMED)
        assert not audited_save(police, RENAMED)
    assert len(entries()) == 1


def test_an_action_keeps_its_own_fields_to_itself(people):
    with acting_as(service="command-line"):
        audited_save(agency(people), RENAMED)
    assert entries()[0].after["sector"] == REDACTED


def test_a_password_is_never_written_whatever_the_action(database):
    with acting_as(service="command-line"):
        record(LOOKED, PAGE, after={"password": "hunter2"})
    assert entries()[0].after == {"password": REDACTED}


def test_deleting_keeps_how_the_row_stood(people):
    with acting_as(service="command-line"):
        session = make_session()
        audited_delete(session, LOOKED, reason="over")
    assert entries()[0].before["session_data"] == "x"


def make_session():
    return Session.objects.create(
        session_key="k", session_data="x", expire_date="2026-01-01T00:00Z"
    )


def test_two_actions_never_share_a_name():
    with pytest.raises(ValueError, match="already declared"):
        action("test.looked", "")


def test_an_act_is_told_in_a_sentence():
    told = RENAMED.describe("A business manager", "an agency", after={"name": "Police"})
    assert told == "A business manager renamed an agency to Police"
    assert RENAMED.describe("Somebody", "it").endswith(DISPOSED)


def test_disposal_empties_an_entry_and_leaves_a_receipt(people):
    with acting_as(person=people.outsider):
        record(LOOKED, PAGE, before={"a": 1}, after={"a": 2}, reason="a secret")
    seal()
    (entry,) = entries()
    assert dispose([entry.pk], reason="kept six years") == 1
    emptied, receipt = entries()
    assert (emptied.before, emptied.after, emptied.reason, emptied.salt) == (None, None, "", None)
    assert emptied.person_id == people.outsider
    assert receipt.after == {"entries": [entry.pk]}
    assert receipt.service == "disposal"


def test_neither_unsealed_entries_nor_receipts_can_be_disposed_of(people):
    with acting_as(person=people.outsider):
        record(LOOKED, PAGE)
    assert dispose([1], reason="too early") == 0
    seal()
    dispose([1], reason="now")
    seal()
    assert dispose([2], reason="the receipt") == 0


def test_only_the_service_for_disposal_can_empty_an_entry(people):
    with acting_as(person=people.outsider):
        record(LOOKED, PAGE)
    seal()
    with acting_as(service="command-line"), connection.cursor() as cursor:
        cursor.execute("select goldthread_dispose_audit(array[1])")
        assert cursor.fetchone() == ([],)


def test_recording_works_in_a_savepoint_that_is_released(people):
    with acting_as(person=people.outsider), transaction.atomic():
        record(LOOKED, PAGE)
    assert len(entries()) == 1
