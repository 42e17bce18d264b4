"""One indicator in one area: its page and its downloads."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldthread.core.audit import Subject, record
from goldthread.figures.actions import FIGURES_EXPORTED
from goldthread.figures.editing import live_edits
from goldthread.figures.presenters.here import present
from goldthread.figures.presenters.history import beside, history
from goldthread.figures.presenters.naming import asked_series, series_choices, series_param
from goldthread.figures.reading.judging import IndicatorHere, judge_indicator
from goldthread.figures.reading.knowing import known, names_of
from goldthread.figures.reading.revisions import restatements
from goldthread.figures.views.finding import area_or_404, indicator_or_404, workplace
from goldthread.partnership.models import Area, NeighbourGroup
from goldthread.partnership.permissions import may, member
from goldthread.partnership.roles import Permission
from goldthread.ui.access import access
from goldthread.ui.downloads import csv_download, workbook_download
from goldthread.ui.forms import Form, SelectField
from goldthread.ui.tables import Table

NO_SUCH_SERIES = "There is no such series here, so the fullest one is shown."
NO_SUCH_EDITION = "There is no such edition of the neighbours, so the newest is shown."


class SeriesForm(Form):
    """Which series of the indicator, and which edition of the neighbours."""

    series = SelectField("Series")
    edition = SelectField("Edition of statistical neighbours", required=False)

    def __init__(self, found: IndicatorHere, editions: Sequence[str]) -> None:
        chosen = found.judged
        super().__init__(
            initial={
                "series": series_param(chosen.series.key) if chosen else "",
                "edition": chosen.comparators.edition if chosen else "",
            }
        )
        keys = [series.key for series in found.all_series]
        self.fields["series"].choices = series_choices(keys)  # type: ignore[attr-defined]
        self.fields["edition"].choices = [(e, e) for e in editions]  # type: ignore[attr-defined]
        if len(editions) < 2:
            del self.fields["edition"]


@dataclass(frozen=True)
class Asked:
    """What the address asked for, and what had to be said about it."""

    found: IndicatorHere
    editions: tuple[str, ...]
    notices: tuple[str, ...]


def asked(request: HttpRequest, slug: str, code: str) -> Asked:
    """The indicator in the area with the series and edition asked for; 404 for neither."""
    area = area_or_404(slug)
    indicator = indicator_or_404(code, workplace(request).partnership)
    editions, notices = editions_of(area), []
    edition = request.GET.get("edition", "")
    if edition and edition not in editions:
        notices.append(NO_SUCH_EDITION)
        edition = ""
    words = request.GET.get("series", "")
    key = asked_series(words)
    found = judge_indicator(indicator, area, key, edition or None)
    if words and found.judged and found.judged.series.key != key:
        notices.append(NO_SUCH_SERIES)
    return Asked(found, editions, tuple(notices))


def editions_of(area: Area) -> tuple[str, ...]:
    groups = NeighbourGroup.objects.filter(area=area).order_by("-edition")
    return tuple(groups.values_list("edition", flat=True))


@access(member)
def indicator(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """What an indicator says in an area."""
    answer = asked(request, slug, code)
    found, partnership = answer.found, workplace(request).partnership
    edits = live_edits(partnership, found.judged.series) if found.judged else {}
    people = names_of(edit.person_id for edit in edits.values())
    restated = restatements(area=found.area, indicator=found.indicator)
    context: dict[str, Any] = {
        "page": present(found, known(found.indicator), edits, people, restated),
        "notices": answer.notices,
        "chooser": SeriesForm(found, answer.editions),
        "may_edit": may(request, Permission.EDIT_SENTENCES),
        "words_href": words_href(found),
        "compare_href": f"{reverse('compare')}?indicator={found.indicator.code}",
        "definition_href": reverse("indicator", args=[found.indicator.code]),
        "breadcrumbs": trail(found, last=True),
    }
    return render(request, "figures/judged/here.html", context)


def words_href(found: IndicatorHere) -> str:
    """Where the sentences of the series shown are put into other words."""
    path = reverse("sentence-edit", args=[found.area.slug, found.indicator.code])
    series = series_param(found.judged.series.key) if found.judged else ""
    return f"{path}?{urlencode({'series': series})}"


def trail(found: IndicatorHere, last: bool = False) -> list[dict[str, str]]:
    """Home, the area, the indicator."""
    here = reverse("indicator-here", args=[found.area.slug, found.indicator.code])
    return [
        {"text": "Home", "href": reverse("home")},
        {"text": found.area.name, "href": reverse("area", args=[found.area.slug])},
        {"text": found.indicator.name} | ({} if last else {"href": here}),
    ]


@access(member)
def as_csv(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """The series' table as CSV."""
    table, name = table_asked(request, slug, code, "CSV")
    return csv_download(table, name)


@access(member)
def as_workbook(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """The series' table as an Excel workbook."""
    table, name = table_asked(request, slug, code, "a workbook")
    return workbook_download(name, table)


def table_asked(request: HttpRequest, slug: str, code: str, kind: str) -> tuple[Table, str]:
    """The table that is downloaded and what its file is called; the ledger hears of it."""
    found = asked(request, slug, code).found
    if found.judged is None:
        raise Http404
    table = history(beside(found.judged))
    subject = Subject("figures.indicator", str(found.indicator.pk))
    record(FIGURES_EXPORTED, subject, after={"what": f"{table.caption}, as {kind}"})
    return table, file_name(f"{found.area.slug}-{found.indicator.code}")


def file_name(words: str) -> str:
    """A name that any file system takes: codes may hold colons and more."""
    return "".join(letter if letter.isalnum() or letter in "-." else "-" for letter in words)
