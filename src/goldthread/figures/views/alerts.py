"""Alerts: what to look at, and settling one with what was done about it."""

from typing import cast

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from goldthread.figures.alerts import settle
from goldthread.figures.models import Alert
from goldthread.figures.models.alert import AlertKind
from goldthread.figures.presenters import alerts as present
from goldthread.figures.views.sources import partnership_of
from goldthread.partnership.models import Person
from goldthread.partnership.permissions import may, member, with_permission
from goldthread.partnership.roles import Permission
from goldthread.ui.access import access
from goldthread.ui.forms import Form, SelectField, TextareaField
from goldthread.ui.paging import pages

LISTED = 20
SETTLED = "settled"


class Kinds(Form):
    """Which kind of alert."""

    kind = SelectField("Kind", choices=[("", "Every kind"), *AlertKind.choices], required=False)


class Settling(Form):
    """What was done about it."""

    note = TextareaField(
        "What was done about it",
        hint="Kept with the alert and in the audit ledger. Do not name a child or an adult.",
        max_length=1000,
        rows=4,
    )


@access(member)
@require_safe
def alerts(request: HttpRequest) -> HttpResponse:
    """The partnership's alerts: to settle, or settled (?show=settled), by kind."""
    show = SETTLED if request.GET.get("show") == SETTLED else ""
    form = Kinds(request.GET)
    wanted = of_kind(present.of(partnership_of(request)), form)
    wanted = wanted.filter(settled_at__isnull=not show)
    shown = pages(request, wanted.order_by("-settled_at") if show else wanted, LISTED)
    rows = list(shown.rows)
    return render(
        request,
        "figures/kept/alerts.html",
        {
            "form": form,
            "show": show,
            "pages": shown,
            "notices": present.notices(rows, names_of(rows)),
            "may_settle": may(request, Permission.SETTLE_ALERTS),
        },
    )


def of_kind(alerts: QuerySet[Alert], form: Kinds) -> QuerySet[Alert]:
    """Those of the kind asked for; all of them where the form asks for none or nonsense."""
    kind = form.cleaned_data.get("kind") if form.is_valid() else ""
    return alerts.filter(kind=kind) if kind else alerts


def names_of(alerts: list[Alert]) -> dict[int, str]:
    """The names of those who settled these, in one query."""
    people = {alert.settled_by for alert in alerts if alert.settled_by}
    return dict(Person.objects.filter(pk__in=people).values_list("pk", "name"))


@access(with_permission(Permission.SETTLE_ALERTS))
@require_http_methods(["GET", "HEAD", "POST"])
def alert_settle(request: HttpRequest, alert_id: int) -> HttpResponse:
    """One alert and the form that settles it."""
    alert = present.of(partnership_of(request)).filter(pk=alert_id).first()
    if alert is None:
        raise Http404("no such alert")
    form = Settling(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return settled(request, alert, form.cleaned_data["note"])
    return render(
        request,
        "figures/kept/settle.html",
        {
            "form": form,
            "notice": present.notice(alert, names_of([alert])),
            "breadcrumbs": [
                {"text": "Alerts", "href": reverse("alerts")},
                {"text": "Settle an alert"},
            ],
        },
    )


def settled(request: HttpRequest, alert: Alert, note: str) -> HttpResponse:
    """Settle it, or say who was faster: the first word stands and the second is not kept."""
    person = cast(Person, request.user).pk
    after = settle(alert, person, note)
    if (after.settled_by, after.settled_note) == (person, note):
        messages.success(request, "Settled. Your note is kept with the alert.")
    else:
        words = present.settled_words(after, names_of([after]))
        messages.warning(
            request, f"{words}, before you sent yours: your note “{note}” was not kept."
        )
    return redirect("alerts")
