"""Waiting until an installation is prepared: its database up, migrated and loaded.

`goldthread serve` starts the web server at once, because loading the product takes as long as
preparing does, and holds a lock on a file meanwhile. The kernel lets go of it when `serve` dies.
"""

import fcntl
import os

# The environment variable that names the locked file.
PREPARING = "GOLDTHREAD_PREPARING"


def wait_until_prepared() -> None:
    """Return when the installation is prepared; at once where nobody is preparing it."""
    if gate := os.environ.get(PREPARING):
        with open(gate) as file:
            fcntl.flock(file, fcntl.LOCK_SH)
