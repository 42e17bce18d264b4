"""The areas worth choosing between: those answered for here, and what they are compared with."""

from goldthread.figures.reading.comparators import Comparators, comparators_of
from goldthread.partnership.models import Area


def answered_for() -> list[Area]:
    """The areas that a partnership of this installation answers for, by name."""
    held = Area.objects.filter(partnerships__isnull=False, partnerships__ended_on=None)
    return list(held.distinct())


def grouped(area: Area) -> list[tuple[str, list[Area]]]:
    """The areas to choose between from one area: partnerships' first, then its comparators'."""
    comparators = comparators_of(area)
    ours = answered_for()
    seen = {one.pk for one in ours}
    others = (
        ("Region and nation", above(comparators)),
        (f"Statistical neighbours of {area}", list(comparators.neighbours)),
    )
    groups = [(name, [a for a in areas if a.pk not in seen]) for name, areas in others]
    return [("Partnership areas", ours), *((name, areas) for name, areas in groups if areas)]


def above(comparators: Comparators) -> list[Area]:
    """The regions of an area, then the nation."""
    return [*comparators.regions, *([comparators.nation] if comparators.nation else [])]
