"""One figure's whole story: its versions, what else was said, and which stands."""

from dataclasses import dataclass

from goldthread.figures.models import Figure, IndicatorVersion
from goldthread.figures.reading.precedence import same_key
from goldthread.figures.reading.revisions import standing


@dataclass(frozen=True)
class Story:
    """A figure; every version of its row, oldest first; the other rows that say the same thing.

    `stands` is the figure that stands for the key, this one or another; None where nothing
    that is a measure does. `definition` is the version its period falls under.
    """

    figure: Figure
    versions: tuple[Figure, ...]
    others: tuple[Figure, ...]
    stands: Figure | None
    definition: IndicatorVersion | None
    newest_definition: IndicatorVersion | None


def story_of(figure_id: int) -> Story | None:
    """The story of a figure that the reader may see, in four queries; else None."""
    related = ("indicator", "area", "source", "load", "partnership")
    figure = Figure.objects.filter(pk=figure_id).select_related(*related).first()
    if figure is None:
        return None
    row = Figure.objects.versions_of([figure.source_id], [figure.identity])
    said = Figure.objects.filter(recorded_until=None, **same_key(figure))
    live = sorted(said.select_related("source"), key=standing)
    versions = list(figure.indicator.versions.order_by("number"))
    return Story(
        figure=figure,
        versions=tuple(row.select_related("source").order_by("recorded_at", "id")),
        others=tuple(
            one
            for one in live
            if (one.source_id, one.identity) != (figure.source_id, figure.identity)
        ),
        stands=next((one for one in live if not one.descriptive), None),
        definition=definition_of(figure, versions),
        newest_definition=versions[-1] if versions else None,
    )


def definition_of(figure: Figure, versions: list[IndicatorVersion]) -> IndicatorVersion | None:
    """The version in force for the period's end: the last that had begun by then."""
    begun = [
        version
        for version in versions
        if version.valid_from is None
        or (figure.period_end is not None and version.valid_from <= figure.period_end)
    ]
    return begun[-1] if begun else None
