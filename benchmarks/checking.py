"""Discrepancies: every rule over everything held, beside reading the figures alone."""

import time
from collections.abc import Callable, Iterator

from benchmarks.results import Result
from goldthread.core.context import acting_as
from goldthread.figures.discrepancies import keeping
from goldthread.figures.discrepancies.finding import find
from goldthread.figures.reading.discrepancies import held


def results() -> Iterator[Result]:
    """The rules, then a whole check with what it writes; the published figures and LAIT held."""
    with acting_as(service="command-line"):
        reading = timed(lambda: held().figures)
        ruled = timed(lambda: find(held()))
        yield Result("discrepancy rules over all published figures", ruled, "s", 10,
                     ratio=ruled / reading, peer="reading them")  # fmt: skip
        kept = timed(keeping.check_all)
        yield Result("  checked again and stored", kept, "s", 10, ratio=kept / reading,
                     peer="reading them")  # fmt: skip


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
