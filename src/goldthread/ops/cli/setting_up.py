"""`goldthread init`, `migrate`, `backup` and `restore`: an installation's own life."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import click
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.text import slugify

from goldthread.core.context import acting_as
from goldthread.core.databases import is_embedded
from goldthread.core.home import home
from goldthread.figures.models import Indicator
from goldthread.ops import backup as backing_up
from goldthread.ops import setting_up, shipping
from goldthread.ops.cli import goldthread
from goldthread.ops.cli.common import Trouble, area_named
from goldthread.ops.cli.running import note
from goldthread.ops.embedded import database
from goldthread.ops.migrating import migrate as bring_up
from goldthread.partnership.models import Partnership, Person
from goldthread.partnership.models.partnership import PartnershipKind


@goldthread.command()
@click.option("--area", prompt="Your area (a council's name or code)")
@click.option("--partnership", prompt="Your partnership's full name")
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in PartnershipKind]),
    default=PartnershipKind.CHILDREN.value,
    show_default=True,
)
@click.option(
    "--agencies",
    prompt="Its agencies, with commas between",
    default="Council children's services, Police, Integrated care board",
)
@click.option("--administrator", prompt="The first administrator's name")
@click.option("--email", prompt="Their e-mail address, to sign in with")
@click.password_option(help="at least 12 characters; asked for when left out")
@click.option("--indicators", default="", help="codes to watch, with commas; a usual set if empty")
def init(
    area: str,
    partnership: str,
    kind: str,
    agencies: str,
    administrator: str,
    email: str,
    password: str,
    indicators: str,
) -> None:
    """Set up an installation of your own: area, agencies, first administrator, indicators."""
    check_password(password, email, administrator)
    with ready(), acting_as(service="command-line"):
        if Person.objects.filter(email=email.lower()).exists():
            raise Trouble(f"there is an account for {email} already")
        first = setting_up.FirstRun(
            partnership=partnership,
            slug=free_slug(partnership),
            kind=kind,
            area=area_named(area),
            agencies=words(agencies),
            administrator_name=administrator,
            administrator_email=email,
            password=password,
            indicators=known_codes(words(indicators)),
        )
        made = setting_up.own(first)
    click.echo(f"{made.name} is set up. Start it with: goldthread serve")


@goldthread.command()
def migrate() -> None:
    """Bring the database and the shipped catalogue up to this version; `serve` does it too."""
    with ready():
        pass
    click.echo("The database is up to date.")


@goldthread.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def backup(folder: Path) -> None:
    """Back this installation up into a folder: database, files, keys."""
    click.echo(f"Backed up to {backing_up.backup(home(), folder, note)}")


@goldthread.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
def restore(folder: Path) -> None:
    """Put a backup in the place of what this home holds."""
    click.echo(backing_up.restore(home(), folder, note))


@contextmanager
def ready() -> Iterator[None]:
    """The database up, with its tables and what ships as this version has them."""
    with database(home(), note) if is_embedded() else nullcontext():
        bring_up(note)
        shipping.bring_up()
        yield


def words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def free_slug(name: str) -> str:
    """A short name for a partnership that none has."""
    stem = slugify(name)[:50] or "partnership"
    taken = set(Partnership.objects.values_list("slug", flat=True))
    return next(s for s in (stem, *(f"{stem}-{n}" for n in range(2, 99))) if s not in taken)


def known_codes(codes: list[str]) -> list[str]:
    """The codes as the catalogue writes them. The error names those it does not hold."""
    held = {i.code.lower(): i.code for i in Indicator.objects.filter(partnership=None)}
    unknown = [code for code in codes if code.lower() not in held]
    if unknown:
        raise Trouble(f"no indicator has the code {' or '.join(unknown)}")
    return [held[code.lower()] for code in codes]


def check_password(password: str, email: str, name: str) -> None:
    """The rules the sign-in page has; the error is their own words."""
    try:
        validate_password(password, Person(email=email, name=name))
    except ValidationError as error:
        raise Trouble(" ".join(error.messages)) from None
