"""The list of loads."""

from collections.abc import Iterable

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from goldthread.exchange.forms import LoadFilters
from goldthread.exchange.lost import settle_lost
from goldthread.exchange.permissions import loads_of
from goldthread.exchange.presenters.listing import lines
from goldthread.figures.models import Load
from goldthread.partnership.models import Person
from goldthread.partnership.permissions import Permission, may, member
from goldthread.ui.access import access
from goldthread.ui.paging import pages

PAGE = 25


@require_GET
@access(member)
def loads(request: HttpRequest) -> HttpResponse:
    """What has been sent to be loaded, newest first."""
    form = LoadFilters(request.GET)
    found = loads_of(request)
    if form.is_valid():
        found = narrowed(found, **form.cleaned_data)
    shown = pages(request, found, PAGE)
    listed = list(shown.rows)
    settle_lost(listed)
    context = {
        "form": form,
        "pages": shown,
        "lines": lines(listed, names_of(listed)),
        "narrowed": any(request.GET.get(name) for name in form.fields),
        "may_load": may(request, Permission.LOAD_FIGURES),
        "may_return": may(request, Permission.LOAD_OWN_RETURN),
        "may_match": may(request, Permission.KEEP_CATALOGUE),
    }
    return render(request, "exchange/loads.html", context)


def narrowed(found, state: str, words: str):
    if state:
        found = found.filter(state=state)
    if words:
        found = found.filter(Q(file_name__icontains=words) | Q(source__title__icontains=words))
    return found


def names_of(loads: Iterable[Load]) -> dict[int, str]:
    """The names of those who sent the loads, by id."""
    senders = {load.person_id for load in loads if load.person_id}
    return dict(Person.objects.filter(pk__in=senders).values_list("pk", "name"))
