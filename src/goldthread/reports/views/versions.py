"""The versions of a report and what each changed; going back to one."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from goldthread.partnership.permissions import may, member, with_permission
from goldthread.partnership.roles import Permission
from goldthread.reports import keeping
from goldthread.reports.differing import differences
from goldthread.reports.models import Report, ReportVersion
from goldthread.reports.views.finding import names_of, report_or_404, trail
from goldthread.ui.access import access
from goldthread.ui.paging import pages

LISTED = 40


@access(member)
@require_safe
def versions(request: HttpRequest, report_id: int) -> HttpResponse:
    """Every version, the newest first."""
    report = report_or_404(request, report_id)
    listed = pages(request, report.versions.defer("content").order_by("-number"), LISTED)
    context = {
        "report": report,
        "pages": listed,
        "people": names_of(one.made_by or 0 for one in listed.rows),
        "breadcrumbs": trail(report, ("Versions", "")),
    }
    return render(request, "reports/versions.html", context)


@access(member)
@require_safe
def version(request: HttpRequest, report_id: int, number: int) -> HttpResponse:
    """What a version changed against the one before."""
    report = report_or_404(request, report_id)
    found = version_or_404(report, number)
    before = report.versions.filter(number=number - 1).first()
    context = {
        "report": report,
        "version": found,
        "made_by": names_of([found.made_by or 0]).get(found.made_by or 0, "the system"),
        "differences": differences(keeping.content_of(before), keeping.content_of(found))
        if before
        else [],
        "before": before,
        "is_newest": not report.versions.filter(number__gt=number).exists(),
        "may_write": report.is_open and may(request, Permission.WRITE_REPORTS),
        "breadcrumbs": trail(
            report,
            ("Versions", reverse("report-versions", args=[report.pk])),
            (f"Version {number}", ""),
        ),
    }
    return render(request, "reports/version.html", context)


@access(with_permission(Permission.WRITE_REPORTS))
@require_POST
def version_back(request: HttpRequest, report_id: int, number: int) -> HttpResponse:
    """Make a version the newest again."""
    report = report_or_404(request, report_id)
    version_or_404(report, number)
    try:
        keeping.go_back(report, number)
    except keeping.CannotEdit as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, f"The report says again what version {number} said.")
    return redirect("report", report.pk)


def version_or_404(report: Report, number: int) -> ReportVersion:
    found = report.versions.filter(number=number).first()
    if found is None:
        raise Http404("no such version")
    return found
