"""What stands round a page: whose it is, where one can go, who is signed in.

The ui floor draws the frame and does not know what is in it. The setting PAGE_FRAME names a
function of the request that does (the web floor's navigation).
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class Section:
    """One entry of the service navigation."""

    text: str
    href: str
    current: bool = False


@dataclass(frozen=True)
class Frame:
    """The frame of one page. An address that is '' is not offered.

    `person` is how the signed-in person is named to themselves; '' when nobody is.
    """

    partnership: str = ""
    person: str = ""
    role: str = ""
    sections: tuple[Section, ...] = ()
    home: str = "/"
    search: str = ""
    words_searched: str = ""
    sign_in: str = ""
    sign_out: str = ""
    footer: tuple[Section, ...] = ()

    @property
    def navigation(self) -> list[dict[str, object]]:
        """The sections as the design system's service navigation takes them."""
        return [
            {"text": section.text, "href": section.href, "active": section.current}
            for section in self.sections
        ]


BARE = Frame()


def frame_of(request: HttpRequest | None) -> Frame:
    """The frame of this request's page, from PAGE_FRAME; a bare one without it."""
    named = getattr(settings, "PAGE_FRAME", "")
    if request is None or not named:
        return BARE
    provide: Callable[[HttpRequest], Frame] = import_string(named)
    return provide(request)
