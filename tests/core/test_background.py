"""The sealer and the worker as processes of their own."""

import os
import signal
import subprocess
import sys
import time

import pytest
from django.db import connections

from goldthread.core.actions import action
from goldthread.core.audit import Subject, record
from goldthread.core.background import main
from goldthread.core.context import acting_as
from goldthread.core.models import AuditSeal

SEEN = action("test.seen", "{who} saw {subject}")


@pytest.fixture
def started(database, own_home):
    """Starts one of the two over this test's database; stops it afterwards."""
    where = connections["default"].settings_dict
    url = "postgresql://{USER}:{PASSWORD}@/{NAME}?host={HOST}&port={PORT}".format(**where)
    environment = os.environ | {
        "DATABASE_URL": url,
        "GOLDTHREAD_HOME": str(own_home),
        "DJANGO_SETTINGS_MODULE": "goldthread.web.settings",
    }
    processes = []

    def start(kind: str) -> subprocess.Popen:
        command = [sys.executable, "-m", "goldthread.core.background", kind]
        processes.append(subprocess.Popen(command, env=environment))
        return processes[-1]

    yield start
    for process in processes:
        process.kill()
        process.wait()


def sealed() -> int:
    with acting_as(service="sealer"):
        return AuditSeal.objects.count()


def workers() -> int:
    with connections["default"].cursor() as cursor:
        cursor.execute("select count(*) from procrastinate_workers")
        return cursor.fetchone()[0]


@pytest.mark.server
def test_the_sealer_seals_and_stops_when_told(started):
    with acting_as(service="worker"):
        record(SEEN, Subject("thing"))
    sealer = started("sealer")
    while not sealed() and sealer.poll() is None:
        time.sleep(0.05)
    sealer.send_signal(signal.SIGTERM)
    assert sealer.wait(timeout=30) == 0
    assert sealed() == 1


@pytest.mark.server
def test_the_worker_waits_for_jobs_and_stops_when_told(started):
    worker = started("worker")
    while not workers() and worker.poll() is None:
        time.sleep(0.05)
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=30) == 0


def test_anything_else_is_told_what_there_is(capsys):
    assert main(["cleaner"]) == 2
    assert capsys.readouterr().err == "say which: sealer or worker\n"
