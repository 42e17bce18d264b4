"""Home: what needs a look, what is late, what was loaded; and the pages that say what this is."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldthread.figures.models import Load
from goldthread.figures.models.alert import AlertKind
from goldthread.figures.presenters.alerts import Notice, notices, unsettled
from goldthread.figures.reading.health import held_for
from goldthread.partnership.models import Partnership
from goldthread.partnership.permissions import workplace_of
from goldthread.partnership.roles import Permission
from goldthread.ui.access import access, anyone, signed_in

NEWEST = 4
LOADS = 5
HEADINGS = {
    AlertKind.SIGNAL: "New signals",
    AlertKind.RESTATEMENT: "Restated figures",
    AlertKind.OVERDUE: "Overdue returns",
}


@access(signed_in)
def home(request: HttpRequest) -> HttpResponse:
    """What a person opens in the morning."""
    workplace = workplace_of(request)
    if workplace is None:
        return render(request, "web/nowhere.html")
    partnership = workplace.partnership
    return render(
        request,
        "web/home.html",
        {
            "workplace": workplace,
            "partnership": partnership,
            "alerts": newest_by_kind(partnership),
            "held": held_for(partnership),
            "loads": recent_loads(),
            "may_match": workplace.may(Permission.KEEP_CATALOGUE),
        },
    )


@dataclass(frozen=True)
class AlertsOfKind:
    """The newest unsettled alerts of one kind, under what they are called together."""

    kind: str
    heading: str
    notices: list[Notice]


def newest_by_kind(partnership: Partnership) -> list[AlertsOfKind]:
    """A few of each kind, so that many late returns do not bury one new signal."""
    return [
        AlertsOfKind(
            kind.value, heading, notices(unsettled(partnership).filter(kind=kind)[:NEWEST], {})
        )
        for kind, heading in HEADINGS.items()
    ]


def recent_loads() -> list[Load]:
    """The newest loads this person may see."""
    return list(Load.objects.filter(applied_at__isnull=False).select_related("source")[:LOADS])


@access(anyone("what the site does for people with disabilities is public by law"))
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "web/accessibility.html")


@access(anyone("where the figures come from is no secret"))
def about(request: HttpRequest) -> HttpResponse:
    """Where the figures come from, and how to read the marks."""
    return render(request, "web/about.html")
