"""The one way an entry of the ledger is ever changed: its content emptied, its salt destroyed.

The app has no right to update the ledger. It may call this function, which runs as the
owner, changes nothing but the content, and finds rows only while the service for disposal
acts. A receipt of disposal can't itself be disposed of.
"""

from goldthread.core.rls import name

CREATE = """
create or replace function goldthread_dispose_audit(ids bigint[]) returns bigint[]
language sql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
    with emptied as (
        update public.core_auditentry e
        set before = null, after = null, reason = '', salt = null
        where e.id = any (ids)
          and e.salt is not null
          and e.action <> 'ledger.disposed'
          and exists (select from public.core_auditseal s where s.entry_id = e.id)
        returning e.id
    )
    select coalesce(array_agg(id order by id), '{}') from emptied
$$
"""
DROP = "drop function goldthread_dispose_audit(bigint[])"


def grant(role: str) -> list[str]:
    """The statements that let the app's role alone call it."""
    return [
        "revoke all on function goldthread_dispose_audit(bigint[]) from public",
        f"grant execute on function goldthread_dispose_audit(bigint[]) to {name(role)}",
    ]
