"""What agencies owe: the list, something added to it, something ended."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from goldthread.core.now import today
from goldthread.figures.expecting import CannotExpect, Owing, end, expect, expectations_of
from goldthread.figures.models import Expectation, Indicator
from goldthread.figures.models.expectation import Frequency
from goldthread.figures.presenters import owed
from goldthread.figures.reading.catalogue import choosable
from goldthread.figures.views.choosing import choosing
from goldthread.figures.views.sources import partnership_of
from goldthread.partnership.models import Agency, Partnership
from goldthread.partnership.permissions import may, member, with_permission
from goldthread.partnership.roles import Permission
from goldthread.ui.access import access
from goldthread.ui.dates import DateField
from goldthread.ui.forms import Form, NumberField, RadiosField, SelectField

LONGEST_DAYS = 730
keepers = with_permission(Permission.KEEP_CATALOGUE)


class ExpectationForm(Form):
    """Who owes it, how often, by when, and since when."""

    agency = SelectField("Agency", error_messages={"required": "Select the agency that owes it"})
    frequency = RadiosField(
        "How often",
        choices=Frequency.choices,
        hints={
            "quarter": "Ending in June, September, December and March",
            "year": "Ending on 31 March",
        },
        error_messages={"required": "Select how often it is owed"},
    )
    due_days = NumberField(
        "Days from the end of the period until it is due",
        hint="30 means that the figures for April to June are due on 30 July.",
        width=3,
        decimal_places=0,
        min_value=0,
        max_value=LONGEST_DAYS,
        error_messages={
            "required": "Enter how many days after the period it is due",
            "min_value": "Days must be 0 or more",
            "max_value": f"Days must be {LONGEST_DAYS} or fewer",
            "max_decimal_places": "Days must be a whole number, like 30",
        },
    )
    started_on = DateField(
        "Owed from",
        hint="The first period owed is the one that ends on this day or after it. Periods that"
        " ended long ago will be shown as overdue.",
        error_messages={"required": "Enter the day from which it is owed"},
    )

    def __init__(self, *args: Any, partnership: Partnership, **options: Any) -> None:
        super().__init__(*args, **options)
        held = Agency.objects.filter(partnership=partnership, ended_on=None)
        self.agencies = {str(agency.pk): agency for agency in held}
        choices = [("", "Choose the agency"), *((k, a.name) for k, a in self.agencies.items())]
        self.fields["agency"].choices = choices  # type: ignore[attr-defined]

    def owing(self, indicator: Indicator) -> Owing:
        said = self.cleaned_data
        return Owing(
            agency=self.agencies[said["agency"]],
            indicator=indicator,
            frequency=Frequency(said["frequency"]),
            due_days=int(said["due_days"]),
            started_on=said["started_on"],
        )


class EndForm(Form):
    """The last day on which it is owed."""

    ended_on = DateField(
        "Owed until",
        hint="A period that ends after this day is not asked for any more. What is overdue from"
        " before stays so.",
        error_messages={"required": "Enter the last day on which it is owed"},
    )


@access(member)
@require_safe
def expectations(request: HttpRequest) -> HttpResponse:
    """Everything that is owed, by agency."""
    partnership = partnership_of(request)
    context = {
        "partnership": partnership,
        "agencies": owed.by_agency(expectations_of(partnership)),
        "may_keep": may(request, Permission.KEEP_CATALOGUE),
        "breadcrumbs": [*trail()[:1], {"text": "What is owed"}],
    }
    return render(request, "figures/watching/expectations.html", context)


@access(keepers)
@require_http_methods(["GET", "HEAD", "POST"])
def expectation_new(request: HttpRequest) -> HttpResponse:
    """Choose an indicator, or say who owes the one chosen."""
    partnership = partnership_of(request)
    code = request.GET.get("indicator", "")
    indicator = choosable(partnership).filter(code=code).order_by("partnership_id").first()
    context: dict[str, Any] = {"breadcrumbs": [*trail(), {"text": "Add what is owed"}]}
    if indicator is None:
        context |= choosing(request, partnership, reverse("expectation-new"), code)
        return render(request, "figures/watching/expect_choose.html", context)
    sent = request.POST if request.method == "POST" else None
    form = ExpectationForm(sent, partnership=partnership, initial={"started_on": today()})
    if sent is not None and form.is_valid() and added(request, partnership, form, indicator):
        return redirect("expectations")
    context |= {"form": form, "indicator": indicator, "area": partnership.area}
    status = 422 if form.errors else 200
    return render(request, "figures/watching/expect.html", context, status=status)


def added(
    request: HttpRequest, partnership: Partnership, form: ExpectationForm, indicator: Indicator
) -> bool:
    """Add it; False, with the reason on the form, where the same is owed already."""
    try:
        made = expect(partnership, form.owing(indicator))
    except CannotExpect as error:
        form.add_error("agency", forms.ValidationError(str(error)))
        return False
    messages.success(request, f"{made.agency} now owes {indicator.name}.")
    return True


@access(keepers)
@require_http_methods(["GET", "HEAD", "POST"])
def expectation_end(request: HttpRequest, expectation_id: int) -> HttpResponse:
    """The last day on which something is owed."""
    one = own_or_404(request, expectation_id)
    sent = request.POST if request.method == "POST" else None
    form = EndForm(sent, initial={"ended_on": today()})
    if sent is not None and form.is_valid() and ended(request, one, form):
        return redirect("expectations")
    context = {
        "form": form,
        "one": one,
        "terms": owed.terms(one),
        "breadcrumbs": [*trail(), {"text": "End what is owed"}],
    }
    status = 422 if form.errors else 200
    return render(request, "figures/watching/expect_end.html", context, status=status)


def ended(request: HttpRequest, one: Expectation, form: EndForm) -> bool:
    """End it; False, with the reason on the form, for a day that cannot be."""
    try:
        end(one, form.cleaned_data["ended_on"])
    except CannotExpect as error:
        form.add_error("ended_on", forms.ValidationError(str(error)))
        return False
    messages.success(request, f"What {one.agency} owes of {one.indicator.name} is ended.")
    return True


def own_or_404(request: HttpRequest, pk: int) -> Expectation:
    """What is owed to the partnership the person works in, and not ended."""
    found = Expectation.objects.filter(partnership=partnership_of(request), pk=pk, ended_on=None)
    one = found.select_related("agency", "indicator", "area").first()
    if one is None:
        raise Http404("nothing of this number is owed")
    return one


def trail() -> list[dict[str, str]]:
    """The breadcrumbs down to the list."""
    return [
        {"text": "Silence", "href": reverse("silence")},
        {"text": "What is owed", "href": reverse("expectations")},
    ]
