"""Keeping programs running: started again when they end, stopped in order at the end."""

import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Protocol

from goldthread.ops.processes import has_ended, kill, start
from goldthread.ops.refusal import Refusal

POLL_SECONDS = 0.1
# A program that ends this often within a minute will not be mended by starting it again.
TRIES = 5
TRIES_SECONDS = 60.0
FIRST_PAUSE_SECONDS = 0.25
STOP_SECONDS = 10.0
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(BaseException):
    """Someone asked this process to stop: Ctrl-C, SIGTERM, or the terminal closed."""


@dataclass(frozen=True)
class Child:
    """A command to keep running. Without `restart` its end is told and left at that."""

    name: str
    argv: Sequence[str]
    restart: bool = True


class Program(Protocol):
    """What a keeper can keep: a child, or the database server."""

    name: str

    def start(self) -> None: ...
    def is_alive(self) -> bool: ...
    def stop(self) -> None: ...


class ChildProgram:
    """A child's process. Its output goes where ours goes."""

    def __init__(self, child: Child, environment: Mapping[str, str]) -> None:
        self.name = child.name
        self._argv = child.argv
        self._environment = environment
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it. It may end its own children in order when we die: hence SIGTERM."""
        self._process = start(
            self._argv, when_parent_dies=signal.SIGTERM, env=dict(self._environment)
        )

    def is_alive(self) -> bool:
        """Whether it runs."""
        return self._process is not None and not has_ended(self._process)

    def stop(self) -> None:
        """Ask it to end, wait, and end it and all it started if it will not."""
        if self._process is None or has_ended(self._process):
            return
        self._process.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        while not has_ended(self._process):
            if time.monotonic() > deadline:
                kill(self._process)
                return
            time.sleep(POLL_SECONDS / 5)


class Keeper:
    """Starts a program again when it ends: a few times, ever later."""

    def __init__(self, program: Program, say: Callable[[str], None], restart: bool = True) -> None:
        self.program = program
        self._say = say
        self._restart = restart
        self._ends: list[float] = []
        self._due: float | None = None

    def attend(self) -> None:
        """Look after the program once. Raises Refusal when it cannot be kept running."""
        now = time.monotonic()
        if self._due is None and not self.program.is_alive():
            self._ended(now)
        elif self._due is not None and now >= self._due:
            self._start_again(now)

    def _ended(self, now: float) -> None:
        if not self._restart:
            self._say(f"The {self.program.name} has ended.")
            self._due = float("inf")
            return
        self._ends = [end for end in self._ends if now - end < TRIES_SECONDS] + [now]
        if len(self._ends) > TRIES:
            raise Refusal(
                f"the {self.program.name} ended {len(self._ends)} times within a minute;"
                " what it wrote above, or in the home's logs, says why"
            )
        self._say(f"The {self.program.name} ended and is being started again.")
        self._due = now + FIRST_PAUSE_SECONDS * 2 ** (len(self._ends) - 1)

    def _start_again(self, now: float) -> None:
        try:
            self.program.start()
        except Refusal:
            if len(self._ends) >= TRIES:
                raise
            self._ended(now)
        else:
            self._due = None


@contextmanager
def stopped_by_signals() -> Iterator[None]:
    """Within the block SIGINT, SIGTERM and SIGHUP raise Stopped, once; after that they wait."""
    before = {each: signal.signal(each, _stop) for each in SIGNALS}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _stop(number: int, frame: FrameType | None) -> None:
    for each in SIGNALS:  # stopping in order is under way and is not to be cut short
        signal.signal(each, signal.SIG_IGN)
    raise Stopped


@contextmanager
def kept(programs: Sequence[Program]) -> Iterator[None]:
    """Stop the programs, in their order, when the block ends in any way."""
    try:
        yield
    finally:
        for program in programs:
            program.stop()
