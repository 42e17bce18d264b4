"""Trying a secured table as everyone, by raw SQL through the app's role.

    table = Secured("notes", columns={"partnership_id": 1, "text": "x"})
    assert table.visible_to(person=5) == {1, 2}
    assert table.may_insert(person=5, partnership_id=1)

Each try is one transaction, rolled back. Rows are told apart by `id`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import Error, connection, transaction

from goldthread.core.context import NOBODY, Actor, acting


@dataclass(frozen=True)
class Secured:
    """A table and the columns a row of it needs, with values that may be overridden."""

    name: str
    columns: dict[str, Any] = field(default_factory=dict)

    def visible_to(self, **actor: Any) -> set[int]:
        with tried_as(actor) as cursor:
            cursor.execute(f"select id from {self.name}")
            return {row[0] for row in cursor.fetchall()}

    def may_insert(self, actor: dict[str, Any], **values: Any) -> bool:
        row = self.columns | values
        names, marks = ", ".join(row), ", ".join(["%s"] * len(row))
        return self._passes(
            actor, f"insert into {self.name} ({names}) values ({marks})", list(row.values())
        )

    def may_update(self, actor: dict[str, Any], row: int, **values: Any) -> bool:
        sets = ", ".join(f"{column} = %s" for column in values)
        return self._passes(
            actor, f"update {self.name} set {sets} where id = %s", [*values.values(), row]
        )

    def may_delete(self, actor: dict[str, Any], row: int) -> bool:
        return self._passes(actor, f"delete from {self.name} where id = %s", [row])

    def _passes(self, actor: dict[str, Any], statement: str, values: list[Any]) -> bool:
        """Whether a statement touched a row: refused and touching none are both no."""
        with tried_as(actor) as cursor:
            try:
                cursor.execute(statement, values)
            except Error as error:
                refused = "42501"  # insufficient_privilege: no grant, or no policy passed
                if getattr(error.__cause__, "sqlstate", "") != refused:
                    raise
                return False
            return bool(cursor.rowcount)


@contextmanager
def tried_as(actor: dict[str, Any]) -> Iterator[Any]:
    with acting(Actor(**actor) if actor else NOBODY):
        with connection.cursor() as cursor:
            yield cursor
        transaction.set_rollback(True)
