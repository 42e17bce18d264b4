"""What a keeper does with a program that ends, and what the port says."""

import pytest

from goldthread.ops import supervise
from goldthread.ops.refusal import Refusal
from goldthread.ops.serve import choose_port
from goldthread.ops.supervise import TRIES, Keeper, kept


class Frail:
    """A program that ends at once, and says what was asked of it."""

    name = "frail program"

    def __init__(self, done: list[str] | None = None) -> None:
        self.starts = 0
        self.done = [] if done is None else done

    def start(self) -> None:
        self.starts += 1

    def is_alive(self) -> bool:
        return False

    def stop(self) -> None:
        self.done.append(self.name)


@pytest.fixture
def without_pauses(monkeypatch):
    monkeypatch.setattr(supervise, "FIRST_PAUSE_SECONDS", 0)


def test_what_keeps_ending_is_given_up_with_its_name(without_pauses):
    program = Frail()
    keeper = Keeper(program, lambda text: None)
    for _ in range(2 * TRIES):
        keeper.attend()
    with pytest.raises(Refusal, match="the frail program ended"):
        keeper.attend()
    assert program.starts == TRIES


def test_a_program_without_restart_is_let_go_and_that_is_told(without_pauses):
    program, told = Frail(), []
    keeper = Keeper(program, told.append, restart=False)
    for _ in range(3):
        keeper.attend()
    assert program.starts == 0
    assert told == ["The frail program has ended."]


def test_each_further_start_waits_longer(monkeypatch):
    monkeypatch.setattr(supervise, "FIRST_PAUSE_SECONDS", 1000)
    program = Frail()
    keeper = Keeper(program, lambda text: None)
    for _ in range(3):
        keeper.attend()
    assert program.starts == 0


def test_programs_are_stopped_in_order_whatever_ends_the_block():
    done: list[str] = []
    one, other = Frail(done), Frail(done)
    other.name = "other"
    with pytest.raises(KeyError), kept([one, other]):
        raise KeyError
    assert done == ["frail program", "other"]


@pytest.mark.parametrize("named", ["eighty", "-1", "70000"])
def test_what_is_no_port_is_refused(monkeypatch, named):
    monkeypatch.setenv("GOLDTHREAD_PORT", named)
    with pytest.raises(Refusal, match="is no port"):
        choose_port()


def test_any_free_port_is_chosen_for_nought(monkeypatch):
    monkeypatch.setenv("GOLDTHREAD_PORT", "0")
    assert choose_port() > 0
    assert choose_port(0) > 0
