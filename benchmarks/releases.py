"""Releases: deciding 200 linked tables, and the attack on what is shown of them."""

import random
import time
from collections.abc import Iterator

from benchmarks.results import Result
from goldthread.figures.disclosure.attack import attack
from goldthread.figures.disclosure.counts import Count, Problem
from goldthread.figures.disclosure.decide import decide
from goldthread.figures.disclosure.outputs import outputs_of
from goldthread.figures.disclosure.rules import DFE
from goldthread.figures.disclosure.tables import Dimension, Table

TABLES, ROWS, YEARS = 200, 6, 8
# So many tables break the same whole down: category, age, sex, ethnicity.
LINKED = 4
LIMIT_S = 20


def results() -> Iterator[Result]:
    """How long a release of 200 tables takes to decide, beside solving nothing, and to attack."""
    problem = release(random.Random(1854))
    start = time.perf_counter()
    decision = decide(problem, DFE)
    took = time.perf_counter() - start
    hidden = sum(not one.is_shown for one in decision.counts.values())
    what = f"release of {TABLES} tables, {len(decision.counts):,} cells, {hidden:,} hidden"
    yield Result(what, took, "s", LIMIT_S)
    start = time.perf_counter()
    told = attack(outputs_of(problem, decision, "release"), decision.needs)
    yield Result("the attack on it", time.perf_counter() - start, "s", LIMIT_S)
    yield Result("hidden numbers it could tell", len(told), "", 0)


def release(draw: random.Random) -> Problem:
    """Tables by year with all their totals; the four of a group share their column totals."""
    problem = Problem()
    for group in range(TABLES // LINKED):
        wholes = [draw.randint(40, 120) for _ in range(YEARS)]
        for number in range(LINKED):
            add_table(problem, f"{group}.{number}", f"{group}", wholes, draw)
    return problem


def add_table(
    problem: Problem, name: str, group: str, wholes: list[int], draw: random.Random
) -> None:
    rows, columns = [f"r{n}" for n in range(ROWS)], [f"c{n}" for n in range(YEARS)]
    values = {
        (row, column): value
        for column, whole in zip(columns, wholes, strict=True)
        for row, value in zip(rows, parts(whole, draw), strict=True)
    }
    cells = {}
    for row in (*rows, "All"):
        for column in (*columns, "All"):
            key = f"{group if row == 'All' else name}/{row}/{column}"
            cells[row, column] = key
            value = sum(
                found
                for (r, c), found in values.items()
                if row in (r, "All") and column in (c, "All")
            )
            problem.add(Count(key, value))
    dimensions = (
        Dimension("rows", (*rows, "All"), {"All": tuple(rows)}),
        Dimension("columns", (*columns, "All"), {"All": tuple(columns)}),
    )
    problem.sums += Table(name, dimensions, cells).sums()


def parts(whole: int, draw: random.Random) -> list[int]:
    """A whole in uneven parts, a fifth of them small, as real breakdowns have."""
    weights = [draw.random() ** 3 for _ in range(ROWS)]
    found = [int(whole * weight / sum(weights)) for weight in weights]
    found[-1] += whole - sum(found)
    return found
