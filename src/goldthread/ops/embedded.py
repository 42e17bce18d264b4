"""The embedded PostgreSQL: a child of the process that started it, and gone when that is gone.

    with database(home()):
        ...  # Django's connections work here

joins the server that `goldthread serve` runs, or runs one for the block.
"""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from goldthread.core.databases import APP_ROLE, BACKUP_ROLE, DATABASE, OWNER_ROLE, is_embedded
from goldthread.core.home import Home
from goldthread.ops import cluster, roles
from goldthread.ops.binaries import server_binary
from goldthread.ops.lock import Lock
from goldthread.ops.processes import has_ended, start
from goldthread.ops.refusal import Refusal

POLL_SECONDS = 0.02
REPORT_SECONDS = 10.0
# How long a stopping server may take to write its pages, and another's to answer.
STOP_SECONDS = 60.0
JOIN_SECONDS = 60.0
LARGEST_LOG = 10 * 1024 * 1024

Say = Callable[[str], None]


def silent(text: str) -> None:
    """Say nothing."""


class Server:
    """The PostgreSQL server of one home, run by this process. The caller holds the home's lock."""

    name = "database"

    def __init__(self, home: Home, say: Say = silent) -> None:
        self.home = home
        self.say = say
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the server and return when it answers; recovery may take as long as it needs.

        Raises Refusal with the server's own words when it ends instead.
        """
        account = cluster.prepare(self.home)
        cluster.forget_the_dead(self.home)
        log = self._open_log()
        try:
            self.process = start(
                [str(server_binary("postgres", account)), "-D", str(self.home.database)],
                # Immediate: the write-ahead log makes good at the next start what was under way.
                when_parent_dies=signal.SIGQUIT,
                account=account,
                stdout=log,
                stderr=log,
                env=cluster.ENVIRONMENT,
            )
        finally:
            os.close(log)
        self._wait_until_ready()
        self.arrange()

    def is_alive(self) -> bool:
        """Whether the server runs. A server that loses one backend mends itself and lives."""
        return self.process is not None and not has_ended(self.process)

    def stop(self) -> None:
        """Stop the server, ending its connections; what was committed stays."""
        if self.process is None:
            return
        for how in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
            if has_ended(self.process):
                break
            self.process.send_signal(how)
            deadline = time.monotonic() + STOP_SECONDS
            while not has_ended(self.process) and time.monotonic() < deadline:
                time.sleep(POLL_SECONDS)
        self.process = None

    def connect(self, database: str = "postgres") -> psycopg.Connection[Any]:
        """A connection as the bootstrap superuser: for roles and restoring, nothing else."""
        return connect(self.home, cluster.SUPERVISOR, database)

    def _wait_until_ready(self) -> None:
        report = time.monotonic() + REPORT_SECONDS
        while not self._answers():
            if not self.is_alive():
                raise Refusal(f"the database did not start: {self.last_words()}")
            if time.monotonic() > report:
                self.say(f"The database is recovering: {self.last_words()}")
                report = time.monotonic() + REPORT_SECONDS
            time.sleep(POLL_SECONDS)

    def _answers(self) -> bool:
        try:
            self.connect().close()
        except psycopg.OperationalError as error:
            if "authentication failed" in str(error):
                raise Refusal(
                    f"the database refuses the password in {self.home.root / 'secrets'}:"
                    " put back the secrets that belong to it"
                ) from error
            return False
        return True

    def arrange(self) -> None:
        """Make the roles and the database; at later starts this changes nothing."""
        secrets = {role: self.home.secret(role) for role in (OWNER_ROLE, APP_ROLE, BACKUP_ROLE)}
        with self.connect() as connection:
            connection.autocommit = True
            for statement in roles.CLUSTER:
                connection.execute(statement)
            for password in roles.passwords(secrets):
                connection.execute(password)
            known = "select 1 from pg_database where datname = %s"
            if connection.execute(known, [DATABASE]).fetchone() is None:
                connection.execute(roles.CREATE_DATABASE)
        with self.connect(DATABASE) as connection:
            for statement in roles.GRANTS:
                connection.execute(statement)

    def last_words(self) -> str:
        """The last line of the server's log."""
        lines = self._log.read_text(errors="replace").strip().splitlines()
        return lines[-1] if lines else "it said nothing"

    @property
    def _log(self) -> Path:
        return self.home.logs / "database.log"

    def _open_log(self) -> int:
        if self._log.exists() and self._log.stat().st_size > LARGEST_LOG:
            self._log.replace(self._log.with_suffix(".log.1"))
        return os.open(self._log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)


def connect(home: Home, role: str, database: str = DATABASE) -> psycopg.Connection[Any]:
    """A connection to the home's running server. Raises psycopg.OperationalError without one."""
    return psycopg.connect(
        host=str(home.socket),
        port=5432,
        user=role,
        password=home.secret(role),
        dbname=database,
    )


@contextmanager
def database(home: Home, say: Say = silent) -> Iterator[None]:
    """The installation's database, reachable within the block.

    Joins the server that runs for this home already, or runs one for the block. With
    `DATABASE_URL` there is nothing to do. Raises Refusal when no server can be reached.
    """
    if not is_embedded():
        yield
        return
    cluster.prepare_root(home, cluster.account_for(home))
    lock, guests = lock_of(home), Lock(home.root / "guests.lock")
    deadline = time.monotonic() + JOIN_SECONDS
    while not lock.take(f"a goldthread command (process {os.getpid()})"):
        with guests.shared():
            if answers(home):
                yield
                return
        if time.monotonic() > deadline:
            raise Refusal(f"the database does not answer, and {lock.holder()} is in charge of it")
        time.sleep(POLL_SECONDS)
    try:
        yield from _own_server(home, guests, say)
    finally:
        lock.release()


def _own_server(home: Home, guests: Lock, say: Say) -> Iterator[None]:
    server = Server(home, say)
    try:
        server.start()
        yield
    finally:
        # Commands that joined meanwhile finish first; later ones wait, then start their own.
        with guests.alone():
            server.stop()


def answers(home: Home) -> bool:
    """Whether the home's server is up and has its roles."""
    try:
        connect(home, APP_ROLE).close()
    except psycopg.OperationalError:
        return False
    return True


@contextmanager
def locked(home: Home, who: str) -> Iterator[None]:
    """Be the only one in charge of this home. Raises Refusal naming who is already."""
    cluster.prepare_root(home, cluster.account_for(home) if is_embedded() else None)
    lock = lock_of(home)
    if not lock.take(f"{who} (process {os.getpid()})"):
        raise Refusal(
            f"{home.root} is in use by {lock.holder()}:"
            " use that one, stop it, or set GOLDTHREAD_HOME to another folder"
        )
    try:
        yield
    finally:
        lock.release()


def lock_of(home: Home) -> Lock:
    """The lock that whoever runs the home's server holds."""
    return Lock(home.root / "server.lock")
