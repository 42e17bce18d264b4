"""Sums between releases: a whole in one, its parts in another.

Whoever keeps every release subtracts between them as within one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from goldthread.figures.disclosure.counts import Problem, Sum
from goldthread.figures.disclosure.earlier import Earlier
from goldthread.figures.disclosure.outputs import Outputs, SaidSum
from goldthread.figures.releases.implied import implied
from goldthread.figures.releases.problems import add_sum
from goldthread.figures.releases.specs import CellSpec, whole

TOGETHER = "all releases together"


@dataclass(frozen=True)
class Out:
    """A release that is out: as it was decided, and the cells it was made from by key."""

    earlier: Earlier
    cells: Mapping[str, CellSpec]


def related(cells: Mapping[str, CellSpec], releases: Iterable[Out]) -> list[Out]:
    """The releases that say something of the same things, whatever the period or breakdown."""
    ours = subjects(cells)
    return [release for release in releases if ours & subjects(release.cells)]


def subjects(cells: Mapping[str, CellSpec]) -> set[str]:
    """What cells are of: their keys, the wholes they are parts of, the series they stand in."""
    found = {name for cell in cells.values() for name in (cell.key, cell.group, cell.series)}
    return found - {""}


def bind(problem: Problem, cells: Mapping[str, CellSpec], releases: Sequence[Out]) -> list[Sum]:
    """Add the sums that follow from all the cells together; those that were added.

    A count that was revised is left out: what stood then is no part of what stands now.
    """
    every: dict[str, CellSpec] = {}
    for release in releases:
        every |= release.cells
    every |= cells
    standing = {key: cell for key, cell in every.items() if stands(problem, cell)}
    there = {(one.total, frozenset(one.parts)) for one in problem.sums}
    before = len(problem.sums)
    for one in implied(standing):
        if (one.total, frozenset(one.parts)) not in there:
            add_sum(problem, Sum(one.total, one.parts, TOGETHER), standing)
    return problem.sums[before:]


def stands(problem: Problem, cell: CellSpec) -> bool:
    """Whether a cell's number is the one that the problem has under its key."""
    count = problem.counts.get(cell.key)
    return count is not None and cell.is_count and count.value == whole(cell.value)


def said(sums: Iterable[Sum]) -> Outputs:
    """The sums as a reader can make them."""
    return Outputs(sums=tuple(SaidSum(TOGETHER, one.total, one.parts) for one in sums))
