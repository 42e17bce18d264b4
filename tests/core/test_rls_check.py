"""The database's own catalogue, asked about holes made on purpose."""

import pytest
from django.db import connections

from goldthread.core.rls_check import FRAMEWORK_TABLES, check

MEMBERSHIPS = {"partnership_membership": "the look-up of memberships reads it as the owner"}
# Whoever that is: `postgres`, or another name on a server of one's own.
SUPERUSER = ""


@pytest.fixture
def hole(database, as_superuser):
    """Makes a hole for the length of a test; gives what the check then says."""
    undo = []

    def make(statement: str, undone_by: str, role: str = "goldthread_owner") -> list[str]:
        undo.append(undone_by)
        as_superuser.execute(f"set role {role}" if role else "reset role")
        as_superuser.execute(statement)
        return [found.sentence for found in check(connections["default"], MEMBERSHIPS)]

    yield make
    for statement in undo:
        as_superuser.execute("reset role")
        as_superuser.execute(statement)


def test_the_database_as_migrated_has_no_hole(database):
    assert check(connections["default"], MEMBERSHIPS) == []


def test_every_exception_has_its_reason_and_is_still_a_table(database):
    tables = set(connections["default"].introspection.table_names())
    assert set(FRAMEWORK_TABLES) <= tables
    assert all(FRAMEWORK_TABLES.values())


def test_a_table_without_policies(hole):
    assert hole("create table open_one (id int)", "drop table open_one") == [
        "open_one has no row-level security."
    ]


def test_a_table_whose_owner_passes(hole):
    assert hole(
        "alter table core_auditentry no force row level security",
        "alter table core_auditentry force row level security",
    ) == ["core_auditentry does not bind its owner."]


def test_a_grant_no_policy_speaks_of(hole):
    assert hole(
        "grant delete on core_auditentry to goldthread_app",
        "revoke delete on core_auditentry from goldthread_app",
    ) == ["core_auditentry grants DELETE, which no policy speaks of."]


def test_a_grant_policies_cannot_restrain(hole):
    assert hole(
        "grant truncate on core_auditentry to public",
        "revoke truncate on core_auditentry from public",
    ) == ["core_auditentry grants TRUNCATE, which no policy can restrain."]


def test_a_role_that_bypasses_policies(hole):
    assert hole(
        "alter role goldthread_app bypassrls",
        "alter role goldthread_app nobypassrls",
        role=SUPERUSER,
    ) == ["goldthread_app may bypass row-level security."]


def test_a_role_lent_to_the_app(hole):
    assert hole(
        "grant pg_read_all_data to goldthread_app",
        "revoke pg_read_all_data from goldthread_app",
        role=SUPERUSER,
    ) == ["pg_read_all_data is a role the app may act as."]


def test_a_view_that_reads_as_its_owner(hole):
    assert hole(
        "create view all_entries as select * from core_auditentry", "drop view all_entries"
    ) == ["all_entries reads as its owner: it needs security_invoker."]


def test_a_view_that_reads_as_its_reader_is_fine(hole):
    assert (
        hole(
            "create view my_entries with (security_invoker=true) as select * from core_auditentry",
            "drop view my_entries",
        )
        == []
    )


def test_a_materialised_view(hole):
    assert hole(
        "create materialized view held as select * from core_auditentry",
        "drop materialized view held",
    ) == ["held is a materialised view: it holds rows of everyone."]


def test_a_function_with_its_owners_rights(hole):
    assert hole(
        "create function peep() returns bigint language sql security definer"
        " as 'select count(*) from core_auditentry'",
        "drop function peep()",
    ) == ["peep runs with its owner's rights."]


def test_our_own_function_without_its_pinned_search_path(hole):
    assert hole(
        "alter function goldthread_memberships(text[]) reset search_path",
        "alter function goldthread_memberships(text[]) set search_path = pg_catalog, pg_temp",
    ) == ["goldthread_memberships has no pinned search path."]


def test_a_table_the_app_owns(hole):
    assert hole(
        "create table its_own (id int); alter table its_own owner to goldthread_app;"
        "alter table its_own enable row level security;"
        "alter table its_own force row level security",
        "drop table its_own",
        role=SUPERUSER,
    ) == [
        "its_own is owned by the app's own role, which can switch its policies off.",
        *(
            f"its_own grants {privilege}, which no policy speaks of."
            for privilege in ("DELETE", "INSERT", "SELECT", "UPDATE")
        ),
        *(
            f"its_own grants {privilege}, which no policy can restrain."
            for privilege in ("REFERENCES", "TRIGGER", "TRUNCATE")
        ),
    ]


def test_a_schema_the_app_may_make_things_in(hole):
    assert hole(
        "grant create on schema public to goldthread_app",
        "revoke create on schema public from goldthread_app",
    ) == ["public is a schema the app may make tables and functions in."]
