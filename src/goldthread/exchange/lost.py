"""Loads whose background work died without a word: found when someone looks, and settled."""

from collections.abc import Iterable

from django.db import connection

from goldthread.core.context import acting_as
from goldthread.exchange.tasks import apply_load, read_file, withdraw_load
from goldthread.figures.models import Load
from goldthread.figures.models.load import LoadState

# A worker says every ten seconds that it lives.
LIVING = "w.last_heartbeat > statement_timestamp() - interval '60 seconds'"

READING_STOPPED = (
    "Reading stopped before its end, because the background worker ended. Nothing was changed."
    " Send the file again."
)
APPLYING_STOPPED = (
    "Applying stopped before its end, because the background worker ended. Nothing was changed."
    " You can apply it again."
)
WITHDRAWING_STOPPED = (
    "Taking it back stopped before its end, because the background worker ended. Its figures stand"
    " as before. You can take it back again."
)
# Where a load that moved stands again when its work is lost, and what is said of it.
SETTLED = {
    LoadState.WAITING: (LoadState.REFUSED, READING_STOPPED),
    LoadState.READING: (LoadState.REFUSED, READING_STOPPED),
    LoadState.APPLYING: (LoadState.READY, APPLYING_STOPPED),
    LoadState.WITHDRAWING: (LoadState.APPLIED, WITHDRAWING_STOPPED),
}
MOVING = frozenset(SETTLED)

IN_HAND = f"""
    select (j.args ->> 'load')::bigint
    from procrastinate_jobs j left join procrastinate_workers w on w.id = j.worker_id
    where j.task_name = any(%s) and (j.status = 'todo' or (j.status = 'doing' and {LIVING}))
      and (j.args ->> 'load')::bigint = any(%s)
"""


def settle_lost(loads: Iterable[Load]) -> None:
    """Give each load that moves, but that no living worker has in hand, an end in words.

    The loads are changed in place too. What a worker settles meanwhile is left alone.
    """
    moving = [load for load in loads if load.state in MOVING]
    if moving:
        held = in_hand([load.pk for load in moving])
        for load in moving:
            if load.pk not in held:
                settle(load)


def in_hand(loads: list[int]) -> set[int]:
    """Those of the loads that wait in the queue or are with a living worker."""
    tasks = [read_file.name, apply_load.name, withdraw_load.name]
    with connection.cursor() as cursor:
        cursor.execute(IN_HAND, [tasks, loads])
        return {pk for (pk,) in cursor.fetchall()}


def settle(load: Load) -> None:
    state, message = SETTLED[LoadState(load.state)]
    with acting_as(service="loader"):
        still = Load.objects.filter(pk=load.pk, state=load.state)
        still.update(state=state, message=message)
    load.refresh_from_db(fields=["state", "message"])


def a_worker_lives() -> bool:
    """Whether any background worker has said of late that it is there."""
    with connection.cursor() as cursor:
        cursor.execute(f"select exists (select from procrastinate_workers w where {LIVING})")
        (lives,) = cursor.fetchone()
    return bool(lives)
