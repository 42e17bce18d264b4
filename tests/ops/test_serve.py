"""Start, stop and kill: no server left behind, the next start mends itself, nobody else is hit."""

import os
import signal
import socket
import subprocess

import pytest

from goldthread.core.databases import APP_ROLE
from goldthread.ops.embedded import connect
from goldthread.ops.processes import servers_in
from ops.support import USERS, children_of, eventually, is_running

pytestmark = pytest.mark.server
# As whoever runs the tests always; as an ordinary user, where root runs them, in the long run.
AS_USERS = pytest.mark.parametrize(
    "user",
    [pytest.param(user, marks=[pytest.mark.long] if user else []) for user in USERS],
    ids=lambda user: f"as-{user or 'ourselves'}",
)


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        return probe.connect_ex(("127.0.0.1", port)) != 0


def nothing_is_left(serve, processes) -> bool:
    return (
        not servers_in(serve.home.database)
        and not any(is_running(pid) for pid in processes)
        and is_free(serve.port)
    )


@AS_USERS
@pytest.mark.parametrize(
    "how", [signal.SIGINT, signal.SIGTERM, pytest.param(signal.SIGHUP, marks=pytest.mark.long)]
)
def test_asked_to_stop_it_stops_all_in_order(serving, make_home, how, user):
    serve = serving(make_home(user=user), user=user)
    processes = children_of(serve.process.pid).values()
    assert serve.ask_to_stop(how) == 0
    assert nothing_is_left(serve, processes)
    assert not (serve.home.database / "postmaster.pid").exists()
    assert serve.said.splitlines()[-1] == "Stopped."


@AS_USERS
def test_killed_it_leaves_no_process_and_the_next_start_has_the_data(serving, make_home, user):
    serve = serving(make_home(user=user), user=user)
    processes = children_of(serve.process.pid).values()
    serve.process.kill()
    eventually(lambda: nothing_is_left(serve, processes))
    assert serving(serve.home, user=user).starts() == 2


def test_killed_together_with_its_database_the_next_start_has_the_data(serving):
    serve = serving()
    os.kill(serve.postmaster, signal.SIGKILL)
    serve.process.kill()
    assert serving(serve.home).starts() == 2


def test_killed_while_it_starts_for_the_first_time_it_starts_the_next(serving):
    serve = serving(wait=False)
    eventually((serve.home.ground / "database.new").exists)
    serve.process.kill()
    assert serving(serve.home).starts() == 1


def test_a_killed_database_is_started_again(serving):
    serve = serving()
    killed = serve.postmaster
    os.kill(killed, signal.SIGKILL)
    eventually(lambda: not is_running(killed) and serve.answers())
    assert serve.starts() == 1
    assert "The database ended and is being started again." in serve.said


def test_a_killed_connection_does_not_end_the_server(serving):
    serve = serving()
    postmaster = serve.postmaster
    with connect(serve.home, APP_ROLE) as held:
        os.kill(held.info.backend_pid, signal.SIGKILL)
        eventually(serve.answers)
    assert serve.postmaster == postmaster


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_an_ended_child_is_started_again_and_leaves_no_orphan(serving, how):
    serve = serving()
    ended = serve.child("http.server")
    grandchildren = children_of(ended).values()
    os.kill(ended, how)
    eventually(lambda: "web server ended" in serve.said and not is_free(serve.port))
    eventually(lambda: not any(is_running(pid) for pid in grandchildren))
    assert serve.child("http.server") != ended


def test_a_stale_lock_file_that_names_a_stranger_stops_nothing_and_hurts_nobody(serving):
    serve = serving()
    owner = serve.home.database.stat()
    lock = serve.home.database / "postmaster.pid"
    lines = lock.read_text().splitlines()
    serve.process.kill()
    eventually(lambda: not servers_in(serve.home.database))
    # The same user's, so that PostgreSQL by itself would take it for its own predecessor.
    with subprocess.Popen(["sleep", "600"], user=owner.st_uid) as stranger:
        lock.write_text("\n".join([str(stranger.pid), *lines[1:]]) + "\n")
        for left in (lock, serve.home.socket / ".s.PGSQL.5432.lock"):
            left.write_text("\n".join([str(stranger.pid), *lines[1:]]) + "\n")
            os.chown(left, owner.st_uid, owner.st_gid)
        again = serving(serve.home)
        assert again.starts() == 2
        again.ask_to_stop()
        assert stranger.poll() is None
        stranger.kill()


def test_two_homes_live_side_by_side(serving, make_home):
    one, other = serving(make_home("one")), serving(make_home("other"))
    one.ask_to_stop()
    assert other.starts() == 1


def test_a_second_serve_of_one_home_is_refused_and_says_what_to_do(serving):
    serve = serving()
    second = serving(serve.home, wait=False)
    assert second.process.wait(60) == 1
    assert f"(process {serve.process.pid})" in second.said
    assert "set GOLDTHREAD_HOME to another folder" in second.said
    assert serve.answers()


def test_a_port_that_is_taken_is_refused_before_anything_starts(serving, make_home):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        refused = serving(wait=False, port=taken.getsockname()[1])
        assert refused.process.wait(60) == 1
    assert "GOLDTHREAD_PORT" in refused.said
    assert not refused.home.root.exists()
