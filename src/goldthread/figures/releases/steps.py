"""The ways a release goes: approved, sent back, frozen, withdrawn; each by whom it may.

Pairs: `check_x` raises `NotNow` with a sentence, `x` does it. The database keeps the order too.
"""

from django.db import connection, transaction

from goldthread.core.actions import Action
from goldthread.core.audit import record
from goldthread.core.now import now, today
from goldthread.figures.actions import (
    RELEASE_APPROVED,
    RELEASE_FROZEN,
    RELEASE_SENT_BACK,
    RELEASE_WITHDRAWN,
)
from goldthread.figures.models import Release, ReleaseProblem
from goldthread.figures.models.release import Audience, ReleaseState, parts_of
from goldthread.figures.releases.digest import verified
from goldthread.partnership.models import Membership
from goldthread.partnership.roles import Permission, holders_of

LONG_ENOUGH = 10
ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtext('goldthread.release'), %s::int)"


class NotNow(ValueError):
    """What was asked does not go with how the release stands; the sentence says why."""


def others_who_may_approve(release: Release, person: int) -> bool:
    """Whether somebody else could approve a person's release today."""
    found = Membership.objects.filter(
        partnership=release.partnership_id,
        role__in=holders_of(Permission.APPROVE_RELEASES),
        started_on__lte=today(),
        person__is_active=True,
    )
    return found.exclude(ended_on__lt=today()).exclude(person=person).exists()


def check_approve(release: Release, person: int, note: str) -> None:
    """Raise NotNow unless this person may approve the release as it stands.

    Nobody approves what they prepared, where there is someone else who may: a second pair of
    eyes is the point. Where there is no one else they may, and must say so.
    """
    check_state(release, ReleaseState.DECIDED, "approved")
    if release.prepared_by == person:
        if others_who_may_approve(release, person):
            raise NotNow("You prepared this release: someone else who may approve it must.")
        check_note(note, "You prepared this release, and nobody else may approve it. Say so:")
    if release.audience != Audience.BOARD and problems_of(release):
        raise NotNow(
            "Something that this release hides can be worked out from it. Send it back and leave"
            " out what gives it away."
        )
    check_verified(release)


def approve(release: Release, person: int, role: str, note: str = "") -> Release:
    """Approve a release, in the role the person holds. Raises NotNow."""
    with transaction.atomic():
        release = locked(release)
        check_approve(release, person, note)
        release.state = ReleaseState.APPROVED
        release.approved_by, release.approved_at = person, now()
        release.approved_as, release.approved_note = role, note
        names = ["state", "approved_by", "approved_at", "approved_as", "approved_note"]
        return kept(release, names, RELEASE_APPROVED, note)


def check_send_back(release: Release, note: str) -> None:
    """Raise NotNow unless a release can be sent back, with a reason."""
    if release.state not in (ReleaseState.DECIDED, ReleaseState.APPROVED):
        raise NotNow(f"This release is {stands(release)}, so it cannot be sent back.")
    check_note(note, "Say what is to be changed, for whoever prepared it:")


def send_back(release: Release, note: str) -> Release:
    """Send a release back to whoever prepared it. Raises NotNow."""
    with transaction.atomic():
        release = locked(release)
        check_send_back(release, note)
        release.state, release.sent_back_note = ReleaseState.DRAFT, note
        release.approved_by = release.approved_at = None
        release.approved_as = release.approved_note = ""
        names = ["state", "sent_back_note", "approved_by", "approved_at", "approved_as"]
        return kept(release, [*names, "approved_note"], RELEASE_SENT_BACK, note)


def check_freeze(release: Release) -> None:
    """Raise NotNow unless a release is approved and still says what was decided."""
    check_state(release, ReleaseState.APPROVED, "frozen")
    newer = Release.objects.filter(
        partnership=release.partnership_id, frozen_at__gt=release.decided_at
    ).exclude(audience=Audience.BOARD)
    if release.audience != Audience.BOARD and newer.exists():
        raise NotNow(
            "Another release went out since this one was decided, and the two were not looked at"
            " together. Send it back and decide it again."
        )
    check_verified(release)


def freeze(release: Release, person: int) -> Release:
    """Let a release out: its audience reads it, and nobody changes it. Raises NotNow."""
    with transaction.atomic():
        one_at_a_time(release)
        release = locked(release)
        check_freeze(release)
        release.state, release.frozen_by, release.frozen_at = ReleaseState.FROZEN, person, now()
        return kept(release, ["state", "frozen_by", "frozen_at"], RELEASE_FROZEN, "")


def check_withdraw(release: Release, note: str) -> None:
    """Raise NotNow unless a release is out, and a reason is given."""
    check_state(release, ReleaseState.FROZEN, "withdrawn")
    check_note(note, "Say why it is withdrawn, for its readers:")


def withdraw(release: Release, person: int, note: str) -> Release:
    """Take a release from its readers. What they kept they have: it counts for later ones."""
    with transaction.atomic():
        release = locked(release)
        check_withdraw(release, note)
        release.state, release.withdrawn_by = ReleaseState.WITHDRAWN, person
        release.withdrawn_at, release.withdrawn_note = now(), note
        names = ["state", "withdrawn_by", "withdrawn_at", "withdrawn_note"]
        return kept(release, names, RELEASE_WITHDRAWN, note)


def problems_of(release: Release) -> list[ReleaseProblem]:
    """What can be told because of this release: it must not go out so."""
    return list(parts_of(release, ReleaseProblem).filter(is_ours=True))


def check_state(release: Release, needed: str, done: str) -> None:
    if release.state != needed:
        raise NotNow(f"This release is {stands(release)}, so it cannot be {done}.")


def stands(release: Release) -> str:
    """How a release stands, within a sentence."""
    return str(ReleaseState(release.state).label).partition(":")[0].lower()


def check_note(note: str, asked: str) -> None:
    if len(note.strip()) < LONG_ENOUGH:
        raise NotNow(f"{asked} {LONG_ENOUGH} letters or more.")


def check_verified(release: Release) -> None:
    """Raise NotNow where what is stored is not what was decided."""
    if not verified(release):
        raise NotNow(
            "What is stored of this release is not what was decided: its digest differs. Tell the"
            " administrator, and let nothing of it out."
        )


def locked(release: Release) -> Release:
    """The release as it stands now, held until the transaction ends."""
    return Release.objects.select_for_update().get(pk=release.pk)


def one_at_a_time(release: Release) -> None:
    """Wait for anyone who lets another release of the partnership out just now."""
    with connection.cursor() as cursor:
        cursor.execute(ONE_AT_A_TIME, [release.partnership_id])


def kept(release: Release, names: list[str], action: Action, note: str) -> Release:
    release.save(update_fields=names)
    after = {"title": release.title, "state": release.state, "digest": release.digest}
    record(action, release, after=after, reason=note)
    return release
