"""Whole servers on homes of their own, started as a person would start them."""

import os
import pwd
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psycopg

from goldthread.core.databases import APP_ROLE, OWNER_ROLE
from goldthread.core.home import Account, Home, can_enter
from goldthread.ops.embedded import connect
from goldthread.ops.processes import start

SERVING = Path(__file__).with_name("serving.py")
# The console script, where `make` puts it.
COMMAND = str(Path(sys.executable).with_name("goldthread"))


def interpreter_for(user: str) -> str | None:
    """A Python of this version that the user may run: ours, or Debian's when ours is root's own."""
    account = Account(*pwd.getpwnam(user)[2:4])
    debians = f"/usr/bin/python{sys.version_info.major}.{sys.version_info.minor}"
    for each in (Path(sys.executable), Path(debians)):
        if each.exists() and can_enter(account, each.resolve()):
            return str(each)
    return None


# As whoever runs the tests; root also tries an ordinary user where one could run anything.
USERS = ["", "nobody"] if os.getuid() == 0 and interpreter_for("nobody") else [""]


def eventually(true: Callable[[], object], seconds: float = 20.0) -> None:
    """Wait for it to be true; the limit is for a machine under load, not a promise."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it did not come true"
        time.sleep(0.05)


def children_of(pid: int) -> dict[str, int]:
    """The running children of a process: the start of their command line and their id."""
    found = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            words = (entry / "cmdline").read_bytes().decode().replace("\0", " ")
        except (OSError, ValueError):
            continue
        if parent == pid:
            found[words] = int(entry.name)
    return found


def is_running(pid: int) -> bool:
    """Whether a process runs; one that has ended and waits to be reaped does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def environment(home: Home) -> dict[str, str]:
    """What a person's shell would say: this home, and none of the tests' own settings."""
    ours = {"DJANGO_SETTINGS_MODULE", "GOLDTHREAD_DEMO", "DATABASE_URL", "DATABASE_OWNER_URL"}
    return {
        **{name: value for name, value in os.environ.items() if name not in ours},
        "GOLDTHREAD_HOME": str(home.root),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }


def goldthread(home: Home, *words: str, answers: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command itself, to its end, as a shell would."""
    return subprocess.run(
        [COMMAND, *words], env=environment(home), input=answers, capture_output=True, text=True
    )


class Serving:
    """A `serve` of the tests' own in a process of its own."""

    def __init__(
        self, home: Home, log: Path, user: str = "", port: int = 0, argv: list[str] | None = None
    ) -> None:
        self.home = home
        self.log = log
        with log.open("ab") as file:
            self.process = start(
                [
                    (user and interpreter_for(user)) or sys.executable,
                    *(argv or [str(SERVING), str(port)]),
                ],
                # Not even a killed test run leaves a server behind.
                when_parent_dies=signal.SIGKILL,
                account=Account(*pwd.getpwnam(user)[2:4]) if user else None,
                env=environment(home),
                stdout=file,
                stderr=file,
            )

    def until_ready(self) -> "Serving":
        eventually(lambda: self.port or self.process.poll() is not None, 60)
        assert self.process.poll() is None, self.said
        return self

    @property
    def said(self) -> str:
        return self.log.read_text()

    @property
    def port(self) -> int:
        ready = [line for line in self.said.splitlines() if line.startswith("ready ")]
        return int(ready[-1].split()[1]) if ready else 0

    @property
    def postmaster(self) -> int:
        return self.child("postgres -D")

    def child(self, words: str) -> int:
        [found] = [pid for line, pid in children_of(self.process.pid).items() if words in line]
        return found

    def starts(self) -> int:
        """How often this home was started, from its database."""
        with connect(self.home, OWNER_ROLE) as connection:
            return connection.execute("select count(*) from starts").fetchone()[0]

    def answers(self) -> bool:
        try:
            connect(self.home, APP_ROLE).close()
        except psycopg.OperationalError:
            return False
        return True

    def ask_to_stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(how)
        return self.process.wait(60)
