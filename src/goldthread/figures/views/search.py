"""Search: areas, indicators, sources, and figures by reference."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goldthread.figures.presenters import kept_search
from goldthread.figures.reading.search import LONGEST
from goldthread.figures.reading.search import search as find
from goldthread.figures.views.asked import text_of
from goldthread.figures.views.sources import partnership_of
from goldthread.partnership.permissions import member
from goldthread.ui.access import access


@access(member)
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What holds all the words of ?q=, the exact first; the form alone for no words."""
    words = text_of(request, "q").strip()[:LONGEST]
    found = find(words, partnership_of(request))
    return render(
        request,
        "figures/kept/search.html",
        {"words": words, "total": found.total, "groups": kept_search.groups(found)},
    )
