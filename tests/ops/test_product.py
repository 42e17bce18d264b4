"""The product itself under its own command: granian, the worker and the sealer as children."""

import os
import signal

import pytest

from goldthread.ops.processes import servers_in
from goldthread.ops.serve import answers
from ops.support import children_of, eventually, is_running

pytestmark = [pytest.mark.server, pytest.mark.long]


def test_the_web_server_killed_leaves_no_worker_and_answers_again(make_home, product):
    home = make_home()
    serve, web = product(home)
    killed = serve.child("granian")
    workers = children_of(killed).values()
    assert servers_in(home.database)
    os.kill(killed, signal.SIGKILL)
    eventually(lambda: "web server ended" in serve.said)
    eventually(lambda: not any(is_running(pid) for pid in workers))
    eventually(lambda: answers(web.port), 60)
    family = children_of(serve.process.pid).values()
    assert serve.ask_to_stop() == 0
    assert not any(is_running(pid) for pid in family)
    assert not servers_in(home.database)
