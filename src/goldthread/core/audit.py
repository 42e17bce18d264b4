"""The audit ledger: what was done to what, by whom, why, before and after.

An entry is a plain insert in the transaction of the change it speaks of: both stand or
neither. Entries are sealed afterwards by `goldthread.core.sealing`.
"""

import json
import secrets
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction
from django.db.backends.utils import CursorWrapper

from goldthread.core.actions import LEDGER_DISPOSED, Action
from goldthread.core.context import acting_as, aside, current_actor
from goldthread.core.now import now
from goldthread.core.requests import current_request

SALT_BYTES = 16
LONGEST_SUBJECT = 80
State = Mapping[str, Any]

# Not through the model: Django asks for the new key back, which a writer who may not read
# the ledger is refused.
INSERT = """
insert into core_auditentry (at, person_id, service, capacity, action, subject_type, subject_id,
    partnership_id, before, after, reason, request_id, address, salt)
values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""


class Subject(NamedTuple):
    """What an entry is about, where it is not one row of a model: a list, a search, a page.

    Its `type` and `id` hold `LONGEST_SUBJECT` characters each.
    """

    type: str
    id: str = ""
    partnership_id: int | None = None


def record(
    action: Action,
    subject: models.Model | Subject,
    *,
    before: State | None = None,
    after: State | None = None,
    reason: str = "",
) -> None:
    """Write an entry in the present transaction, as the present actor.

    `before` and `after` are JSON-safe states of the subject; fields the action keeps to itself
    are written as a mark. Raises RuntimeError outside a transaction: an entry that could
    stand without its change would be worth nothing.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("an audit entry is written in the transaction of what it records")
    with connection.cursor() as cursor:
        _insert(cursor, action, subject, before, after, reason)


def record_refusal(action: Action, subject: models.Model | Subject, *, reason: str) -> None:
    """Write an entry that outlasts the rollback of the refused request: committed at once."""
    with aside() as cursor:
        _insert(cursor, action, subject, None, None, reason)


def audited_save(instance: models.Model, action: Action, *, reason: str = "") -> bool:
    """Save a row and record what changed; says whether anything did.

    The state before is read from the database, not from the instance. A save that changes
    nothing is not made and not recorded.
    """
    with transaction.atomic():
        stored = type(instance)._base_manager.select_for_update().filter(pk=instance.pk).first()
        if stored is None:
            instance.save()
            record(action, instance, after=state(instance), reason=reason)
            return True
        was = state(stored)
        if state(instance) == was:
            return False
        instance.save()
        changed = {key: value for key, value in state(instance).items() if value != was[key]}
        before = {key: was[key] for key in changed}
        record(action, instance, before=before, after=changed, reason=reason)
    return True


def audited_delete(instance: models.Model, action: Action, *, reason: str) -> None:
    """Delete a row and record how it stood."""
    with transaction.atomic():
        record(action, instance, before=state(instance), reason=reason)
        instance.delete()


def state(instance: models.Model) -> dict[str, Any]:
    """A row's own columns by field name, as JSON would carry them, without its key."""
    names = [field.name for field in instance._meta.concrete_fields if not field.primary_key]
    return {
        name: json.loads(json.dumps(instance.serializable_value(name), cls=DjangoJSONEncoder))
        for name in names
    }


def dispose(entries: Iterable[int], *, reason: str) -> int:
    """Empty sealed entries of their content and salt; says how many, and leaves a receipt.

    The entry's other columns and its digests stay, so that the chain still verifies. An
    unsealed entry is left alone: its digest is not yet kept anywhere.
    """
    with acting_as(service="disposal"), connection.cursor() as cursor:
        cursor.execute("select goldthread_dispose_audit(%s)", [list(entries)])
        disposed: list[int] = cursor.fetchone()[0]
        if disposed:
            ledger = Subject("core.auditentry")
            record(LEDGER_DISPOSED, ledger, after={"entries": disposed}, reason=reason)
    return len(disposed)


def _insert(
    cursor: CursorWrapper,
    action: Action,
    subject: models.Model | Subject,
    before: State | None,
    after: State | None,
    reason: str,
) -> None:
    actor, request, about = current_actor(), current_request(), _subject(subject)
    cursor.execute(
        INSERT,
        [
            now(),
            actor.person,
            actor.service,
            actor.capacity,
            action.name,
            *about,
            _json(action, before),
            _json(action, after),
            reason,
            request.id,
            request.address,
            secrets.token_bytes(SALT_BYTES),
        ],
    )


def _subject(subject: models.Model | Subject) -> tuple[str, str, int | None]:
    if isinstance(subject, Subject):
        return subject
    partnership: int | None = getattr(subject, "partnership_id", None)
    return subject._meta.label_lower, str(subject.pk), partnership


def _json(action: Action, state: State | None) -> str | None:
    if state is None:
        return None
    return json.dumps(action.redacted(state), cls=DjangoJSONEncoder)
