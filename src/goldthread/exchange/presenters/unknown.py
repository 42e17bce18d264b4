"""Names in a file that nobody knows, each with what comes nearest in the catalogue."""

from goldthread.exchange.presenters.change_set import Unknown, unknown_table
from goldthread.figures.matching import matchable, nearest
from goldthread.figures.models import Load
from goldthread.partnership.models import Area
from goldthread.partnership.models.area import AreaKind
from goldthread.ui.tables import Table

SHOWN = 50
NEAR = 2


def unknown_indicators(load: Load) -> Table | None:
    """The indicators a file names that the catalogue does not hold; the first of them."""
    if not load.provisional:
        return None
    known = matchable()
    found = [
        Unknown(one["name"], one["code"], tuple(i.name for i in nearest(one["name"], known, NEAR)))
        for one in load.provisional[:SHOWN]
    ]
    caption = captioned("not in the catalogue", len(load.provisional))
    return unknown_table(f"Indicators {caption}", "Indicator in the file", found)


def unknown_areas(load: Load) -> Table | None:
    """The areas a file names that are not known; the first of them."""
    if not load.provisional_areas:
        return None
    known = list(Area.objects.exclude(kind=AreaKind.PROVISIONAL))
    found = [
        Unknown(one["name"], "", tuple(a.name for a in nearest(one["name"], known, NEAR)))
        for one in load.provisional_areas[:SHOWN]
    ]
    caption = captioned("not known", len(load.provisional_areas))
    return unknown_table(f"Areas {caption}", "Area in the file", found)


def captioned(what: str, count: int) -> str:
    return f"{what}: {count:,}" if count <= SHOWN else f"{what}: the first {SHOWN} of {count:,}"
