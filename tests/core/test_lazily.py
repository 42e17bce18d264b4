"""A library named lazily is imported by its first use and not before."""

import subprocess
import sys

import pytest

from goldthread.core.lazily import Lazily


def imported_after(statement):
    """The modules a new Python has imported once it has run a statement."""
    script = f"{statement}\nimport sys; print('\\n'.join(sys.modules))"
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    return set(found.stdout.decode().split())


def test_naming_imports_nothing_and_using_does():
    naming = "from goldthread.core.lazily import Lazily; csv = Lazily('csv')"

    assert "csv" not in imported_after(naming)
    assert "csv" in imported_after(f"{naming}; csv.reader([])")


def test_the_judgement_of_figures_can_be_named_without_its_statistics():
    assert "scipy" not in imported_after("import goldthread.figures.judgement.judge")


def test_a_name_the_module_lacks_is_an_error():
    with pytest.raises(AttributeError, match="nonsense"):
        Lazily("csv").nonsense  # noqa: B018 - asking is the test
