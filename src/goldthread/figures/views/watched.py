"""What a partnership watches: a person adds, takes off and orders indicators."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldthread.figures.models import ChosenIndicator, Indicator
from goldthread.figures.reading.catalogue import choosable, matching
from goldthread.figures.views.choosing import LISTED, words_asked
from goldthread.figures.views.sources import partnership_of
from goldthread.figures.watching import move, reorder, unwatch, watch, watched
from goldthread.partnership.models import Partnership
from goldthread.partnership.permissions import with_permission
from goldthread.partnership.roles import Permission
from goldthread.ui.access import access
from goldthread.ui.forms import Form, NumberField

MOST = 9999


class Order(Form):
    """The place of each watched indicator, as whole numbers."""

    def __init__(self, chosen: list[ChosenIndicator], sent: Any = None) -> None:
        super().__init__(sent)
        self.chosen = chosen
        for place, one in enumerate(chosen, start=1):
            name = f"place-{one.pk}"
            # A row that somebody added meanwhile was not on the page that was sent.
            self.fields[name] = place_field(one, required=sent is None or name in sent)
            self.initial[name] = place

    def places(self) -> dict[int, int]:
        """The places typed, by the row's id."""
        said = self.cleaned_data.items()
        return {int(name.removeprefix("place-")): int(p) for name, p in said if p is not None}


def place_field(chosen: ChosenIndicator, required: bool) -> NumberField:
    """Where in the order one indicator stands."""
    label = f"Place of {chosen.indicator.name}"
    wrong = f"{label} must be a whole number from 0 to {MOST}"
    kinds = ("min_value", "max_value", "max_decimal_places")
    return NumberField(
        label,
        required=required,
        decimal_places=0,
        min_value=0,
        max_value=MOST,
        error_messages=dict.fromkeys(kinds, wrong)
        | {"required": f"Enter the place of {chosen.indicator.name}"},
    )


@access(with_permission(Permission.KEEP_CATALOGUE))
@require_http_methods(["GET", "HEAD", "POST"])
def watched_indicators(request: HttpRequest) -> HttpResponse:
    """The list, with what finds another indicator to watch."""
    partnership = partnership_of(request)
    if request.method != "POST":
        return page(request, partnership, Order(watched(partnership)))
    if "order" not in request.POST:
        return change(request, partnership)
    form = Order(watched(partnership), request.POST)
    if not form.is_valid():
        return page(request, partnership, form)
    reorder(partnership, form.places())
    messages.success(request, "The order is kept.")
    return redirect("watched")


def change(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """One button pressed: add, remove, up or down. What is gone meanwhile changes nothing."""
    to, sent = reverse("watched"), request.POST
    for name, by in (("up", -1), ("down", 1)):
        if sent.get(name, "").isdecimal():
            move(partnership, int(sent[name][:18]), by)
            return redirect(f"{to}#row-{sent[name]}")
    found = choosable(partnership) | Indicator.objects.filter(chosenindicator__isnull=False)
    key = sent.get("add") or sent.get("remove") or ""
    one = found.filter(pk=int(key[:18])).distinct().first() if key.isdecimal() else None
    if one and "add" in sent and watch(partnership, one):
        messages.success(request, f"{one.name} is watched. It stands last; move it if you like.")
    elif one and "remove" in sent and unwatch(partnership, one):
        messages.success(request, f"{one.name} is no longer watched. Its figures stay.")
    else:
        messages.warning(request, "Nothing was changed: somebody did it already.")
    return redirect(to)


def page(request: HttpRequest, partnership: Partnership, form: Order) -> HttpResponse:
    words = words_asked(request)
    found = list(matching(partnership, words)[: LISTED + 1]) if words else []
    held = {one.indicator_id for one in form.chosen}
    context = {
        "partnership": partnership,
        "form": form,
        "rows": [(one, form[f"place-{one.pk}"]) for one in form.chosen],
        "words": words,
        "found": [(one, one.pk in held) for one in found[:LISTED]],
        "more": len(found) > LISTED,
        "breadcrumbs": [
            {"text": "Overview", "href": reverse("area", args=[partnership.area.slug])},
            {"text": "What we watch"},
        ],
    }
    status = 422 if form.errors else 200
    return render(request, "figures/watching/watched.html", context, status=status)
