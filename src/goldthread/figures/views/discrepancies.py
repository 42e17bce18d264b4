"""Figures that do not fit each other: the list, one of them, and a partnership's word on it."""

from dataclasses import dataclass
from typing import cast

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goldthread.figures.discrepancies import notes
from goldthread.figures.discrepancies.records import Severity
from goldthread.figures.models import Discrepancy, FigureSource
from goldthread.figures.models.discrepancy import SAID, Standing
from goldthread.figures.presenters import kept_discrepancies as present
from goldthread.figures.reading import found
from goldthread.figures.reading.places import answered_for
from goldthread.figures.reading.sources import sources_for
from goldthread.figures.tasks import check_discrepancies
from goldthread.figures.views.kept_files import download
from goldthread.figures.views.sources import partnership_of
from goldthread.partnership.models import Partnership, Person
from goldthread.partnership.permissions import may, member, with_permission
from goldthread.partnership.roles import Permission
from goldthread.ui.access import access
from goldthread.ui.forms import Form, RadiosField, SelectField, TextareaField
from goldthread.ui.paging import pages

LISTED = 20
HERE, ANYWHERE, ANY_STANDING = "", "all", "any"
EVERY_SEVERITY = [("", "Every severity")]


class Narrow(Form):
    """Which discrepancies: of what severity, rule, area and source, and how they stand."""

    severity = SelectField(
        "Severity",
        choices=[*EVERY_SEVERITY, *((one.value, present.severity_words(one)) for one in Severity)],
        required=False,
    )
    rule = SelectField(
        "Rule",
        choices=[("", "Every rule"), *((rule.code, rule.name) for rule in present.rules())],
        required=False,
    )
    area = SelectField("Area", choices=[], required=False)
    source = SelectField("Source", choices=[], required=False)
    standing = SelectField(
        "Standing",
        choices=[("", "Open"), *SAID, (ANY_STANDING, "However it stands")],
        required=False,
    )

    def __init__(self, data: object, partnership: Partnership) -> None:
        super().__init__(data)
        here = partnership.area
        areas = [(str(area.pk), area.name) for area in answered_for() if area != here]
        own = (HERE, f"{here.name} and what it lies in")
        self.fields["area"].choices = [  # type: ignore[attr-defined]
            own,
            (ANYWHERE, "Every area"),
            *areas,
        ]
        sources = [(str(one.pk), one.title) for one in reports(partnership)]
        self.fields["source"].choices = [  # type: ignore[attr-defined]
            ("", "Every source"),
            *sources,
        ]


def reports(partnership: Partnership) -> QuerySet[FigureSource]:
    return sources_for(partnership).order_by("title")


class Saying(Form):
    """What a person makes of a discrepancy, and why."""

    standing = RadiosField(
        "What is it?",
        choices=[(Standing.EXPLAINED.value, "Explained"), (Standing.ACCEPTED.value, "Accepted")],
        error_messages={"required": "Select whether it is explained or accepted"},
        hints={
            Standing.EXPLAINED.value: "The figures are right: there is a reason they differ.",
            Standing.ACCEPTED.value: "A figure is wrong, known to be, and stays as printed.",
        },
    )
    reason = TextareaField(
        "Why",
        hint="Kept with the discrepancy and in the audit ledger. Do not name a child or an adult.",
        error_messages={"required": "Enter the reason"},
        max_length=1000,
        rows=4,
    )


@dataclass
class Asked:
    """What the reader asks for; nonsense asks for nothing."""

    partnership: Partnership
    form: Narrow

    def said(self, name: str) -> str:
        return str(self.form.cleaned_data.get(name) or "")

    @cached_property
    def discrepancies(self) -> QuerySet[Discrepancy]:
        area, source, standing = self.said("area"), self.said("source"), self.said("standing")
        wanted = found.narrowed(
            found.standing_now(self.partnership),
            severity=self.said("severity"),
            rule=self.said("rule"),
            areas=self.areas(area),
            source=int(source) if source else None,
            standing="" if standing == ANY_STANDING else standing or Standing.OPEN,
        )
        return wanted.select_related("indicator", "area")

    def areas(self, asked: str) -> list[int]:
        if asked == ANYWHERE:
            return []
        return [int(asked)] if asked else found.concerning(self.partnership.area)


def asked(request: HttpRequest) -> Asked:
    partnership = partnership_of(request)
    form = Narrow(request.GET, partnership)
    form.is_valid()
    return Asked(partnership, form)


