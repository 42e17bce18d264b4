"""The figures of a report as one edition shows them.

A figure is read once, and what an edition hides is hidden before anything is made of it:
sentences, charts and tables are drawn from copies in which a hidden number is not there.
"""

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field

from goldthread.figures.models import Figure
from goldthread.figures.models.figure import State
from goldthread.figures.models.source import SourceKind
from goldthread.figures.releases.reading import ShownCell


@dataclass(frozen=True)
class Bound:
    """Figures by id, as shown; the marks beside their numbers, and how they were protected."""

    figures: Mapping[int, Figure]
    marks: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    explanation: tuple[str, ...] = ()

    def get(self, figure_id: int | None) -> Figure | None:
        """The figure as shown; None where there is none or its reader may not see it."""
        return self.figures.get(figure_id) if figure_id else None

    def several(self, ids: Iterable[int]) -> list[Figure]:
        """Those of these that are there, in order."""
        return [self.figures[one] for one in ids if one in self.figures]

    @property
    def hidden(self) -> int:
        """How many are hidden to protect people."""
        return sum(figure.state == State.SUPPRESSED for figure in self.figures.values())


def read(ids: Iterable[int]) -> dict[int, Figure]:
    """The figures of these ids that the reader may see, in four queries."""
    found = Figure.objects.filter(pk__in=set(ids))
    return {figure.pk: figure for figure in found.prefetch_related("source", "indicator", "area")}


def as_shown(figure: Figure, cell: ShownCell) -> Figure:
    """A copy of a figure that holds no more than the edition shows."""
    shown = copy(figure)
    shown.state, shown.value = cell.state, cell.value
    if cell.state != State.NUMBER:
        shown.numerator = shown.denominator = None
        # What was printed would say what is hidden.
        shown.published_text = "" if cell.is_hidden else figure.published_text
    return shown


def is_published(figure: Figure) -> bool:
    """Whether its publisher controlled disclosure: shown as it is."""
    return bool(figure.source.kind == SourceKind.OFFICIAL)
