"""One figure typed in: its indicator chosen, then its form, then its change set."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldthread.exchange import by_hand
from goldthread.exchange.by_hand_form import FigureForm
from goldthread.exchange.permissions import here, may_send, own_agency, person_id
from goldthread.exchange.sending import AnothersSource
from goldthread.figures.reading.catalogue import choosable
from goldthread.figures.views.choosing import choosing
from goldthread.partnership.models import Partnership
from goldthread.ui.access import access


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
    context = choosing(request, partnership, reverse("figure-new"), unknown)
    return render(request, "exchange/figure_choose.html", context)
