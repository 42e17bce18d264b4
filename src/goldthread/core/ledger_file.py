"""The sealed digests as written outside the database: one JSON line a batch, only ever added to."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from goldthread.core.home import home

TAIL_BYTES = 4096
# In UTC whatever the session's time zone is set to.
BATCH_COLUMNS = "number, last_position, sealed_at at time zone 'UTC', digest, signature"


class Anchor(NamedTuple):
    """A batch as the file, or the table `core_auditbatch`, holds it."""

    number: int
    last_position: int
    sealed_at: datetime
    digest: bytes
    signature: bytes

    def line(self) -> str:
        return json.dumps(
            {
                "batch": self.number,
                "last_position": self.last_position,
                "sealed_at": self.sealed_at.isoformat(timespec="microseconds"),
                "digest": self.digest.hex(),
                "signature": self.signature.hex(),
            }
        )

    @classmethod
    def from_row(cls, row: tuple[int, int, datetime, bytes, bytes]) -> "Anchor":
        """The batch that BATCH_COLUMNS of a row of the table hold."""
        number, last_position, sealed_at, digest, signature = row
        return cls(
            number, last_position, sealed_at.replace(tzinfo=UTC), bytes(digest), bytes(signature)
        )

    @classmethod
    def of(cls, line: str) -> "Anchor | None":
        """The anchor a line holds; None where the line is not one."""
        try:
            held = json.loads(line)
            return cls(
                held["batch"],
                held["last_position"],
                datetime.fromisoformat(held["sealed_at"]),
                bytes.fromhex(held["digest"]),
                bytes.fromhex(held["signature"]),
            )
        except (ValueError, KeyError, TypeError):
            return None


@dataclass(frozen=True)
class Anchors:
    """The file of anchors."""

    path: Path

    def append(self, anchor: Anchor) -> None:
        """Add a line and wait until it is on the disk."""
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        opened = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(opened, "a") as file:
            # A crash can leave half a line; the next must not be joined to it.
            file.write(("" if self._ends_whole() else "\n") + anchor.line() + "\n")
            file.flush()
            os.fsync(opened)

    def last_number(self) -> int:
        """The number of the last whole line; 0 where there is none."""
        if not self.path.exists():
            return 0
        with self.path.open("rb") as file:
            file.seek(max(0, self.path.stat().st_size - TAIL_BYTES))
            for line in reversed(file.read().decode().splitlines()):
                if anchor := Anchor.of(line):
                    return anchor.number
        return 0

    def _ends_whole(self) -> bool:
        with self.path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - 1))
            return file.read(1) in {b"", b"\n"}

    def lines(self) -> Iterator[Anchor]:
        """The anchors in the file's order.

        A line that is none is passed over: whoever put it there took a number out, which is
        found, or took none out, which does no harm.
        """
        if not self.path.exists():
            return
        with self.path.open(errors="replace") as file:
            for line in file:
                if anchor := Anchor.of(line):
                    yield anchor


def anchors() -> Anchors:
    """The file of this installation."""
    return Anchors(home().keys / "ledger-anchors.jsonl")
