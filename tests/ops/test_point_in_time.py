"""Back to any moment, as docs/deployment.md says: its own settings, taken out of the page."""

import json
import os
import re
import shutil
import subprocess
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ops.support import goldthread

pytestmark = [pytest.mark.server, pytest.mark.long]

PAGE = Path(__file__).parents[2] / "docs/deployment.md"
INIT = [
    "init", "--area", "Kent", "--partnership", "Kent Safeguarding Children Partnership",
    "--agencies", "Council", "--administrator", "First Administrator",
    "--email", "first@example.org", "--password", "a long enough password",
]  # fmt: skip
COLUMNS = (
    "figure_id,area,section,table,indicator_code,indicator,breakdown,geography,period_kind,"
    "period_start,period_end,as_at,value,unit,numerator,denominator,published_text,note"
)
ROW = "k-1,Kent,Children,Table 1,,Children in need,,Kent,as_at,,,2025-03-31,{0},count,,,{0},"


def settings(archive):
    """The settings the page gives, to archive and to restore, with our folder in place of its."""
    text = PAGE.read_text().split("**To any moment.**")[1].split("\n## ")[0]
    blocks = re.findall(r"^```\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    return [block.replace("/backup/wal", str(archive)) for block in blocks]


def at(moment, text):
    """The page's settings, with a moment of our own in place of its."""
    target = f"recovery_target_time = '{moment:%Y-%m-%d %H:%M:%S}+00'"
    found, times = re.subn("recovery_target_time = '.*'", target, text)
    assert times == 1
    return found


class Installation:
    """A home, and what the page has one do with it."""

    def __init__(self, home, folder):
        self.home, self.folder = home, folder
        self.archive = folder / "wal"

    @property
    def owner(self):
        return self.home.database.stat()

    def append(self, text):
        with (self.home.database / "local.conf").open("a") as file:
            file.write(text)

    def copy(self, source, target):
        subprocess.run(["cp", "-a", str(source), str(target)], check=True)

    def loads(self, value):
        path = self.folder / "report.csv"
        path.write_text("\n".join((COLUMNS, ROW.format(value), "")))
        ran = goldthread(self.home, "import", str(path), "--title", "Report", "--format", "json")
        assert ran.returncode == 0, ran.stderr

    def value(self):
        ran = goldthread(self.home, "figures", "list", "--area", "Kent", "--format", "json")
        assert ran.returncode == 0, ran.stderr
        return [figure["value"] for figure in json.loads(ran.stdout)]


@pytest.fixture
def installation(make_home):
    # Where the database's own user can write: pytest's folder is closed to others.
    folder = Path("/tmp") / f"goldthread-pitr-{os.getpid()}"
    folder.mkdir(mode=0o755)
    one = Installation(make_home(), folder)
    ran = goldthread(one.home, *INIT)
    assert ran.returncode == 0, ran.stderr
    one.archive.mkdir(mode=0o700)
    os.chown(one.archive, one.owner.st_uid, one.owner.st_gid)
    yield one
    shutil.rmtree(folder)


def test_a_mistake_is_undone_and_what_came_before_it_is_kept(installation, product):
    one = installation
    archiving, restoring = settings(one.archive)
    # Given archiving, and a base backup taken while the service is stopped
    one.append(archiving)
    base = one.folder / "base"
    one.copy(one.home.database, base)

    # When, while it serves, a change is made, and later a mistake
    serve, _ = product(one.home)
    one.loads(17)
    time.sleep(1.1)
    moment = datetime.now(UTC)  # noqa: TID251 - the clock of the machine, as an operator reads it
    time.sleep(1.1)
    one.loads(999)
    assert one.value() == ["999"]
    assert serve.ask_to_stop() == 0

    # and the base is put back and brought to the moment between
    one.home.database.rename(one.folder / "database.before")
    one.copy(base, one.home.database)
    restoring = at(moment, restoring)
    one.append(restoring)
    anchors = one.home.keys / "ledger-anchors.jsonl"
    anchors.rename(anchors.with_suffix(".before"))
    signal = one.home.database / "recovery.signal"
    signal.touch()
    os.chown(signal, one.owner.st_uid, one.owner.st_gid)

    # then the change is there and the mistake is not, and it serves
    serve, web = product(one.home)
    assert one.value() == ["17"]
    assert "First Administrator" in web.signs_in("first@example.org", "a long enough password")
    one.loads(18)
    assert serve.ask_to_stop() == 0
    assert not signal.exists()

    # and still so when the settings are removed again, as the page says
    local = one.home.database / "local.conf"
    local.write_text(local.read_text().replace(restoring, ""))
    assert one.value() == ["18"]
    # The ledger verifies from the moment that was restored.
    said = goldthread(one.home, "audit", "verify")
    assert said.returncode == 0, said.stdout
    # With the old file in place it says what is gone, and that is true.
    anchors.with_suffix(".before").rename(anchors)
    said = goldthread(one.home, "audit", "verify")
    assert "the chain was made anew" in said.stdout
