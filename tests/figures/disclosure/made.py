"""Tables of one's own to protect: made in a line, or drawn by hypothesis."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import product

from hypothesis import strategies as st

from goldthread.figures.disclosure.counts import Count, Problem, Ratio, Sum
from goldthread.figures.disclosure.tables import Dimension, Table

ALL = "All"
small_counts = st.one_of(st.integers(0, 8), st.integers(0, 40))


def grid(name: str, rows: Sequence[Sequence[int]], prefix: str = "") -> tuple[Problem, Table]:
    """A two-way table with row, column and grand totals; keys PREFIXrow/column."""
    names = {n: f"r{n}" for n in range(len(rows))}, {n: f"c{n}" for n in range(len(rows[0]))}
    values = {
        (names[0][r], names[1][c]): value
        for r, row in enumerate(rows)
        for c, value in enumerate(row)
    }
    return cube(name, values, prefix)


def cube(
    name: str, values: Mapping[tuple[str, ...], int], prefix: str = ""
) -> tuple[Problem, Table]:
    """A table of any dimensions, with every total there can be."""
    members = [
        list(dict.fromkeys(place[axis] for place in values))
        for axis in range(len(next(iter(values))))
    ]
    dimensions = tuple(
        Dimension(f"d{axis}", (*names, ALL), {ALL: tuple(names)})
        for axis, names in enumerate(members)
    )
    cells, problem = {}, Problem()
    for place in product(*(dimension.members for dimension in dimensions)):
        value = sum(
            one
            for at, one in values.items()
            if all(a in (b, ALL) for a, b in zip(place, at, strict=True))
        )
        cells[place] = prefix + "/".join(place)
        problem.add(Count(cells[place], value))
    table = Table(name, dimensions, cells)
    problem.sums += table.sums()
    return problem, table


def joined(*problems: Problem) -> Problem:
    """Several problems as one; counts of the same key are the same."""
    whole = Problem()
    for problem in problems:
        whole.add(*problem.counts.values())
        whole.sums += problem.sums
        whole.ratios += problem.ratios
    return whole


def percent(
    key: str, problem: Problem, numerator: str, denominator: str, decimals: int = 1
) -> Ratio:
    """The percentage one count is of another, printed with so many decimals."""
    share = Decimal(100) * problem.counts[numerator].value / problem.counts[denominator].value
    value = share.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return Ratio(key, numerator, denominator, value)


@st.composite
def grids(draw, most=5):
    """The rows of a two-way table, small numbers frequent."""
    width = draw(st.integers(1, most))
    return draw(
        st.lists(st.lists(small_counts, min_size=width, max_size=width), min_size=1, max_size=most)
    )


@st.composite
def linked(draw):
    """Two tables that break the same column totals down in two ways."""
    columns = draw(st.integers(1, 4))
    first = draw(
        st.lists(st.lists(small_counts, min_size=columns, max_size=columns), min_size=1, max_size=4)
    )
    totals = [sum(row[c] for row in first) for c in range(columns)]
    second = [[], []]
    for total in totals:
        part = draw(st.integers(0, total))
        second[0].append(part)
        second[1].append(total - part)
    one, _ = grid("by category", first, "a")
    two, _ = grid("by age", second, "b")
    problem = joined(one, two)
    for column in [*(f"c{n}" for n in range(columns)), ALL]:
        problem.sums.append(Sum(f"a{ALL}/{column}", (f"b{ALL}/{column}",), "both"))
    return problem


@st.composite
def cubes(draw):
    """A table of three dimensions."""
    shape = [draw(st.integers(1, 3)) for _ in range(3)]
    places = list(product(*([f"m{n}" for n in range(size)] for size in shape)))
    values = {place: draw(small_counts) for place in places}
    return cube("three ways", values)[0]


@st.composite
def distributions(draw):
    """A whole that is shown, its parts shown as percentages alone, some as counts too."""
    parts = draw(st.lists(small_counts, min_size=2, max_size=6).filter(sum))
    shown = draw(st.lists(st.booleans(), min_size=len(parts), max_size=len(parts)))
    problem = Problem()
    problem.add(Count("whole", sum(parts)))
    for place, (value, wanted) in enumerate(zip(parts, shown, strict=True)):
        problem.add(Count(f"part {place}", value, wanted=wanted))
    problem.sums.append(
        Sum("whole", tuple(f"part {place}" for place in range(len(parts))), "parts")
    )
    decimals = draw(st.integers(0, 1))
    problem.ratios += [
        percent(f"% {place}", problem, f"part {place}", "whole", decimals)
        for place in range(len(parts))
    ]
    return problem
