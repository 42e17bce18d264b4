"""Starting: from the command to the first page, on a home that is set up."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.results import Result
from goldthread.ops.serve import choose_port

COMMAND = Path(sys.executable).with_name("goldthread")


@contextmanager
def running() -> Iterator[tuple[str, float]]:
    """`goldthread demo` for the block: its address, and the seconds until it answered."""
    port = choose_port(0)
    start = time.perf_counter()
    child = subprocess.Popen(
        [str(COMMAND), "demo", "--port", str(port)], stdout=subprocess.DEVNULL, env=os.environ
    )
    base = f"http://localhost:{port}"
    try:
        wait_until_answering(base, child)
        yield base, time.perf_counter() - start
    finally:
        child.send_signal(signal.SIGTERM)
        child.wait(60)


def wait_until_answering(base: str, child: "subprocess.Popen[bytes]") -> None:
    while child.poll() is None:
        try:
            urllib.request.urlopen(base + "/accessibility/", timeout=5).read()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise RuntimeError("goldthread demo ended instead of serving")


def result(seconds: float) -> Result:
    return Result("start on a prepared machine, to the first page", seconds, "s", 5)
