"""Loading: checked and applied, beside a bare COPY of the same file into a bare table."""

import csv
import resource
import time
from collections.abc import Callable, Iterator
from importlib.resources import as_file, files
from pathlib import Path

import duckdb
from django.db import connection

from benchmarks.results import Result
from goldthread.core.context import acting_as
from goldthread.exchange import lait_twin
from goldthread.exchange.bringing_in import Said, bring_in
from goldthread.figures.loading.apply import apply
from goldthread.figures.models.load import LoadState

LAIT = Path("../shared/open-data/lait/bds_long_0.parquet")


def results(folder: Path) -> Iterator[Result]:
    """The official CSV, the LAIT parquet, and the parquet again."""
    official = files("goldthread.ops.published").joinpath("official-children-in-need.csv")
    with as_file(official) as path:
        bare = timed(lambda: bare_copy_csv(path))
        took = timed(lambda: load(path))
        yield Result("official CSV, 20,339 rows, checked and applied", took, "s", 6,
                     ratio=took / bare, peer="a bare COPY")  # fmt: skip
    parquet = LAIT if LAIT.is_file() else twin(folder / "bds_long_twin.parquet")
    bare = timed(lambda: bare_copy_parquet(parquet))
    took = timed(lambda: load(parquet))
    yield Result(f"LAIT parquet ({parquet.name}), checked and applied", took, "s", 30,
                 ratio=took / bare, peer="a bare COPY")  # fmt: skip
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield Result("  memory of the loading process at most", memory, "MB", 1500)
    again = timed(lambda: load(parquet))
    yield Result("LAIT parquet again, nothing new", again, "s", 20, ratio=again / bare,
                 peer="a bare COPY")  # fmt: skip


def twin(path: Path) -> Path:
    """A made-up file of the same size, where the real one is not there."""
    lait_twin.write(path)
    return path


def timed(work: Callable[[], None]) -> float:
    """Seconds a piece of work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def load(path: Path) -> None:
    """Bring a file in, whole."""
    with acting_as(service="command-line"):
        found = bring_in(path, Said())
    if found.state != LoadState.READY:
        raise RuntimeError(f"{path.name} was refused: {found.refusals[:1]}")
    with acting_as(service="command-line"):
        apply(found)


def bare_copy_csv(path: Path) -> None:
    """The same rows into a table of texts: no reading, no check, no index."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        bare_copy(next(rows), rows)


def bare_copy_parquet(path: Path) -> None:
    """The same values into a table of texts, through the same parquet reader."""
    found = duckdb.connect().execute("select * from read_parquet(?)", [str(path)])
    names = [column[0] for column in found.description or []]
    bare_copy(names, iter(found.fetchone, None))


def bare_copy(names: list[str], rows: Iterator[object]) -> None:
    columns = ", ".join(f'"{name}" text' for name in names)
    with acting_as(service="command-line"), connection.cursor() as cursor:
        cursor.execute(f"create temporary table bare ({columns})")
        with cursor.copy("COPY bare FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        cursor.execute("drop table bare")
