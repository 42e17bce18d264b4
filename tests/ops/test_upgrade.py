"""An installation of the first release, started by this one: upgraded, and nothing lost."""

import subprocess
import sys
from pathlib import Path

import pytest

from goldthread.core.databases import DATABASE
from goldthread.ops.cluster import SUPERVISOR
from goldthread.ops.embedded import connect, database
from ops.support import environment, goldthread

pytestmark = pytest.mark.server

PASSWORD = "a long enough password"
AT_FIRST_RELEASE = Path(__file__).with_name("at_first_release.py")


@pytest.fixture
def home(make_home):
    """A home with the first release's tables, one person, one figure and one edited sentence."""
    home = make_home()
    made = subprocess.run(
        [sys.executable, str(AT_FIRST_RELEASE), PASSWORD],
        env=environment(home), capture_output=True, text=True,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    return home


def test_the_next_start_applies_what_is_new_and_keeps_what_was_there(home, product):
    # When this release is started on it
    serve, web = product(home)
    # then it says so, and people, figures and words are where they were
    assert "Bringing the database up to date" in serve.said
    assert "Westport Safeguarding Partnership" in web.signs_in("first@example.org", PASSWORD)
    assert "217" in web.opens("/areas/westport/indicators/CH025/")
    # and the catalogue, which called it "Plans", is this release's
    assert "Children subject of a child protection plan" in web.opens("/indicators/CH025/")
    serve.ask_to_stop()

    # The start after that finds nothing to do
    again, _ = product(home)
    assert "Bringing the database up to date" not in again.said


def test_words_of_the_first_release_go_to_the_series_they_were_written_on(home):
    assert goldthread(home, "migrate").returncode == 0
    with database(home), connect(home, SUPERVISOR, DATABASE) as connection:
        held = connection.execute("select cadence, template from figures_sentenceedit").fetchall()
    assert held == [("as_at", "Ours: {value}.")]


def test_migrate_does_it_without_serving(home):
    ran = goldthread(home, "migrate")
    assert ran.returncode == 0, ran.stderr
    assert "Bringing the database up to date" in ran.stderr
    assert goldthread(home, "migrate").stderr == ""
    assert goldthread(home, "access", "check").returncode == 0
