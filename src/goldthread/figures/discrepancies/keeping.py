"""Writing down what a check found, so that no page computes it: `check` and `check_all`.

What is found again keeps its row and its number; what is no longer found is marked as gone.
"""

from datetime import datetime

from django.db import connection, transaction
from django.db.models import F, Max, Q
from django.db.models.functions import Greatest

from goldthread.core.now import now
from goldthread.figures.discrepancies.finding import find
from goldthread.figures.discrepancies.records import Finding
from goldthread.figures.models import Discrepancy, DiscrepancyCheck, Figure, Load
from goldthread.figures.reading.discrepancies import held
from goldthread.partnership.models import Partnership

# One check of a scope at a time: two would both add what neither saw.
LOCK = 4_712
WRITTEN = (
    "versions", "rule", "severity", "title", "message", "materiality", "apart", "immaterial",
    "explained", "indicator_id", "area_id", "period_kind", "period_start", "period_end",
    "position", "figures", "references", "areas", "sources", "gone_at",
)  # fmt: skip


def check_all() -> int:
    """Check what is public, then each partnership's own figures; how many stand in all."""
    own = Figure.objects.filter(recorded_until=None).exclude(partnership=None)
    partnerships = own.order_by().values_list("partnership", flat=True).distinct()
    stored = Discrepancy.objects.filter(gone_at=None).exclude(partnership=None)
    scopes = {*partnerships, *stored.order_by().values_list("partnership", flat=True)}
    return sum(check(scope) for scope in (None, *sorted(scopes)))


def check(partnership: int | None = None) -> int:
    """Run every rule over a scope and write what is found; how many there are.

    The scope of None is everybody's figures. A partnership's is its own together with them, and
    keeps what involves a figure of its own.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(%s, %s)", [LOCK, partnership or 0])
        book = held(partnership)
        found = [one for one in find(book) if concerns(one, partnership)]
        moment = now()
        write(found, partnership, moment)
        DiscrepancyCheck.objects.filter(partnership=partnership).delete()
        DiscrepancyCheck.objects.create(
            partnership_id=partnership,
            checked_at=moment,
            figures=len(book.figures),
            found=len(found),
        )
    return len(found)


def concerns(finding: Finding, partnership: int | None) -> bool:
    """Whether a finding is of this scope: public, or of figures of the partnership's own."""
    owners = {figure.partnership for figure in finding.figures}
    return owners == {None} if partnership is None else partnership in owners


def write(found: list[Finding], partnership: int | None, moment: datetime) -> None:
    """Make the stored discrepancies of a scope those found, worst first."""
    scope = Discrepancy.objects.filter(partnership=partnership)
    held_rows = {row.fingerprint: row for row in scope}
    new: list[Discrepancy] = []
    kept: list[Discrepancy] = []
    for position, finding in enumerate(found):
        row = held_rows.pop(finding.fingerprint, None)
        (kept if row else new).append(filled(row, finding, partnership, position, moment))
    Discrepancy.objects.bulk_create(new)
    Discrepancy.objects.bulk_update(kept, WRITTEN)
    gone = [row.pk for row in held_rows.values() if row.gone_at is None]
    scope.filter(pk__in=gone).update(gone_at=moment)


def filled(
    row: Discrepancy | None,
    finding: Finding,
    partnership: int | None,
    position: int,
    moment: datetime,
) -> Discrepancy:
    """The row of a finding; one that was gone is found anew from this moment."""
    about = finding.about
    row = row or Discrepancy(
        partnership_id=partnership, fingerprint=finding.fingerprint, found_at=moment
    )
    row.versions, row.rule, row.severity = finding.versions, finding.rule.code, finding.severity
    row.title, row.message, row.explained = finding.title, finding.message, finding.explained
    row.materiality, row.immaterial = finding.materiality, finding.immaterial
    row.apart = finding.apart
    row.indicator_id, row.area_id = about.indicator_pk, about.area
    row.period_kind, row.period_start, row.period_end = about.kind, about.start, about.end
    row.position, row.gone_at = position, None
    row.figures = [figure.pk for figure in finding.figures]
    row.references = [figure.id for figure in finding.figures]
    row.areas = sorted({figure.area for figure in finding.figures})
    row.sources = sorted({figure.source.pk for figure in finding.figures})
    return row


def is_behind(partnership: int | None = None) -> bool:
    """Whether a load was applied or taken back since a scope was last checked, or it never was."""
    latest = DiscrepancyCheck.objects.filter(partnership=partnership).first()
    if latest is None:
        return True
    scope = Q(partnership=None) | Q(partnership=partnership)
    changed = Load.objects.filter(scope).aggregate(
        at=Greatest(Max(F("applied_at")), Max(F("withdrawn_at")))
    )["at"]
    return bool(changed and changed >= latest.checked_at)


def check_if_behind(partnership: int | None) -> None:
    """Check a scope that is behind; of a load everybody may read, every scope."""
    if not is_behind(partnership):
        return
    if partnership is None:
        check_all()
    else:
        check(partnership)


def scopes_of(partnership: Partnership) -> Q:
    """The condition on discrepancies a partnership may see."""
    return Q(partnership=None) | Q(partnership=partnership)
