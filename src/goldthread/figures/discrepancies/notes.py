"""A partnership's word on a discrepancy: explained or accepted, taken back, open again."""

from django.db import connection, transaction
from django.db.models import QuerySet

from goldthread.core.audit import record
from goldthread.core.now import now
from goldthread.figures.actions import DISCREPANCY_NOTED, DISCREPANCY_REOPENED
from goldthread.figures.models import Discrepancy, DiscrepancyNote
from goldthread.figures.models.discrepancy import Standing
from goldthread.partnership.models import Partnership


class AlreadySaid(Exception):
    """Someone has explained or accepted it meanwhile; `note` is what they said."""

    def __init__(self, note: DiscrepancyNote) -> None:
        super().__init__("somebody was faster")
        self.note = note


def note_of(partnership: Partnership, discrepancy: Discrepancy) -> DiscrepancyNote | None:
    """The word that holds: not taken back, and said of the figures as they stand now."""
    return history(partnership, discrepancy).filter(
        withdrawn_at=None, versions=discrepancy.versions
    ).first()  # fmt: skip


def history(partnership: Partnership, discrepancy: Discrepancy) -> QuerySet[DiscrepancyNote]:
    """Everything a partnership said of a discrepancy, newest first."""
    return DiscrepancyNote.objects.filter(
        partnership=partnership, fingerprint=discrepancy.fingerprint
    )


def say(
    partnership: Partnership,
    discrepancy: Discrepancy,
    standing: Standing,
    reason: str,
    person_id: int,
) -> DiscrepancyNote:
    """Explain or accept a discrepancy. Raises AlreadySaid when somebody was faster.

    A word said of figures since revised no longer holds; it is taken back as this one is said.
    """
    with transaction.atomic():
        locked(partnership, discrepancy)
        before = history(partnership, discrepancy).filter(withdrawn_at=None).first()
        if before and before.versions == discrepancy.versions:
            raise AlreadySaid(before)
        if before:
            end(before, person_id)
        note = DiscrepancyNote.objects.create(
            partnership=partnership,
            fingerprint=discrepancy.fingerprint,
            versions=discrepancy.versions,
            message=discrepancy.message,
            standing=standing,
            reason=reason,
            written_at=now(),
            written_by=person_id,
        )
        record(DISCREPANCY_NOTED, note, after=facts(note))
    return note


def take_back(note: DiscrepancyNote, person_id: int) -> None:
    """Open a discrepancy again; taking a word back twice changes nothing."""
    with transaction.atomic():
        note = DiscrepancyNote.objects.select_for_update().get(pk=note.pk)
        if note.withdrawn_at is None:
            end(note, person_id)


def end(note: DiscrepancyNote, person_id: int) -> None:
    note.withdrawn_at, note.withdrawn_by = now(), person_id
    note.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record(DISCREPANCY_REOPENED, note, before=facts(note))


def locked(partnership: Partnership, discrepancy: Discrepancy) -> None:
    """Hold a partnership's words on a discrepancy until the transaction ends."""
    key = int(discrepancy.fingerprint[:7], 16)
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s, %s)", [partnership.pk, key])


def facts(note: DiscrepancyNote) -> dict[str, object]:
    return {
        "standing": note.standing,
        "reason": note.reason,
        "discrepancy": note.message,
        "fingerprint": note.fingerprint,
    }
