"""`goldthread docs write|check`: the reference pages made from the definitions."""

import click

from goldthread.ops import reference_docs
from goldthread.ops.cli import goldthread
from goldthread.ops.cli.common import Trouble


@goldthread.group()
def docs() -> None:
    """The generated pages of docs/reference (in a checkout of the project)."""


@docs.command()
def write() -> None:
    """Make every generated page anew."""
    for page in reference_docs.pages():
        page.path.parent.mkdir(parents=True, exist_ok=True)
        page.path.write_text(page.text, encoding="utf-8")
        click.echo(f"wrote {page.path}")


@docs.command()
def check() -> None:
    """Fail when a generated page is not as the definitions would make it now."""
    stale = [page.path for page in reference_docs.pages() if not page.is_current]
    if stale:
        names = ", ".join(str(path) for path in stale)
        raise Trouble(f"stale: {names}. Run: goldthread docs write")
    click.echo("The generated pages are current.")
