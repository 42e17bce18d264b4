"""The `goldthread` command: one group, a file for each family of commands.

Errors are one line on standard error that says what to do, and exit code 2; a load that is
refused exits 3, and so does a check that finds something. No command shows a traceback.
"""

import os
import sys
from importlib import import_module

import click
import django

from goldthread.ops.refusal import Refusal

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.web.settings")


# Where each command lives: one family is imported, not all, because a start should take no longer
# than what it starts.
FAMILIES = {
    "access": "audit",
    "audit": "audit",
    "backup": "setting_up",
    "demo": "running",
    "docs": "docs",
    "figures": "figures",
    "import": "importing",
    "init": "setting_up",
    "judge": "figures",
    "migrate": "setting_up",
    "release": "releases",
    "report": "reports",
    "restore": "setting_up",
    "serve": "running",
}


class Families(click.Group):
    """A group that imports a family of commands when one of them is asked for."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(FAMILIES)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name in FAMILIES:
            import_module(f"goldthread.ops.cli.{FAMILIES[name]}")
        return super().get_command(context, name)


@click.group(cls=Families, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="goldthread")
def goldthread() -> None:
    """The working system of a multi-agency safeguarding partnership."""


def main() -> None:
    """The console script. What is not an error of the person's own still ends in one line."""
    django.setup()
    try:
        goldthread(standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("goldthread: stopped.", err=True)
        sys.exit(130)
    except click.ClickException as error:
        click.echo(f"goldthread: {error.format_message()}", err=True)
        sys.exit(2)
    except Refusal as error:
        click.echo(f"goldthread: {error}", err=True)
        sys.exit(2)
    except Exception as error:
        trouble(error)


def trouble(error: Exception) -> None:
    """End on an error nobody expected: in one line, or in full when GOLDTHREAD_DEBUG is set."""
    if os.environ.get("GOLDTHREAD_DEBUG"):
        raise error
    words = " ".join(str(error).split()) or type(error).__name__
    click.echo(f"goldthread: {words} (GOLDTHREAD_DEBUG=1 shows where)", err=True)
    sys.exit(2)
