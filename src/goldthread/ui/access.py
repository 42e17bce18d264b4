"""Every view declares who may see it, beside the view itself.

    @access(signed_in)
    def areas(request): ...

A rule is a function of the request that returns None or raises: NotSignedIn sends the
person to sign in and back again, NotAllowed answers 403 with its sentence, Http404 hides
that there is anything. A test walks the URL map and fails on a view without a rule.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeVar, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

Rule = Callable[[HttpRequest], None]
View = TypeVar("View", bound=Callable[..., HttpResponseBase])


class NotSignedIn(Exception):
    """Nobody is signed in, and the page is for people who are."""


class NotAllowed(PermissionDenied):
    """This person may not, in a sentence that says why or whom to ask."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Declared(Protocol):
    """A view with its rule."""

    access_rule: Rule


def access(rule: Rule) -> Callable[[View], View]:
    """Let the view run only where the rule raises nothing."""

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            try:
                rule(request)
            except NotSignedIn:
                return redirect_to_login(request.get_full_path())
            return view(request, *args, **kwargs)

        cast(Declared, guarded).access_rule = rule
        return cast(View, guarded)

    return declare


def signed_in(request: HttpRequest) -> None:
    """Anyone with an account here."""
    if not request.user.is_authenticated:
        raise NotSignedIn


def anyone(reason: str) -> Rule:
    """Everyone, signed in or not: the reason is for whoever reviews the list of rules.

    Raises ValueError without a reason.
    """
    if not reason.strip():
        raise ValueError("a page for everyone says why")

    def open_to_all(request: HttpRequest) -> None:
        """No one is refused."""

    open_to_all.__doc__ = f"Everyone: {reason}"
    return open_to_all
