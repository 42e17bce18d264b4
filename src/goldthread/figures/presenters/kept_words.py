"""Words and links that the pages of what is kept share."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from goldthread.core.periods import date_words, period_label
from goldthread.figures.models import CurrentFigure, Figure, FigureSource
from goldthread.figures.models.figure import Measure
from goldthread.figures.presenters.naming import figure_href, here_href
from goldthread.figures.reading.listing import shown
from goldthread.figures.reading.series import SeriesKey, breakdown_words, cadence
from goldthread.ui.words import count_words

AnyFigure = Figure | CurrentFigure


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere; '' leads nowhere."""

    text: str
    href: str = ""


@dataclass(frozen=True)
class Said:
    """One figure as a page says it: its value, its marks by name, who says it, its own page."""

    text: str
    state: str
    href: str
    marks: tuple[str, ...]
    source: Link
    known_from: str


def said(figure: AnyFigure) -> Said:
    """A figure with its source; the source must have been read with it."""
    return Said(
        text=shown(figure),
        state=figure.state,
        href=figure_href(figure.pk),
        marks=marks_of(figure),
        source=source_link(figure.source),
        known_from=date_words(figure.known_from),
    )


def marks_of(figure: AnyFigure) -> tuple[str, ...]:
    """The names of the marks a figure carries beside its state."""
    return ("low_reliability",) if figure.low_reliability else ()


def source_link(source: FigureSource) -> Link:
    return Link(source.title, reverse("source", args=[source.pk]))


def period_words(figure: AnyFigure) -> str:
    return period_label(figure.period_kind, figure.period_start, figure.period_end)


def indicator_link(figure: AnyFigure) -> Link:
    """The indicator's page in the figure's area, on the figure's own series if it is a value."""
    key = SeriesKey(figure.breakdown, figure.unit, cadence(figure))  # type: ignore[arg-type]
    shown_key = key if figure.measure == Measure.VALUE else None
    return Link(figure.indicator.name, here_href(figure.area, figure.indicator, shown_key))


def detail_words(figure: AnyFigure) -> str:
    """What of its indicator a figure is: 'Category: Neglect', or '' of the whole."""
    return breakdown_words(figure.breakdown) if figure.breakdown else ""


def span_words(start: date | None, end: date | None) -> str:
    """What a source covers: '1 April 2020 to 31 March 2021'."""
    if start and end:
        return f"{date_words(start)} to {date_words(end)}"
    return date_words(end or start) if end or start else "Not said"  # type: ignore[arg-type]


def late_words(days: int) -> str:
    """How late, as a person says it: '3 days', '6 weeks', '1 year and 4 months'."""
    if days < 21:
        return count_words(days, "day")
    if days < 60:
        return count_words(days // 7, "week")
    months = days * 12 // 365
    years, months = divmod(months, 12)
    parts = [(years, "year"), (months, "month")]
    return " and ".join(count_words(count, word) for count, word in parts if count)
