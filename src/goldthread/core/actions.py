"""The kinds of act the ledger knows: each owns its sentence and what it keeps to itself.

A subject declares its own beside the code that does them:

    AREA_RENAMED = action("area.renamed", "{who} renamed {subject} to {after[name]}")
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

ALWAYS_REDACTED = frozenset({"password", "secret", "token"})
REDACTED = "[not kept]"
DISPOSED = "[disposed of]"


@dataclass(frozen=True)
class Action:
    """A kind of act: its name (`subject.verb`), its sentence, the fields never written down."""

    name: str
    sentence: str
    redact: frozenset[str] = field(default=ALWAYS_REDACTED)

    def redacted(self, state: Mapping[str, Any]) -> dict[str, Any]:
        """The state with the values this action keeps to itself replaced by a mark."""
        return {key: REDACTED if key in self.redact else value for key, value in state.items()}

    def describe(
        self,
        who: str,
        subject: str,
        before: Mapping[str, Any] | None = None,
        after: Mapping[str, Any] | None = None,
    ) -> str:
        """The act in a sentence; what the ledger no longer holds is said to be disposed of."""
        return self.sentence.format(
            who=who, subject=subject, before=_Held(before or {}), after=_Held(after or {})
        )


class _Held(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return DISPOSED


ACTIONS: dict[str, Action] = {}


def action(name: str, sentence: str, *, redact: tuple[str, ...] = ()) -> Action:
    """Declare a kind of act. Raises ValueError when the name is taken: one word, one thing."""
    if name in ACTIONS:
        raise ValueError(f"the action {name!r} is already declared")
    ACTIONS[name] = Action(name, sentence, ALWAYS_REDACTED | frozenset(redact))
    return ACTIONS[name]


LEDGER_DISPOSED = action("ledger.disposed", "{who} disposed of the content of ledger entries")
REFUSED = action("access.refused", "{who} was refused {subject}")
FILE_STORED = action("file.stored", "{who} stored the file {after[name]}")
FILE_DISPOSED = action("file.disposed", "{who} disposed of the file {before[name]}")
