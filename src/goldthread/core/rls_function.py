"""The one look-up every policy rests on: in which partnerships does the acting person hold a role?

It runs as the owner (`security definer`), because the table of memberships is itself
secured and a policy that read it through itself would never end. Its search path is
pinned, so that no table made elsewhere can stand in for the one it reads. A membership
counts on its first and its last day, both included, by the date in England.
"""

from goldthread.core.rls import PERSON, name

# The body names a table of a floor above; PostgreSQL would look for it before it is made.
UNCHECKED = "set local check_function_bodies = off"

MEMBERSHIPS = f"""
create or replace function goldthread_memberships(roles text[]) returns bigint[]
language sql stable security definer parallel safe
set search_path = pg_catalog, pg_temp
as $$
    select coalesce(array_agg(distinct m.partnership_id), '{{}}')
    from public.partnership_membership m
    where m.person_id = {PERSON}
      and (roles is null or m.role = any (roles))
      and m.started_on <= public.goldthread_today()
      and (m.ended_on is null or m.ended_on >= public.goldthread_today())
$$
"""

TODAY = """
create or replace function goldthread_today() returns date
language sql stable parallel safe
set search_path = pg_catalog, pg_temp
as $$
    select coalesce(
        nullif(current_setting('goldthread.today', true), '')::date,
        (now() at time zone 'Europe/London')::date
    )
$$
"""


def create(role: str) -> list[str]:
    """The statements that make the look-up, callable by the app's role alone."""
    return [
        UNCHECKED,
        TODAY,
        MEMBERSHIPS,
        "revoke all on function goldthread_memberships(text[]) from public",
        f"grant execute on function goldthread_memberships(text[]) to {name(role)}",
    ]


DROP = [
    "drop function goldthread_memberships(text[])",
    "drop function goldthread_today()",
]
