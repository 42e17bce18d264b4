"""A release's tables as the question the rules of disclosure answer: counts, sums, percentages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from goldthread.figures.disclosure.counts import Count, Problem, Ratio, Sum
from goldthread.figures.releases.implied import implied
from goldthread.figures.releases.specs import Behind, CellSpec, Share, TableSpec, whole

ITS_SOURCE = "its own source"


class TwoValues(ValueError):
    """One key was given two values: which of them is to be released?"""


def problem_of(tables: Sequence[TableSpec], public: Iterable[CellSpec] = ()) -> Problem:
    """The counts of all tables, what binds them, and what stands behind their percentages.

    `public`: official statistics that stand beside them and are in no table. Raises TwoValues
    where two tables give the same thing different values.
    """
    cells = cells_by_key(tables)
    facts = {cell.key: cell for cell in public if cell.key not in cells}
    problem = Problem()
    for cell in cells.values():
        if cell.is_count:
            problem.add(counted(cell))
    for cell in facts.values():
        problem.add(replace(counted(cell), wanted=False))
    for one in sums_of(tables, cells | facts):
        add_sum(problem, one, cells | facts)
    for cell in cells.values():
        if cell.share is not None and not cell.is_published:
            add_share(problem, cell, cell.share)
    return problem


def sums_of(tables: Iterable[TableSpec], cells: Mapping[str, CellSpec]) -> list[Sum]:
    """The sums that tables declare, and those that follow from what the figures are of."""
    declared = [one for table in tables for one in table.keyed().sums()]
    known = {(one.total, frozenset(one.parts)) for one in declared}
    followed = (one for one in implied(cells) if (one.total, frozenset(one.parts)) not in known)
    return [*declared, *followed]


def cells_by_key(tables: Iterable[TableSpec]) -> dict[str, CellSpec]:
    """Each cell once; as its publisher has it where one of several is an official statistic."""
    found: dict[str, CellSpec] = {}
    for table in tables:
        for cell in table.cells.values():
            there = found.setdefault(cell.key, cell)
            if (there.value, there.state) != (cell.value, cell.state):
                raise TwoValues(
                    f"“{cell.key}” is given two values, one of them in “{table.name}”:"
                    " put the same figure in both places"
                )
            if cell.is_published:
                found[cell.key] = cell
    return found


def counted(cell: CellSpec) -> Count:
    return Count(
        cell.key,
        whole(cell.value) or 0,
        protected=cell.is_protected,
        known=cell.is_published,
        wide=cell.is_wide,
    )


@dataclass(frozen=True)
class Parts:
    """The parts of a declared total: those that are counts, and those nobody told us."""

    told: tuple[str, ...]
    untold: tuple[str, ...]
    left: int


def add_sum(problem: Problem, one: Sum, cells: Mapping[str, CellSpec]) -> None:
    """Add a declared total. What its parts leave over is a count too, that no cell shows.

    A total of less than its parts is none: people stand in several of them.
    """
    total = problem.counts.get(one.total)
    if total is None or all(cells[key].is_published for key in (one.total, *one.parts)):
        return
    told = tuple(key for key in one.parts if cells[key].is_count)
    untold = tuple(key for key in one.parts if not cells[key].is_count)
    left = total.value - sum(problem.counts[key].value for key in told)
    if left < 0:
        return
    rest = tuple(remainder(problem, one, total, Parts(told, untold, left)))
    problem.sums.append(Sum(one.total, told + rest, one.table))


def remainder(problem: Problem, one: Sum, total: Count, parts: Parts) -> Iterator[str]:
    """The key of what is left over: the one part its source hides, or several together."""
    if not parts.untold and not parts.left:
        return
    key = f"what the parts of {one.total} in {one.table} leave over"
    if len(parts.untold) == 1:
        there = problem.counts.get(parts.untold[0])
        if there is None or there.value == parts.left:
            key = parts.untold[0]
    hidden = ITS_SOURCE if parts.untold else ""
    problem.add(
        Count(key, parts.left, protected=total.protected, wanted=False, hidden_before=hidden)
    )
    yield key


def add_share(problem: Problem, cell: CellSpec, share: Share) -> None:
    """Add a percentage, rate or mean, and the counts behind it under names of their own."""
    assert cell.value is not None
    numerator = key_of(problem, share.numerator, cell, "")
    denominator = key_of(problem, share.denominator, cell, base_in_release(problem, share))
    is_part = cell.unit == "percent" and share.numerator.value <= share.denominator.value
    problem.ratios.append(Ratio(cell.key, numerator, denominator, cell.value, share.per, is_part))


def base_in_release(problem: Problem, share: Share) -> str:
    """The total that a part's percentage is of, where the release itself holds it."""
    for one in problem.sums:
        same = problem.counts[one.total].value == share.denominator.value
        if same and share.numerator.key in one.parts:
            return one.total
    return ""


def key_of(problem: Problem, behind: Behind, cell: CellSpec, known_as: str) -> str:
    """The key of a count behind a share: one of the release where it is the same number."""
    for key in filter(None, (known_as, behind.key)):
        there = problem.counts.get(key)
        if there is not None and there.value == behind.value:
            return key
    key = behind.key
    if key in problem.counts:
        key = f"{behind.key}, as {cell.key} has it"
    protected = behind.is_people and cell.is_protected
    problem.add(Count(key, behind.value, protected=protected, wanted=False, known=behind.is_public))
    return key
