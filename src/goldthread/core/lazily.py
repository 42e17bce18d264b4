"""A heavy library imported when it is first used, not when it is named.

    special = Lazily("scipy.special")       # costs nothing
    special.pdtr(3, 2.5)                    # imports it, the first time

For libraries that would be paid for by every start and every command, and that few of them
use. Most imports are not like that and stand at the top of their file.
"""

from importlib import import_module
from typing import Any


class Lazily:
    """A module's names, found in the module when they are asked for."""

    def __init__(self, module: str) -> None:
        self._module = module

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self._module), name)
