"""The embedded database's folder: who owns it, how it is made, how it is configured."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

from goldthread.core.home import NOTE, Account, Home, database_account
from goldthread.ops.binaries import MAJOR, server_binary
from goldthread.ops.processes import servers_in, start
from goldthread.ops.refusal import Refusal

# The bootstrap superuser: used by the supervisor alone, to make roles and to restore.
SUPERVISOR = "goldthread_supervisor"

POLL_SECONDS = 0.02
# How long a killed server's own processes may take to go.
SETTLE_SECONDS = 60.0

# The machine's locale and the caller's PG* variables are none of the server's business.
ENVIRONMENT = {"LC_ALL": "C", "TZ": "UTC", "PATH": "/usr/bin:/bin"}

HBA = """\
# Written by Goldthread at each start. Only the Unix socket exists, in a folder closed to others.
local  all  all  scram-sha-256
"""

CONFIGURATION = """\
# Written by Goldthread at each start; your own settings go in local.conf beside it.
listen_addresses = ''
unix_socket_directories = '{socket}'
unix_socket_permissions = 0700
password_encryption = 'scram-sha-256'
max_connections = 100
shared_buffers = 256MB
effective_cache_size = 1GB
work_mem = 16MB
maintenance_work_mem = 128MB
max_wal_size = 2GB
# The build compresses with pglz alone, which cost a large load a second to save little.
wal_compression = off
random_page_cost = 1.1
# After a large load the planner learns of it within seconds, not a minute.
autovacuum_naptime = 10s
jit = off
max_parallel_workers_per_gather = 1
# Nothing committed is ever lost, and a base backup with its WAL restores to any moment.
fsync = on
synchronous_commit = on
full_page_writes = on
wal_level = replica
client_connection_check_interval = '10s'
timezone = 'UTC'
log_timezone = 'UTC'
log_line_prefix = '%m [%p] %u '
lc_messages = 'C'
include 'local.conf'
"""


def prepare(home: Home) -> Account | None:
    """Make the home's folders and, at first, its database; says whom PostgreSQL runs as.

    Raises Refusal when the home cannot be used, saying what to do.
    """
    account = account_for(home)
    prepare_root(home, account)
    make_folder(home.socket, account)
    if not (home.database / "PG_VERSION").exists():
        initialise(home, account)
    check_version(home)
    write_as(account, home.database / "pg_hba.conf", HBA)
    settings = CONFIGURATION.format(socket=str(home.socket).replace("'", "''"))
    write_as(account, home.database / "postgresql.conf", settings)
    return account


def prepare_root(home: Home, account: Account | None) -> None:
    """Make the home: closed to others, but for passing through to the database as root."""
    try:
        home.root.mkdir(parents=True, exist_ok=True, mode=0o700)
        check_owner(home.root)
        for folder in (home.files, home.logs, home.keys):
            folder.mkdir(exist_ok=True, mode=0o700)
    except PermissionError as error:
        raise Refusal(f"{home.root} cannot be written here: set GOLDTHREAD_HOME") from error
    if account is None:
        return
    home.root.chmod(0o711)
    if home.ground != home.root:
        home.ground.mkdir(parents=True, exist_ok=True)
        for folder in (home.ground.parents[1], home.ground.parent, home.ground):
            folder.chmod(0o711)
        (home.root / NOTE).write_text(
            f"{home.ground}\nPostgreSQL runs as an ordinary user, who cannot reach this folder.\n"
        )


def check_owner(folder: Path) -> None:
    """Refuse a folder that belongs to another user: PostgreSQL and the secrets would too."""
    if os.getuid() not in (0, folder.stat().st_uid):
        raise Refusal(f"{folder} belongs to another user: be that user, or set GOLDTHREAD_HOME")


def initialise(home: Home, account: Account | None) -> None:
    """Make the database's files beside their place, so that they are whole when they are there."""
    draft = home.ground / "database.new"
    if draft.exists():  # a first start that was cut off
        wait_until_left(draft)
        shutil.rmtree(draft)
    make_folder(draft, account)
    password = home.ground / "database.password"
    write_as(account, password, home.secret(SUPERVISOR))
    try:
        run_initdb(draft, password, account)
    finally:
        password.unlink()
    write_as(account, draft / "local.conf", "# Your own settings for PostgreSQL.\n")
    if home.database.exists():  # empty, or it would have a version
        home.database.rmdir()
    draft.rename(home.database)


def run_initdb(folder: Path, password: Path, account: Account | None) -> None:
    """Run initdb: UTF-8 whatever the machine's locale, and sorting that no upgrade changes."""
    process = start(
        [
            *(str(server_binary("initdb", account)), "--pgdata", str(folder)),
            *("--username", SUPERVISOR, "--pwfile", str(password), "--auth", "scram-sha-256"),
            *("--encoding", "UTF8", "--no-locale"),
            *("--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"),
        ],
        when_parent_dies=signal.SIGKILL,
        account=account,
        env=ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    _, errors = process.communicate()
    if process.returncode != 0:
        words = errors.decode(errors="replace").strip()
        raise Refusal(f"the database could not be made in {folder}: {words}")


def check_version(home: Home) -> None:
    """Refuse a database of another major version of PostgreSQL: it would refuse us."""
    found = (home.database / "PG_VERSION").read_text().strip()
    if found != MAJOR:
        raise Refusal(
            f"the database in {home.database} is PostgreSQL {found}, this release brings {MAJOR}:"
            " back it up with the release that made it and restore it here (docs/deployment.md)"
        )


def forget_the_dead(home: Home) -> None:
    """Remove what a server that was killed left behind, once it is gone.

    PostgreSQL will not start while the process its old lock file names is alive, whatever
    that process is by now. Under our lock, with no PostgreSQL at work in the folder, the
    file names nobody.
    """
    wait_until_left(home.database)
    (home.database / "postmaster.pid").unlink(missing_ok=True)
    for left in home.socket.glob(".s.PGSQL.*"):
        left.unlink()


def wait_until_left(data: Path) -> None:
    """Wait for a server whose supervisor was killed to leave its folder; it is going already."""
    deadline = time.monotonic() + SETTLE_SECONDS
    while left := servers_in(data):
        if time.monotonic() > deadline:
            raise Refusal(
                f"another PostgreSQL (process {left[0]}) is at work in {data}:"
                " stop it, then start again"
            )
        time.sleep(POLL_SECONDS)


def account_for(home: Home) -> Account | None:
    """Whom root runs this home's PostgreSQL as: who owns its files; None when we are not root."""
    if os.getuid() == 0 and home.database.exists():
        held = home.database.stat()
        if held.st_uid != 0:
            return Account(held.st_uid, held.st_gid)
    try:
        return database_account()
    except LookupError as error:
        raise Refusal(str(error)) from error


def make_folder(folder: Path, account: Account | None) -> None:
    """Make a folder that is the server's alone. Raises Refusal for one that is somebody else's.

    The name of a folder in /tmp can be guessed, so one that is there already is not trusted.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if account is not None:
        os.chown(folder, account.uid, account.gid, follow_symlinks=False)
    held = folder.lstat()
    if folder.is_symlink() or held.st_uid != (account.uid if account else os.getuid()):
        raise Refusal(f"{folder} belongs to somebody else: remove it, or set GOLDTHREAD_HOME")
    folder.chmod(0o700)


def write_as(account: Account | None, path: Path, content: str) -> None:
    """Write a file that only the server's user may read."""
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(content)
        if account is not None:
            os.fchown(file.fileno(), account.uid, account.gid)
