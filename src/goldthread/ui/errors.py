"""The pages for when a page can't be given. They leak nothing: no path, no query, no trace.

A URL map takes them over by naming them:

    handler404 = "goldthread.ui.errors.not_found"
"""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from goldthread.ui.access import NotAllowed
from goldthread.ui.frame import BARE


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403, in the rule's own sentence where it has one."""
    sentence = exception.sentence if isinstance(exception, NotAllowed) else ""
    return error_page(request, 403, sentence=sentence)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(request, 404)


def too_large(request: HttpRequest, sentence: str = "") -> HttpResponse:
    """413, for a view that refuses an upload by its size."""
    return error_page(request, 413, sentence=sentence)


def csrf_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form sent from another site, or from a page left open too long."""
    sentence = "This form was open too long, or was not sent from this site. Go back and try again."
    return error_page(request, 403, sentence=sentence)


def server_error(request: HttpRequest) -> HttpResponse:
    """500. Its frame is bare: whatever failed may fail again when the frame asks for it."""
    return error_page(request, 500)


def error_page(request: HttpRequest, status: int, sentence: str = "") -> HttpResponse:
    """The page ui/errors/STATUS.html, with a sentence of our own where there is one."""
    context = {"sentence": sentence, "frame": BARE if status == 500 else None}
    page = render_to_string(f"ui/errors/{status}.html", context, request)
    return HttpResponse(page, status=status)
