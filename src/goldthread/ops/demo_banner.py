"""What the terminal says when the pages can be opened."""

import click

from goldthread.ops.demo.people import PEOPLE
from goldthread.partnership.roles import ROLES


def plain(port: int) -> None:
    """Where to go, and how to leave."""
    click.echo(f"\nGoldthread is at http://localhost:{port}   (Ctrl-C stops it)\n")


def with_people(port: int) -> None:
    """Where to go and whom to sign in as: the names on the sign-in page."""
    plain(port)
    click.echo("Sign in with one click as:")
    for person in PEOPLE:
        places = "all five areas" if len(person.places) > 1 else person.places[0].replace("-", " ")
        click.echo(f"  {person.name:<14} {ROLES[person.role].name.lower()}, {places}")
    click.echo("")
