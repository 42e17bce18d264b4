"""Asking the database itself whether need-to-know is kept: every answer is from its catalogue."""

from collections.abc import Mapping
from typing import NamedTuple

from django.db.backends.base.base import BaseDatabaseWrapper

from goldthread.core.rls import app_role

# Tables of the framework: no partnership's rows, and why none of them needs a policy.
FRAMEWORK_TABLES = {
    "auth_group": "Django's, never filled: roles are memberships",
    "auth_group_permissions": "Django's, never filled: roles are memberships",
    "auth_permission": "Django's list of models, the same everywhere",
    "django_content_type": "Django's list of models, the same everywhere",
    "django_migrations": "which migrations have run",
    "django_session": "sessions, found by an unguessable key before anyone is known",
    "procrastinate_events": "the queue: ids only, no names",
    "procrastinate_jobs": "the queue: ids only, no names",
    "procrastinate_periodic_defers": "the queue: ids only, no names",
    "procrastinate_workers": "the queue: ids only, no names",
}
OUR_FUNCTIONS = ("goldthread_memberships", "goldthread_dispose_audit")


class Finding(NamedTuple):
    """Something that could let a row be seen or changed by whom it should not."""

    kind: str
    name: str
    sentence: str


UNSECURED = """
select c.relname, case when not c.relrowsecurity then 'has no row-level security'
    else 'does not bind its owner' end
from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'f')
  and not (c.relrowsecurity and c.relforcerowsecurity) order by 1
"""
BYPASSING = """
select r.rolname, case when r.rolsuper then 'is a superuser' else 'may bypass row-level security'
    end
from pg_roles r where (r.rolsuper or r.rolbypassrls)
  and pg_has_role(%(role)s, r.oid, 'member') order by 1
"""
MEMBERSHIPS = """
select r.rolname, 'is a role the app may act as'
from pg_roles r where r.rolname <> %(role)s and pg_has_role(%(role)s, r.oid, 'member')
  and not (r.rolsuper or r.rolbypassrls) order by 1
"""
OWNED = """
select c.relname, 'is owned by the app''s own role, which can switch its policies off'
from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
  and pg_get_userbyid(c.relowner) = %(role)s order by 1
"""
GRANTS_WITHOUT_POLICY = """
select c.relname, 'grants ' || g.privilege || ', which no policy speaks of'
from pg_class c
cross join (values ('SELECT', 'r'), ('INSERT', 'a'), ('UPDATE', 'w'), ('DELETE', 'd'))
    as g (privilege, command)
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relrowsecurity
  and case when g.privilege = 'DELETE' then has_table_privilege(%(role)s, c.oid, g.privilege)
      else has_any_column_privilege(%(role)s, c.oid, g.privilege) end
  and not exists (
    select from pg_policy p where p.polrelid = c.oid and p.polcmd::text in (g.command, '*'))
order by 1, 2
"""
GRANTS_PAST_POLICIES = """
select c.relname, 'grants ' || g.privilege || ', which no policy can restrain'
from pg_class c cross join (values ('TRUNCATE'), ('TRIGGER'), ('REFERENCES')) as g (privilege)
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  and has_table_privilege(%(role)s, c.oid, g.privilege) order by 1, 2
"""
VIEWS = """
select c.relname, case c.relkind when 'm' then 'is a materialised view: it holds rows of everyone'
    else 'reads as its owner: it needs security_invoker' end
from pg_class c where c.relnamespace = 'public'::regnamespace
  and (c.relkind = 'm' or (c.relkind = 'v'
    and not coalesce('security_invoker=true' = any (c.reloptions)
      or 'security_invoker=on' = any (c.reloptions), false)))
  and has_table_privilege(%(role)s, c.oid, 'SELECT') order by 1
"""
DEFINERS = """
select p.proname, case when p.proname = any (%(ours)s) then 'has no pinned search path'
    else 'runs with its owner''s rights' end
from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef
  and has_function_privilege(%(role)s, p.oid, 'EXECUTE')
  and not (p.proname = any (%(ours)s)
    and coalesce(array_to_string(p.proconfig, ',') like '%%search_path=%%', false)) order by 1
"""
CREATES = """
select n.nspname, 'is a schema the app may make tables and functions in'
from pg_namespace n where n.nspname = 'public'
  and has_schema_privilege(%(role)s, n.oid, 'CREATE')
"""

CHECKS = {
    "table": UNSECURED,
    "role": BYPASSING,
    "membership": MEMBERSHIPS,
    "owner": OWNED,
    "grant": GRANTS_WITHOUT_POLICY,
    "strong grant": GRANTS_PAST_POLICIES,
    "view": VIEWS,
    "function": DEFINERS,
    "schema": CREATES,
}


def check(connection: BaseDatabaseWrapper, exceptions: Mapping[str, str]) -> list[Finding]:
    """What the catalogue says against need-to-know; empty when all is well.

    `exceptions`: tables, views or functions that need no policy, each with its reason, besides
    the framework's own.
    """
    excepted = FRAMEWORK_TABLES | dict(exceptions)
    found: list[Finding] = []
    with connection.cursor() as cursor:
        for kind, query in CHECKS.items():
            cursor.execute(query, {"role": app_role(), "ours": list(OUR_FUNCTIONS)})
            found += [Finding(kind, name, f"{name} {why}.") for name, why in cursor.fetchall()]
    return [
        finding
        for finding in found
        if finding.name not in excepted or finding.kind in {"strong grant", "owner"}
    ]
