"""Verifying the ledger: is it still what was sealed, in the database and outside it?

Everything is computed here again from the entries' own columns; what the database says of
its digests is only compared. Memory does not grow with the ledger.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta

from django.db import connection
from django.db.backends.utils import CursorWrapper

from goldthread.core.actions import LEDGER_DISPOSED
from goldthread.core.context import acting_as
from goldthread.core.ledger_digests import Head, batch_digest, micros
from goldthread.core.ledger_file import BATCH_COLUMNS, Anchor, Anchors, anchors
from goldthread.core.ledger_key import verifying_key
from goldthread.core.sealed_entry import SEALED, SealedEntry
from goldthread.core.sealing import LOCK, chain_head
from goldthread.core.verdict import Outside, Verdict, numbers

PAGE = 200
# An entry first sealed this long after the batch before it was not written when it says.
LATEST_COMMIT = timedelta(hours=1)

UNSEALED = """
select count(*), min(e.recorded_at) from core_auditentry e
where not exists (select from core_auditseal s where s.entry_id = e.id)
"""
STRAY_SEALS = "select count(*) from core_auditseal where position > %s"
RECEIPTS = """
select jsonb_array_elements_text(e.after -> 'entries')::bigint
from core_auditentry e where e.action = %s
"""
BATCHES = f"""
select {BATCH_COLUMNS} from core_auditbatch
where number > %s and number <= %s order by number limit %s
"""

Progress = Callable[[int, int], None]


def verify(progress: Progress = lambda done, total: None) -> Verdict:
    """Verify the whole ledger against its seals, their signatures and the file of anchors.

    `progress` is told (entries done, entries in all). Raises NoKey when this machine never
    sealed anything while the ledger holds seals.
    """
    verdict, file = Verdict(), anchors()
    with acting_as(service="sealer"), connection.cursor() as cursor:
        head, last_in_file = _stand_still(cursor, file)
        if head.number or last_in_file:
            outside = Outside(file.lines(), verdict, verifying_key())
            _Walk(cursor, verdict, outside).along(head, progress)
            outside.end(head.number, last_in_file)
        _gap(cursor, verdict, head)
    verdict.head = head.digest.hex()
    return verdict


def _stand_still(cursor: CursorWrapper, file: Anchors) -> tuple[Head, int]:
    """Where chain and file end, read between two batches of a sealer at work."""
    cursor.execute("select pg_advisory_lock(%s)", [LOCK])
    try:
        return chain_head(cursor), file.last_number()
    finally:
        cursor.execute("select pg_advisory_unlock(%s)", [LOCK])


def _gap(cursor: CursorWrapper, verdict: Verdict, head: Head) -> None:
    cursor.execute(UNSEALED)
    verdict.unsealed, verdict.unsealed_since = cursor.fetchone()
    cursor.execute(STRAY_SEALS, [head.last_position])
    if cursor.fetchone()[0]:
        verdict.fault(
            f"Seals after position {head.last_position} belong to no batch:"
            " the end of the chain was cut off."
        )


class _Walk:
    """One walk along the chain, entry by entry and batch by batch."""

    def __init__(self, cursor: CursorWrapper, verdict: Verdict, outside: Outside) -> None:
        self.cursor, self.verdict, self.outside = cursor, verdict, outside
        self.chain = Head()
        self.position = 0
        self.earliest = 0
        cursor.execute(RECEIPTS, [LEDGER_DISPOSED.name])
        self.receipts = {row[0] for row in cursor.fetchall()}

    def along(self, head: Head, progress: Progress) -> None:
        while page := self._page(head.number):
            until = max(batch.last_position for batch in page)
            with self.cursor.copy(SEALED, [self.chain.last_position, until]) as lines:
                seals = _Ahead(SealedEntry.of(bytes(line)) for line in lines)
                for batch in page:
                    self._batch(batch, seals)
                for _ in seals.up_to(until):
                    self.verdict.fault("A seal stands where no batch expects one.")
            progress(self.position, head.last_position)

    def _page(self, until: int) -> list[Anchor]:
        self.cursor.execute(BATCHES, [self.chain.number, until, PAGE])
        return [Anchor.from_row(row) for row in self.cursor.fetchall()]

    def _batch(self, batch: Anchor, seals: "_Ahead") -> None:
        if batch.number != self.chain.number + 1:
            gone = numbers(self.chain.number + 1, batch.number - 1)
            self.verdict.fault(f"{gone} gone from the database.")
        digests = [self._entry(sealed) for sealed in seals.up_to(batch.last_position)]
        found = batch_digest(
            self.chain, batch.number, batch.last_position, batch.sealed_at, digests
        )
        if found != batch.digest:
            self.verdict.fault(
                f"Batch {batch.number}, sealed {batch.sealed_at:%-d %B %Y %H:%M} UTC, does not"
                " match its digest: a seal in it was changed, added, removed or moved."
            )
        self.outside.compare(batch)
        self.verdict.batches += 1
        self.chain = Head(batch.number, batch.last_position, batch.digest)
        self.earliest = micros(batch.sealed_at - LATEST_COMMIT)

    def _entry(self, sealed: SealedEntry) -> bytes:
        """The digest the seal states; anything wrong with the entry itself is noted."""
        self.verdict.entries += 1
        if sealed.position != self.position + 1:
            self.verdict.fault(f"The seals from position {self.position + 1} on are out of step.")
        self.position = sealed.position
        if sealed.row.is_missing:
            self.verdict.fault(f"Entry {sealed.entry} was deleted.")
        elif not sealed.matches(self._content_digest(sealed)):
            self.verdict.fault(f"Entry {sealed.entry} was changed after it was sealed.")
        elif sealed.recorded < self.earliest:
            self.verdict.fault(
                f"Entry {sealed.entry} appeared more than an hour after the time it states:"
                " it was put in later."
            )
        return sealed.digest

    def _content_digest(self, sealed: SealedEntry) -> bytes:
        if not sealed.row.is_disposed:
            return sealed.row.content_digest()
        self.verdict.disposed += 1
        if sealed.entry not in self.receipts:
            self.verdict.fault(f"Entry {sealed.entry} was emptied without a receipt of disposal.")
        return sealed.content_digest


class _Ahead:
    """Sealed entries in order of position, taken up to a position at a time."""

    def __init__(self, entries: Iterator[SealedEntry]) -> None:
        self.entries = entries
        self.next = next(entries, None)

    def up_to(self, position: int) -> Iterator[SealedEntry]:
        while self.next is not None and self.next.position <= position:
            yield self.next
            self.next = next(self.entries, None)
