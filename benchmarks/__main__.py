"""`make bench`: a home of its own, the measurements one after another, a table at the end."""

import os
import sys
import tempfile
from pathlib import Path


def main() -> int:
    """Run every benchmark; exit 1 when one is over its limit."""
    with tempfile.TemporaryDirectory(prefix="goldthread-bench-", dir="/tmp") as folder:
        os.environ["GOLDTHREAD_HOME"] = folder
        os.environ["GOLDTHREAD_DEMO"] = "1"
        os.environ["DJANGO_SETTINGS_MODULE"] = "goldthread.web.settings"
        for name in ("DATABASE_URL", "DATABASE_OWNER_URL"):
            os.environ.pop(name, None)
        # Django reads the home when it is first imported.
        from benchmarks.run import run

        return run(Path(folder))


sys.exit(main())
