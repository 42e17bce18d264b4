"""Row-level security as declarations: a `Policy` says who may do what with a table's rows.

    Policy(
        "figures_figure",
        read=shared_or_member("partnership_id"),
        insert=service("loader"),
    )

becomes SQL in a migration through `SecureTable`. Rules are joined with `|` and `&`. What no
rule allows is neither granted to the app's role nor passed by a policy. Every look-up stands
in a sub-select, so PostgreSQL makes it once a query and not once a row.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connections
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from goldthread.core.databases import APP_ROLE
from goldthread.core.services import service_named

# `nullif`: a setting that was used once in a session is afterwards '' and not NULL.
PERSON = "(select nullif(current_setting('goldthread.person', true), '')::bigint)"
SERVICE = "(select nullif(current_setting('goldthread.service', true), ''))"


@dataclass(frozen=True)
class Rule:
    """A condition on a row, in SQL, true for those who may."""

    sql: str

    def __or__(self, other: "Rule") -> "Rule":
        return Rule(f"({self.sql} or {other.sql})")

    def __and__(self, other: "Rule") -> "Rule":
        return Rule(f"({self.sql} and {other.sql})")


everyone = Rule("true")
nobody = Rule("false")
signed_in = Rule(f"({PERSON} is not null)")


def own(column: str) -> Rule:
    """The person the row belongs to."""
    return Rule(f"({name(column)} = {PERSON})")


def service(*codes: str) -> Rule:
    """The named services. Raises UnknownService for one that is not declared."""
    return Rule(f"({SERVICE} = any ({array([service_named(code).code for code in codes])}))")


def member_of(column: str) -> Rule:
    """Whoever holds any role today in the partnership the row belongs to."""
    return Rule(f"({name(column)} = any ({memberships('null')}))")


def member_with_role(column: str, roles: tuple[str, ...]) -> Rule:
    """Whoever holds one of these roles today in the partnership the row belongs to."""
    return Rule(f"({name(column)} = any ({memberships(array(roles))}))")


def shared(column: str) -> Rule:
    """Rows of no partnership: reference data."""
    return Rule(f"({name(column)} is null)")


def shared_or_member(column: str) -> Rule:
    """Reference data for everyone signed in, the rest for the partnership's members."""
    return (shared(column) & signed_in) | member_of(column)


def holds_role(*roles: str) -> Rule:
    """Whoever holds one of these roles today in any partnership."""
    return Rule(f"({memberships(array(roles))} <> '{{}}')")


@dataclass(frozen=True)
class Policy:
    """Who may read, insert, update and delete a table's rows.

    `update_columns` limits updating to those columns: all where None; none where empty, when
    only a function of the owner may update and the rule decides for whom. `force=False` lets
    the owner pass, for the one table that the membership look-up itself must read.
    An insert that returns its key, as Django's does, must be allowed to read the row too.
    """

    table: str
    read: Rule = nobody
    insert: Rule = nobody
    update: Rule = nobody
    delete: Rule = nobody
    update_columns: tuple[str, ...] | None = None
    force: bool = True


def enable(policy: Policy, role: str) -> list[str]:
    """The statements that put a policy in force, in place of any former one, for the app's role."""
    table = name(policy.table)
    force = "force" if policy.force else "no force"
    return [
        f"alter table {table} enable row level security",
        f"alter table {table} {force} row level security",
        f"revoke all on {table} from public, {name(role)}",
        *_for_command(table, role, "select", "select", f"using ({policy.read.sql})"),
        *_for_command(table, role, "insert", "insert", f"with check ({policy.insert.sql})"),
        *_for_command(
            table,
            role,
            "update",
            _update_grant(policy),
            f"using ({policy.update.sql}) with check ({policy.update.sql})",
        ),
        *_for_command(table, role, "delete", "delete", f"using ({policy.delete.sql})"),
    ]


def disable(policy: Policy, role: str) -> list[str]:
    """The statements that undo `enable`: no policy, and the grants a new table starts with."""
    table = name(policy.table)
    return [
        *(f"drop policy if exists goldthread_{command} on {table}" for command in COMMANDS),
        f"alter table {table} no force row level security",
        f"alter table {table} disable row level security",
        f"grant select, insert, update, delete on {table} to {name(role)}",
    ]


COMMANDS = ("select", "insert", "update", "delete")


def _for_command(table: str, role: str, command: str, grant: str, condition: str) -> list[str]:
    dropped = f"drop policy if exists goldthread_{command} on {table}"
    if f"({nobody.sql})" in condition:
        return [dropped]
    made = f"create policy goldthread_{command} on {table} for {command} {condition}"
    return [dropped, made, *([f"grant {grant} on {table} to {name(role)}"] if grant else [])]


def _update_grant(policy: Policy) -> str:
    if policy.update_columns is None:
        return "update"
    if not policy.update_columns:
        return ""
    return f"update ({', '.join(name(column) for column in policy.update_columns)})"


class SecureTable(Operation):
    """The migration operation that puts a policy in force; `was` is the policy it replaces."""

    reversible = True
    reduces_to_sql = True

    def __init__(self, policy: Policy, was: Policy | None = None) -> None:
        self.policy = policy
        self.was = was

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Policies are no part of Django's state."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        run(schema_editor, enable(self.policy, app_role()))

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        former = enable(self.was, app_role()) if self.was else disable(self.policy, app_role())
        run(schema_editor, former)

    def describe(self) -> str:
        return f"Secure the rows of {self.policy.table}"


@contextmanager
def unforced(schema_editor: BaseDatabaseSchemaEditor, table: str) -> Iterator[None]:
    """Let the owner see a secured table's rows within a data migration.

    Without it the owner sees none, and the migration does nothing without saying so.
    """
    run(schema_editor, [f"alter table {name(table)} no force row level security"])
    yield
    run(schema_editor, [f"alter table {name(table)} force row level security"])


def app_role() -> str:
    """The role the app connects as, under the name this installation gave it."""
    return connections["default"].settings_dict["USER"] or APP_ROLE


def run(schema_editor: BaseDatabaseSchemaEditor, statements: list[str]) -> None:
    """Run the statements in the migration's transaction."""
    for statement in statements:
        # None: no parameters, so that a percent sign in a rule means itself.
        schema_editor.execute(statement, params=None)


def memberships(roles: str) -> str:
    """SQL: the partnerships in which the acting person holds one of the roles, looked up once."""
    return f"(select goldthread_memberships({roles}))::bigint[]"


def name(identifier: str) -> str:
    """A table's, column's or role's name, quoted. Raises ValueError for what is none of ours."""
    if not re.fullmatch(r"[a-z_][a-z0-9_\-]*", identifier):
        raise ValueError(f"{identifier!r} is not a name for a table, column or role")
    return f'"{identifier}"'


def array(words: list[str] | tuple[str, ...]) -> str:
    """A PostgreSQL array of code words. Raises ValueError for anything but a code word."""
    for word in words:
        if not re.fullmatch(r"[a-z0-9_\-]+", word):
            raise ValueError(f"{word!r} is not a code word")
    return f"'{{{','.join(words)}}}'::text[]"
