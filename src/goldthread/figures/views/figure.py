"""One figure: where it came from, and everything else that was said."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from goldthread.figures.presenters.kept_discrepancies import entries
from goldthread.figures.presenters.kept_figure import figure_story
from goldthread.figures.reading.found import of_figure
from goldthread.figures.reading.story import story_of
from goldthread.figures.views.sources import partnership_of
from goldthread.partnership.permissions import member
from goldthread.ui.access import access


@access(member)
@require_safe
def figure(request: HttpRequest, figure_id: int) -> HttpResponse:
    """The whole story of one figure; 404 for one that is not there or not for this reader."""
    story = story_of(figure_id)
    if story is None:
        raise Http404("no such figure")
    source = story.figure.source
    return render(
        request,
        "figures/kept/figure.html",
        {
            "figure": figure_story(story),
            "area": story.figure.area,
            "discrepancies": entries(of_figure(partnership_of(request), figure_id)),
            "breadcrumbs": [
                {"text": "Sources", "href": reverse("sources")},
                {"text": source.title, "href": reverse("source", args=[source.pk])},
                {"text": "One figure"},
            ],
        },
    )
