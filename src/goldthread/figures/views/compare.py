"""Areas side by side on one indicator."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldthread.core.audit import Subject, record
from goldthread.figures.actions import FIGURES_EXPORTED
from goldthread.figures.models import ChosenIndicator, Indicator
from goldthread.figures.presenters.compare import period_param, present, table
from goldthread.figures.presenters.naming import asked_series, series_choices, series_param
from goldthread.figures.reading.catalogue import visible
from goldthread.figures.reading.comparing import Compared, Period, compared
from goldthread.figures.views.finding import workplace
from goldthread.figures.views.here import file_name
from goldthread.partnership.models import Partnership
from goldthread.partnership.permissions import member
from goldthread.ui.access import access
from goldthread.ui.downloads import csv_download, workbook_download
from goldthread.ui.forms import Form, SelectField
from goldthread.ui.tables import Table

NO_SUCH_INDICATOR = "There is no indicator with that code. Choose one from the list."
NO_SUCH_SERIES = "No area here has that series, so the fullest one is compared."
NO_SUCH_PERIOD = "No area here has a figure for that period, so the newest is compared."


class CompareForm(Form):
    """Which indicator, series and period."""

    indicator = SelectField("Indicator")
    series = SelectField("Series", required=False)
    period = SelectField("Period", required=False)

    def __init__(self, indicators: list[tuple[str, str]], found: Compared | None) -> None:
        super().__init__(initial=chosen(found))
        self.fields["indicator"].choices = indicators  # type: ignore[attr-defined]
        if found is None or found.key is None:
            del self.fields["series"], self.fields["period"]
            return
        self.fields["series"].choices = series_choices(found.keys)  # type: ignore[attr-defined]
        self.fields["period"].choices = [  # type: ignore[attr-defined]
            (period_param(period), label) for period, label in found.periods
        ]


def chosen(found: Compared | None) -> dict[str, str]:
    if found is None:
        return {}
    return {
        "indicator": found.indicator.code,
        "series": series_param(found.key) if found.key else "",
        "period": period_param(found.period),
    }


@dataclass(frozen=True)
class Asked:
    """What the address asked for, and what had to be said about it."""

    found: Compared | None
    notices: tuple[str, ...]


def asked(request: HttpRequest) -> Asked:
    """The comparison the address asks for; the first watched indicator's when it asks for none."""
    partnership = workplace(request).partnership
    code, notices = request.GET.get("indicator", ""), []
    indicator = visible(partnership).filter(code=code).order_by("-partnership").first()
    if code and indicator is None:
        return Asked(None, (NO_SUCH_INDICATOR,))
    if indicator is None:
        first = ChosenIndicator.objects.filter(partnership=partnership).select_related("indicator")
        held = first.first()
        if held is None:
            return Asked(None, ())
        indicator = held.indicator
    series, period = request.GET.get("series", ""), request.GET.get("period", "")
    wanted = asked_period(period)
    found = compared(indicator, partnership.area, asked_series(series), wanted)
    if series and found.key != asked_series(series):
        notices.append(NO_SUCH_SERIES)
    elif period and found.period != wanted:
        notices.append(NO_SUCH_PERIOD)
    return Asked(found, tuple(notices))


def asked_period(text: str) -> Period | None:
    """The period an address asks for; None where it asks for none or is garbled."""
    days = text.split("/")
    try:
        start, end = (date.fromisoformat(day) if day else None for day in days)
    except ValueError:
        return None
    return start, end


@access(member)
def compare(request: HttpRequest) -> HttpResponse:
    """One indicator across the areas here, beside England, the region and the neighbours."""
    answer, partnership = asked(request), workplace(request).partnership
    found = answer.found
    context: dict[str, Any] = {
        "page": present(found) if found else None,
        "found": found,
        "notices": answer.notices,
        "chooser": CompareForm(choices(partnership, found.indicator if found else None), found),
        "breadcrumbs": [{"text": "Home", "href": reverse("home")}, {"text": "Compare"}],
    }
    return render(request, "figures/judged/compare.html", context)


def choices(partnership: Partnership, asked_for: Indicator | None) -> list[tuple[str, str]]:
    """The watched indicators, and the one asked for."""
    rows = ChosenIndicator.objects.filter(partnership=partnership).select_related("indicator")
    found = [row.indicator for row in rows]
    if asked_for and asked_for.pk not in {one.pk for one in found}:
        found.insert(0, asked_for)
    return [(one.code, f"{one.name} ({one.code})") for one in found]


@access(member)
def as_csv(request: HttpRequest) -> HttpResponse:
    """The comparison's table as CSV."""
    made, name = table_asked(request, "CSV")
    return csv_download(made, name)


@access(member)
def as_workbook(request: HttpRequest) -> HttpResponse:
    """The comparison's table as an Excel workbook."""
    made, name = table_asked(request, "a workbook")
    return workbook_download(name, made)


def table_asked(request: HttpRequest, kind: str) -> tuple[Table, str]:
    """The table that is downloaded and what its file is called; the ledger hears of it."""
    found = asked(request).found
    if found is None or found.period is None:
        raise Http404
    made = table(found, dict(found.periods)[found.period])
    subject = Subject("figures.indicator", str(found.indicator.pk))
    record(FIGURES_EXPORTED, subject, after={"what": f"{made.caption}, as {kind}"})
    return made, file_name(f"compare-{found.indicator.code}")
