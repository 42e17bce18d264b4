"""One figure typed in: its indicator chosen, then its form, then its change set."""

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from goldthread.exchange import by_hand
from goldthread.exchange.by_hand_form import FigureForm
from goldthread.exchange.permissions import here, may_send, own_agency, person_id
from goldthread.exchange.sending import AnothersSource
from goldthread.figures.models import Indicator
from goldthread.figures.models.indicator import Standing
from goldthread.partnership.models import Partnership
from goldthread.ui.access import access

LISTED = 40


@access(may_send)
def figure_new(request: HttpRequest) -> HttpResponse:
    """Choose an indicator, or type in a figure of the one chosen."""
    partnership = here(request).partnership
    code = request.GET.get("indicator", "")
    indicator = choosable(partnership).filter(code=code).order_by("partnership_id").first()
    if indicator is None:
        return choose(request, partnership, code)
    form = FigureForm(
        *([request.POST] if request.method == "POST" else []),
        partnership=partnership,
        indicator=indicator,
        agency=own_agency(request),
    )
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("load", by_hand.prepare(form.typed(), person_id(request)).pk)
        except AnothersSource as error:
            form.add_error("agency", str(error))
    return render(request, "exchange/figure_new.html", {"form": form, "indicator": indicator})


def choose(request: HttpRequest, partnership: Partnership, unknown: str) -> HttpResponse:
    """The indicators to choose from: those that match the words, or those watched."""
    words = request.GET.get("q", "").strip()[:100]
    found = matching(partnership, words) if words else watched(partnership)
    listed = list(found[: LISTED + 1])
    context = {
        "words": words,
        "unknown": unknown,
        "indicators": listed[:LISTED],
        "more": len(listed) > LISTED,
    }
    return render(request, "exchange/figure_choose.html", context)


def choosable(partnership: Partnership) -> QuerySet[Indicator]:
    """The indicators a figure may be typed in for: the catalogue's and those kept here."""
    return Indicator.objects.filter(
        Q(partnership=None) | Q(partnership=partnership),
        standing__in=(Standing.CATALOGUE, Standing.LOCAL),
    )


def matching(partnership: Partnership, words: str) -> QuerySet[Indicator]:
    """The indicators whose name holds every word, or whose code begins with the whole."""
    named = Q()
    for word in words.split():
        named &= Q(name__icontains=word)
    return choosable(partnership).filter(named | Q(code__istartswith=words))


def watched(partnership: Partnership) -> QuerySet[Indicator]:
    found = choosable(partnership).filter(chosenindicator__partnership=partnership)
    return found.order_by("chosenindicator__position")
