"""A transaction that fails at its end, whatever was done in it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction


class RolledBack(Exception):
    """Raised and caught by `rolled_back`."""


@contextmanager
def rolled_back() -> Iterator[None]:
    """Run the block in a transaction that is rolled back by an error, as a failed request is."""
    try:
        with transaction.atomic():
            yield
            raise RolledBack
    except RolledBack:
        return
