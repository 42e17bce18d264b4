"""Processes we start: they die with us, and nothing else is ever touched.

A process tied to its parent gets a signal from the kernel (Linux, PR_SET_PDEATHSIG)
when the parent ends in any way, kill -9 included.
"""

import ctypes
import os
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from goldthread.core.home import Account

PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None)


def start(
    argv: Sequence[str],
    *,
    when_parent_dies: signal.Signals,
    account: Account | None = None,
    **options: Any,
) -> "subprocess.Popen[bytes]":
    """Start a program in a process group of its own that does not outlive this process.

    Call it from the main thread: the kernel means the thread when it says parent. The group
    is its own so that Ctrl-C reaches the supervisor alone, which stops children in order.
    """
    parent = os.getpid()

    # subprocess changes the user before it calls this. It must: changing it clears the tie.
    def tie() -> None:
        _libc.prctl(PR_SET_PDEATHSIG, when_parent_dies)
        if os.getppid() != parent:  # it died before the tie was made
            os._exit(1)

    if account is not None:
        options |= {"user": account.uid, "group": account.gid, "extra_groups": [], "cwd": "/"}
    return subprocess.Popen(
        list(argv),
        preexec_fn=tie,
        start_new_session=True,
        stdin=subprocess.DEVNULL,
        **options,
    )


def has_ended(process: "subprocess.Popen[bytes]") -> bool:
    """Whether it has ended. Whatever it had started and left behind is ended with it.

    The group is signalled before the leader is reaped: until then its number belongs to no
    one else, so that no other program can be hit.
    """
    if process.returncode is not None:
        return True
    flags = os.WEXITED | os.WNOHANG | os.WNOWAIT
    if os.waitid(os.P_PID, process.pid, flags) is None:
        return False
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return True


def kill(process: "subprocess.Popen[bytes]") -> None:
    """End it now, with all it started."""
    if process.returncode is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def servers_in(data: Path) -> list[int]:
    """The ids of PostgreSQL processes at work in a data folder, whoever started them.

    Each has the folder as its working folder. The number in postmaster.pid proves nothing:
    after a crash it may belong to any other program.
    """
    return [int(entry.name) for entry in Path("/proc").glob("[0-9]*") if _serves(entry, data)]


def _serves(entry: Path, data: Path) -> bool:
    try:
        program = (entry / "exe").readlink().name
        return program.startswith("postgres") and (entry / "cwd").readlink() == data
    except OSError:  # ended meanwhile, or another user's
        return False
