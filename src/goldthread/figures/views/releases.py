"""Releases: the list, what one shows, what it hides and why, what differs from the one before."""

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from goldthread.core.audit import record
from goldthread.figures.actions import RELEASE_WORKING_READ
from goldthread.figures.models import Release, ReleaseProblem, ReleaseWorking
from goldthread.figures.models.figure import State
from goldthread.figures.models.release import Audience, ReleaseState, parts_of
from goldthread.figures.presenters import releases as present
from goldthread.figures.releases.reading import Shown, shown
from goldthread.figures.releases.steps import others_who_may_approve
from goldthread.figures.views.kept_files import note_export
from goldthread.figures.views.sources import partnership_of
from goldthread.partnership.models import Person
from goldthread.partnership.permissions import may, member, with_permission, workplace_of
from goldthread.partnership.roles import Permission
from goldthread.ui.access import access
from goldthread.ui.downloads import csv_download, workbook_download
from goldthread.ui.paging import pages

LISTED, TABLES, CELLS = 25, 12, 100
HIDDEN = "hidden"
# What may be done next: the step, what its button says, the permission.
NEXT = {
    ReleaseState.DRAFT: [("decide-again", "Decide it again", Permission.PREPARE_RELEASES)],
    ReleaseState.DECIDED: [
        ("approve", "Approve", Permission.APPROVE_RELEASES),
        ("send-back", "Send it back", Permission.APPROVE_RELEASES),
    ],
    ReleaseState.APPROVED: [
        ("freeze", "Freeze it and let it out", Permission.APPROVE_RELEASES),
        ("send-back", "Send it back", Permission.APPROVE_RELEASES),
    ],
    ReleaseState.FROZEN: [("withdraw", "Withdraw it", Permission.APPROVE_RELEASES)],
}


def release_or_404(request: HttpRequest, release_id: int) -> Release:
    """A release this person may read: whether there is another is not told."""
    found = Release.objects.select_related("partnership").filter(pk=release_id).first()
    if found is None:
        raise Http404("no such release")
    return found


def own_release_or_404(request: HttpRequest, release_id: int) -> Release:
    """A release of the partnership the person works in now."""
    found = release_or_404(request, release_id)
    if found.partnership_id != partnership_of(request).pk:
        raise Http404("a release of another partnership")
    return found


def trail(release: Release, *more: str) -> list[dict[str, str]]:
    """The breadcrumbs of a page under a release."""
    here = {"text": release.title, "href": reverse("release", args=[release.pk])}
    first = {"text": "Releases", "href": reverse("releases")}
    return [first, here, *({"text": text} for text in more)]


@access(member)
@require_safe
def releases(request: HttpRequest) -> HttpResponse:
    """The releases of this partnership that the person may read, newest first."""
    found = Release.objects.filter(partnership=partnership_of(request))
    listed = pages(request, found, LISTED)
    return render(
        request,
        "figures/releases/list.html",
        {
            "pages": listed,
            "table": present.listed(listed.rows),
            "may_prepare": may(request, Permission.PREPARE_RELEASES),
        },
    )


@access(member)
@require_safe
def release(request: HttpRequest, release_id: int) -> HttpResponse:
    """One release as its audience reads it, and what may be done next."""
    found = release_or_404(request, release_id)
    said = shown(found)
    return render(
        request,
        "figures/releases/release.html",
        {
            "release": found,
            "shown": said,
            "pages": pages(request, present.tables_of(said), TABLES),
            "facts": present.facts(found, names_of([found])),
            "problems": problems_for(request, found),
            "next": next_steps(request, found),
            "is_for_others": is_for_others(request, found),
            **about(request, found, said),
        },
    )


def about(request: HttpRequest, found: Release, said: Shown) -> dict[str, object]:
    """What every page of a release begins with."""
    is_own = found.partnership_id == partnership_of(request).pk
    return {
        "state": present.state_words(found),
        "colour": present.COLOURS[ReleaseState(found.state)],
        "lead": present.LEADS[ReleaseState(found.state)],
        "hidden": present.hidden_sentence(said),
        "may_see_working": is_own and may(request, Permission.READ_WORKING),
        "breadcrumbs": [*trail(found)[:1], {"text": found.title}],
    }


