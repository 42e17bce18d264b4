"""Matching what files call an indicator to the catalogue, or keeping it as a local one."""

from collections import defaultdict
from collections.abc import Iterable

from django.contrib import messages
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from goldthread.exchange.matching_form import MatchForm
from goldthread.exchange.permissions import here, person_id
from goldthread.exchange.presenters.matching import KEEP, Decision, Held, unmatched
from goldthread.figures import matching as rule
from goldthread.figures.matching import CannotMatch
from goldthread.figures.models import Figure, FigureSource, Indicator
from goldthread.partnership.permissions import Permission, with_permission
from goldthread.ui.access import access
from goldthread.ui.paging import pages
from goldthread.ui.words import count_words

PAGE = 20
UNDECIDED = "Choose what at least one of the indicators is, then go on."


@access(with_permission(Permission.KEEP_CATALOGUE))
def matching(request: HttpRequest) -> HttpResponse:
    """All that nobody has matched: decided together, looked at once more, then done."""
    if request.method == "POST":
        decisions = decided(request)
        if not decisions:
            messages.warning(request, UNDECIDED)
        elif request.POST.get("sure") == "yes":
            carry_out(request, decisions, request.POST.get("domain", "")[:80])
        else:
            return confirm(request, decisions, request.POST.get("domain", "")[:80])
        return redirect("matching")
    shown = pages(request, provisional(request), PAGE)
    listed = list(shown.rows)
    known = ours(request, rule.matchable())
    context = {
        "pages": shown,
        "unmatched": unmatched(listed, known, held_by(listed)),
        "domains": [
            {"value": "", "text": "Not yet decided"},
            *({"value": name, "text": name} for name in domains(known)),
        ],
    }
    return render(request, "exchange/matching.html", context)


@access(with_permission(Permission.KEEP_CATALOGUE))
def match(request: HttpRequest, pk: int) -> HttpResponse:
    """One indicator, matched to any of the catalogue or kept."""
    indicator = provisional(request).filter(pk=pk).first()
    if indicator is None:
        raise Http404
    known = ours(request, rule.matchable())
    (about,) = unmatched([indicator], known, held_by([indicator]))
    given = [request.POST] if request.method == "POST" else []
    form = MatchForm(*given, near=about.near, known=known, domains=domains(known))
    if request.method == "POST" and form.is_valid():
        decisions = decisions_of([(indicator.pk, form.decision())])
        return confirm(request, decisions, form.cleaned_data["domain"])
    return render(request, "exchange/match.html", {"form": form, "about": about})


def provisional(request: HttpRequest) -> QuerySet[Indicator]:
    """The unmatched indicators of the partnership a person works in, and those of all."""
    partnership = here(request).partnership
    return rule.provisional().filter(Q(partnership=None) | Q(partnership=partnership))


def ours(request: HttpRequest, known: Iterable[Indicator]) -> list[Indicator]:
    """Those that are for all, or the partnership's own."""
    own = here(request).partnership.pk
    return [one for one in known if one.partnership_id in (None, own)]


def domains(known: Iterable[Indicator]) -> list[str]:
    return sorted({indicator.domain for indicator in known if indicator.domain})


def held_by(indicators: Iterable[Indicator]) -> dict[int, Held]:
    """How many figures stand under each, from which sources: two queries for all."""
    found = Figure.objects.filter(indicator__in=list(indicators), recorded_until=None)
    counted = found.values_list("indicator_id", "source_id").annotate(Count("id")).order_by()
    parts: dict[int, dict[int, int]] = defaultdict(dict)
    for indicator, source, figures in counted:
        parts[indicator][source] = figures
    titles = dict(FigureSource.objects.values_list("pk", "title"))
    return {
        indicator: Held(sum(held.values()), tuple(sorted(titles[source] for source in held)))
        for indicator, held in parts.items()
    }


def decided(request: HttpRequest) -> list[Decision]:
    """The decisions of the form, in its order; what is not a decision is passed over."""
    chosen = {
        int(name.removeprefix("is-")): value
        for name, value in request.POST.items()
        if isinstance(value, str)
        and value
        and name.startswith("is-")
        and name.removeprefix("is-").isdecimal()
    }
    mine = provisional(request).filter(pk__in=chosen)
    return decisions_of([(pk, chosen[pk]) for pk in mine.values_list("pk", flat=True)])


def decisions_of(chosen: list[tuple[int, str]]) -> list[Decision]:
    """Decisions from ids and what was chosen for each: another's id, or to keep it."""
    wanted = {pk for pk, _ in chosen} | {int(value) for _, value in chosen if value.isdecimal()}
    found = Indicator.objects.in_bulk(wanted)
    figures = held_by(found[pk] for pk, _ in chosen if pk in found)
    return [
        Decision(
            found[pk],
            None if value == KEEP else found[int(value)],
            figures.get(pk, Held()).figures,
        )
        for pk, value in chosen
        if pk in found and (value == KEEP or (value.isdecimal() and int(value) in found))
    ]


def confirm(request: HttpRequest, decisions: list[Decision], domain: str) -> HttpResponse:
    """Everything that was decided, once more, before it is done."""
    return render(
        request, "exchange/matching_check.html", {"decisions": decisions, "domain": domain}
    )


def carry_out(request: HttpRequest, decisions: list[Decision], domain: str) -> None:
    """Do what was decided; what cannot be done is said, and the rest is done."""
    done = 0
    for decision in decisions:
        # Held until the request ends, so that two people do not match one thing twice.
        indicator = Indicator.objects.select_for_update().get(pk=decision.indicator.pk)
        try:
            if decision.to is None:
                rule.keep(indicator, domain)
            else:
                rule.match(indicator, decision.to, person_id(request))
            done += 1
        except CannotMatch as error:
            messages.warning(request, str(error))
    if done:
        messages.success(request, f"{count_words(done, 'indicator')} decided, and remembered.")