@access(member)
@require_safe
def discrepancies(request: HttpRequest) -> HttpResponse:
    """What does not fit, the worst first."""
    wanted = asked(request)
    shown = pages(request, wanted.discrepancies, LISTED)
    return render(
        request,
        "figures/kept/discrepancies.html",
        {
            "form": wanted.form,
            "area": wanted.partnership.area,
            "pages": shown,
            "entries": present.entries(shown.rows),
            "checked": present.checked_words(found.last_check(wanted.partnership)),
            "may_check": may(request, Permission.SETTLE_DISCREPANCIES),
            "narrowed": bool(request.GET),
            "query": request.GET.urlencode(),
        },
    )


@access(member)
@require_safe
def discrepancies_download(request: HttpRequest, kind: str) -> HttpResponse:
    """The same as a file, all of it."""
    wanted = asked(request)
    slug = wanted.partnership.slug
    table = present.as_file(wanted.discrepancies, wanted.partnership.area.name)
    return download(request, kind, table, f"{slug}-discrepancies", f"discrepancies seen by {slug}")


@access(member)
@require_safe
def discrepancy_rules(request: HttpRequest) -> HttpResponse:
    """What each rule looks for, why it matters and what would settle it."""
    return render(
        request,
        "figures/kept/discrepancy_rules.html",
        {"rules": present.rules(), "breadcrumbs": trail("What is looked for")},
    )


@access(with_permission(Permission.SETTLE_DISCREPANCIES))
@require_POST
def discrepancies_check(request: HttpRequest) -> HttpResponse:
    """Check everything again, in the background."""
    check_discrepancies.defer(anyway=True)
    messages.success(request, "The figures are being checked. Open this page again in a moment.")
    return redirect("discrepancies")


def trail(last: str) -> list[dict[str, str]]:
    return [{"text": "Discrepancies", "href": reverse("discrepancies")}, {"text": last}]


def one_of(request: HttpRequest, discrepancy_id: int) -> Discrepancy:
    """A discrepancy this partnership may see, one no longer found included; else 404."""
    one = found.visible(partnership_of(request)).filter(pk=discrepancy_id).first()
    if one is None:
        raise Http404("no such discrepancy")
    return one


@access(member)
@require_safe
def discrepancy(request: HttpRequest, discrepancy_id: int) -> HttpResponse:
    """One discrepancy: its figures side by side, its rule, and what was said of it."""
    return page(request, one_of(request, discrepancy_id), Saying())


def page(request: HttpRequest, one: Discrepancy, form: Saying) -> HttpResponse:
    said = list(notes.history(partnership_of(request), one))
    return render(
        request,
        "figures/kept/discrepancy.html",
        {
            "one": one,
            "entry": present.entry(one),
            "rule": present.rule_of(one),
            "figures": present.beside(found.figures_of(one)),
            "said": present.words_of(said, names_of(said), one.versions),
            "form": form,
            "may_say": may(request, Permission.SETTLE_DISCREPANCIES) and one.gone_at is None,
            "is_open": present.standing_of(one) == Standing.OPEN,
            "breadcrumbs": trail("One discrepancy"),
        },
    )


def names_of(said: list) -> dict[int, str]:  # type: ignore[type-arg]
    """The names of those who said or took back, in one query."""
    people = {note.written_by for note in said} | {n.withdrawn_by for n in said if n.withdrawn_by}
    return dict(Person.objects.filter(pk__in=people).values_list("pk", "name"))


@access(with_permission(Permission.SETTLE_DISCREPANCIES))
@require_http_methods(["POST"])
def discrepancy_say(request: HttpRequest, discrepancy_id: int) -> HttpResponse:
    """Explain or accept one; the first word stands and the second is not kept."""
    one = one_of(request, discrepancy_id)
    form = Saying(request.POST)
    if one.gone_at is not None:
        raise Http404("it is no longer found")
    if not form.is_valid():
        return page(request, one, form)
    standing, reason = Standing(form.cleaned_data["standing"]), form.cleaned_data["reason"]
    try:
        notes.say(partnership_of(request), one, standing, reason, who(request))
    except notes.AlreadySaid as before:
        messages.warning(
            request,
            f"Somebody said “{before.note.reason}” before you sent yours:"
            f" your reason “{reason}” was not kept.",
        )
    else:
        messages.success(request, f"{standing.label}. Your reason is kept with it.")
    return redirect("discrepancy", one.pk)


@access(with_permission(Permission.SETTLE_DISCREPANCIES))
@require_POST
def discrepancy_reopen(request: HttpRequest, discrepancy_id: int) -> HttpResponse:
    """Take back what was said, so that it stands open again."""
    one = one_of(request, discrepancy_id)
    note = notes.note_of(partnership_of(request), one)
    if note:
        notes.take_back(note, who(request))
        messages.success(request, "It is open again. What was said is kept in its history.")
    return redirect("discrepancy", one.pk)


def who(request: HttpRequest) -> int:
    return cast(Person, request.user).pk
