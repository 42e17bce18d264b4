"""What the pages of reports share: finding a report, its trail, who is who."""

from django.http import Http404, HttpRequest
from django.urls import reverse

from goldthread.figures.reading.knowing import names_of
from goldthread.partnership.models import Partnership
from goldthread.partnership.permissions import check_may, workplace_of
from goldthread.reports.content.section import Content, NoSuchPart, Section
from goldthread.reports.models import Report

__all__ = ["check_may", "names_of", "partnership_of", "report_or_404", "section_or_404", "trail"]


def partnership_of(request: HttpRequest) -> Partnership:
    """Where the person works now."""
    workplace = workplace_of(request)
    if workplace is None:
        raise Http404("nobody's page")
    return workplace.partnership


def report_or_404(request: HttpRequest, report_id: int) -> Report:
    """A report of the partnership the person works in now; of others, there is none."""
    found = Report.objects.filter(pk=report_id, partnership=partnership_of(request))
    report = found.select_related(
        "area", "partnership", "public_release", "partners_release"
    ).first()
    if report is None:
        raise Http404("no such report")
    return report


def section_or_404(content: Content, key: str) -> Section:
    try:
        return content.section(key)
    except NoSuchPart as error:
        raise Http404("no such section") from error


def trail(report: Report, *more: tuple[str, str]) -> list[dict[str, str]]:
    """The breadcrumbs of a page under a report: (text, address); '' for this page."""
    first = {"text": "Reports", "href": reverse("reports")}
    here = {"text": report.title, "href": reverse("report", args=[report.pk])}
    return [first, here, *({"text": t, "href": h} if h else {"text": t} for t, h in more)]
