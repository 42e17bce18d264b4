"""How an entry and a batch of entries are digested (SHA-256).

The text digested is PostgreSQL's own COPY line of the entry: tabs and line ends in the data
are escaped there, so no two entries share a line, and times are in microseconds, so no
setting of the session changes it. Reading and hashing it takes a few microseconds an entry.
"""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

META_COLUMNS = (
    "e.id",
    "(extract(epoch from e.at) * 1000000)::bigint",
    "(extract(epoch from e.recorded_at) * 1000000)::bigint",
    "e.person_id",
    "e.service",
    "e.capacity",
    "e.action",
    "e.subject_type",
    "e.subject_id",
    "e.partnership_id",
    "e.request_id",
    "e.address",
)
CONTENT_COLUMNS = ("encode(e.salt, 'hex')", "e.before::text", "e.after::text", "e.reason")
META, CONTENT = ", ".join(META_COLUMNS), ", ".join(CONTENT_COLUMNS)
NULL = rb"\N"


class Head(NamedTuple):
    """The last batch of the chain; all zeros before the first."""

    number: int = 0
    last_position: int = 0
    digest: bytes = bytes(32)


class Row(NamedTuple):
    """One entry's COPY line, split where disposal cuts it."""

    meta: bytes
    content: bytes

    @classmethod
    def split(cls, line: bytes) -> "Row":
        meta = line.rsplit(b"\t", len(CONTENT_COLUMNS))[0]
        return cls(meta, line[len(meta) + 1 :])

    @property
    def is_missing(self) -> bool:
        return self.meta.startswith(NULL)

    @property
    def is_disposed(self) -> bool:
        return self.content == b"\t".join((NULL, NULL, NULL, b""))

    def content_digest(self) -> bytes:
        return hashlib.sha256(self.content).digest()

    def digest(self, content_digest: bytes) -> bytes:
        return hashlib.sha256(self.meta + b"\t" + content_digest).digest()


def entry_digests(line: bytes) -> tuple[bytes, bytes]:
    """The digests of an entry and of its content, from its META and CONTENT columns.

    The content's digest is salted by its first column, so that a short reason or a yes/no
    cannot be guessed from it; the entry's digest covers it, so that the chain still
    verifies when content and salt are gone.
    """
    row = Row.split(line)
    content = row.content_digest()
    return row.digest(content), content


def batch_digest(
    before: Head, number: int, last_position: int, sealed_at: datetime, digests: Iterable[bytes]
) -> bytes:
    """The digest of a batch: the one before, its number, place and time, its entries in order."""
    chain = hashlib.sha256(before.digest)
    chain.update(f"{number}|{last_position}|{micros(sealed_at)}|".encode())
    for digest in digests:
        chain.update(digest)
    return chain.digest()


def micros(moment: datetime) -> int:
    """Microseconds since 1970, exactly, as PostgreSQL counts them."""
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)
