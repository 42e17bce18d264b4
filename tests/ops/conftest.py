"""Homes and servers for a test, with nothing left behind."""

import os
import pwd
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from goldthread.core.home import APART, Home
from goldthread.ops.processes import servers_in
from goldthread.ops.serve import choose_port
from ops.person import AtTheWeb
from ops.support import Serving, eventually


@pytest.fixture
def make_home(tmp_path) -> Iterator[Callable[..., Home]]:
    """Homes that leave nothing behind, those included whose database is elsewhere."""
    made = []

    def make(name: str = "home", user: str = "") -> Home:
        folder = tmp_path / name
        if user:  # pytest's own folder is closed to others
            folder = Path("/tmp") / f"goldthread-test-{os.getpid()}-{len(made)}" / name
            folder.mkdir(parents=True)
            os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
            made.append(folder.parent)
        home = Home(folder)
        made.append(APART / home.digest)
        return home

    yield make
    for folder in made:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def serving(make_home, tmp_path) -> Iterator[Callable[..., Serving]]:
    """Start a `serve`; each is killed at the end if it still runs."""
    started: list[Serving] = []

    def begin(home: Home | None = None, *, wait: bool = True, **options) -> Serving:
        home = home or make_home()
        log = tmp_path / f"serving-{len(started)}.log"
        started.append(Serving(home, log, **options))
        return started[-1].until_ready() if wait else started[-1]

    yield begin
    for each in started:
        each.process.kill()
        each.process.wait()
    for each in started:
        eventually(lambda home=each.home: not servers_in(home.database))


@pytest.fixture
def product(serving) -> Callable[..., tuple[Serving, AtTheWeb]]:
    """`goldthread serve` itself on a home, and someone at its web pages."""

    def begin(home: Home) -> tuple[Serving, AtTheWeb]:
        port = choose_port(0)
        command = ["-c", "from goldthread.ops.cli import main; main()", "serve"]
        serve = serving(home, wait=False, argv=[*command, "--port", str(port)])
        eventually(lambda: "http://localhost" in serve.said or serve.process.poll(), 120)
        assert serve.process.poll() is None, serve.said
        return serve, AtTheWeb(port)

    return begin
