"""A copy of the loaded database in which commits are real, gone afterwards.

For what a test's own transaction cannot show: the worker, two people at once, a browser.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from django.db import connections

from goldthread.core.jobs import run_worker
from support import server as servers


@contextmanager
def cloned(server: servers.TestServer, loaded: str, name: str) -> Iterator[None]:
    """Django's connections at a copy of the database `loaded`, and back where they were."""
    before = {alias: dict(connections.settings[alias]) for alias in servers.ROLES}
    # A database is copied only while nobody is connected to it.
    connections.close_all()
    servers.make_database(server, name, template=loaded)
    servers.point_at(server, name)
    # Whatever thread connects ends with the block, and takes no open connection with it.
    connections.settings["default"]["CONN_MAX_AGE"] = 0
    try:
        yield
    finally:
        for alias, where in before.items():
            connections[alias].close()
            connections.settings[alias].update(where)
            connections[alias].settings_dict.update(where)
        with server.superuser_connection() as connection:
            connection.execute(f"drop database if exists {name} with (force)")


def work() -> None:
    """Work off the queue, as the worker would, until it is empty.

    In a thread of its own: where a browser is driven, this one has an event loop already.
    """
    with ThreadPoolExecutor(1) as thread:
        thread.submit(
            run_worker, wait=False, install_signal_handlers=False, listen_notify=False
        ).result()
