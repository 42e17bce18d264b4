"""The catalogue of indicators, and what one of them is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldthread.figures.models.indicator import Standing
from goldthread.figures.presenters.catalogue import entries
from goldthread.figures.presenters.definition import Definition, define, places
from goldthread.figures.reading.catalogue import domains, find
from goldthread.figures.reading.knowing import HeldIn, held_in, known
from goldthread.figures.reading.places import answered_for
from goldthread.figures.views.finding import indicator_or_404, workplace
from goldthread.partnership.permissions import member
from goldthread.ui.access import access
from goldthread.ui.forms import Form, SelectField, TextField
from goldthread.ui.paging import pages

EVERY = ("", "Any")
LONGEST_WORDS = 100
STANDINGS = (
    ("catalogue", "Catalogue"),
    ("local", "Local"),
    ("provisional", "Provisional: not yet matched"),
)


class Narrow(Form):
    """What the catalogue is narrowed to."""

    words = TextField("Words or code", required=False, max_length=LONGEST_WORDS)
    domain = SelectField("Domain", required=False)
    standing = SelectField("Standing", required=False, choices=[EVERY, *STANDINGS])

    def __init__(self, asked: Any, known_domains: Sequence[str]) -> None:
        super().__init__(asked)
        choices = [EVERY, *((one, one) for one in known_domains)]
        self.fields["domain"].choices = choices  # type: ignore[attr-defined]


@access(member)
def catalogue(request: HttpRequest) -> HttpResponse:
    """Every indicator, by domain, words and standing."""
    partnership = workplace(request).partnership
    form = Narrow(request.GET, domains(partnership))
    asked = form.cleaned_data if form.is_valid() else {}
    shown = pages(request, find(partnership, **asked))
    context = {
        "narrow": form,
        "asked": any(asked.values()),
        "pages": shown,
        "entries": entries(shown.rows, partnership.area),
        "area": partnership.area,
        "breadcrumbs": [{"text": "Home", "href": reverse("home")}, {"text": "Indicators"}],
    }
    return render(request, "figures/judged/catalogue.html", context)


@dataclass(frozen=True)
class DefinitionPage:
    """What an indicator is."""

    definition: Definition


@access(member)
def indicator(request: HttpRequest, code: str) -> HttpResponse:
    """One indicator: its definition, versions and other names, and who has figures of it."""
    partnership = workplace(request).partnership
    one = indicator_or_404(code, partnership)
    ours, others = split(held_in(one))
    context = {
        "page": DefinitionPage(define(known(one))),
        "is_matched": one.standing == Standing.MATCHED,
        "parent": one.parent,
        "ours": places(one, ours),
        "others": places(one, others),
        "compare_href": f"{reverse('compare')}?indicator={one.code}",
        "breadcrumbs": [
            {"text": "Home", "href": reverse("home")},
            {"text": "Indicators", "href": reverse("indicators")},
            {"text": one.name},
        ],
    }
    return render(request, "figures/judged/definition.html", context)


def split(held: Sequence[HeldIn]) -> tuple[list[HeldIn], list[HeldIn]]:
    """The areas that partnerships here answer for, and all others."""
    ours = {area.pk for area in answered_for()}
    return (
        [one for one in held if one.area.pk in ours],
        [one for one in held if one.area.pk not in ours],
    )
