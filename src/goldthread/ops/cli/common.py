"""What commands share: the database, who acts, finding things by name, and output."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from functools import wraps
from typing import Any

import click
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Q

from goldthread.core.context import acting_as
from goldthread.core.databases import is_embedded
from goldthread.core.home import home
from goldthread.figures.loading.resolve import normal
from goldthread.figures.models import Indicator
from goldthread.ops.embedded import database
from goldthread.partnership.models import Area, Partnership

FORMATS = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="json for programs",
)


class Trouble(click.ClickException):
    """What a person can put right: one line on standard error, exit code 2."""

    exit_code = 2


@contextmanager
def at_work() -> Iterator[None]:
    """The database up, and the operator at the keyboard acting."""
    with database(home()) if is_embedded() else nullcontext(), acting_as(service="command-line"):
        yield


def reads_store(command: Callable[..., Any]) -> Callable[..., Any]:
    """A command that works on the store."""

    @wraps(command)
    def wrapped(*args: Any, **options: Any) -> Any:
        with at_work():
            return command(*args, **options)

    return wrapped


def show_json(data: object) -> None:
    """Data for other programs: JSON, UTF-8, dates in ISO."""
    click.echo(json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2))


def area_named(words: str) -> Area:
    """The area of that name, code or alias. The error lists those that come near."""
    plain = normal(words)
    exact = Area.objects.filter(
        Q(name__iexact=words) | Q(slug=plain) | Q(ons_code__iexact=words) | Q(la_number=words)
        | Q(aliases__text=plain)
    ).order_by("ended_on")  # fmt: skip
    found = exact.filter(ended_on=None).first() or exact.first()
    if found is None:
        near = Area.objects.filter(name__icontains=words.split()[0] if words.split() else "")
        raise Trouble(f"no area is called “{words}”{nearest([a.name for a in near[:5]])}")
    return found


def indicator_named(words: str) -> Indicator:
    """The indicator of that code, name or alias. The error lists those that come near."""
    plain = normal(words)
    found = (
        Indicator.objects.filter(Q(code__iexact=words) | Q(name__iexact=words)).first()
        or Indicator.objects.filter(aliases__text=plain).first()
        or Indicator.objects.filter(aliases__text__startswith=f"{plain}: ").first()
    )
    if found is None:
        near = Indicator.objects.filter(name__icontains=words)[:5]
        raise Trouble(
            f"no indicator is called “{words}”{nearest([f'{i.code} ({i.name})' for i in near])}"
        )
    return found


def partnership_named(slug: str | None) -> Partnership | None:
    """The partnership of that short name; None when none was named."""
    if slug is None:
        return None
    found = Partnership.objects.filter(slug=slug).first()
    if found is None:
        there = list(Partnership.objects.values_list("slug", flat=True))
        raise Trouble(f"no partnership is called “{slug}”{nearest(there)}")
    return found


def nearest(names: Sequence[str]) -> str:
    """The end of a sentence that helps: what there is instead."""
    return f"; did you mean {' or '.join(names)}?" if names else "; nothing comes near it"
