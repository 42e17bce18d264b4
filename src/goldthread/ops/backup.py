"""Backup and restore of an installation with the embedded database.

A backup is a folder: `database.dump` (pg_dump's custom format, made by the backup role) and
the stored `files`. The home's `keys` are left out on purpose: whoever holds both the ledger
and the key that signs it can rewrite it (docs/deployment.md says how to keep them).
"""

import shutil
import subprocess
from pathlib import Path

from psycopg import sql

from goldthread.core.databases import BACKUP_ROLE, DATABASE, is_embedded
from goldthread.core.home import Home
from goldthread.core.now import now
from goldthread.ops import roles
from goldthread.ops.binaries import binary
from goldthread.ops.cluster import ENVIRONMENT, SUPERVISOR
from goldthread.ops.embedded import Say, Server, database, locked, silent
from goldthread.ops.refusal import Refusal

RESTORED = f"{DATABASE}_restored"


def backup(home: Home, folder: Path, say: Say = silent) -> Path:
    """Write a backup into a new folder within `folder` and return its path.

    The installation may be serving meanwhile. The folder has its final name only when the
    backup is whole. Raises Refusal when it cannot be made.
    """
    check_embedded()
    made = folder / f"goldthread-{now():%Y%m%dT%H%M%SZ}"
    draft = made.with_name(f".{made.name}")
    draft.mkdir(parents=True, mode=0o700)
    with database(home, say):
        dump = ["--format", "custom", "--file", str(draft / "database.dump"), DATABASE]
        run_tool(home, BACKUP_ROLE, "pg_dump", *dump)
    # After the dump: a stored file is never changed, so all that the dump names are there.
    shutil.copytree(home.files, draft / "files")
    draft.rename(made)
    return made


def restore(home: Home, folder: Path, say: Say = silent) -> str:
    """Put a backup in the place of what the home holds; returns the name the old database got.

    Nothing is lost: the database that was there is kept beside the restored one. Raises
    Refusal when the home is serving or the backup is not whole; then nothing has changed.
    """
    check_embedded()
    dump = folder / "database.dump"
    if not dump.is_file():
        raise Refusal(f"{folder} is no backup: it holds no database.dump")
    with locked(home, "goldthread restore"):
        server = Server(home, say)
        try:
            server.start()
            load(server, dump)
            shutil.copytree(folder / "files", home.files, dirs_exist_ok=True)
            return exchange(server)
        finally:
            server.stop()


def load(server: Server, dump: Path) -> None:
    """Load a dump into a database of its own, whole or not at all.

    As superuser: row-level security would keep the owner from filling its own tables.
    """
    with server.connect() as connection:
        connection.autocommit = True
        connection.execute(f"drop database if exists {RESTORED}")
        create = roles.CREATE_DATABASE.replace(DATABASE, RESTORED, 1)
        connection.execute(create)
    options = ["--single-transaction", "--exit-on-error", "--dbname", RESTORED]
    run_tool(server.home, SUPERVISOR, "pg_restore", *options, str(dump))


def exchange(server: Server) -> str:
    """Give the restored database the real one's name; returns the name the real one got."""
    old = f"{DATABASE}_before_{now():%Y%m%d_%H%M%S}"
    rename = sql.SQL("alter database {} rename to {}")
    with server.connect() as connection:
        for before, after in ((DATABASE, old), (RESTORED, DATABASE)):
            names = sql.Identifier(before), sql.Identifier(after)
            connection.execute(rename.format(*names))
    server.arrange()
    return old


def run_tool(home: Home, role: str, tool: str, *arguments: str) -> None:
    """Run one of PostgreSQL's own tools as a role. Raises Refusal with the tool's words."""
    place = {"PGHOST": str(home.socket), "PGPORT": "5432", "PGUSER": role}
    done = subprocess.run(
        [str(binary(tool)), "--no-password", *arguments],
        env={**ENVIRONMENT, **place, "PGPASSWORD": home.secret(role)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise Refusal(f"{tool} failed: {' '.join(done.stderr.split())}")


def check_embedded() -> None:
    """Refuse where the database is on a server of one's own: its own tools do this better."""
    if not is_embedded():
        raise Refusal(
            "DATABASE_URL names a server of your own: back it up and restore it there"
            " as docs/deployment.md says"
        )
