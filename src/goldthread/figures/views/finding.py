"""What an address names, or 404: areas, indicators, and the workplace of whoever asks."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from goldthread.figures.models import Indicator
from goldthread.partnership.models import Area, Partnership
from goldthread.partnership.permissions import Workplace, workplace_of


def workplace(request: HttpRequest) -> Workplace:
    """Where the person works; the view's own rule has made sure there is one."""
    found = workplace_of(request)
    if found is None:
        raise Http404
    return found


def area_or_404(slug: str) -> Area:
    return get_object_or_404(Area, slug=slug)


def indicator_or_404(code: str, partnership: Partnership) -> Indicator:
    """The indicator of a code: the partnership's own before the catalogue's."""
    held = Indicator.objects.filter(code=code).select_related("parent")
    found = [one for one in held if one.partnership_id in (None, partnership.pk)]
    if not found:
        raise Http404
    return max(found, key=lambda one: one.partnership_id is not None)
