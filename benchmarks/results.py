"""One measurement and how it is printed."""

import os
import platform
from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """What was measured, in a unit, its limit, and how many times a peer's cost it is."""

    what: str
    measured: float
    unit: str
    limit: float | None = None
    at_least: bool = False
    ratio: float | None = None
    peer: str = ""

    @property
    def is_within(self) -> bool:
        if self.limit is None:
            return True
        return self.measured >= self.limit if self.at_least else self.measured <= self.limit

    @property
    def line(self) -> str:
        limit = "" if self.limit is None else f"{'≥' if self.at_least else '≤'} {self.limit:g}"
        ratio = f"{self.ratio:.1f} times {self.peer}" if self.ratio is not None else ""
        verdict = "" if self.limit is None else ("ok" if self.is_within else "OVER")
        return (
            f"{self.what:<52} {self.measured:>9.2f} {self.unit:<6} {limit:>9} {verdict:<5} {ratio}"
        )


def machine() -> str:
    """The machine in a line: cores and Python, no names."""
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
