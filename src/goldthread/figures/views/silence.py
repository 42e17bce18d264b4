"""Expected and not returned."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goldthread.figures.presenters import kept_silence
from goldthread.figures.silence import owed
from goldthread.figures.views.kept_files import download
from goldthread.figures.views.sources import partnership_of
from goldthread.partnership.permissions import may, member
from goldthread.partnership.roles import Permission
from goldthread.ui.access import access


@access(member)
@require_safe
def silence(request: HttpRequest) -> HttpResponse:
    """Who owes what and has not sent it, what came, and what is due next."""
    partnership = partnership_of(request)
    found = owed(partnership)
    return render(
        request,
        "figures/kept/silence.html",
        {
            "partnership": partnership,
            "expected": len(found),
            "late": sum(one.is_silent for one in found),
            "agencies": kept_silence.by_agency(found),
            "came": kept_silence.came(found),
            "next": kept_silence.due_next(found),
            "may_keep": may(request, Permission.KEEP_CATALOGUE),
        },
    )


@access(member)
@require_safe
def silence_download(request: HttpRequest, kind: str) -> HttpResponse:
    """Everything expected so far, as a file."""
    partnership = partnership_of(request)
    table = kept_silence.as_file(owed(partnership))
    what = f"expected returns of {partnership.name}"
    return download(request, kind, table, f"{partnership.slug}-silence", what)
