"""Tables with declared margins, of one to three dimensions, and the sums that follow from them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

from goldthread.figures.disclosure.counts import Sum

Place = tuple[str, ...]


@dataclass(frozen=True)
class Dimension:
    """One way a table is broken down: its members in order, and which of them are totals.

    `totals` says of each total which members it adds up. A hierarchy is a total of totals:
    {"All": ("Abuse", "Neglect"), "Abuse": ("Physical", "Emotional", "Sexual")}.
    """

    name: str
    members: tuple[str, ...]
    totals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        named = {name for parts in self.totals.values() for name in parts} | set(self.totals)
        strangers = sorted(named - set(self.members))
        if strangers:
            raise ValueError(f"'{self.name}' has no member called {', '.join(strangers)}")
        if len(set(self.members)) != len(self.members):
            raise ValueError(f"'{self.name}' names a member twice")


@dataclass(frozen=True)
class Table:
    """A table: its dimensions, and the key of the count in each place (a member of each).

    Places may be left empty. Raises ValueError for a place that no dimension has, or for more
    than three dimensions.
    """

    name: str
    dimensions: tuple[Dimension, ...]
    cells: Mapping[Place, str]

    def __post_init__(self) -> None:
        if not 1 <= len(self.dimensions) <= 3:
            raise ValueError(f"'{self.name}' has {len(self.dimensions)} dimensions; 1 to 3 can be")
        for place in self.cells:
            fits = len(place) == len(self.dimensions) and all(
                member in dimension.members
                for member, dimension in zip(place, self.dimensions, strict=True)
            )
            if not fits:
                raise ValueError(f"'{self.name}' has no place {' / '.join(place)}")

    def sums(self) -> Iterator[Sum]:
        """Each total with its parts, line by line, where all of them stand in the table."""
        for axis, dimension in enumerate(self.dimensions):
            for total, parts in dimension.totals.items():
                yield from self._along(axis, total, parts)

    def _along(self, axis: int, total: str, parts: tuple[str, ...]) -> Iterator[Sum]:
        others = [(None,) if n == axis else d.members for n, d in enumerate(self.dimensions)]
        for place in product(*others):
            line = [self._key(place, axis, member) for member in (total, *parts)]
            found = [key for key in line if key is not None]
            if len(found) == len(line):
                yield Sum(found[0], tuple(found[1:]), self.name)

    def _key(self, place: tuple[str | None, ...], axis: int, member: str) -> str | None:
        there = tuple(member if n == axis else str(one) for n, one in enumerate(place))
        return self.cells.get(there)

    def is_margin(self, place: Place) -> bool:
        """Whether a place holds a total in any dimension."""
        return any(
            member in dimension.totals
            for member, dimension in zip(place, self.dimensions, strict=True)
        )
