"""What the database itself keeps of a release: the order of its states, and that frozen is frozen.

Statements for a migration. The app's role may write a few columns; these triggers say when.
"""

from goldthread.core.rls import array
from goldthread.partnership.roles import Permission, holders_of

PARTS = ("releasetable", "releasecell", "releaseworking", "releaseproblem")

# A state may follow another, or itself while a release is a draft.
FOLLOWS = """('draft', 'decided'), ('decided', 'approved'), ('decided', 'draft'),
    ('approved', 'frozen'), ('approved', 'draft'), ('frozen', 'withdrawn')"""
SAID_OF_WITHDRAWING = "array['state', 'withdrawn_by', 'withdrawn_at', 'withdrawn_note']"


def statements() -> list[str]:
    """The functions and triggers."""
    return [keep_order(), KEEP_PARTS, *map(guard_part, PARTS), GUARD_RELEASE]


def undo() -> list[str]:
    """The statements that take them away again."""
    return [
        "drop trigger goldthread_release_order on figures_release",
        *(f"drop trigger goldthread_release_part on figures_{part}" for part in PARTS),
        "drop function goldthread_release_order()",
        "drop function goldthread_release_part()",
    ]


def keep_order() -> str:
    """The function that lets a release go only the ways it may, approved by whom it may be."""
    approvers = array(holders_of(Permission.APPROVE_RELEASES))
    return f"""
create function goldthread_release_order() returns trigger language plpgsql as $$
begin
    if new.state <> old.state and (old.state, new.state) not in ({FOLLOWS}) then
        raise exception 'a release that is % does not become %', old.state, new.state
            using errcode = 'check_violation';
    end if;
    if old.state in ('frozen', 'withdrawn') and (new.state = old.state
        or (to_jsonb(new) - {SAID_OF_WITHDRAWING}) <> (to_jsonb(old) - {SAID_OF_WITHDRAWING})) then
        raise exception 'a release that is out is never changed' using errcode = 'check_violation';
    end if;
    if old.state <> 'draft' and new.state <> 'draft'
        and (new.digest, new.decision, new.rules) is distinct from
            (old.digest, old.decision, old.rules) then
        raise exception 'what was decided is not changed: send it back first'
            using errcode = 'check_violation';
    end if;
    if new.state = 'approved' and old.state <> 'approved'
        and not new.partnership_id = any (goldthread_memberships({approvers})) then
        raise exception 'only those who may approve releases approve one'
            using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$"""


GUARD_RELEASE = """
create trigger goldthread_release_order before update on figures_release
    for each row execute function goldthread_release_order()"""

KEEP_PARTS = """
create function goldthread_release_part() returns trigger language plpgsql as $$
begin
    if not exists (select from figures_release
        where id = new.release_id and state = 'draft' and decision = new.decision) then
        raise exception 'a release that was decided gets no new parts'
            using errcode = 'check_violation';
    end if;
    return new;
end $$"""


def guard_part(part: str) -> str:
    return f"""
create trigger goldthread_release_part before insert on figures_{part}
    for each row execute function goldthread_release_part()"""
