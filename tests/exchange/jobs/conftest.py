"""A database of this folder's own, where the worker and several people commit."""

import pytest

from conftest import LOADED
from exchange.views.conftest import Someone
from support.committed import cloned

DATABASE = "goldthread_test_exchange"


@pytest.fixture(scope="module")
def committing(server, django_db_setup, django_db_blocker):
    """The demo region, in which commits are real."""
    with django_db_blocker.unblock(), cloned(server, LOADED, DATABASE):
        yield


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    """Files of each test in a home of its own."""
    monkeypatch.setenv("GOLDTHREAD_HOME", str(tmp_path))


@pytest.fixture
def morgan(committing):
    """The business manager of North Somerset, at a browser."""
    return Someone("morgan@demo.invalid")
