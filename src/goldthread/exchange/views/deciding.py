"""Deciding about a load: applied, put aside, taken back. Each is asked for by POST alone."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from goldthread.core.audit import record
from goldthread.exchange.actions import LOAD_PUT_ASIDE
from goldthread.exchange.forms import ReasonForm
from goldthread.exchange.permissions import (
    check_may_apply,
    check_may_decide,
    load_or_404,
    may_send,
)
from goldthread.exchange.tasks import DONE_AT_ONCE, apply_load, raise_alerts, withdraw_load
from goldthread.exchange.views.load import page
from goldthread.figures.loading import intake
from goldthread.figures.loading.apply import CannotApply, apply
from goldthread.figures.loading.withdraw import check_can_withdraw, withdraw
from goldthread.figures.models import Load
from goldthread.figures.models.load import LoadState
from goldthread.ui.access import access

ALREADY = "This load was applied already; nothing was done twice."
SHOWN_OTHERWISE = (
    "The change set you looked at is not the one of this load any more. Look at it again below,"
    " then decide."
)


@access(may_send)
def load_apply(request: HttpRequest, pk: int) -> HttpResponse:
    """Apply a load whose counts the person has seen."""
    found = load_or_404(request, pk)
    if request.method == "POST":
        check_may_apply(request, found)
        if found.state == LoadState.READY and not as_shown(request, found):
            messages.warning(request, SHOWN_OTHERWISE)
        elif is_large(found):
            apply_later(request, found)
        else:
            apply_now(request, found)
    return redirect("load", pk)


def is_large(found: Load) -> bool:
    """Whether a load has more figures than a person should wait for."""
    return found.new + found.revised > DONE_AT_ONCE


def as_shown(request: HttpRequest, found: Load) -> bool:
    """Whether the numbers on the button are those of the load."""
    return all(request.POST.get(name) == str(getattr(found, name)) for name in ("new", "revised"))


def apply_now(request: HttpRequest, found: Load) -> None:
    try:
        apply(found)
    except CannotApply as error:
        say_why_not(request, found, str(error))
    else:
        raise_alerts.defer(load=found.pk)
        messages.success(
            request, f"Applied: {found.new:,} new and {found.revised:,} revised figures."
        )


def apply_later(request: HttpRequest, found: Load) -> None:
    """Queue a load with many figures; only one of two people at once gets it queued."""
    ready = Load.objects.filter(pk=found.pk, state=LoadState.READY)
    if ready.update(state=LoadState.APPLYING, message=""):
        apply_load.defer(load=found.pk, person=request.user.pk)
    else:
        found.refresh_from_db(fields=["state"])
        words = f"This load is {found.get_state_display().lower()}; it was not applied again."
        say_why_not(request, found, words)


def say_why_not(request: HttpRequest, found: Load, words: str) -> None:
    found.refresh_from_db(fields=["state"])
    messages.warning(request, ALREADY if found.state == LoadState.APPLIED else words)


@access(may_send)
def load_put_aside(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget what was read of a load nobody wants."""
    found = load_or_404(request, pk)
    if request.method == "POST":
        check_may_decide(request, found)
        held = locked(pk).filter(state__in=(LoadState.READY, LoadState.WAITING)).first()
        if held:
            intake.put_aside(held)
            record(LOAD_PUT_ASIDE, held, before={"file": held.file_name})
            messages.success(request, f"{held.file_name} was put aside. Nothing was changed.")
            return redirect("loads")
        found.refresh_from_db(fields=["state"])
        messages.warning(
            request, f"This load is {found.get_state_display().lower()}; it cannot be put aside."
        )
    return redirect("load", pk)


def locked(pk: int) -> QuerySet[Load]:
    """The load, held against anyone else who decides at the same time."""
    return Load.objects.filter(pk=pk).select_for_update()


@access(may_send)
def load_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an applied load back, with the reason."""
    found = load_or_404(request, pk)
    if request.method != "POST":
        return redirect("load", pk)
    check_may_decide(request, found)
    form = ReasonForm(request.POST)
    if not form.is_valid() and found.state == LoadState.APPLIED:
        return page(request, found, form)
    reason = form.cleaned_data.get("reason", "")
    (withdraw_later if is_large(found) else withdraw_now)(request, found, reason)
    return redirect("load", pk)


def withdraw_now(request: HttpRequest, found: Load, reason: str) -> None:
    try:
        withdraw(found, reason)
    except CannotApply as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, f"{found.file_name} was taken back.")


def withdraw_later(request: HttpRequest, found: Load, reason: str) -> None:
    """Queue the taking back of many figures; the load itself carries the reason meanwhile."""
    try:
        check_can_withdraw(found)
    except CannotApply as error:
        messages.warning(request, str(error))
        return
    applied = Load.objects.filter(pk=found.pk, state=LoadState.APPLIED)
    if applied.update(state=LoadState.WITHDRAWING, message=reason):
        withdraw_load.defer(load=found.pk, person=request.user.pk)
    else:
        messages.warning(request, "This load is being taken back already; it was not done twice.")
