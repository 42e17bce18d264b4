"""The three database roles and the rights of each, as SQL: one truth.

The embedded server is set up with these statements, and `python -m goldthread.ops.roles`
prints them as a script for a server of your own (docs/deployment.md):

    python -m goldthread.ops.roles | psql -v owner_password=... -v app_password=... \\
        -v backup_password=... postgres
"""

from collections.abc import Mapping

from psycopg import sql

from goldthread.core.databases import APP_ROLE, BACKUP_ROLE, DATABASE, OWNER_ROLE

MAKE_ROLE = """do $$ begin
    if not exists (select from pg_roles where rolname = '{role}') then create role {role}; end if;
end $$"""

ROLES = {
    OWNER_ROLE: "login nosuperuser nocreatedb nocreaterole nobypassrls",
    APP_ROLE: "login nosuperuser nocreatedb nocreaterole nobypassrls",
    # pg_dump must see every row; the role can write none.
    BACKUP_ROLE: "login nosuperuser nocreatedb nocreaterole bypassrls",
}

# Run as a superuser in any database.
CLUSTER = [
    *(MAKE_ROLE.format(role=role) for role in ROLES),
    *(f"alter role {role} with {rights}" for role, rights in ROLES.items()),
    f"grant pg_read_all_data to {BACKUP_ROLE}",
    f"alter role {BACKUP_ROLE} set default_transaction_read_only = on",
]

CREATE_DATABASE = (
    f"create database {DATABASE} owner {OWNER_ROLE} template template0 encoding 'UTF8'"
)

# Run as a superuser in the database itself. Stricter tables narrow this in their migrations.
_LATER = f"alter default privileges for role {OWNER_ROLE} in schema public"
GRANTS = [
    f"revoke all on database {DATABASE} from public",
    f"grant connect, temporary on database {DATABASE} to {APP_ROLE}, {OWNER_ROLE}",
    f"grant connect on database {DATABASE} to {BACKUP_ROLE}",
    f"alter schema public owner to {OWNER_ROLE}",
    "revoke all on schema public from public",
    f"grant usage on schema public to {APP_ROLE}, {BACKUP_ROLE}",
    f"{_LATER} grant select, insert, update, delete on tables to {APP_ROLE}",
    f"{_LATER} grant usage, select on sequences to {APP_ROLE}",
    f"{_LATER} grant execute on functions to {APP_ROLE}",
]


def passwords(secrets: Mapping[str, str]) -> list[sql.Composed]:
    """The statements that give each role its password."""
    return [
        sql.SQL("alter role {} with password {}").format(sql.Identifier(role), sql.Literal(secret))
        for role, secret in secrets.items()
    ]


def script() -> str:
    """Everything as one psql script; it may be run again without harm."""
    lines = [f"{statement};" for statement in CLUSTER]
    for role in ROLES:
        variable = role.removeprefix("goldthread_") + "_password"
        lines.append(f"alter role {role} with password :'{variable}';")
    lines.append(f"select $${CREATE_DATABASE}$$")
    lines.append(
        f"    where not exists (select from pg_database where datname = '{DATABASE}') \\gexec"
    )
    lines.append(f"\\connect {DATABASE}")
    lines += [f"{statement};" for statement in GRANTS]
    return "\n".join(["\\set ON_ERROR_STOP on", *lines]) + "\n"


if __name__ == "__main__":
    print(script(), end="")
