"""The two processes that work beside the web server, until SIGTERM or SIGINT.

python -m goldthread.core.background sealer
python -m goldthread.core.background worker
"""

import os
import signal
import sys
from threading import Event

import django

KINDS = ("sealer", "worker")


def main(arguments: list[str]) -> int:
    """Run one of the two; 2 where the argument is neither."""
    if arguments not in [[kind] for kind in KINDS]:
        print(f"say which: {' or '.join(KINDS)}", file=sys.stderr)
        return 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.web.settings")
    django.setup()
    if arguments == ["worker"]:
        work()
    else:
        seal_until_stopped()
    return 0


def work() -> None:
    """Work off the queue; procrastinate itself listens for the signals."""
    # Models and the queue can be imported only once Django is set up.
    from goldthread.core.jobs import run_worker

    run_worker()


def seal_until_stopped() -> None:
    """Seal the ledger; a batch begun is finished before the process ends."""
    from goldthread.core.sealing import run_sealer

    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    run_sealer(stop)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