def names_of(releases: list[Release]) -> dict[int, str]:
    """The names of those who had a hand in these releases."""
    people = Person.objects.filter(pk__in=present.people_in(releases))
    return dict(people.values_list("pk", "name"))


def problems_for(request: HttpRequest, found: Release) -> list[ReleaseProblem]:
    """What the attack could tell: for those who may see what is hidden."""
    if not may(request, Permission.READ_WORKING):
        return []
    return list(parts_of(found, ReleaseProblem))


def next_steps(request: HttpRequest, found: Release) -> list[dict[str, object]]:
    """The steps this person may take now, the one that leads on first."""
    if found.partnership_id != partnership_of(request).pk:
        return []
    return [
        {
            "href": reverse("release-step", args=[found.pk, step]),
            "text": text,
            "leads_on": step not in ("send-back", "withdraw"),
        }
        for step, text, permission in NEXT.get(ReleaseState(found.state), [])
        if may(request, permission) and not (step == "approve" and is_for_others(request, found))
    ]


def is_for_others(request: HttpRequest, found: Release) -> bool:
    """Whether it is somebody else's to approve what this person prepared."""
    person = cast(Person, request.user).pk
    return (
        found.state == ReleaseState.DECIDED
        and found.prepared_by == person
        and others_who_may_approve(found, person)
    )


@access(with_permission(Permission.READ_WORKING))
@require_safe
def working(request: HttpRequest, release_id: int) -> HttpResponse:
    """Every cell as it is beside what is shown, with the reason. Looking is written down."""
    found = own_release_or_404(request, release_id)
    only_hidden = request.GET.get("show") == HIDDEN
    rows = parts_of(found, ReleaseWorking).select_related("cell__table")
    if only_hidden:
        rows = rows.filter(cell__state=State.SUPPRESSED)
    listed = pages(request, rows.order_by("cell__table__position", "cell__position"), CELLS)
    record(RELEASE_WORKING_READ, found, after={"title": found.title})
    return render(
        request,
        "figures/releases/working.html",
        {
            "release": found,
            "pages": listed,
            "tables": present.working(list(listed.rows)),
            "only_hidden": only_hidden,
            "breadcrumbs": trail(found, "What it hides, and why"),
        },
    )


@access(member)
@require_safe
def differences(request: HttpRequest, release_id: int) -> HttpResponse:
    """What this release says otherwise than the last that went out before it, as readers see it."""
    found = release_or_404(request, release_id)
    before = last_before(found)
    table = present.differences(shown(before), shown(found)) if before else None
    return render(
        request,
        "figures/releases/differences.html",
        {
            "release": found,
            "before": before,
            "table": table,
            "breadcrumbs": trail(found, "What differs from the release before"),
        },
    )


def last_before(found: Release) -> Release | None:
    """The last release of the partnership that was out when this one was decided."""
    earlier = Release.objects.filter(
        partnership=found.partnership_id, state=ReleaseState.FROZEN
    ).exclude(pk=found.pk)
    if found.audience != Audience.BOARD:
        earlier = earlier.exclude(audience=Audience.BOARD)
    if found.frozen_at:
        earlier = earlier.filter(frozen_at__lt=found.frozen_at)
    return earlier.order_by("-frozen_at").first()


@access(member)
@require_safe
def release_download(request: HttpRequest, release_id: int, kind: str) -> HttpResponse:
    """What a release shows, as a file: a line a number in CSV, a sheet a table in a workbook."""
    found = release_or_404(request, release_id)
    said = shown(found)
    name = f"release-{found.pk}-{slugify(found.title)[:60]}"
    note_export(request, name, f"the release “{found.title}” as {kind}")
    if kind == "csv":
        return csv_download(present.as_file(said), name)
    return workbook_download(name, *present.tables_of(said), present.how_to_read(said))


def roles_here(request: HttpRequest) -> list[str]:
    """The codes of the roles the person holds where they work now."""
    workplace = workplace_of(request)
    return [m.role for m in workplace.memberships] if workplace else []
