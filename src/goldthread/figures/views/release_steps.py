"""What is done with a release: prepared, decided again, approved, sent back, frozen, withdrawn."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldthread.figures.disclosure.rules import from_data
from goldthread.figures.models import Release
from goldthread.figures.presenters.releases import hidden_sentence
from goldthread.figures.releases import steps
from goldthread.figures.releases.preparing import (
    NothingToRelease,
    TwoValues,
    decide_again,
    prepare,
)
from goldthread.figures.releases.reading import shown
from goldthread.figures.releases.words import explanation
from goldthread.figures.views.release_forms import NoteForm, ReleaseForm
from goldthread.figures.views.releases import own_release_or_404, roles_here, trail
from goldthread.figures.views.sources import partnership_of
from goldthread.partnership.models import Person
from goldthread.partnership.permissions import check_may, member, with_permission
from goldthread.partnership.roles import ROLES, Permission
from goldthread.ui.access import access


@dataclass(frozen=True)
class Step:
    """One step: what its page says, who may take it, and what it does with person and note."""

    heading: str
    lead: str
    button: str
    done: str
    permission: Permission
    asks_why: bool
    is_warning: bool = False


STEPS = {
    "approve": Step(
        "Approve this release",
        "You say that it may go out as it is shown. It is not out before it is frozen.",
        "Approve",
        "Approved. Nobody else reads it before it is frozen.",
        Permission.APPROVE_RELEASES,
        asks_why=False,
    ),
    "send-back": Step(
        "Send this release back",
        "Whoever prepared it reads what you write, and decides it again.",
        "Send it back",
        "Sent back.",
        Permission.APPROVE_RELEASES,
        asks_why=True,
    ),
    "freeze": Step(
        "Freeze this release and let it out",
        "From now on its audience reads it. It can be withdrawn, and never changed.",
        "Freeze it and let it out",
        "Frozen. Its audience can read it now.",
        Permission.APPROVE_RELEASES,
        asks_why=False,
        is_warning=True,
    ),
    "withdraw": Step(
        "Withdraw this release",
        "Its readers see that it was withdrawn, and why. Those who kept a copy have it still, so"
        " later releases are decided with it in view.",
        "Withdraw it",
        "Withdrawn. Its readers see why.",
        Permission.APPROVE_RELEASES,
        asks_why=True,
        is_warning=True,
    ),
    "decide-again": Step(
        "Decide this release again",
        "Every number is decided anew, against what is out by now.",
        "Decide it again",
        "Decided again. It waits for approval.",
        Permission.PREPARE_RELEASES,
        asks_why=False,
    ),
}


def take(step: str, request: HttpRequest, release: Release, note: str) -> None:
    """Take a step. Raises NotNow."""
    person = cast(Person, request.user).pk
    ways: dict[str, Callable[[], object]] = {
        "approve": lambda: steps.approve(release, person, approving_role(request), note),
        "send-back": lambda: steps.send_back(release, note),
        "freeze": lambda: steps.freeze(release, person),
        "withdraw": lambda: steps.withdraw(release, person, note),
        "decide-again": lambda: decide_again(release),
    }
    ways[step]()


def approving_role(request: HttpRequest) -> str:
    """The role in which a person approves: the first of theirs that may."""
    may = (r for r in roles_here(request) if Permission.APPROVE_RELEASES in ROLES[r].permissions)
    return next(may, "")


@access(member)
@require_http_methods(["GET", "HEAD", "POST"])
def release_step(request: HttpRequest, release_id: int, step: str) -> HttpResponse:
    """The page that asks before a step is taken, and takes it."""
    if step not in STEPS:
        raise Http404("no such step")
    found = own_release_or_404(request, release_id)
    check_may(request, STEPS[step].permission)
    form = NoteForm(request.POST if request.method == "POST" else None)
    form.fields["note"].label = "Why" if STEPS[step].asks_why else "Remark, if you have one"
    if request.method == "POST" and form.is_valid():
        try:
            take(step, request, found, form.cleaned_data["note"])
        except steps.NotNow as error:
            form.add_error("note", str(error))
        else:
            messages.success(request, STEPS[step].done)
            return redirect("release", found.pk)
    return render(
        request,
        "figures/releases/step.html",
        {
            "release": found,
            "step": STEPS[step],
            "form": form,
            "hidden": hidden_sentence(shown(found)),
            "rules": explanation(from_data(found.rules)),
            "breadcrumbs": trail(found, STEPS[step].button),
        },
    )


@access(with_permission(Permission.PREPARE_RELEASES))
@require_http_methods(["GET", "HEAD", "POST"])
def release_new(request: HttpRequest) -> HttpResponse:
    """The form that prepares a release."""
    partnership = partnership_of(request)
    form = ReleaseForm(request.POST if request.method == "POST" else None, partnership=partnership)
    if request.method == "POST" and form.is_valid():
        try:
            made = prepared(form)
        except NothingToRelease:
            words = "None of these has a figure in these years: choose others, or other years"
            form.add_error("indicators", words)
        except TwoValues as error:
            form.add_error("printed", f"{error}, or leave one of them out")
        else:
            messages.success(request, f"Decided. {hidden_sentence(shown(made))}")
            return redirect("release", made.pk)
    crumbs = [{"text": "Releases", "href": reverse("releases")}, {"text": "Prepare a release"}]
    return render(request, "figures/releases/new.html", {"form": form, "breadcrumbs": crumbs})


def prepared(form: ReleaseForm) -> Release:
    """The release that the form describes. Raises NothingToRelease."""
    said = form.cleaned_data
    return prepare(
        form.partnership,
        said["title"],
        said["audience"],
        said["rule_set"],
        form.made(),
        period=form.span,
    )
