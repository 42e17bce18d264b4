"""Where `make test` finds a browser: named, installed, installed now as root, or asked for.

A machine of its own is a PATH with what Debian always has, an apt-get that puts down a chromium or
fails, and a user who may or may not install.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts/find_browser.sh"
BASICS = ("sh", "id", "chmod")
AS_ROOT = pytest.mark.skipif(os.getuid() != 0, reason="only root can be root")

APT = """#!/bin/sh
echo "apt-get $*" >> "{folder}/asked"
case "$*" in
    *install*) [ -e "{folder}/offline" ] && exit 100
        printf '#!/bin/sh\\n' > "{folder}/bin/chromium"; chmod 755 "{folder}/bin/chromium";;
esac
echo "Reading package lists..."
"""


class Machine:
    """A machine without a browser; what is asked of it is kept."""

    def __init__(self, folder):
        self.folder, self.bin = folder, folder / "bin"
        self.bin.mkdir(parents=True)
        for name in BASICS:
            self.bin.joinpath(name).symlink_to(shutil.which(name))

    def has(self, name, text="#!/bin/sh\n"):
        path = self.bin / name
        path.write_text(text.replace("{folder}", str(self.folder)))
        path.chmod(0o755)
        return path

    def has_apt(self, offline=False):
        self.has("apt-get", APT)
        if offline:
            (self.folder / "offline").touch()

    def find(self, user=None, **named):
        return subprocess.run(
            ["/bin/bash", str(SCRIPT)], env={"PATH": str(self.bin), **named},
            user=user, capture_output=True, text=True,
        )  # fmt: skip

    @property
    def asked(self):
        path = self.folder / "asked"
        return path.read_text().splitlines() if path.exists() else []


@pytest.fixture
def machine():
    """Where any user can look: pytest's own folder is closed to others."""
    folder = Path("/tmp") / f"goldthread-browser-{os.getpid()}"
    yield Machine(folder)
    shutil.rmtree(folder)


def somebody():
    """A user who may install nothing: us, unless we are root."""
    return "nobody" if os.getuid() == 0 else None


def test_one_that_is_named_is_taken_before_one_that_is_there(machine):
    machine.has("chromium")
    named = machine.has("mine")

    found = machine.find(GOLDTHREAD_CHROMIUM=str(named))

    assert (found.returncode, found.stdout.strip()) == (0, str(named))


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome"])
def test_one_that_is_installed_is_found(machine, name):
    there = machine.has(name)

    found = machine.find(user=somebody())

    assert (found.returncode, found.stdout.strip(), found.stderr) == (0, str(there), "")


@pytest.mark.parametrize("has_apt", [True, False])
def test_who_may_not_install_is_told_what_to_install(machine, has_apt):
    if has_apt:
        machine.has_apt()

    found = machine.find(user=somebody())

    assert (found.returncode, found.stdout) == (1, "")
    assert "sudo apt-get install chromium" in found.stderr
    assert "GOLDTHREAD_CHROMIUM=/path/to/chromium make test" in found.stderr
    assert machine.asked == []


@AS_ROOT
def test_root_has_it_installed_and_nothing_else_is_printed(machine):
    machine.has_apt()

    found = machine.find()

    assert (found.returncode, found.stdout.strip()) == (0, str(machine.bin / "chromium"))
    assert "installing Debian's chromium" in found.stderr
    assert machine.asked == [
        "apt-get update -qq",
        "apt-get install -y -qq --no-install-recommends chromium",
    ]


@AS_ROOT
def test_root_whose_installation_fails_is_told_what_to_do(machine):
    machine.has_apt(offline=True)

    found = machine.find()

    assert (found.returncode, found.stdout) == (1, "")
    assert "GOLDTHREAD_CHROMIUM=/path/to/chromium make test" in found.stderr


@AS_ROOT
def test_root_without_apt_is_told_what_to_do(machine):
    found = machine.find()

    assert found.returncode == 1
    assert "the tests need a browser" in found.stderr


def test_one_that_is_named_and_is_not_there_is_said(machine):
    machine.has("chromium")

    found = machine.find(GOLDTHREAD_CHROMIUM="/nowhere/chromium", user=somebody())

    assert found.returncode == 1
    assert "/nowhere/chromium is no program that can be run here" in found.stderr
