"""Where one installation keeps its own things: database, files, secrets.

`GOLDTHREAD_HOME` names the folder; several homes live side by side. As root the
default is /var/lib/goldthread, because PostgreSQL runs as another user there and
must be able to reach its own folder.
"""

import hashlib
import os
import pwd
import secrets
import stat
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

# A Unix socket's whole path must fit in 107 bytes; PostgreSQL adds 19 of its own.
LONGEST_SOCKET_FOLDER = 80
ROOTS_HOME = Path("/var/lib/goldthread")
# Where root's databases go whose home PostgreSQL's own user cannot reach.
APART = ROOTS_HOME / "homes"
NOTE = "database-is-in.txt"


class Account(NamedTuple):
    """The operating system's user and group that PostgreSQL runs as."""

    uid: int
    gid: int


@dataclass(frozen=True)
class Home:
    """The folders of one installation. Nothing is created until asked for."""

    root: Path

    @property
    def ground(self) -> Path:
        """The folder of the database and its socket: the home itself where PostgreSQL can reach it.

        Where it cannot (root's PostgreSQL runs as an ordinary user, and a folder above the
        home is closed to that user), a folder apart; a note in the home says which.
        """
        note = self.root / NOTE
        if note.exists():
            return Path(note.read_text().splitlines()[0])
        account = database_account()
        if account is None or (self.root / "database").exists():
            return self.root
        return self.root if can_enter(account, self.root.parent) else APART / self.digest

    @property
    def database(self) -> Path:
        return self.ground / "database"

    @property
    def files(self) -> Path:
        return self.root / "files"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def keys(self) -> Path:
        """Signing keys and sealed digests of the audit ledger: outside the database on purpose."""
        return self.root / "keys"

    @property
    def socket(self) -> Path:
        """The folder of the database's socket; elsewhere when its path would be too long."""
        own = self.ground / "run"
        if len(os.fsencode(own)) <= LONGEST_SOCKET_FOLDER:
            return own
        if os.getuid() == 0:
            return APART / self.digest / "run"
        # Never TMPDIR, which another session may set otherwise; the server's side checks the owner.
        return Path("/tmp") / f"goldthread-{os.getuid()}-{self.digest}"  # noqa: S108

    @property
    def digest(self) -> str:
        """A short name for this home, where its own path would be too long or out of reach."""
        return hashlib.sha256(os.fsencode(self.root)).hexdigest()[:12]

    def secret(self, name: str) -> str:
        """A random secret kept in the home, made at first use, readable by its owner only."""
        path = self.root / "secrets" / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            _write_once(path, secrets.token_urlsafe(32))
        return path.read_text().strip()


def home() -> Home:
    """The home of this process, from `GOLDTHREAD_HOME` or the user's data folder."""
    named = os.environ.get("GOLDTHREAD_HOME")
    if named:
        return Home(Path(named).expanduser().resolve())
    if os.getuid() == 0:
        return Home(ROOTS_HOME)
    data = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Home(Path(data).expanduser() / "goldthread")


def database_account() -> Account | None:
    """Whom root runs PostgreSQL as; None for anyone else, who runs it as themselves.

    `GOLDTHREAD_DATABASE_USER`, else `postgres` where there is one, else `nobody`.
    Raises LookupError when the user named does not exist.
    """
    if os.getuid() != 0:
        return None
    named = os.environ.get("GOLDTHREAD_DATABASE_USER")
    for name in [named] if named else ["postgres", "nobody"]:
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(user.pw_uid, user.pw_gid)
    raise LookupError(
        f"PostgreSQL cannot run as root, and there is no user {named or 'postgres or nobody'} here:"
        " set GOLDTHREAD_DATABASE_USER to an ordinary user's name"
    )


def can_enter(account: Account, folder: Path) -> bool:
    """Whether the account may pass through a folder and every folder above it."""
    return all(_may_pass(account, each) for each in [folder, *folder.parents] if each.exists())


def _may_pass(account: Account, folder: Path) -> bool:
    held = folder.stat()
    if held.st_uid == account.uid:
        return bool(held.st_mode & stat.S_IXUSR)
    if held.st_gid == account.gid:
        return bool(held.st_mode & stat.S_IXGRP)
    return bool(held.st_mode & stat.S_IXOTH)


def _write_once(path: Path, content: str) -> None:
    """Write a file that is whole whenever it is seen; whoever comes second keeps the first's."""
    made, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # readable by us alone
    with os.fdopen(made, "w") as file:
        file.write(content)
    with suppress(FileExistsError):
        path.hardlink_to(draft)
    os.unlink(draft)
