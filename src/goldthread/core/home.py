"""Where one installation keeps its own things: database, files, secrets.

`GOLDTHREAD_HOME` names the folder; several homes live side by side. As root the
default is /var/lib/goldthread, because PostgreSQL runs as another user there and
must be able to reach its own folder.
"""

import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

# A Unix socket's whole path must fit in 107 bytes; PostgreSQL adds 19 of its own.
LONGEST_SOCKET_FOLDER = 80


@dataclass(frozen=True)
class Home:
    """The folders of one installation. Nothing is created until asked for."""

    root: Path

    @property
    def database(self) -> Path:
        return self.root / "database"

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
        """The folder of the database's socket; beside the home, or in /tmp when that is too long."""
        own = self.root / "run"
        if len(str(own)) <= LONGEST_SOCKET_FOLDER:
            return own
        digest = hashlib.sha256(str(self.root).encode()).hexdigest()[:12]
        return Path("/tmp") / f"goldthread-{os.getuid()}-{digest}"

    def secret(self, name: str) -> str:
        """A random secret kept in the home, made at first use, readable by its owner only."""
        path = self.root / "secrets" / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            made = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(made, "w") as file:
                file.write(secrets.token_urlsafe(32))
        return path.read_text().strip()


def home() -> Home:
    """The home of this process, from `GOLDTHREAD_HOME` or the user's data folder."""
    named = os.environ.get("GOLDTHREAD_HOME")
    if named:
        return Home(Path(named).expanduser().resolve())
    if os.getuid() == 0:
        return Home(Path("/var/lib/goldthread"))
    data = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Home(Path(data).expanduser() / "goldthread")
