"""The sealer: chains committed ledger entries in batches, signs each, and says so outside.

A chain written within each request's transaction would make requests wait for one another.
So entries are plain inserts, and the sealer comes about a second behind; what it has not
reached yet is the stated gap. Decision 0003 says why, docs/security.md what it proves.
"""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import Event
from typing import NamedTuple

from django.db import Error, connection, connections
from django.db.backends.utils import CursorWrapper

from goldthread.core.context import acting_as
from goldthread.core.ledger_digests import CONTENT, META, Head, batch_digest, entry_digests
from goldthread.core.ledger_file import BATCH_COLUMNS, Anchor, Anchors, anchors
from goldthread.core.ledger_key import SigningKey, signing_key

log = logging.getLogger(__name__)

BATCH = 5_000
PAUSE_SECONDS = 1.0
# Looked over at each pass for entries whose transaction ended later than their neighbours'.
LATE_COMMITS = "10 minutes"
FULL_PASS_SECONDS = 3600.0
LOCK = 7_034_187_211  # any number, known to sealers and verifiers alone

# Never by "id greater than the last": ids are given before commit and do not commit in order.
UNSEALED = f"""
copy (
    select e.id, {META}, {CONTENT} from core_auditentry e
    where e.id > %s
      and not exists (select from core_auditseal s where s.entry_id = e.id)
    order by e.id limit %s
) to stdout
"""
FLOOR = f"""
select s.entry_id from core_auditseal s
where s.position = (
    select b.last_position from core_auditbatch b
    where b.sealed_at < clock_timestamp() - interval '{LATE_COMMITS}'
    order by b.number desc limit 1
)
"""


class Sealed(NamedTuple):
    """An unsealed entry's id and its two digests."""

    entry: int
    digest: bytes
    content: bytes


def seal(*, everything: bool = True) -> int:
    """Seal what is committed and not yet sealed, batch by batch; says how many entries.

    `everything` looks over the whole ledger; without it only at what is new since
    ten minutes before, which costs the same however large the ledger is. Does nothing
    while another sealer is at work.
    """
    sealed = 0
    with _only_sealer() as alone:
        floor = 0 if everything or not alone else _floor()
        while alone and (entries := _seal_batch(floor)):
            sealed += len(entries)
            # Upwards: what commits below it meanwhile is for the next pass.
            floor = entries[-1].entry
    return sealed


def run_sealer(stop: Event) -> None:
    """Seal about once a second until `stop` is set; a lost database is tried again."""
    full_pass_at = 0.0
    while not stop.is_set():
        everything = time.monotonic() >= full_pass_at
        try:
            seal(everything=everything)
        except (Error, OSError):
            # Entries keep coming meanwhile: say so, and try again on a new connection.
            log.exception("the ledger could not be sealed; trying again")
            connections.close_all()
        else:
            if everything:
                full_pass_at = time.monotonic() + FULL_PASS_SECONDS
        stop.wait(PAUSE_SECONDS)
    connections.close_all()


@contextmanager
def _only_sealer() -> Iterator[bool]:
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(%s)", [LOCK])
        alone: bool = cursor.fetchone()[0]
        try:
            yield alone
        finally:
            if alone and connection.is_usable():
                cursor.execute("select pg_advisory_unlock(%s)", [LOCK])


def _seal_batch(floor: int) -> list[Sealed]:
    key, file = signing_key(), anchors()
    with acting_as(service="sealer"), connection.cursor() as cursor:
        head = chain_head(cursor)
        _catch_up(cursor, file, head)
        entries = list(_unsealed(cursor, floor))
        if not entries:
            return []
        anchor = _write(cursor, key, head, entries)
    # After the commit: a line in the file for a batch that was rolled back would accuse
    # the database of losing it. `_catch_up` mends the one line a crash here can lose.
    file.append(anchor)
    return entries


def chain_head(cursor: CursorWrapper) -> Head:
    """The last batch in the database."""
    cursor.execute(
        "select number, last_position, digest from core_auditbatch order by number desc limit 1"
    )
    found = cursor.fetchone()
    return Head(found[0], found[1], bytes(found[2])) if found else Head()


def _catch_up(cursor: CursorWrapper, file: Anchors, head: Head) -> None:
    if file.last_number() != head.number - 1 or not head.number:
        return
    cursor.execute(f"select {BATCH_COLUMNS} from core_auditbatch where number = %s", [head.number])
    file.append(Anchor.from_row(cursor.fetchone()))


def _floor() -> int:
    with acting_as(service="sealer"), connection.cursor() as cursor:
        cursor.execute(FLOOR)
        found = cursor.fetchone()
    return found[0] if found else 0


def _unsealed(cursor: CursorWrapper, floor: int) -> Iterator[Sealed]:
    with cursor.copy(UNSEALED, [floor, BATCH]) as lines:
        for line in lines:
            entry, _, row = bytes(line).rstrip(b"\n").partition(b"\t")
            yield Sealed(int(entry), *entry_digests(row))


def _write(cursor: CursorWrapper, key: SigningKey, head: Head, entries: list[Sealed]) -> Anchor:
    number, last = head.number + 1, head.last_position + len(entries)
    cursor.execute("select clock_timestamp() at time zone 'UTC'")
    sealed_at: datetime = cursor.fetchone()[0].replace(tzinfo=UTC)
    digest = batch_digest(head, number, last, sealed_at, (entry.digest for entry in entries))
    anchor = Anchor(number, last, sealed_at, digest, key.sign(digest))
    cursor.execute(
        "insert into core_auditseal (position, entry_id, digest, content_digest)"
        " select %s + n, entry, digest, content"
        " from unnest(%s::bigint[], %s::bytea[], %s::bytea[])"
        " with ordinality as sealed (entry, digest, content, n)",
        [
            head.last_position,
            [entry.entry for entry in entries],
            [entry.digest for entry in entries],
            [entry.content for entry in entries],
        ],
    )
    cursor.execute(
        "insert into core_auditbatch (number, last_position, sealed_at, digest, signature)"
        " values (%s, %s, %s, %s, %s)",
        anchor,
    )
    return anchor
