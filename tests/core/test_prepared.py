"""The web server loads while the database is prepared, and answers when it is."""

import fcntl
from threading import Event, Thread

from goldthread.core.prepared import PREPARING, wait_until_prepared


def waiting(monkeypatch, gate) -> tuple[Thread, Event]:
    monkeypatch.setenv(PREPARING, str(gate))
    passed = Event()
    thread = Thread(target=lambda: (wait_until_prepared(), passed.set()))
    thread.start()
    return thread, passed


def test_while_the_gate_is_locked_it_waits_and_then_goes_on(tmp_path, monkeypatch):
    gate = tmp_path / "preparing.lock"
    with gate.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        thread, passed = waiting(monkeypatch, gate)
        assert not passed.wait(0.2)
    # Closing lets go, as the death of the process that holds it does.
    assert passed.wait(10)
    thread.join()


def test_a_web_server_started_again_later_finds_the_gate_open(tmp_path, monkeypatch):
    gate = tmp_path / "preparing.lock"
    gate.touch()
    thread, passed = waiting(monkeypatch, gate)
    assert passed.wait(10)
    thread.join()


def test_without_a_gate_it_does_not_wait(monkeypatch):
    monkeypatch.delenv(PREPARING, raising=False)
    wait_until_prepared()
