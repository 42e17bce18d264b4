"""Sums that no table declares and every reader can make: parts of a whole, quarters of a year.

A release that shows a whole in one table and its parts in another, or in a sentence, can be
subtracted as well as one that has them under each other.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from goldthread.figures.disclosure.counts import Sum
from goldthread.figures.releases.specs import CellSpec

BREAKDOWNS = "breakdowns"
PERIODS = "periods"
SEPARATOR = "; "


def implied(cells: Mapping[str, CellSpec]) -> Iterator[Sum]:
    """Each whole with the parts of it that the release holds, one breakdown at a time."""
    counts = [cell for cell in cells.values() if cell.is_count and cell.group]
    yield from of_breakdowns(counts)
    yield from of_periods(counts)


def of_breakdowns(counts: Iterable[CellSpec]) -> Iterator[Sum]:
    wholes: dict[tuple[str, frozenset[str]], str] = {}
    parts: dict[tuple[str, frozenset[str], str], list[str]] = defaultdict(list)
    for cell in counts:
        items = frozenset(filter(None, cell.breakdown.split(SEPARATOR)))
        wholes[cell.group, items] = cell.key
        for item in items:
            parts[cell.group, items - {item}, item.partition("=")[0]].append(cell.key)
    for (group, items, _), keys in parts.items():
        if (group, items) in wholes:
            yield Sum(wholes[group, items], tuple(keys), BREAKDOWNS)


def of_periods(counts: Iterable[CellSpec]) -> Iterator[Sum]:
    """A period with the shorter ones that make it up day for day, of what adds up over time."""
    series: dict[str, list[CellSpec]] = defaultdict(list)
    for cell in counts:
        if cell.adds_up and cell.start and cell.end:
            series[cell.series].append(cell)
    for cells in series.values():
        cells.sort(key=lambda cell: (cell.start, cell.end))
        for whole in cells:
            within = [c for c in cells if is_within(c, whole)]
            parts = tiling(whole, within)
            if parts:
                yield Sum(whole.key, tuple(part.key for part in parts), PERIODS)


def is_within(part: CellSpec, whole: CellSpec) -> bool:
    same = (part.start, part.end) == (whole.start, whole.end)
    return not same and whole.start <= part.start and part.end <= whole.end


def tiling(whole: CellSpec, within: list[CellSpec]) -> list[CellSpec]:
    """The shortest periods that follow on each other from the first day to the last; or none."""
    found: list[CellSpec] = []
    day = whole.start
    while day <= whole.end:
        following = [part for part in within if part.start == day]
        if not following:
            return []
        found.append(min(following, key=lambda part: part.end))
        day = str(date.fromisoformat(found[-1].end) + timedelta(days=1))
    return found
