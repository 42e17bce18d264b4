"""The frame of every page: the partnership, where one can go, who is signed in as what."""

from django.http import HttpRequest
from django.urls import reverse

from goldthread.partnership.permissions import workplace_of
from goldthread.partnership.roles import Permission
from goldthread.ui.frame import Frame, Section

# Text, the URL's name, and what the path begins with when one is there.
SECTIONS = [
    ("Home", "home", "/"),
    ("Overview", "overview", "/areas/"),
    ("Indicators", "indicators", "/indicators/"),
    ("Compare", "compare", "/compare/"),
    ("Revisions", "revisions", "/revisions/"),
    ("Discrepancies", "discrepancies", "/discrepancies/"),
    ("Silence", "silence", "/silence/"),
    ("Sources", "sources", "/sources/"),
    ("Releases", "releases", "/releases/"),
    ("Reports", "reports", "/reports/"),
]
LOADING = ("Load figures", "loads", "/loads/")
FOOTER = [("Accessibility", "accessibility"), ("About the figures", "about")]


def frame(request: HttpRequest) -> Frame:
    """The frame of a request's page."""
    footer = tuple(Section(text, reverse(name)) for text, name in FOOTER)
    if not request.user.is_authenticated:
        return Frame(sign_in=reverse("sign-in"), footer=footer)
    workplace = workplace_of(request)
    return Frame(
        partnership=str(workplace.partnership) if workplace else "",
        person=request.user.name,
        role=workplace.roles if workplace else "",
        sections=tuple(sections(request)) if workplace else (),
        home=reverse("home"),
        search=reverse("search"),
        words_searched=request.GET.get("q", "") if request.path == reverse("search") else "",
        sign_out=reverse("sign-out"),
        footer=footer,
    )


def sections(request: HttpRequest) -> list[Section]:
    """Where this person can go from anywhere."""
    workplace = workplace_of(request)
    shown = list(SECTIONS)
    loads = (Permission.LOAD_FIGURES, Permission.LOAD_OWN_RETURN)
    if workplace and any(workplace.may(permission) for permission in loads):
        shown.append(LOADING)
    return [
        Section(text, reverse(name), is_here(request.path, start)) for text, name, start in shown
    ]


def is_here(path: str, start: str) -> bool:
    """Whether a page belongs to a section; home is only itself."""
    return path == start if start == "/" else path.startswith(start)
