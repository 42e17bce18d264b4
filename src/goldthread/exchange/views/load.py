"""One load: how far it is, what it would change, what it changed."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from goldthread.core.audit import record
from goldthread.core.now import now
from goldthread.exchange.actions import REFUSALS_EXPORTED
from goldthread.exchange.by_hand import standing
from goldthread.exchange.forms import ReasonForm
from goldthread.exchange.lost import MOVING, a_worker_lives, settle_lost
from goldthread.exchange.permissions import (
    check_may_apply,
    load_or_404,
    may_decide,
)
from goldthread.exchange.presenters import change_set
from goldthread.exchange.presenters.listing import sender
from goldthread.exchange.presenters.moving import moving_words
from goldthread.exchange.presenters.unknown import unknown_areas, unknown_indicators
from goldthread.exchange.presenters.words import COLOURS
from goldthread.exchange.views.loads import names_of
from goldthread.figures.loading.apply import CannotApply
from goldthread.figures.loading.resolve import BY_HAND
from goldthread.figures.loading.withdraw import check_can_withdraw
from goldthread.figures.models import Load
from goldthread.figures.models.load import LoadState
from goldthread.partnership.permissions import Permission, may, member
from goldthread.ui.access import NotAllowed, access
from goldthread.ui.downloads import csv_download
from goldthread.ui.paging import pages

PAGE = 50
KINDS = ("revised", "new", "unchanged")


@require_GET
@access(member)
def load(request: HttpRequest, pk: int) -> HttpResponse:
    """A load's page: progress while it moves, its change set afterwards."""
    found = load_or_404(request, pk)
    settle_lost([found])
    if found.state in MOVING:
        return render(request, "exchange/moving.html", moving(request, found) | {"live": True})
    return page(request, found)


def page(request: HttpRequest, found: Load, form: ReasonForm | None = None) -> HttpResponse:
    """The change set of a load at rest, with what this person may do about it."""
    context = {
        "load": found,
        "state": LoadState(found.state),
        "colour": COLOURS[LoadState(found.state)],
        "counts": change_set.counts(found),
        "facts": change_set.facts(found, sender(found, names_of([found]))),
        "by_hand": found.kind == BY_HAND,
        **deciding(request, found, form),
        **reading(request, found),
    }
    return render(request, "exchange/load.html", context)


def deciding(request: HttpRequest, found: Load, form: ReasonForm | None) -> dict[str, object]:
    """What this person may do, and in words what they may not do and why."""
    may_do = may_decide(request, found)
    applied = found.state == LoadState.APPLIED
    return {
        "may_decide": may_do,
        "may_not_apply": sentence_of(lambda: check_may_apply(request, found)) if may_do else "",
        "may_not_withdraw": sentence_of(lambda: check_can_withdraw(found)) if applied else "",
        "may_match": may(request, Permission.KEEP_CATALOGUE),
        "changes_something": bool(found.new or found.revised),
        "form": form or ReasonForm(),
    }


def sentence_of(check: Callable[[], None]) -> str:
    """Why something may not be done; '' where it may."""
    try:
        check()
    except (NotAllowed, CannotApply) as error:
        return str(error)
    return ""


def reading(request: HttpRequest, found: Load) -> dict[str, object]:
    """What the file says: the rows of a ready load, the refusals of a refused one."""
    if found.state == LoadState.REFUSED:
        return {
            "refused": change_set.refused_words(found),
            "refusals": change_set.refusals(found) if found.refusals else None,
        }
    said: dict[str, object] = {
        "indicators": unknown_indicators(found),
        "areas": unknown_areas(found),
    }
    if found.state != LoadState.READY:
        return said
    kind = shown_kind(request, found)
    rows = pages(request, change_set.ChangeRows(found, kind), PAGE)
    return said | {
        "kind": kind,
        "kinds": [(each, getattr(found, each)) for each in KINDS],
        "pages": rows,
        "more": getattr(found, kind) > rows.count,
        "table": change_set.table(kind, rows.rows),
        "standing": change_set.standing_words(standing(found)) if found.kind == BY_HAND else "",
    }


def shown_kind(request: HttpRequest, found: Load) -> str:
    """Which rows to show: those asked for, else the first kind that has any."""
    asked = request.GET.get("show")
    if asked in KINDS:
        return str(asked)
    return next((kind for kind in KINDS if getattr(found, kind)), "new")


def polled(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Where a page asks for a part of itself, an answer elsewhere reloads the whole page.

    Otherwise the page to sign in, say, would be drawn in the middle of this one.
    """

    @wraps(view)
    def asked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if "HX-Request" in request.headers and response.status_code == 302:
            return HttpResponse(headers={"HX-Refresh": "true"})
        return response

    return asked


@require_GET
@polled
@access(member)
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a load is, for its page to show; the whole page once it stands elsewhere."""
    found = load_or_404(request, pk)
    settle_lost([found])
    if found.state not in MOVING or found.state != request.GET.get("was"):
        return redirect("load", pk)
    return render(request, "exchange/progress.html", moving(request, found))


def moving(request: HttpRequest, found: Load) -> dict[str, object]:
    waited = (now() - found.started_at).total_seconds()
    return {
        "load": found,
        "said": moving_words(found, a_worker_lives(), waited),
        "may_put_aside": found.state == LoadState.WAITING and may_decide(request, found),
    }


@require_GET
@access(member)
def refusals(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that was refused, as a file to work through."""
    found = load_or_404(request, pk)
    record(REFUSALS_EXPORTED, found, after={"file": found.file_name})
    return csv_download(change_set.refusals(found), f"refused-of-load-{found.pk}")
