"""A PostgreSQL as somebody runs their own: started by hand, on a TCP port, with passwords.

    python -m support.own_server COMMAND...

starts one, runs the command with GOLDTHREAD_TEST_SERVER naming it, and removes it again. Nothing of
our supervisor is used: neither its settings nor its roles, and the superuser is an ordinary one.
"""

import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from support.server import as_nobody, binary

SUPERUSER = "operator"


@contextmanager
def by_hand() -> Iterator[str]:
    """The superuser's address of a server that lives as long as the block."""
    folder = Path(tempfile.mkdtemp(prefix="gt-own-", dir="/tmp"))
    data, password, port = folder / "data", secrets.token_hex(16), free_port()
    word = folder / "password"
    word.write_text(password)
    for path in (folder, word):
        if os.getuid() == 0:
            shutil.chown(path, "nobody")
    as_nobody(
        binary("initdb"), "-D", data, "-U", SUPERUSER, "--pwfile", word,
        "-A", "scram-sha-256", "--no-sync", "--locale=C.UTF-8", "--encoding=UTF8",
    )  # fmt: skip
    word.unlink()
    options = f"-c listen_addresses=127.0.0.1 -p {port} -k {folder} -c fsync=off"
    as_nobody(binary("pg_ctl"), "-D", data, "-l", folder / "log", "-o", options, "-w", "start")
    try:
        yield f"postgresql://{SUPERUSER}:{password}@127.0.0.1:{port}/postgres"
    finally:
        as_nobody(binary("pg_ctl"), "-D", data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def main(command: list[str]) -> int:
    """Run a command beside a server of one's own; its exit code."""
    with by_hand() as url:
        return subprocess.run(command, env=os.environ | {"GOLDTHREAD_TEST_SERVER": url}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
