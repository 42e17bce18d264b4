"""A database of this folder's own: real roles, real policies, real commits."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import connections

from goldthread.core.context import acting_as
from goldthread.partnership.models import Area, Membership, Partnership, Person
from support import server as servers

DATABASE = "goldthread_test_core"
# The ground, and the people it asks about: the floors above have tests of their own.
APPS = ("contenttypes", "auth", "sessions", "core", "partnership", "procrastinate")


@contextmanager
def pointed_at(server, name: str) -> Iterator[None]:
    """Django's connections at a database of this folder's, and back where they were."""
    before = {alias: dict(connections.settings[alias]) for alias in servers.ROLES}
    servers.point_at(server, name)
    try:
        yield
    finally:
        for alias, where in before.items():
            connections[alias].close()
            connections.settings[alias].update(where)
            connections[alias].settings_dict.update(where)


@pytest.fixture(scope="session")
def ground(server, django_db_blocker) -> str:
    """The name of a database with the tables of the ground, and no rows."""
    servers.make_database(server, DATABASE)
    with django_db_blocker.unblock(), pointed_at(server, DATABASE):
        for app in APPS:
            call_command("migrate", app, database="owner", verbosity=0)
    return DATABASE


@pytest.fixture
def database(server, ground, django_db_blocker):
    """The ground's tables through Django's connections, with real commits; emptied afterwards."""
    with django_db_blocker.unblock(), pointed_at(server, ground):
        yield connections["default"]
        connections["default"].close()
        empty(connections["owner"])


def empty(owner) -> None:
    with owner.cursor() as cursor:
        cursor.execute(
            "select string_agg(quote_ident(tablename), ', ') from pg_tables"
            " where schemaname = 'public'"
            " and tablename not in ('django_migrations', 'django_content_type')"
        )
        cursor.execute(f"truncate {cursor.fetchone()[0]} restart identity cascade")


@pytest.fixture
def as_superuser(server, database):
    """A cursor no policy binds: the attacker who has the whole database."""
    with server.superuser_connection(DATABASE) as attacker, attacker.cursor() as cursor:
        yield cursor


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    """Keys, anchors and files of each test in a home of its own."""
    monkeypatch.setenv("GOLDTHREAD_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def people(database):
    """Two partnerships; who works in which is in the names. Ids by name."""
    with acting_as(service="command-line"):
        area = Area.objects.create(kind="authority", name="Westport", slug="westport")
        one, two = (
            Partnership.objects.create(name=name, slug=name, kind="children", area=area)
            for name in ("one", "two")
        )
        ids = {
            name: Person.objects.create(email=f"{name}@example.org", name=name).pk
            for name in ("manager_of_one", "analyst_of_two", "leaver_of_one", "of_both", "outsider")
        }
        for name, partnership, role, ended_on in (
            ("manager_of_one", one, "business_manager", None),
            ("analyst_of_two", two, "data_analyst", None),
            ("leaver_of_one", one, "business_manager", date(2026, 3, 31)),
            ("of_both", one, "executive", None),
            ("of_both", two, "business_manager", None),
        ):
            Membership.objects.create(
                person_id=ids[name],
                partnership=partnership,
                role=role,
                started_on=date(2026, 1, 1),
                ended_on=ended_on,
            )
    return SimpleNamespace(**ids, one=one.pk, two=two.pk)
