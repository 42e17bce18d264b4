"""The benchmarks in order: set up, load, release, start, ask for pages."""

from collections.abc import Iterator
from pathlib import Path

import django

from benchmarks.results import Result, machine

django.setup()

from benchmarks import (  # noqa: E402 - models need Django
    checking,
    loading,
    pages,
    releases,
    starting,
)
from goldthread.core.context import acting_as  # noqa: E402
from goldthread.core.home import Home  # noqa: E402
from goldthread.ops import setting_up  # noqa: E402
from goldthread.ops.embedded import database  # noqa: E402
from goldthread.ops.migrating import migrate  # noqa: E402


def run(folder: Path) -> int:
    """Measure, print, and say whether all was within its limits."""
    print(f"Goldthread benchmarks: {machine()}\n")
    over = 0
    for result in every(folder):
        print(result.line, flush=True)
        over += not result.is_within
    print(f"\n{over} over their limit" if over else "\nAll within their limits.")
    return 1 if over else 0


def every(folder: Path) -> Iterator[Result]:
    with database(Home(folder)):
        migrate()
        with acting_as(service="command-line"):
            setting_up.reference()
        yield from loading.results(folder)
        with acting_as(service="command-line"):
            setting_up.demo()
        yield from checking.results()
    yield from releases.results()
    with starting.running():
        pass
    with starting.running() as (base, seconds):
        yield starting.result(seconds)
        yield from pages.results(base)
