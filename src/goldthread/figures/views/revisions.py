"""What changed since we last published."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe

from goldthread.core.now import today
from goldthread.figures.models import FigureSource
from goldthread.figures.presenters import kept_revisions
from goldthread.figures.reading.changed import (
    Changed,
    How,
    changed_since,
    newest_report,
    taken_back_since,
)
from goldthread.figures.reading.effects import PrintedChanges, printed_changes
from goldthread.figures.reading.revisions import Restatement
from goldthread.figures.views.kept_files import download
from goldthread.figures.views.sources import partnership_of
from goldthread.partnership.models import Partnership
from goldthread.partnership.permissions import member
from goldthread.ui.access import access
from goldthread.ui.dates import DateField
from goldthread.ui.forms import Form, SelectField
from goldthread.ui.paging import pages

LISTED = 25
EVERYTHING = [("", "Every kind of change")]


class Since(Form):
    """From when, and which kind of change."""

    since = DateField("Known on or after", required=False)
    how = SelectField(
        "Kind of change",
        choices=[*EVERYTHING, *((how.value, kept_revisions.HOW_WORDS[how]) for how in How)],
        required=False,
    )


@dataclass
class Asked:
    """What the reader asks for: an area, a day, a kind of change."""

    partnership: Partnership
    form: Since

    @cached_property
    def report(self) -> FigureSource | None:
        return newest_report(self.partnership.area)

    @cached_property
    def since(self) -> date:
        """The day asked for; else our newest report's; else the start of this month a year ago."""
        asked: date | None = self.form.cleaned_data.get("since")
        if asked:
            return asked
        return self.report.known_from if self.report else a_year_before(today())

    @cached_property
    def changed(self) -> list[Changed]:
        how = self.form.cleaned_data.get("how")
        found = changed_since(self.partnership.area, self.since)
        return [one for one in found if not how or one.how == how]


def a_year_before(day: date) -> date:
    return date(day.year - 1, day.month, 1)


def asked(request: HttpRequest) -> Asked:
    """The form as sent; one with a bad date shows its error and what the default shows."""
    form = Since(request.GET)
    form.is_valid()
    return Asked(partnership_of(request), form)


def changes_of(found: list[Changed]) -> PrintedChanges:
    """The printed changes beside these figures, in one query."""
    return printed_changes(Restatement(one.after, (one.before,)) for one in found)


@access(member)
@require_safe
def revisions(request: HttpRequest) -> HttpResponse:
    """Figures restated, revised and taken back in the workplace's area."""
    wanted = asked(request)
    shown = pages(request, wanted.changed, LISTED)
    rows = list(shown.rows)
    return render(
        request,
        "figures/kept/revisions.html",
        {
            "form": wanted.form,
            "area": wanted.partnership.area,
            "since": wanted.since,
            "report": wanted.report,
            "pages": shown,
            "revisions": kept_revisions.revisions(rows, changes_of(rows)),
            "taken_back": kept_revisions.taken_back(
                taken_back_since(wanted.partnership, wanted.since)
            ),
            "query": request.GET.urlencode(),
        },
    )


@access(member)
@require_safe
def revisions_download(request: HttpRequest, kind: str) -> HttpResponse:
    """The same as a file, all of it."""
    wanted = asked(request)
    area = wanted.partnership.area
    table = kept_revisions.as_file(wanted.changed, changes_of(wanted.changed), area.name)
    what = f"what changed in {area.name} since {wanted.since.isoformat()}"
    return download(request, kind, table, f"{area.slug}-changes", what)
