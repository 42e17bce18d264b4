"""Choosing an indicator from many: by words of its name, or from those watched."""

from django.http import HttpRequest

from goldthread.figures.reading.catalogue import matching, watched_by
from goldthread.partnership.models import Partnership

LISTED = 40
LONGEST_WORDS = 100


def words_asked(request: HttpRequest) -> str:
    """The words a person looks for."""
    return request.GET.get("q", "").strip()[:LONGEST_WORDS]


def choosing(
    request: HttpRequest, partnership: Partnership, to: str, unknown: str
) -> dict[str, object]:
    """What `_choose.html` shows; each indicator leads to the address `to` with its code.

    `unknown` is a code that was asked for and cannot be chosen; '' where none was.
    """
    words = words_asked(request)
    found = matching(partnership, words) if words else watched_by(partnership)
    listed = list(found[: LISTED + 1])
    return {
        "words": words,
        "unknown": unknown,
        "indicators": listed[:LISTED],
        "more": len(listed) > LISTED,
        "to": to,
    }
