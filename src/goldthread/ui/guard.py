"""The list of every page and its rule, read from the URL map itself."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.urls import URLPattern, URLResolver

from goldthread.ui.access import Rule


class Guarded(NamedTuple):
    """One address pattern, its name, and the rule its view declares; None is a fault."""

    pattern: str
    name: str
    rule: Rule | None

    @property
    def words(self) -> str:
        """What the rule says of itself in one line."""
        return (self.rule.__doc__ or "").partition("\n")[0] if self.rule else "no rule declared"


def guarded(patterns: Iterable[URLPattern | URLResolver], prefix: str = "") -> Iterator[Guarded]:
    """Every pattern of a URL map, walked through its includes."""
    for pattern in patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from guarded(pattern.url_patterns, path)
        else:
            rule = getattr(pattern.callback, "access_rule", None)
            yield Guarded(path, pattern.name or "", rule)


def without_rule(patterns: Iterable[URLPattern | URLResolver]) -> list[str]:
    """The patterns whose view declares no rule: must be empty."""
    return [found.pattern for found in guarded(patterns) if found.rule is None]
