"""The real published figures of the five areas, shipped, brought in as anyone's file would be."""

import csv
from collections.abc import Callable
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable

from goldthread.exchange.bringing_in import Said, bring_in
from goldthread.figures import framework
from goldthread.figures.loading.apply import apply
from goldthread.figures.models import FigureSource, Load
from goldthread.figures.models.load import LoadState

FILES = [
    "north-somerset-2013-14.csv",
    "banes-2020-21.csv",
    "north-somerset-2021-22.csv",
    "north-somerset-2022-23.csv",
    "official-children-in-need.csv",
    "official-population.csv",
]
FRAMEWORK = ("north-somerset-2013-14", "north-somerset-2013-14.framework.csv")


class DemoDataRefused(RuntimeError):
    """A shipped file was refused: the product itself is broken."""


def load_all(say: Callable[[str], None]) -> None:
    """Bring in every shipped file that is not held yet, and the framework's words."""
    for name in FILES:
        if not Load.objects.filter(file_name=name, state=LoadState.APPLIED).exists():
            say(f"{name}: {load_one(name):,} figures")
    source = FigureSource.objects.get(slug=FRAMEWORK[0], partnership=None)
    if not source.framework.exists():
        with published(FRAMEWORK[1]).open(encoding="utf-8") as file:
            framework.load(source, csv.DictReader(file))


def all_loaded() -> bool:
    """Whether every shipped file is held, and the framework's words."""
    held = Load.objects.filter(file_name__in=FILES, state=LoadState.APPLIED)
    names = set(held.values_list("file_name", flat=True))
    framed = FigureSource.objects.filter(slug=FRAMEWORK[0], framework__isnull=False)
    return names == set(FILES) and framed.exists()


def load_one(name: str) -> int:
    """Bring one shipped file in; how many figures it holds."""
    with as_file(published(name)) as path:
        load = bring_in(path, Said())
    if load.state != LoadState.READY:
        raise DemoDataRefused(f"{name}: {load.refusals[:1]}")
    apply(load)
    return load.rows_read


def published(name: str) -> Traversable:
    """A shipped file."""
    return files("goldthread.ops.published").joinpath(name)
