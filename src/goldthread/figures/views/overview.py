"""The overview of an area, and the way to one's own."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldthread.figures.presenters.overview import present
from goldthread.figures.reading.overview import overview_of
from goldthread.figures.reading.places import grouped
from goldthread.figures.views.finding import area_or_404, workplace
from goldthread.partnership.models import Area
from goldthread.partnership.permissions import member
from goldthread.partnership.roles import Permission
from goldthread.ui.access import access
from goldthread.ui.forms import Form, SelectField


class Switcher(Form):
    """Another area, by choice."""

    area = SelectField("Area")

    def __init__(self, groups: Sequence[tuple[str, Sequence[Area]]], **options: Any) -> None:
        super().__init__(auto_id="switch-%s", **options)
        self.fields["area"].choices = [  # type: ignore[attr-defined]
            (area.slug, area.name) for _, areas in groups for area in areas
        ]


@access(member)
def to_own_area(request: HttpRequest) -> HttpResponse:
    """The overview of the area that was chosen, or else of the person's own."""
    slug = request.GET.get("area") or workplace(request).partnership.area.slug
    return redirect("area", area_or_404(slug).slug)


@access(member)
def area(request: HttpRequest, slug: str) -> HttpResponse:
    """One area through the eyes of the partnership the person works in."""
    place, found = workplace(request), area_or_404(slug)
    answering = next((p for p in place.all_partnerships if p.area_id == found.pk), None)
    page = present(overview_of(found, place.partnership, answering))
    groups = grouped(place.partnership.area)
    if found.pk not in {one.pk for _, areas in groups for one in areas}:
        groups.append(("This area", [found]))
    return render(
        request,
        "figures/judged/overview.html",
        {
            "page": page,
            "switcher": Switcher(groups, initial={"area": found.slug}),
            "switch_to": reverse("overview"),
            "may_keep": place.may(Permission.KEEP_CATALOGUE),
            "breadcrumbs": [{"text": "Home", "href": reverse("home")}, {"text": found.name}],
        },
    )
