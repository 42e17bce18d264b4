"""Who may start the database of a home: one process at a time, others may join it.

Both locks are the kernel's (flock), which lets go when the holder dies in any way, so a
lock file left behind means nothing.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


class Lock:
    """A lock on a file, held from `take` until `release` or the end of the process."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: TextIO | None = None

    def take(self, note: str = "") -> bool:
        """Take the lock if nobody holds it; the note tells others who does. Never waits."""
        file = self._open()
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            return False
        self._file = file
        self.describe(note)
        return True

    def describe(self, note: str) -> None:
        """Change what the lock says about its holder."""
        assert self._file is not None
        self._file.seek(0)
        self._file.truncate()
        self._file.write(note)
        self._file.flush()

    def holder(self) -> str:
        """What the holder said about itself."""
        return self.path.read_text().strip()

    def release(self) -> None:
        """Let go."""
        if self._file is not None:
            self._file.close()
            self._file = None

    @contextmanager
    def shared(self) -> Iterator[None]:
        """Hold it together with others for the block; waits while one holds it alone."""
        with self._open() as file:
            fcntl.flock(file, fcntl.LOCK_SH)
            yield

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold it alone for the block; waits until all others have let go."""
        with self._open() as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def _open(self) -> TextIO:
        return os.fdopen(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600), "r+")
