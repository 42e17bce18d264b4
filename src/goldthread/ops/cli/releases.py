"""`goldthread release check`: whether anything hidden can be worked out from what is out."""

import sys

import click

from goldthread.figures.models import Release
from goldthread.figures.releases.checking import Fault, check
from goldthread.ops.cli import goldthread
from goldthread.ops.cli.common import FORMATS, Trouble, area_named, reads_store, show_json
from goldthread.partnership.models import Partnership

SOMETHING_FOUND = 3


@goldthread.group()
def release() -> None:
    """Releases: what is shown to whom."""


@release.command("check")
@click.option("--release", "number", type=int, help="the number of one release")
@click.option("--area", help="a name, ONS code or authority number; every area when left out")
@FORMATS
@reads_store
def check_releases(number: int | None, area: str | None, form: str) -> None:
    """Attack all that is out, and verify that it is what was decided.

    Exit code 0: nothing hidden can be told; 3: something can, or a release was changed.
    """
    chosen = release_numbered(number)
    faults = check(partnerships_of(chosen, area), chosen)
    if form == "json":
        show_json([fault.as_data() for fault in faults])
    else:
        show_faults(faults)
    if faults:
        sys.exit(SOMETHING_FOUND)


def release_numbered(number: int | None) -> Release | None:
    """The release of that number; None where none was asked for."""
    if number is None:
        return None
    found = Release.objects.filter(pk=number).select_related("partnership__area").first()
    if found is None:
        raise Trouble(f"there is no release {number}; the page Releases lists their numbers")
    return found


def partnerships_of(release: Release | None, area: str | None) -> list[Partnership]:
    """Whose releases are attacked. Each partnership's are attacked together."""
    if area is None:
        return [release.partnership] if release else list(Partnership.objects.all())
    place = area_named(area)
    found = list(Partnership.objects.filter(area=place))
    if not found:
        raise Trouble(f"no partnership answers for {place}")
    if release and release.partnership not in found:
        raise Trouble(f"release {release.pk} is not of {place}, but of {release.partnership.area}")
    return found


def show_faults(faults: list[Fault]) -> None:
    """The faults for a person at the keyboard, one a line."""
    for fault in faults:
        click.echo(f"{fault.partnership}: {fault.message}")
    if not faults:
        click.echo("Nothing that is hidden can be worked out from what is out.")
