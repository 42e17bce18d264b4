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
from goldthread.ops.demo.shipped import FILES, FRAMEWORK


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
