"""Sources: who said what. The list, one source, and all of its figures as a file."""

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from goldthread.figures.models import Figure, FigureSource
from goldthread.figures.presenters import kept_export, kept_sources
from goldthread.figures.reading.sources import area_of, in_sentences, said_otherwise, sources_for
from goldthread.figures.reading.tables import tables_of
from goldthread.figures.views.kept_files import note_export
from goldthread.partnership.models import Partnership
from goldthread.partnership.permissions import member, workplace_of
from goldthread.ui.access import access
from goldthread.ui.paging import pages

LISTED = 25
CHUNK = 2_000


def partnership_of(request: HttpRequest) -> Partnership:
    """Where the person works now; the pages' rule `member` has made sure of one."""
    workplace = workplace_of(request)
    if workplace is None:
        raise Http404
    return workplace.partnership


def source_or_404(request: HttpRequest, source_id: int) -> FigureSource:
    """A source of this partnership or of everyone."""
    found = sources_for(partnership_of(request)).filter(pk=source_id).first()
    if found is None:
        raise Http404("no such source")
    return found


def trail(source: FigureSource, *more: dict[str, str]) -> list[dict[str, str]]:
    """The breadcrumbs of a page under a source."""
    return [
        {"text": "Sources", "href": reverse("sources")},
        {"text": source.title, "href": reverse("source", args=[source.pk])},
        *more,
    ]


@access(member)
@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """Every source this partnership can see, newest first."""
    shown = pages(request, sources_for(partnership_of(request)), LISTED)
    table = kept_sources.sources_table(shown.rows)
    return render(request, "figures/kept/sources.html", {"pages": shown, "table": table})


@access(member)
@require_safe
def source(request: HttpRequest, source_id: int) -> HttpResponse:
    """One source: what it is, the tables it printed, its loads, and who says otherwise."""
    found = source_or_404(request, source_id)
    area = area_of(found, partnership_of(request).area)
    loads = found.loads.defer("refusals", "repairs", "provisional", "provisional_areas")
    return render(
        request,
        "figures/kept/source.html",
        {
            "source": found,
            "summary": kept_sources.summary(found),
            "sections": kept_sources.sections(found, tables_of(found)),
            "in_sentences": in_sentences(found),
            "has_framework": found.framework.exists(),
            "loads": kept_sources.loads_table(loads),
            "area": area,
            "otherwise": pages(request, said_otherwise(found, area), LISTED),
            "present": kept_sources.disagreements,
            "breadcrumbs": [*trail(found)[:1], {"text": found.title}],
        },
    )


@access(member)
@require_safe
def source_download(request: HttpRequest, source_id: int) -> StreamingHttpResponse:
    """Every figure of a source, streamed."""
    found = source_or_404(request, source_id)
    note_export(request, found.slug, f"every figure of “{found.title}”")
    figures = Figure.objects.filter(source=found, recorded_until=None)
    figures = figures.select_related("area", "indicator").order_by("place")
    return StreamingHttpResponse(
        kept_export.csv_lines(figures.iterator(CHUNK)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{found.slug}.csv"'},
    )
