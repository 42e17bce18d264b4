"""Sending a file to be loaded, and the spreadsheet to fill in."""

from io import BytesIO

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET

from goldthread.core.files import FileTooLarge
from goldthread.exchange.forms import MEGABYTE, ReturnForm, SendForm, largest, too_large
from goldthread.exchange.permissions import here, may_send, own_agency, person_id
from goldthread.exchange.sending import AnothersSource, send
from goldthread.figures.loading.rows import Unreadable
from goldthread.figures.models import Indicator
from goldthread.ui.access import access
from goldthread.ui.downloads import XLSX, attachment

# What a browser adds to the file itself: the other fields and the boundaries between them.
ROUND_THE_FILE = MEGABYTE
CONTENT_TOO_LARGE = 413


# The check for a form of our own reads the whole upload, so the size is looked at before it.
@access(may_send)
@csrf_exempt
def load_new(request: HttpRequest) -> HttpResponseBase:
    """The form that sends a file; one that is too large is refused before it is read."""
    size = int(request.META.get("CONTENT_LENGTH") or 0)
    if request.method == "POST" and size > settings.LARGEST_UPLOAD + ROUND_THE_FILE:
        request.POST = request.POST.__class__()  # never read from the body
        form = form_of(request, bound=False)
        return page(request, form, too_large(size), status=CONTENT_TOO_LARGE)
    return sent(request)


@csrf_protect
def sent(request: HttpRequest) -> HttpResponse:
    form = form_of(request, bound=request.method == "POST")
    if request.method == "POST" and form.is_valid():
        try:
            load = send(form.cleaned_data["file"], form.sent(), person_id(request))
            return redirect("load", load.pk)
        except (FileTooLarge, Unreadable) as error:
            form.add_error("file", str(error))
        except AnothersSource as error:
            form.add_error("title", str(error))
    return page(request, form)


def form_of(request: HttpRequest, bound: bool) -> ReturnForm:
    """The form for those who may send anything, or the shorter one for an agency's return."""
    agency = own_agency(request)
    given = (request.POST, request.FILES) if bound else ()
    kind = ReturnForm if agency else SendForm
    return kind(*given, partnership=here(request).partnership, agency=agency)


def page(
    request: HttpRequest, form: ReturnForm, refused: str = "", status: int = 200
) -> HttpResponse:
    return render(
        request,
        "exchange/load_new.html",
        {"form": form, "agency": form.agency, "refused": refused, "largest": largest()},
        status=status,
    )


@require_GET
@access(may_send)
def template_download(request: HttpRequest) -> HttpResponse:
    """The spreadsheet to fill in, with the indicators the partnership watches already listed."""
    from goldthread.exchange import template  # a quarter second of workbooks, for this page alone

    partnership = here(request).partnership
    watched = Indicator.objects.filter(chosenindicator__partnership=partnership)
    listed = [
        template.Listed(indicator.code, indicator.name, indicator.unit)
        for indicator in watched.order_by("chosenindicator__position")
    ]
    file = BytesIO()
    template.write(file, partnership.area.name, listed)
    return attachment(file.getvalue(), "goldthread-template.xlsx", XLSX)
