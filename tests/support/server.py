"""A PostgreSQL for the tests: the wheel's binaries on a throwaway folder, or a server named.

`GOLDTHREAD_TEST_SERVER=postgresql://superuser:password@host:port/postgres` runs the suite on
a server of your own; its databases `goldthread_test_*` are made and dropped.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from django.core.management import call_command
from django.db import connections

from goldthread.ops.binaries import server_binary
from goldthread.ops.roles import CLUSTER

SECRET = "only-for-tests"
ROLES = {"default": "goldthread_app", "owner": "goldthread_owner"}


@dataclass(frozen=True)
class TestServer:
    """Where the server is, and a superuser's way in."""

    __test__ = False

    host: str
    port: str
    superuser: str
    password: str

    def superuser_connection(self, database: str = "postgres") -> psycopg.Connection:
        return psycopg.connect(
            host=self.host,
            port=self.port,
            user=self.superuser,
            password=self.password or None,
            dbname=database,
            autocommit=True,
        )


@contextmanager
def running() -> Iterator[TestServer]:
    """The server named in the environment, or a throwaway one for the block."""
    named = os.environ.get("GOLDTHREAD_TEST_SERVER")
    if named:
        url = urlsplit(named)
        server = TestServer(
            url.hostname or "", str(url.port or 5432), url.username or "", url.password or ""
        )
        make_roles(server)
        yield server
        return
    with throwaway() as server:
        make_roles(server)
        yield server


@contextmanager
def throwaway() -> Iterator[TestServer]:
    """A new cluster in a folder of its own, without fsync, gone at the end."""
    folder = Path(tempfile.mkdtemp(prefix="gt-pg-", dir="/tmp"))
    if os.getuid() == 0:
        shutil.chown(folder, "nobody")
    data = folder / "data"
    as_nobody(
        binary("initdb"), "-D", data, "-U", "postgres", "-A", "trust", "--no-sync",
        "--locale-provider=builtin", "--locale=C.UTF-8", "--encoding=UTF8",
    )  # fmt: skip
    options = f"-k {folder} -p 5432 -c listen_addresses= -c fsync=off -c shared_buffers=256MB"
    as_nobody(binary("pg_ctl"), "-D", data, "-l", folder / "log", "-o", options, "-w", "start")
    try:
        yield TestServer(str(folder), "5432", "postgres", "")
    finally:
        as_nobody(binary("pg_ctl"), "-D", data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def binary(name: str) -> Path:
    return server_binary(name, None)


def as_nobody(*command: str | Path) -> None:
    # PostgreSQL refuses to run as root.
    user = "nobody" if os.getuid() == 0 else None
    subprocess.run([str(part) for part in command], user=user, check=True, capture_output=True)


def make_roles(server: TestServer) -> None:
    with server.superuser_connection() as connection:
        for statement in CLUSTER:
            connection.execute(statement)
        for role in ROLES.values():
            connection.execute(f"alter role {role} with password '{SECRET}'")


def make_database(server: TestServer, name: str, template: str = "template0") -> None:
    """A new database owned by the owner, with the default rights of a real one."""
    with server.superuser_connection() as connection:
        connection.execute(f"drop database if exists {name} with (force)")
        connection.execute(
            f"create database {name} owner goldthread_owner template {template} encoding 'UTF8'"
        )
    if template == "template0":
        with server.superuser_connection(name) as connection:
            for statement in rights(name):
                connection.execute(statement)


def rights(name: str) -> list[str]:
    """The rights of a real database, for one of another name."""
    from goldthread.ops import roles

    return [
        statement.replace(f"database {roles.DATABASE}", f"database {name}")
        for statement in roles.GRANTS
    ]


def point_at(server: TestServer, name: str) -> None:
    """Send Django's connections to a database of the server."""
    for alias, role in ROLES.items():
        where = {
            "NAME": name,
            "USER": role,
            "PASSWORD": SECRET,
            "HOST": server.host,
            "PORT": server.port,
        }
        connections[alias].close()
        connections.settings[alias].update(where)
        connections[alias].settings_dict.update(where)


def migrate() -> None:
    call_command("migrate", database="owner", verbosity=0)
    connections["owner"].close()
