"""The template environment of every page: what a template may use without being given it."""

from typing import Any, TypeVar

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader, StrictUndefined

from goldthread.core import values
from goldthread.core.now import now, today
from goldthread.ui import words
from goldthread.ui.frame import frame_of
from goldthread.ui.marks import MARKS, mark_of

NOTHING = {None, "undefined", "null", "caller", "successBanner", "typeClass"}
Empty = TypeVar("Empty", bool, str)


class NamesMustExist(StrictUndefined):
    """A name a template misspells is an error; a part a component was not given is not.

    The design system's macros take one dict of parameters and ask it for every part a
    component could have, so a missing key of a dict is empty there; and they use names of
    their own for nothing.
    """

    def _is_left_out(self) -> bool:
        missing_part = isinstance(self._undefined_obj, dict)
        return missing_part or self._undefined_name in NOTHING

    def __bool__(self) -> bool:  # type: ignore[override]
        return self._empty(False)

    def __str__(self) -> str:  # type: ignore[override]
        return self._empty("")

    def __eq__(self, other: object) -> bool:  # type: ignore[override]
        return self._empty(type(other) is type(self))

    def __ne__(self, other: object) -> bool:  # type: ignore[override]
        return not self == other

    __hash__ = None  # type: ignore[assignment]

    def _empty(self, answer: Empty) -> Empty:
        """The answer of an empty part; raises UndefinedError where a name was misspelt."""
        return answer if self._is_left_out() else self._fail_with_undefined_error()


def environment(**options: Any) -> Environment:
    """Jinja2's environment for Django: our templates, the design system's, strict about names."""
    options["loader"] = ChoiceLoader([options["loader"], design_system()])
    options["undefined"] = NamesMustExist
    options.setdefault("trim_blocks", True)
    options.setdefault("lstrip_blocks", True)
    made = Environment(**options)  # noqa: S701 - Django's backend passes autoescape=True
    made.globals.update(
        url=url,
        static=static,
        frame_of=frame_of,
        messages_of=messages_of,
        csp_nonce=csp_nonce,
        person_of=person_of,
    )
    made.globals.update(now=now, today=today, settings=settings, marks=MARKS, mark_of=mark_of)
    made.filters.update(
        thousands=words.thousands,
        date_words=words.date_words,
        time_words=words.time_words,
        value=values.format_value,
        difference=values.format_difference,
    )
    return made


def design_system() -> PrefixLoader:
    """The GOV.UK components, under the name their own imports use."""
    return PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a named page: url('area', area.code)."""
    return reverse(name, args=args, kwargs=kwargs)


def messages_of(request: HttpRequest | None) -> Any:
    """The messages waiting for this person; said once, then gone."""
    return () if request is None else get_messages(request)


def csp_nonce(request: HttpRequest | None) -> str:
    """The nonce that lets this response's own scripts run; '' where there is no policy."""
    return str(getattr(request, "csp_nonce", ""))


def person_of(request: HttpRequest | None) -> Any:
    """The signed-in person of a request, or None."""
    person = getattr(request, "user", None)
    return person if person is not None and person.is_authenticated else None
