"""Signing a report, the steps to letting it out, and to whom it goes."""

from collections.abc import Callable

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from goldthread.core.audit import record
from goldthread.core.now import now, today
from goldthread.partnership.permissions import member, with_permission, workplace_of
from goldthread.partnership.roles import Permission
from goldthread.reports.actions import RECIPIENT_CHANGED
from goldthread.reports.forms import ReasonForm, RecipientForm, SignForm
from goldthread.reports.keeping import CannotEdit, newest
from goldthread.reports.models import Recipient, Report
from goldthread.reports.refreshing import refresh
from goldthread.reports.signing import (
    CAPACITIES,
    CannotSign,
    capacities_of,
    prepare_releases,
    publish,
    reopen,
    sign,
    signatures,
)
from goldthread.reports.views.finding import report_or_404, trail
from goldthread.ui.access import NotAllowed, access

NO_AGENCY = (
    "You sign for the council, the police or health by the agency your membership names, and it"
    " names none of them. Ask your administrator to add it."
)


@access(with_permission(Permission.SIGN_REPORTS))
def report_sign(request: HttpRequest, report_id: int) -> HttpResponse:
    """Sign the newest version, for the partner one answers for."""
    report = report_or_404(request, report_id)
    version = newest(report)
    workplace = workplace_of(request)
    mine = capacities_of(workplace.memberships) if workplace else []
    if not mine:
        raise NotAllowed(NO_AGENCY)
    offered = [(code, CAPACITIES[code]) for code in mine]
    form = SignForm(
        request.POST if request.method == "POST" else None,
        capacities=offered,
        initial={"seen": version.number},
    )
    if request.method == "POST" and form.is_valid() and signed(request, report, form):
        return redirect("report", report.pk)
    context = {
        "report": report,
        "version": version,
        "form": form,
        "signatures": signatures(report),
        "breadcrumbs": trail(report, ("Sign", "")),
    }
    return render(request, "reports/sign.html", context, status=422 if form.errors else 200)


def signed(request: HttpRequest, report: Report, form: SignForm) -> bool:
    said = form.cleaned_data
    seen = int(said["seen"]) if said["seen"].isdecimal() else 0
    try:
        sign(report, said["capacity"], seen, said["words"])
    except CannotSign as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, "Signed. An edit by anyone ends it, and you would be asked again.")
    return True


STEPS: dict[str, tuple[str, Callable[[Report], object], str]] = {
    "refresh": ("Bring the figures up to date", refresh, "The figures are those held now."),
    "release": (
        "Prepare the editions",
        prepare_releases,
        "Prepared. Each edition's release now waits to be approved and frozen.",
    ),
    "publish": ("Publish", publish, "Published. The files no longer say that they are a draft."),
}


@access(with_permission(Permission.WRITE_REPORTS))
def report_step(request: HttpRequest, report_id: int, step: str) -> HttpResponse:
    """Confirm a step, and take it."""
    report = report_or_404(request, report_id)
    if step == "reopen":
        return opened_again(request, report)
    if step not in STEPS:
        raise Http404("no such step")
    heading, take, done = STEPS[step]
    if request.method == "POST":
        try:
            take(report)
        except (CannotEdit, CannotSign) as error:
            messages.warning(request, str(error))
        else:
            messages.success(request, done)
        return redirect("report", report.pk)
    context = {"report": report, "step": step, "heading": heading,
               "breadcrumbs": trail(report, (heading, ""))}  # fmt: skip
    return render(request, "reports/step.html", context)


def opened_again(request: HttpRequest, report: Report) -> HttpResponse:
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            reopen(report, form.cleaned_data["reason"])
        except CannotSign as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Open again. Its signatures stay with the version signed.")
            return redirect("report", report.pk)
    context = {
        "report": report,
        "form": form,
        "heading": "Open the report again",
        "step": "reopen",
        "breadcrumbs": trail(report, ("Open it again", "")),
    }
    return render(request, "reports/step.html", context, status=422 if form.errors else 200)


@access(member)
def recipients(request: HttpRequest, report_id: int) -> HttpResponse:
    """To whom the report goes, in which edition, and when it went."""
    report = report_or_404(request, report_id)
    workplace = workplace_of(request)
    may_write = workplace is not None and workplace.may(Permission.WRITE_REPORTS)
    form = RecipientForm(request.POST if request.method == "POST" and may_write else None)
    if request.method == "POST" and may_write and form.is_valid() and added(report, form):
        messages.success(request, "Added to the distribution list.")
        return redirect("report-recipients", report.pk)
    context = {
        "report": report,
        "recipients": report.recipients.filter(removed_at=None),
        "form": form,
        "may_write": may_write,
        "breadcrumbs": trail(report, ("Distribution list", "")),
    }
    return render(request, "reports/recipients.html", context, status=422 if form.errors else 200)


def added(report: Report, form: RecipientForm) -> bool:
    said = form.cleaned_data
    try:
        with transaction.atomic():
            made = Recipient.objects.create(
                report=report,
                partnership=report.partnership,
                name=said["name"],
                edition=said["edition"],
                added_at=now(),
            )
            record(RECIPIENT_CHANGED, made, after={"title": report.title, "name": made.name})
    except IntegrityError:
        form.add_error("name", "Body or role is on the list already")
        return False
    return True


@access(with_permission(Permission.WRITE_REPORTS))
@require_POST
def recipient_change(request: HttpRequest, report_id: int, recipient_id: int) -> HttpResponse:
    """Say that the report was sent to a recipient, or take them off the list."""
    report = report_or_404(request, report_id)
    found = report.recipients.filter(pk=recipient_id, removed_at=None).first()
    if found is None:
        raise Http404("no such recipient")
    if request.POST.get("do") == "sent":
        found.sent_on = today()
        found.save(update_fields=["sent_on"])
    else:
        found.removed_at = now()
        found.save(update_fields=["removed_at"])
    facts = {"title": report.title, "name": found.name, "sent_on": str(found.sent_on or "")}
    record(RECIPIENT_CHANGED, found, after=facts)
    return redirect("report-recipients", report.pk)
