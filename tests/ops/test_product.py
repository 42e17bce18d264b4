"""The product itself under its own command: granian, the worker and the sealer as children."""

import os
import signal

import pytest

from goldthread.ops.processes import servers_in
from goldthread.ops.serve import answers, choose_port
from ops.support import Serving, children_of, eventually, is_running

pytestmark = [pytest.mark.server, pytest.mark.long]


def test_the_web_server_killed_leaves_no_worker_and_answers_again(make_home, tmp_path):
    home, port = make_home(), choose_port(0)
    serve = Serving(
        home,
        tmp_path / "log",
        argv=["-c", "from goldthread.ops.cli import main; main()", "serve", "--port", str(port)],
    )
    try:
        eventually(lambda: "http://localhost" in serve.said or serve.process.poll(), 120)
        killed = serve.child("granian")
        workers = children_of(killed).values()
        os.kill(killed, signal.SIGKILL)
        eventually(lambda: "web server ended" in serve.said)
        eventually(lambda: not any(is_running(pid) for pid in workers))
        eventually(lambda: answers(port), 60)
        family = children_of(serve.process.pid).values()
        assert serve.ask_to_stop() == 0
        assert not any(is_running(pid) for pid in family)
        assert not servers_in(home.database)
    finally:
        serve.process.kill()
        serve.process.wait()
