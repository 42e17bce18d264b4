"""The product's own settings over a home and a server of the tests' own."""

import atexit
import os
import shutil
import tempfile

os.environ["GOLDTHREAD_HOME"] = home = tempfile.mkdtemp(prefix="goldthread-tests-")
os.environ["GOLDTHREAD_DEMO"] = "1"
os.environ.pop("DATABASE_URL", None)
os.environ.pop("DATABASE_OWNER_URL", None)
atexit.register(shutil.rmtree, home, ignore_errors=True)

from goldthread.web.settings import *  # noqa: E402, F403

ALLOWED_HOSTS = ["*"]
