"""`goldthread serve`: the database, the web server and the background work, as one.

One process supervises the others; each of them dies with it. On Ctrl-C, SIGTERM or the
terminal's end they are stopped in order: the children as listed, the database last.
"""

import http.client
import os
import socket
import sys
import time
from collections.abc import Callable, Sequence

from goldthread.core.databases import is_embedded
from goldthread.core.home import Home
from goldthread.core.prepared import PREPARING
from goldthread.ops.embedded import Say, Server, locked, silent
from goldthread.ops.lock import Lock
from goldthread.ops.refusal import Refusal
from goldthread.ops.supervise import (
    POLL_SECONDS,
    Child,
    ChildProgram,
    Keeper,
    Program,
    Stopped,
    kept,
    stopped_by_signals,
)

HOST = "127.0.0.1"
PORT = 8000
# The first page may take this long: until then the web server is still loading the product.
ANSWER_SECONDS = 10.0


def nothing() -> None:
    """Nothing to prepare."""


def serve(
    home: Home,
    children: Sequence[Child],
    *,
    port: int,
    prepare: Callable[[], None] = nothing,
    ready: Callable[[], None] = nothing,
    say: Say = silent,
) -> None:
    """Serve until asked to stop; then stop everything and return.

    `prepare` runs once the database is up (migrations, loading). The first child is the web
    server: it is started at once, loads the product meanwhile, and answers when all is
    prepared (see `core.prepared`). `ready` is called when it answers and the others are started.
    Raises Refusal when the home is in use or a part cannot be kept running.
    """
    server = [Server(home, say)] if is_embedded() else []
    gate = Lock(home.root / "preparing.lock")
    environment = os.environ | {"GOLDTHREAD_HOME": str(home.root), PREPARING: str(gate.path)}
    programs = [ChildProgram(child, environment) for child in children]
    pairs = list(zip(programs, children, strict=True))
    who = f"goldthread serve on http://localhost:{port}"
    try:
        with stopped_by_signals(), locked(home, who), kept([*programs, *server]):
            with gate.alone():
                begin(programs[:1])
                for database in server:
                    database.start()
                prepare()
            keep(
                [Keeper(database, say) for database in server],
                [Keeper(each, say, child.restart) for each, child in pairs],
                port,
                ready,
            )
    except Stopped:
        say("Stopped.")


def keep(
    database: Sequence[Keeper],
    children: Sequence[Keeper],
    port: int,
    ready: Callable[[], None],
) -> None:
    """Look after all, for ever, the database first: the others need it.

    The first child runs already and is the one that people wait for: the others start once it
    answers.
    """
    awake = [*database, *children[:1]]
    while not answers(port):
        attend(awake)
    begin([keeper.program for keeper in children[1:]])
    ready()
    while True:
        attend([*database, *children])


def begin(programs: Sequence[Program]) -> None:
    """Start each for the first time."""
    for program in programs:
        program.start()


def attend(keepers: Sequence[Keeper]) -> None:
    """Look after each once, and rest a moment."""
    for keeper in keepers:
        keeper.attend()
    time.sleep(POLL_SECONDS)


def web(port: int) -> Child:
    """The web server: granian, for two cores, on this machine's own address."""
    return Child(
        "web server",
        [
            *(sys.executable, "-m", "granian", "goldthread.web.wsgi:application"),
            *("--interface", "wsgi", "--host", HOST, "--port", str(port)),
            *("--workers", "2", "--blocking-threads", "4"),
            *("--respawn-failed-workers", "--workers-kill-timeout", "5s"),
            *("--log-level", "warning"),
        ],
    )


def choose_port(asked: int | None = None) -> int:
    """The port to serve on: the one asked for, `GOLDTHREAD_PORT`, or 8000; 0 is any free one.

    Raises Refusal when another program has it.
    """
    named = os.environ.get("GOLDTHREAD_PORT", str(PORT)) if asked is None else str(asked)
    if not named.isdecimal() or int(named) > 65535:
        raise Refusal(f"{named!r} is no port: GOLDTHREAD_PORT is a number from 0 to 65535")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, int(named)))
        except OSError as error:
            raise Refusal(
                f"port {named} is not free here: set GOLDTHREAD_PORT to another,"
                " or give --port 0 for any free one"
            ) from error
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    """Whether a web server answers on the port, whatever it says."""
    connection = http.client.HTTPConnection(HOST, port, timeout=ANSWER_SECONDS)
    try:
        connection.request("GET", "/", headers={"Host": "localhost"})
        connection.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True
