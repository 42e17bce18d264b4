"""The command line in this process, on the tests' database, in the test's transaction."""

import json
from dataclasses import dataclass
from typing import Any

import pytest
from click.testing import CliRunner

from goldthread.ops import cli


@dataclass(frozen=True)
class Ran:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def goldthread(db, monkeypatch):
    """Run a command as the shell would; a server is named, so none is started."""
    monkeypatch.setenv("DATABASE_URL", "postgresql://the-tests-own/server")

    def run(*words: str, answers: str | None = None) -> Ran:
        result = CliRunner().invoke(
            cli.goldthread, [str(word) for word in words], input=answers, prog_name="goldthread"
        )
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Ran(result.exit_code, result.stdout, result.stderr)

    return run
