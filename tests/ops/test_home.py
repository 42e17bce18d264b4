"""Where a home is, and that its secrets are made once."""

import threading
from pathlib import Path

import pytest

from goldthread.core.home import LONGEST_SOCKET_FOLDER, NOTE, Home, home


def test_the_home_is_where_the_variable_says(monkeypatch, tmp_path):
    monkeypatch.setenv("GOLDTHREAD_HOME", str(tmp_path / "here"))
    assert home().root == tmp_path / "here"


def test_two_homes_share_nothing(tmp_path):
    one, other = Home(tmp_path / "one"), Home(tmp_path / "other")
    assert one.database != other.database
    assert one.socket != other.socket
    assert one.secret("django") != other.secret("django")


def test_a_deep_home_has_a_short_socket(tmp_path):
    deep = Home(tmp_path.joinpath(*["a-folder-with-a-long-name"] * 5))
    assert len(str(deep.socket)) <= LONGEST_SOCKET_FOLDER


def test_a_note_says_where_the_database_is(tmp_path):
    (tmp_path / NOTE).write_text("/var/lib/elsewhere\nwhy it is there\n")
    assert Home(tmp_path).database == Path("/var/lib/elsewhere/database")


def test_a_secret_is_its_owners_and_stays(tmp_path):
    made = Home(tmp_path).secret("django")
    assert Home(tmp_path).secret("django") == made
    assert (tmp_path / "secrets" / "django").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["django", "goldthread_app"])
def test_all_who_ask_at_once_get_the_same_secret(tmp_path, name):
    start = threading.Barrier(8)
    got = set()

    def ask() -> None:
        start.wait()
        got.add(Home(tmp_path).secret(name))

    askers = [threading.Thread(target=ask) for _ in range(8)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    assert len(got) == 1
    assert "" not in got
