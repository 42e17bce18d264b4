"""Who is acting, told to the database for exactly as long as a block lasts.

Row-level security reads three transaction-local settings: `goldthread.person`,
`goldthread.service` and `goldthread.today` (the date by which memberships count).
They are written here and nowhere else.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from goldthread.core.now import today
from goldthread.core.services import service_named

TELL = (
    "select set_config('goldthread.person', %s, true),"
    " set_config('goldthread.service', %s, true), set_config('goldthread.today', %s, true)"
)


@dataclass(frozen=True)
class Actor:
    """A person (by id, in the capacity they work in: post and agency) or a named service."""

    person: int | None = None
    service: str = ""
    capacity: str = ""

    def __post_init__(self) -> None:
        if self.person is not None and self.service:
            raise ValueError("a person acts or a service acts, never both")
        if self.service:
            service_named(self.service)


NOBODY = Actor()

_actor: ContextVar[Actor] = ContextVar("goldthread_actor", default=NOBODY)


def current_actor() -> Actor:
    """Who is acting here; `NOBODY` outside every `acting_as`."""
    return _actor.get()


@contextmanager
def acting_as(
    *, person: int | None = None, service: str = "", capacity: str = "", using: str = "default"
) -> Iterator[Actor]:
    """Act as one person or one named service within the block.

    Raises ValueError when neither is given: nobody acts by leaving a name out.
    """
    if person is None and not service:
        raise ValueError("say who acts: acting_as(person=...) or acting_as(service=...)")
    with acting(Actor(person, service, capacity), using) as actor:
        yield actor


@contextmanager
def acting(actor: Actor, using: str = "default") -> Iterator[Actor]:
    """Act as `actor` within the block, in a transaction or, within one, a savepoint.

    Nests. When an inner block ends well the former actor is told again, because a released
    savepoint keeps its settings; when it fails, the rollback puts them back. The end of
    the transaction itself leaves nothing.
    """
    before = current_actor()
    connection = connections[using]
    nested = connection.in_atomic_block
    with transaction.atomic(using):
        with connection.cursor() as cursor:
            tell(cursor, actor)
        token = _actor.set(actor)
        try:
            yield actor
        finally:
            _actor.reset(token)
        if nested and not connection.needs_rollback:
            with connection.cursor() as cursor:
                tell(cursor, before)


def tell(cursor: CursorWrapper, actor: Actor) -> None:
    """Tell the database of this transaction who acts; all three settings, so none is left over."""
    person = "" if actor.person is None else str(actor.person)
    cursor.execute(TELL, [person, actor.service, today().isoformat()])


@contextmanager
def aside(using: str = "default") -> Iterator[CursorWrapper]:
    """A cursor in a transaction of its own, as the present actor, that commits on leaving.

    For what must outlast a rollback: refusals in the ledger, the progress of a long job.
    It sees nothing the surrounding transaction has not committed.
    """
    connection: BaseDatabaseWrapper = connections[using].copy()
    try:
        connection.set_autocommit(False)
        with connection.cursor() as cursor:
            tell(cursor, current_actor())
            yield cursor
        connection.commit()
    finally:
        connection.close()
