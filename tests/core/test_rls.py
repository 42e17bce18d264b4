"""Policies at work: a made-up table, tried as everyone through the app's role."""

from datetime import date

import pytest
from django.db import ProgrammingError, connection, connections

from core.rls_harness import Secured
from goldthread.core import rls
from goldthread.core.context import acting_as
from goldthread.core.now import at
from goldthread.core.rls import Policy, SecureTable, unforced

NOTES = Policy(
    "notes",
    read=rls.shared_or_member("partnership_id") | rls.service("worker"),
    insert=rls.member_with_role("partnership_id", ("business_manager",)) | rls.service("loader"),
    update=rls.own("person_id"),
    update_columns=("text",),
    delete=rls.member_of("partnership_id"),
)
SHARED, OF_ONE, ALSO_OF_ONE, OF_TWO = 1, 2, 3, 4
IN_FORCE = date(2026, 6, 1)


@pytest.fixture
def notes(people):
    """A secured table: one shared row, two of partnership one, one of partnership two."""
    rows = [
        (SHARED, None, None),
        (OF_ONE, people.one, people.manager_of_one),
        (ALSO_OF_ONE, people.one, people.of_both),
        (OF_TWO, people.two, people.analyst_of_two),
    ]
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "create table notes (id bigint, partnership_id bigint, person_id bigint, text text)"
        )
        cursor.executemany("insert into notes values (%s, %s, %s, 'x')", rows)
    secure(NOTES)
    with at(IN_FORCE):
        yield Secured("notes", {"id": 9, "partnership_id": people.one, "text": "x"})
    with connections["owner"].cursor() as cursor:
        cursor.execute("drop table notes")


def secure(policy, was=None, *, undo=False):
    operation = SecureTable(policy, was)
    run = operation.database_backwards if undo else operation.database_forwards
    with connections["owner"].schema_editor() as editor:
        run("core", editor, None, None)


def test_a_member_sees_shared_rows_and_their_own_partnerships(notes, people):
    assert notes.visible_to(person=people.manager_of_one) == {SHARED, OF_ONE, ALSO_OF_ONE}
    assert notes.visible_to(person=people.analyst_of_two) == {SHARED, OF_TWO}
    assert notes.visible_to(person=people.of_both) == {SHARED, OF_ONE, ALSO_OF_ONE, OF_TWO}


def test_who_is_no_member_sees_shared_rows_alone(notes, people):
    assert notes.visible_to(person=people.outsider) == {SHARED}


def test_nobody_sees_nothing(notes):
    assert notes.visible_to() == set()


def test_a_service_sees_what_names_it(notes):
    assert notes.visible_to(service="worker") == {SHARED, OF_ONE, ALSO_OF_ONE, OF_TWO}
    assert notes.visible_to(service="sealer") == set()


@pytest.mark.parametrize(
    ("day", "rows"),
    [
        (date(2025, 12, 31), {SHARED}),
        (date(2026, 1, 1), {SHARED, OF_ONE, ALSO_OF_ONE}),
        (date(2026, 3, 31), {SHARED, OF_ONE, ALSO_OF_ONE}),
        (date(2026, 4, 1), {SHARED}),
    ],
)
def test_a_membership_counts_from_its_first_day_to_its_last(notes, people, day, rows):
    with at(day):
        assert notes.visible_to(person=people.leaver_of_one) == rows


def test_inserting_needs_the_role_in_that_partnership(notes, people):
    manager, both = {"person": people.manager_of_one}, {"person": people.of_both}
    assert notes.may_insert(manager)
    assert not notes.may_insert(manager, partnership_id=people.two)
    assert not notes.may_insert(both)
    assert notes.may_insert(both, partnership_id=people.two)
    assert notes.may_insert({"service": "loader"})
    assert not notes.may_insert({})


def test_updating_is_for_ones_own_row_and_the_granted_column(notes, people):
    manager = {"person": people.manager_of_one}
    assert notes.may_update(manager, OF_ONE, text="y")
    assert not notes.may_update(manager, ALSO_OF_ONE, text="y")
    assert not notes.may_update(manager, OF_ONE, partnership_id=people.two)


def test_a_row_of_another_partnership_cannot_be_deleted(notes, people):
    assert notes.may_delete({"person": people.analyst_of_two}, OF_TWO)
    assert not notes.may_delete({"person": people.analyst_of_two}, OF_ONE)


def test_an_insert_that_returns_its_key_must_be_allowed_to_read_it(notes):
    """The loader may insert but not read: Django's own insert would be refused."""
    with pytest.raises(ProgrammingError), acting_as(service="loader"):
        connection.cursor().execute("insert into notes (id) values (9) returning id")


def test_the_owner_sees_nothing_so_a_data_migration_does_nothing(notes):
    with connections["owner"].cursor() as cursor:
        cursor.execute("update notes set text = 'y'")
        assert cursor.rowcount == 0


def test_a_data_migration_that_says_so_reaches_every_row(notes):
    with connections["owner"].schema_editor() as editor:
        with unforced(editor, "notes"), connections["owner"].cursor() as cursor:
            cursor.execute("update notes set text = 'y'")
            assert cursor.rowcount == 4
        with connections["owner"].cursor() as cursor:
            cursor.execute("select count(*) from notes")
            assert cursor.fetchone() == (0,)


def test_a_policy_takes_the_place_of_the_former_one(notes, people):
    narrower = Policy("notes", read=rls.member_of("partnership_id"))
    secure(narrower, NOTES)
    assert notes.visible_to(person=people.outsider) == set()
    assert not notes.may_insert({"person": people.manager_of_one})
    secure(narrower, NOTES, undo=True)
    assert notes.visible_to(person=people.outsider) == {SHARED}
    assert notes.may_insert({"person": people.manager_of_one})


def test_undone_the_table_is_as_a_new_one(notes):
    secure(NOTES, undo=True)
    assert notes.visible_to() == {SHARED, OF_ONE, ALSO_OF_ONE, OF_TWO}


def test_look_ups_are_made_once_a_query_and_not_once_a_row(notes, people):
    with acting_as(person=people.manager_of_one), connection.cursor() as cursor:
        cursor.execute("explain select * from notes")
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "InitPlan" in plan
    assert "SubPlan" not in plan


def test_a_table_put_in_the_way_does_not_deceive_the_look_up(notes, people):
    """The look-up's search path is pinned: a temporary table is not what it reads."""
    with acting_as(person=people.outsider), connection.cursor() as cursor:
        cursor.execute(
            "create temporary table partnership_membership as"
            " select %s::bigint person_id, %s::bigint partnership_id, 'x' as role,"
            " date '2026-01-01' started_on, null::date ended_on",
            [people.outsider, people.one],
        )
        cursor.execute("select id from notes")
        assert cursor.fetchall() == [(SHARED,)]
        cursor.execute("drop table partnership_membership")
