"""Bringing the database's tables up to date, as their owner."""

from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from goldthread.ops.embedded import Say, silent


def migrate(say: Say = silent) -> int:
    """Apply the migrations that are missing; says how many. With none it takes milliseconds.

    Each is a transaction of its own: cut off, the next start goes on where it ended.
    """
    connection = connections["owner"]
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        say(f"Bringing the database up to date ({len(plan)} steps).")
        call_command("migrate", database="owner", verbosity=0)
    connection.close()
    return len(plan)
