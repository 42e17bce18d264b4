"""One server for the run, and one database with everything the demo region holds."""

from collections.abc import Iterator

import pytest
from django.db import connections
from hypothesis import settings

from goldthread.core.context import acting_as
from support import server as servers

# A slow machine is no wrong answer.
settings.register_profile("goldthread", deadline=None)
settings.load_profile("goldthread")

LOADED = "goldthread_test_loaded"


@pytest.fixture(scope="session")
def server() -> Iterator[servers.TestServer]:
    with servers.running() as found:
        yield found


@pytest.fixture(scope="session")
def django_db_setup(server, django_db_blocker):
    """The demo region, loaded once; each test works in a transaction that is rolled back."""
    from goldthread.ops import setting_up, shipping

    servers.make_database(server, LOADED)
    servers.point_at(server, LOADED)
    with django_db_blocker.unblock():
        servers.migrate()
        with acting_as(service="command-line"):
            setting_up.demo()
        shipping.mark()
        yield
        connections.close_all()


@pytest.fixture
def operator(db) -> Iterator[None]:
    """The operator at the keyboard acting, in the test's transaction."""
    with acting_as(service="command-line"):
        yield
