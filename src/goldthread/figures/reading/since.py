"""What stands now for the figures of a printed table, where it is no longer what was printed."""

from collections.abc import Sequence

from goldthread.figures.models import CurrentFigure, Figure
from goldthread.figures.reading.precedence import same_key
from goldthread.figures.reading.saying import says


def stands_now(figures: Sequence[Figure]) -> dict[int, CurrentFigure]:
    """For each figure (by id) that another of its key now differs from: the one that stands.

    A number noted as descriptive has none. One query, however many figures.
    """
    held = CurrentFigure.objects.filter(
        indicator__in={figure.indicator_id for figure in figures},
        area__in={figure.area_id for figure in figures},
    ).select_related("source", "indicator", "area")
    standing = {tuple(same_key(one).values()): one for one in held}
    found = {}
    for figure in figures:
        now = standing.get(tuple(same_key(figure).values()))
        if now and not figure.descriptive and differs(figure, now):
            found[figure.pk] = now
    return found


def differs(figure: Figure, now: CurrentFigure) -> bool:
    return says(figure) != says(now)
