"""`goldthread serve` and `goldthread demo`: everything up until Ctrl-C."""

import os
import sys
from collections.abc import Callable

import click

from goldthread.core.context import acting_as
from goldthread.core.home import home
from goldthread.ops import demo_banner, shipping
from goldthread.ops.cli import goldthread
from goldthread.ops.demo import shipped
from goldthread.ops.migrating import migrate
from goldthread.ops.serve import choose_port, web
from goldthread.ops.serve import serve as run_everything
from goldthread.ops.supervise import Child

PORT = click.option("--port", type=int, help="GOLDTHREAD_PORT, or 8000; 0 is any free one")


@goldthread.command()
@PORT
def serve(port: int | None) -> None:
    """Serve this installation until Ctrl-C."""
    up(port, prepare=bring_up_to_date, banner=demo_banner.plain)


@goldthread.command()
@PORT
def demo(port: int | None) -> None:
    """Serve the demo region: five areas' real published figures and invented people."""
    os.environ["GOLDTHREAD_DEMO"] = "1"
    up(port, prepare=prepare_demo, banner=demo_banner.with_people)


def up(port: int | None, prepare: Callable[[], None], banner: Callable[[int], None]) -> None:
    """Start the database, the web server and the background work, and look after them."""
    chosen = choose_port(port)
    run_everything(
        home(),
        [web(chosen), helper("worker"), helper("sealer")],
        port=chosen,
        prepare=prepare,
        ready=lambda: banner(chosen),
        say=note,
    )


def helper(name: str) -> Child:
    """One of our own background programs."""
    return Child(name, [sys.executable, "-m", "goldthread.core.background", name])


def note(text: str) -> None:
    click.echo(text, err=True)


def bring_up_to_date() -> None:
    """The tables, and what ships with this version, as the version has them."""
    migrated = migrate(note)
    shipping.bring_up()
    if migrated:
        from goldthread.ops import setting_up  # readers and statistics: needed once, not each start

        with acting_as(service="command-line"):
            setting_up.recheck()


def prepare_demo() -> None:
    """The demo region, loaded the first time; a second start finds it there."""
    bring_up_to_date()
    with acting_as(service="command-line"):
        if not shipped.all_loaded():
            from goldthread.ops import setting_up  # readers and statistics: not at each start

            note("Loading the published figures of five areas.")
            setting_up.demo(note)
