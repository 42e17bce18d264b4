"""Which published files ship with the product, and whether this home holds them all."""

from goldthread.figures.models import FigureSource, Load
from goldthread.figures.models.load import LoadState
from goldthread.reports.models import PlanRow, Term

FILES = [
    "north-somerset-2013-14.csv",
    "banes-2020-21.csv",
    "north-somerset-2021-22.csv",
    "north-somerset-2022-23.csv",
    "official-children-in-need.csv",
    "official-population.csv",
]
FRAMEWORK = ("north-somerset-2013-14", "north-somerset-2013-14.framework.csv")


def all_loaded() -> bool:
    """Whether every shipped file is held, the framework's words, the plans and the glossary."""
    held = Load.objects.filter(file_name__in=FILES, state=LoadState.APPLIED)
    names = set(held.values_list("file_name", flat=True))
    framed = FigureSource.objects.filter(slug=FRAMEWORK[0], framework__isnull=False)
    planned = PlanRow.objects.exists() and Term.objects.exists()
    return names == set(FILES) and framed.exists() and planned
