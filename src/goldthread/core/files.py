"""Stored files: rows in the database, bytes in the home.

The bytes are addressed by what they are (SHA-256) and by their row's own key. Two rows never
share bytes, though they be equal: row-level security hides who else holds a file, so
shared bytes could not be disposed of safely. Neither name nor address is ever in a URL.
"""

import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import transaction

from goldthread.core.actions import FILE_DISPOSED, FILE_STORED
from goldthread.core.audit import record, state
from goldthread.core.context import acting_as, current_actor
from goldthread.core.home import home
from goldthread.core.models import StoredFile
from goldthread.core.now import now

CHUNK_BYTES = 1024 * 1024
# Longer than any request or load: a file without a row may still be about to get one.
ORPHAN_AFTER = timedelta(days=1)


class FileTooLarge(ValueError):
    """A file is larger than may be stored; the message is for the person who sent it."""


def store(
    content: BinaryIO, *, name: str, content_type: str, partnership_id: int | None = None
) -> StoredFile:
    """Store a file as the present actor, reading it a mebibyte at a time, and record it.

    Raises FileTooLarge past `settings.LARGEST_UPLOAD`; then nothing is kept.
    """
    with _written(content) as (temporary, size, sha256), transaction.atomic():
        stored = StoredFile(
            name=Path(name).name[-255:],
            content_type=content_type,
            size=size,
            sha256=sha256,
            uploaded_by=current_actor().person,
            partnership_id=partnership_id,
            recorded_at=now(),
        )
        stored.save()
        record(FILE_STORED, stored, after=state(stored))
        _put(temporary, path_of(stored))
    return stored


def open_file(stored: StoredFile) -> BinaryIO:
    """The file's bytes, to be read from the start."""
    return path_of(stored).open("rb")


def dispose(stored: StoredFile, *, reason: str) -> None:
    """Remove a file, row and bytes, on the present actor's word; the ledger keeps that it was.

    The bytes go when the transaction commits. Whoever calls has checked that the actor may.
    """
    path = path_of(stored)
    with transaction.atomic():
        record(FILE_DISPOSED, stored, before=state(stored), reason=reason)
        with acting_as(service="disposal"):
            StoredFile.objects.filter(pk=stored.pk).delete()
        transaction.on_commit(lambda: path.unlink(missing_ok=True))


def sweep() -> int:
    """Remove bytes left by a transaction that never committed; says how many files."""
    with acting_as(service="disposal"):
        known = {path_of(stored) for stored in StoredFile.objects.iterator()}
    before = (now() - ORPHAN_AFTER).timestamp()
    orphans = [
        path
        for path in home().files.rglob("*")
        if path.is_file() and path not in known and path.stat().st_mtime < before
    ]
    for path in orphans:
        path.unlink(missing_ok=True)
    return len(orphans)


def path_of(stored: StoredFile) -> Path:
    """Where the bytes are kept."""
    return home().files / stored.sha256[:2] / f"{stored.sha256}.{stored.key.hex}"


@contextmanager
def _written(content: BinaryIO) -> Iterator[tuple[Path, int, str]]:
    """The content in a temporary file, on the disk, with its size and SHA-256."""
    folder = home().files / "incoming"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    temporary = folder / secrets.token_hex(16)
    try:
        made = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(made, "wb") as file:
            size, sha256 = _copy(content, file)
            file.flush()
            os.fsync(made)
        yield temporary, size, sha256
    finally:
        temporary.unlink(missing_ok=True)


def _copy(content: BinaryIO, file: BinaryIO) -> tuple[int, str]:
    size, digest = 0, hashlib.sha256()
    while chunk := content.read(CHUNK_BYTES):
        size += len(chunk)
        if size > settings.LARGEST_UPLOAD:
            most = settings.LARGEST_UPLOAD // CHUNK_BYTES
            raise FileTooLarge(f"This file is larger than {most} MB, the most that can be stored.")
        digest.update(chunk)
        file.write(chunk)
    return size, digest.hexdigest()


def _put(temporary: Path, final: Path) -> None:
    final.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    temporary.replace(final)
    folder = os.open(final.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
