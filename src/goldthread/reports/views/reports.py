"""The list of reports, a new one, and one report: where it stands and what is next."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from goldthread.partnership.permissions import may, member, with_permission, workplace_of
from goldthread.partnership.roles import Permission
from goldthread.reports.bound.edition import Edition
from goldthread.reports.checklist import answers, gaps, typed_numbers
from goldthread.reports.forms import StartForm
from goldthread.reports.keeping import CannotEdit, content_of, newest, start
from goldthread.reports.models import Report
from goldthread.reports.presenters import overview as present
from goldthread.reports.signing import capacities_of, signatures
from goldthread.reports.views.finding import names_of, partnership_of, report_or_404, trail
from goldthread.ui.access import access
from goldthread.ui.paging import pages

LISTED = 25


@access(member)
@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """The partnership's reports, the latest period first."""
    listed = pages(request, Report.objects.filter(partnership=partnership_of(request)), LISTED)
    context = {
        "pages": listed,
        "table": present.listed(listed.rows),
        "may_write": may(request, Permission.WRITE_REPORTS),
    }
    return render(request, "reports/list.html", context)


@access(with_permission(Permission.WRITE_REPORTS))
def report_new(request: HttpRequest) -> HttpResponse:
    """Start a report: its first draft is made from the figures held."""
    partnership = partnership_of(request)
    form = StartForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = start(partnership, partnership.area, form.cleaned_data["period"])
        except CannotEdit as error:
            form.add_error("period", str(error))
        else:
            messages.success(request, "Drafted. What the figures cannot tell is set out as gaps.")
            return redirect("report", made.pk)
    crumbs = [{"text": "Reports", "href": reverse("reports")}, {"text": "Start a report"}]
    context = {"form": form, "partnership": partnership, "breadcrumbs": crumbs}
    return render(request, "reports/new.html", context, status=422 if form.errors else 200)


@access(member)
@require_safe
def report(request: HttpRequest, report_id: int) -> HttpResponse:
    """One report: its sections, what is missing, who has signed, what may be done next."""
    found = report_or_404(request, report_id)
    version = newest(found)
    content = content_of(version)
    signed = signatures(found)
    people = names_of([version.made_by or 0, *(s.sign_off.signed_by for s in signed if s.sign_off)])
    open_comments = list(found.comments.filter(settled_at=None).values_list("part", flat=True))
    workplace = workplace_of(request)
    capacities = capacities_of(workplace.memberships) if workplace else []
    return render(
        request,
        "reports/report.html",
        {
            "report": found,
            "version": version,
            "made_by": people.get(version.made_by or 0, "drafted from the figures"),
            "sections": present.sections(found, content, open_comments),
            "answers": answers(content),
            "gaps": gaps(content),
            "typed": typed_numbers(content),
            "signatures": present.signed(signed, people),
            "editions": list(Edition),
            "releases": present.releases(found),
            "steps": present.steps(found, may(request, Permission.WRITE_REPORTS)),
            "may_sign": found.is_open
            and bool(capacities)
            and may(request, Permission.SIGN_REPORTS),
            "recipients": found.recipients.filter(removed_at=None),
            "breadcrumbs": [*trail(found)[:1], {"text": found.title}],
        },
    )
