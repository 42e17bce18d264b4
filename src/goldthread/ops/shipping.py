"""Whether the database holds the areas and the catalogue as this version ships them.

The mark is a comment on the table of indicators: it goes where the database goes, into its
backups too, so that an old backup restored under a new version is brought up as well.
"""

import hashlib
from importlib.resources import files

from django.db import connections

from goldthread.core.context import acting_as

PACKAGES = ("goldthread.figures.catalogue", "goldthread.partnership.reference")
HELD = "select obj_description('figures_indicator'::regclass, 'pg_class')"


def digest() -> str:
    """The shipped tables in one word."""
    found = hashlib.sha256()
    for package in PACKAGES:
        tables = (one for one in files(package).iterdir() if one.name.endswith(".csv"))
        for table in sorted(tables, key=lambda one: one.name):
            found.update(table.name.encode() + b"\0" + table.read_bytes() + b"\0")
    return f"shipped {found.hexdigest()[:32]}"


def is_current() -> bool:
    """Whether the database was last brought up from the tables that ship now."""
    with connections["default"].cursor() as cursor:
        cursor.execute(HELD)
        return bool(cursor.fetchone() == (digest(),))


def mark() -> None:
    """Note that it was."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"comment on table figures_indicator is '{digest()}'")
    connections["owner"].close()


def bring_up() -> None:
    """Load what ships with this version, where the database holds another's."""
    if not is_current():
        from goldthread.ops import setting_up  # readers and statistics: not at each start

        with acting_as(service="command-line"):
            setting_up.reference()
        mark()
