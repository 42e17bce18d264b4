"""Signing a report off, opening it again, and letting it out.

The three lead safeguarding partners answer for it together, and the independent scrutineer for
their own part. A signature is of one version: whoever edits ends them. What is out is read from
releases that were approved and frozen, one for each edition.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from goldthread.core.audit import record
from goldthread.core.context import current_actor
from goldthread.core.now import now
from goldthread.figures.models.release import ReleaseState
from goldthread.figures.releases.preparing import prepare
from goldthread.partnership.models import Membership
from goldthread.reports.actions import (
    REPORT_PUBLISHED,
    REPORT_RELEASED,
    REPORT_REOPENED,
    REPORT_SIGNED,
)
from goldthread.reports.bound.edition import RULES, Edition, tables_of
from goldthread.reports.bound.figures import read
from goldthread.reports.checklist import gaps
from goldthread.reports.keeping import content_of, newest
from goldthread.reports.models import Report, ReportState, SignOff

# For whom one signs: the sector of the agency that a member of the executive is of.
CAPACITIES = {
    "council": "Lead safeguarding partner, council",
    "police": "Lead safeguarding partner, police",
    "health": "Lead safeguarding partner, health",
    "scrutineer": "Independent scrutineer",
}
NEEDED = ("council", "police", "health")
EXECUTIVE, SCRUTINEER = "executive", "scrutineer"


class CannotSign(Exception):
    """Why a report cannot be signed, opened or let out now, in a sentence to act on."""


@dataclass(frozen=True)
class Signature:
    """For whom a report is to be signed, and who did, if anyone has."""

    capacity: str
    name: str
    needed: bool
    sign_off: SignOff | None


def signatures(report: Report) -> list[Signature]:
    """Each signature that a report wants, and those its newest version has."""
    version = newest(report)
    held = {one.capacity: one for one in report.sign_offs.filter(version=version)}
    return [
        Signature(code, name, code in NEEDED, held.get(code)) for code, name in CAPACITIES.items()
    ]


def capacities_of(memberships: Iterable[Membership]) -> list[str]:
    """For whom a person may sign: by the sector of their agency, or as the scrutineer."""
    found = []
    for one in memberships:
        if one.role == SCRUTINEER:
            found.append(SCRUTINEER)
        elif one.role == EXECUTIVE and one.agency and one.agency.sector in NEEDED:
            found.append(one.agency.sector)
    return found


def sign(report: Report, capacity: str, seen: int, words: str = "") -> SignOff:
    """Sign the version that was read. Raises CannotSign where it is not the newest any more."""
    with transaction.atomic():
        report = Report.objects.select_for_update().get(pk=report.pk)
        version = newest(report)
        if not report.is_open:
            raise CannotSign(f"“{report.title}” is {report.get_state_display().lower()} already.")
        if version.number != seen:
            raise CannotSign(
                f"You read version {seen}, and the report is now at version {version.number}:"
                " read what changed, then sign."
            )
        if report.sign_offs.filter(version=version, capacity=capacity).exists():
            raise CannotSign(f"{CAPACITIES[capacity]} has signed this version already.")
        made = SignOff.objects.create(
            report=report,
            version=version,
            partnership_id=report.partnership_id,
            capacity=capacity,
            signed_by=current_actor().person or 0,
            signed_at=now(),
            words=words,
        )
        facts = {"title": report.title, "capacity": CAPACITIES[capacity]}
        record(REPORT_SIGNED, report, after={**facts, "version": version.number})
        close_when_signed(report)
    return made


def close_when_signed(report: Report) -> None:
    """Once all three partners have signed, nothing more is edited."""
    if all(one.sign_off for one in signatures(report) if one.needed):
        report.state, report.signed_at = ReportState.SIGNED, now()
        report.save(update_fields=["state", "signed_at"])


def reopen(report: Report, reason: str) -> None:
    """Open a signed report for editing; its signatures stay with the version they were of."""
    if report.state != ReportState.SIGNED:
        raise CannotSign("Only a report that is signed off, and not yet out, is opened again.")
    if not reason.strip():
        raise CannotSign("Say why it is opened again: those who signed will want to know.")
    with transaction.atomic():
        report.state, report.signed_at = ReportState.DRAFT, None
        report.public_release = report.partners_release = None
        report.save(update_fields=["state", "signed_at", "public_release", "partners_release"])
        record(REPORT_REOPENED, report, after={"title": report.title}, reason=reason)


def prepare_releases(report: Report) -> None:
    """Decide what each edition shows, to be approved and frozen. Raises CannotSign too early."""
    if report.state != ReportState.SIGNED:
        raise CannotSign("The editions are prepared once all three partners have signed.")
    if report.public_release_id or report.partners_release_id:
        raise CannotSign("The editions are prepared already.")
    content = content_of(newest(report))
    tables = tables_of(read(content.figures()).values(), report.area)
    with transaction.atomic():
        made = {
            edition: prepare(
                report.partnership,
                f"{report.title}: {edition.words.lower()}",
                edition.value,
                RULES[edition],
                tables,
                period=(report.period_start, report.period_end),
            )
            for edition in Edition
        }
        report.public_release = made[Edition.PUBLIC]
        report.partners_release = made[Edition.PARTNERS]
        report.save(update_fields=["public_release", "partners_release"])
        record(REPORT_RELEASED, report, after={"title": report.title})


def publish(report: Report) -> None:
    """Let the report out. Raises CannotSign while a release waits."""
    if report.state != ReportState.SIGNED:
        raise CannotSign("Only a report that is signed off is published.")
    for release in (report.public_release, report.partners_release):
        if release is None or release.state != ReleaseState.FROZEN:
            raise CannotSign("Both editions' releases must be approved and frozen first.")
    with transaction.atomic():
        report.state, report.published_at = ReportState.PUBLISHED, now()
        report.save(update_fields=["state", "published_at"])
        left = len(gaps(content_of(newest(report))))
        record(REPORT_PUBLISHED, report, after={"title": report.title, "gaps": left})
