"""What `make check` says: sizes, and a dependency audit that never passes for clean unasked."""

import importlib.util
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[2] / "scripts"


def script(name: str):
    spec = importlib.util.spec_from_file_location(name, SCRIPTS / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


sizes = script("check_sizes")
audit = script("audit_dependencies")
CLEAN = {"name": "sound", "version": "1", "vulns": []}
WEAK = {"name": "weak", "version": "2", "vulns": [{"id": "PYSEC-1"}]}
SKIPPED = {"name": "unknown", "skip_reason": "not found"}


def function(lines: int) -> str:
    return "def act():\n" + "    pass\n" * (lines - 1)


@pytest.mark.parametrize(
    ("files", "faults"),
    [
        ({"short.py": function(10)}, []),
        ({"long.py": "x = 1\n" * 801}, ["more than 800", "median", "1 of 1 files"]),
        ({"a.py": function(31)}, ["1 of 1 functions"]),
        ({f"{n}.py": function(31 if n == 0 else 9) for n in range(10)}, []),
        ({f"{n}.py": "x = 1\n" * (401 if n < 2 else 9) for n in range(10)}, ["2 of 10 files"]),
    ],
)
def test_each_shape_that_is_not_held_is_named(files, faults):
    found = list(sizes.check(files))
    assert len(found) == len(faults)
    for said, expected in zip(found, faults, strict=True):
        assert expected in said


def test_a_docstring_does_not_count():
    text = '"""Doc."""\ndef act():\n    """One.\n\n    Two.\n    """\n    return 1\n'
    assert dict(sizes.functions_of("a.py", text)) == {"a.py:2 act": 2}


@pytest.mark.parametrize(
    ("dependencies", "status", "said"),
    [
        ([CLEAN], 0, "none with a known weakness"),
        ([CLEAN, WEAK], 1, "weak 2 has known weaknesses: PYSEC-1"),
        ([CLEAN, SKIPPED], 0, "NOT AUDITED: no answer for 1 of 2"),
    ],
)
def test_the_audit_says_what_it_knows(capsys, monkeypatch, dependencies, status, said):
    monkeypatch.delenv("GOLDTHREAD_AUDIT", raising=False)
    assert audit.report(dependencies) == status
    assert said in "".join(capsys.readouterr())


def test_an_audit_that_is_required_fails_when_nobody_answers(monkeypatch):
    monkeypatch.setenv("GOLDTHREAD_AUDIT", "required")
    assert audit.read("Connection refused") is None
    assert audit.not_audited("no answer") == 1
