"""A report as people read it: on the site, and as files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from goldthread.core.audit import record
from goldthread.documents.html import fragment_of
from goldthread.partnership.permissions import member
from goldthread.reports import building
from goldthread.reports.actions import REPORT_DOWNLOADED
from goldthread.reports.bound.edition import Edition
from goldthread.reports.views.finding import report_or_404, trail
from goldthread.ui.access import access
from goldthread.ui.downloads import attachment

TYPES = {
    "report.html": "text/html; charset=utf-8",
    "report.pdf": "application/pdf",
    "report.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "figures.csv": "text/csv; charset=utf-8",
}


def edition_or_404(words: str) -> Edition:
    try:
        return Edition(words)
    except ValueError as error:
        raise Http404("no such edition") from error


@access(member)
@require_safe
def read(request: HttpRequest, report_id: int, edition: str) -> HttpResponse:
    """The report on the site: every number leads to its source in two steps."""
    report, wanted = report_or_404(request, report_id), edition_or_404(edition)
    document = building.kept(report, wanted)
    context = {
        "report": report,
        "document": document,
        "fragment": fragment_of(document),
        "edition": wanted,
        "editions": list(Edition),
        "breadcrumbs": trail(report, (wanted.words, "")),
    }
    return render(request, "reports/read.html", context)


@access(member)
@require_safe
def report_file(request: HttpRequest, report_id: int, edition: str, name: str) -> HttpResponse:
    """The report as a file. That it left the building is written down."""
    report, wanted = report_or_404(request, report_id), edition_or_404(edition)
    if name not in TYPES:
        raise Http404("no such file")
    document = building.kept(report, wanted, request.build_absolute_uri("/").rstrip("/"))
    stem, ending = slugify(f"{report.title} {wanted.words}"), name.rpartition(".")[2]
    file_name = f"{stem}-figures.csv" if name == "figures.csv" else f"{stem}.{ending}"
    record(REPORT_DOWNLOADED, report, after={"what": file_name, "title": report.title})
    return attachment(building.MAKERS[name](document), file_name, TYPES[name])
