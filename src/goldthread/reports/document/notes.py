"""The source notes of a document: one for each figure shown, in the order they are met."""

from django.urls import reverse
from django.utils.text import slugify

from goldthread.core.periods import period_label
from goldthread.core.values import format_value
from goldthread.documents.model import Number, SourceNote
from goldthread.figures.judgement.comparators import NeighbourSummary
from goldthread.figures.models import Figure
from goldthread.figures.models.figure import State
from goldthread.figures.presenters.naming import here_href, part_words
from goldthread.figures.reading.series import HeldSeries
from goldthread.reports.bound.figures import Bound

PROSE = "prose"


class Notes:
    """Makes a note the first time a figure is shown; afterwards gives its key."""

    def __init__(self, bound: Bound) -> None:
        self.bound = bound
        self._notes: dict[str, SourceNote] = {}

    @property
    def every(self) -> tuple[SourceNote, ...]:
        """All that were asked for, in order."""
        return tuple(self._notes.values())

    def key(self, figure: Figure) -> str:
        """The key of a figure's note."""
        key = f"f{figure.pk}"
        if key not in self._notes:
            self._notes[key] = note_of(key, figure)
        return key

    def number(self, figure: Figure | None) -> Number:
        """A figure as it is read, walking to its note; of none, 'not available'."""
        if figure is None:
            return Number("", state="not_available")
        marks = self.bound.marks.get(figure.pk, ())
        return Number(words_of(figure), self.key(figure), figure.value, figure.state, marks)

    def series(self, series: HeldSeries, name: str) -> str:
        """The key of a note on a whole series: its page lists every figure with its source."""
        first, last = series.figures[0], series.figures[-1]
        key = f"s{last.pk}-{slugify(name)}"
        self._notes.setdefault(
            key,
            SourceNote(
                key,
                f"{series.name}, {name}, {when(first)} to {when(last)}",  # type: ignore[arg-type]
                "; ".join(dict.fromkeys(figure.source.title for figure in series.figures)),
                known_from=last.known_from,
                definition=series.indicator.numerator,
                href=here_href(series.area, series.indicator, series.key),
            ),
        )
        return key

    def neighbours(self, summary: NeighbourSummary, figure: Figure) -> str:
        """The key of a note on a mean or range worked out here from the neighbours' figures."""
        key = f"n{figure.pk}"
        self._notes.setdefault(
            key,
            SourceNote(
                key,
                f"Statistical neighbours' {lower(figure.indicator.name)}, {when(figure)}",
                f"Worked out from {summary.counted} neighbours' figures in {figure.source.title}",
                known_from=figure.known_from,
                definition=f"Neighbours of the edition {summary.edition}; the plain mean.",
                href=reverse("indicator-here", args=[figure.area.slug, figure.indicator.code]),
            ),
        )
        return key


def note_of(key: str, figure: Figure) -> SourceNote:
    """Where a figure comes from: what it counts, its source and place, from when it was known."""
    part = "" if not figure.breakdown else f" ({part_words(figure.breakdown)})"
    return SourceNote(
        key,
        f"{figure.indicator.name}{part}, {figure.area.name}, {when(figure)}",
        place_of(figure),
        known_from=figure.known_from,
        definition=definition_of(figure),
        href=reverse("figure", args=[figure.pk]),
        figure_id=figure.pk,
    )


def place_of(figure: Figure) -> str:
    """'NSSCP annual report 2022-23, Missing Children, ns2223-0071'."""
    table = "" if figure.table == PROSE else figure.table
    parts = [figure.source.title, table or figure.section, figure.reference]
    return ", ".join(part for part in parts if part)


def definition_of(figure: Figure) -> str:
    """How it is counted, and what its source says of it."""
    said = [figure.indicator.numerator, figure.note]
    return " ".join(f"{part.rstrip('.')}." for part in said if part)


def when(figure: Figure) -> str:
    return period_label(figure.period_kind, figure.period_start, figure.period_end)


def words_of(figure: Figure) -> str:
    """A figure as people read it."""
    if figure.state == State.RATING:
        return figure.symbol or "rated in words"
    return format_value(figure.value, figure.unit, figure.state)


def lower(words: str) -> str:
    """Words as they stand within a sentence: an abbreviation keeps its capitals."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words
