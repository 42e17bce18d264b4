"""The product on a PostgreSQL of one's own: the roles' script, both addresses, nothing embedded."""

import os
import subprocess
import sys
from urllib.parse import urlsplit

import pytest

from goldthread.core.databases import APP_ROLE, OWNER_ROLE
from goldthread.ops.processes import servers_in
from ops import support
from support.own_server import by_hand
from support.server import binary

pytestmark = [pytest.mark.server, pytest.mark.long]

WORDS = {"owner_password": "owner-word", "app_password": "app-word", "backup_password": "b-word"}
PASSWORD = "a long enough password"
INIT = [
    "init", "--area", "Kent", "--partnership", "Kent Safeguarding Children Partnership",
    "--agencies", "Council", "--administrator", "First Administrator",
    "--email", "first@example.org", "--password", PASSWORD,
]  # fmt: skip


def as_documented(superuser):
    """`python -m goldthread.ops.roles | psql`, run as docs/deployment.md has it."""
    script = subprocess.run(
        [sys.executable, "-m", "goldthread.ops.roles"], capture_output=True, text=True, check=True
    ).stdout
    named = [word for pair in WORDS.items() for word in ("-v", "=".join(pair))]
    done = subprocess.run(
        [str(binary("psql")), *named, superuser], input=script, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture
def own_server(monkeypatch):
    """A server set up by the script, and the two addresses in everybody's environment."""
    with by_hand() as superuser:
        as_documented(superuser)
        as_documented(superuser)  # again, without harm
        place = urlsplit(superuser)
        where = f"{place.hostname}:{place.port}/goldthread"
        said = {
            "DATABASE_URL": f"postgresql://{APP_ROLE}:{WORDS['app_password']}@{where}",
            "DATABASE_OWNER_URL": f"postgresql://{OWNER_ROLE}:{WORDS['owner_password']}@{where}",
        }
        usual = support.environment
        monkeypatch.setattr(support, "environment", lambda home: usual(home) | said)
        yield


def test_it_is_set_up_served_and_checked_there(own_server, make_home, product):
    home = make_home()
    ran = support.goldthread(home, *INIT)
    assert ran.returncode == 0, ran.stderr

    serve, web = product(home)

    assert "No figure of Kent is held yet" in web.signs_in("first@example.org", PASSWORD)
    assert not servers_in(home.database)
    assert not os.path.exists(home.database)
    checked = support.goldthread(home, "access", "check")
    assert (checked.returncode, checked.stdout.strip()) == (0, "0 findings")
    refused = support.goldthread(home, "backup", str(home.root / "b"))
    assert refused.returncode == 2
    assert "back it up and restore it there" in refused.stderr
    assert serve.ask_to_stop() == 0
    assert support.goldthread(home, "audit", "verify").returncode == 0
