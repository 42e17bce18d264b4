"""The tables a report printed, made again from the store; and its framework table."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from goldthread.figures.framework import entries
from goldthread.figures.models import Figure, FigureSource
from goldthread.figures.presenters import kept_framework, kept_printed
from goldthread.figures.presenters.kept_judged import Known
from goldthread.figures.presenters.kept_layout import Part, parts
from goldthread.figures.presenters.kept_printed import PrintedPart
from goldthread.figures.reading.series import breaks_of, versions_of
from goldthread.figures.reading.since import stands_now
from goldthread.figures.reading.tables import figures_in, grid, reporters
from goldthread.figures.views.asked import text_of
from goldthread.figures.views.kept_files import download
from goldthread.figures.views.sources import partnership_of, source_or_404, trail
from goldthread.partnership.permissions import member
from goldthread.ui.access import access

JUDGED = "judged"


@dataclass(frozen=True)
class Asked:
    """The table an address asks for: its place, its figures, and whose rows of whose."""

    section: str
    name: str
    reporting: str
    reporters: list[str]
    figures: list[Figure]


def asked_table(request: HttpRequest, source: FigureSource) -> Asked:
    """The table that is asked for; 404 where there is none.

    A national table holds every area's rows: one area's are shown at a time, at first ours.
    """
    section, name = text_of(request, "section"), text_of(request, "table")
    areas = reporters(source, section, name) if name else []
    if not areas:
        raise Http404("no such table in this source")
    wanted = (text_of(request, "area"), partnership_of(request).area.name, areas[0])
    area = next(one for one in wanted if one in areas)
    figures = figures_in(source, section, name, area)
    for figure in figures:
        figure.source = source
    return Asked(section, name, area, areas, figures)


def laid_out(request: HttpRequest, asked: Asked) -> tuple[list[Part], list[PrintedPart]]:
    """The table's parts as the way that is asked for shows them."""
    laid = parts(grid(asked.figures))
    if request.GET.get("view") != JUDGED:
        return laid, kept_printed.printed(asked.name, laid)
    indicators = {figure.indicator_id: figure.indicator for figure in asked.figures}
    versions = versions_of(indicators)
    known = Known(breaks_of(indicators, versions), versions, stands_now(asked.figures))
    return laid, kept_printed.printed(asked.name, laid, known)


@access(member)
@require_safe
def printed_table(request: HttpRequest, source_id: int) -> HttpResponse:
    """One printed table: as it was printed, or as judged (?view=judged)."""
    source = source_or_404(request, source_id)
    asked = asked_table(request, source)
    laid, shown = laid_out(request, asked)
    return render(
        request,
        "figures/kept/printed.html",
        {
            "source": source,
            "asked": asked,
            "parts": shown,
            "judged": request.GET.get("view") == JUDGED,
            "legend": kept_printed.marks_used(laid),
            "printed_query": query(asked),
            "judged_query": query(asked, view=JUDGED),
            "breadcrumbs": trail(source, {"text": asked.name}),
        },
    )


def query(asked: Asked, **more: str) -> str:
    """The part of an address that names a table, and whose rows of it."""
    made = QueryDict(mutable=True)
    made.update({"section": asked.section, "table": asked.name, **more})
    if len(asked.reporters) > 1:
        made["area"] = asked.reporting
    return made.urlencode()


@access(member)
@require_safe
def printed_download(request: HttpRequest, source_id: int, kind: str) -> HttpResponse:
    """The table as a file, the way it is seen."""
    source = source_or_404(request, source_id)
    asked = asked_table(request, source)
    laid, shown = laid_out(request, asked)
    table = kept_printed.as_file(shown, laid, asked.name)
    what = f"the table “{asked.name}” of “{source.title}”"
    return download(request, kind, table, f"{source.slug}-{slugify(asked.name)[:60]}", what)


@access(member)
@require_safe
def framework(request: HttpRequest, source_id: int) -> HttpResponse:
    """The framework table of a source, by theme."""
    source = source_or_404(request, source_id)
    themes = kept_framework.themes(framework_of(source))
    return render(
        request,
        "figures/kept/framework.html",
        {
            "source": source,
            "themes": themes,
            "breadcrumbs": trail(source, {"text": "Framework table"}),
        },
    )


@access(member)
@require_safe
def framework_download(request: HttpRequest, source_id: int, kind: str) -> HttpResponse:
    """The framework as a file, a line for each cell."""
    source = source_or_404(request, source_id)
    table = kept_framework.as_file(framework_of(source))
    what = f"the framework table of “{source.title}”"
    return download(request, kind, table, f"{source.slug}-framework", what)


def framework_of(source: FigureSource) -> list[kept_framework.FrameworkEntry]:
    """A source's framework; 404 for a source without one."""
    if not source.framework.exists():
        raise Http404("this source has no framework")
    return entries(source)
