"""Sources as they are held: how many figures each has, what it says that others say otherwise."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Sum

from goldthread.figures.models import Figure, FigureSource
from goldthread.figures.models.load import STANDING
from goldthread.figures.models.source import SourceKind
from goldthread.figures.reading.revisions import restatements
from goldthread.figures.reading.saying import says
from goldthread.figures.reading.tables import PROSE
from goldthread.partnership.models import Area, Partnership

APPLIED = Q(loads__state__in=STANDING)


def sources_for(partnership: Partnership) -> QuerySet[FigureSource]:
    """The sources of a partnership and of everyone, newest first, each with what it holds.

    `held` is the new figures of its applied loads, which is what stands: a revised figure
    takes the place of one, and what a load taken back had made is gone. Counting the figures
    themselves would read every one.
    """
    mine = FigureSource.objects.filter(Q(partnership=None) | Q(partnership=partnership))
    return (
        mine.select_related("agency", "partnership")
        .annotate(held=Sum("loads__new", filter=APPLIED, default=0))
        .annotate(loaded=Count("loads", filter=APPLIED))
        .order_by("-known_from", "title")
    )


def in_sentences(source: FigureSource) -> int:
    """How many of a source's figures stand in its prose, outside any table."""
    # That the table is named lets the index of printed figures answer.
    figures = Figure.objects.filter(source=source, recorded_until=None, table=PROSE)
    return figures.exclude(table="").count()


def area_of(source: FigureSource, otherwise: Area) -> Area:
    """The area a source is mostly about: a report's own, else the reader's."""
    if source.kind != SourceKind.REPORT:
        return otherwise
    most = (
        Figure.objects.filter(source=source, recorded_until=None)
        .order_by()
        .values("area")
        .annotate(figures=Count("id"))
        .order_by("-figures")
        .first()
    )
    return Area.objects.get(pk=most["area"]) if most else otherwise


@dataclass(frozen=True)
class Otherwise:
    """One figure of a source, one of another source that differs, and which of them stands."""

    own: Figure
    other: Figure
    stands: Figure


def said_otherwise(source: FigureSource, area: Area) -> list[Otherwise]:
    """What a source says of an area that other sources say otherwise."""
    found = []
    for one in restatements(area=area):
        live = [f for f in (one.current, *one.others) if f.recorded_until is None]
        own = next((f for f in live if f.source_id == source.pk), None)
        if own is None:
            continue
        # A source that says it twice, in a table and in a sentence, says it otherwise once.
        others = {
            (f.source_id, says(f)): f
            for f in reversed(live)
            if f.source_id != source.pk and says(f) != says(own)
        }
        found += [Otherwise(own, other, one.current) for other in others.values()]
    return sorted(found, key=lambda one: one.own.place)
