"""One indicator in one area: what it says, over time, beside others, and where it came from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from goldthread.core.periods import date_words, period_label
from goldthread.documents.charts import Chart
from goldthread.figures.judgement.series import Point
from goldthread.figures.models import CurrentFigure, SentenceEdit
from goldthread.figures.presenters.bands import Distribution, distribution
from goldthread.figures.presenters.definition import Definition, define
from goldthread.figures.presenters.funnel import Funnel, funnel
from goldthread.figures.presenters.history import beside, history
from goldthread.figures.presenters.movement import Movement, movement
from goldthread.figures.presenters.naming import figure_href, part_words, series_param, series_words
from goldthread.figures.presenters.over_time import control_chart, over_time
from goldthread.figures.presenters.overview import Latest, TargetWords, latest_of, target_words
from goldthread.figures.presenters.sentences import Judgements, judgements
from goldthread.figures.reading.judging import IndicatorHere, Judged, at_period
from goldthread.figures.reading.knowing import Known
from goldthread.figures.reading.listing import shown
from goldthread.figures.reading.revisions import Restatement
from goldthread.ui.tables import Table
from goldthread.ui.words import count_words


@dataclass(frozen=True)
class Cited:
    """A source of the series: its page, the places in it, and how many figures it gave."""

    title: str
    href: str
    places: str
    words: str


@dataclass(frozen=True)
class Revised:
    """A figure that stands, and what was said before or elsewhere."""

    period: str
    now: str
    now_href: str
    now_source: str
    before: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Here:
    """What the page shows where there is a figure."""

    series: str
    part: str
    latest: Latest
    movement: Movement
    target: TargetWords | None
    sentences: Judgements
    over_time: Chart | None
    control: Chart | None
    funnel: Funnel | None
    bands: Distribution | None
    table: Table
    sources: tuple[Cited, ...]
    revisions: tuple[Revised, ...]
    downloads: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class HerePage:
    """The page of an indicator in an area; `here` None where no figure is held."""

    title: str
    area: str
    definition: Definition
    here: Here | None


def present(
    found: IndicatorHere,
    known: Known,
    edits: Mapping[str, SentenceEdit],
    people: Mapping[int, str],
    restated: Sequence[Restatement],
) -> HerePage:
    """The page as it is shown."""
    here = None
    if found.judged:
        here = _here(found, found.judged, judgements(found.judged, edits, people), restated)
    return HerePage(found.indicator.name, found.area.name, define(known), here)


def _here(
    found: IndicatorHere, judged: Judged, said: Judgements, restated: Sequence[Restatement]
) -> Here:
    own = [one for one in restated if is_of(judged, one)]
    others = beside(judged)
    return Here(
        series=series_words(judged.series.key),
        part=part_words(judged.series.key.breakdown) if judged.series.key.breakdown else "",
        latest=latest_of(judged),
        movement=movement(judged.judgement),
        target=target_words(judged.judgement),
        sentences=said,
        over_time=over_time(others),
        control=control_chart(judged),
        funnel=funnel_of(judged),
        bands=distribution(found),
        table=history(others, {one.current.pk for one in own}),
        sources=tuple(cited(judged.series.figures)),
        revisions=tuple(revised(one) for one in own),
        downloads=downloads(judged),
    )


def is_of(judged: Judged, one: Restatement) -> bool:
    """Whether a restatement is of this series."""
    key, figure = judged.series.key, one.current
    return (figure.breakdown, figure.unit) == (key.breakdown, key.unit)


def funnel_of(judged: Judged) -> Funnel | None:
    """Our latest figure and the neighbours' round the nation's."""
    latest, comparators = judged.judgement.latest, judged.comparators
    held = {series.area.pk: series for series in judged.beside}
    nation = held.get(comparators.nation.pk) if comparators.nation else None
    average = at_period(nation, judged.series) if nation else None
    if latest is None or average is None:
        return None
    others: list[tuple[str, Point]] = []
    for area in comparators.neighbours:
        if area.pk in held and (then := at_period(held[area.pk], judged.series)):
            others.append((area.name, then))
    title = f"{judged.series.indicator.name} {latest.when}: neighbours round England"
    return funnel(title, (judged.series.area.name, latest), tuple(others), average)


def cited(figures: Sequence[CurrentFigure]) -> list[Cited]:
    """The sources of the figures, newest known first, with the tables they stand in."""
    by_source: dict[int, list[CurrentFigure]] = {}
    for figure in figures:
        by_source.setdefault(figure.source_id, []).append(figure)
    ordered = sorted(by_source.values(), key=lambda group: group[0].source.known_from, reverse=True)
    return [source_words(group) for group in ordered]


def source_words(figures: Sequence[CurrentFigure]) -> Cited:
    source = figures[0].source
    places = dict.fromkeys(", ".join(p for p in (f.section, f.table) if p) for f in figures)
    publisher = f"{source.publisher}. " if source.publisher else ""
    return Cited(
        source.title,
        reverse("source", args=[source.pk]),
        "; ".join(place for place in places if place),
        f"{publisher}{count_words(len(figures), 'figure')} of this series;"
        f" known from {date_words(source.known_from)}.",
    )


def revised(one: Restatement) -> Revised:
    current = one.current
    # A report may print the same figure in two tables: it said it once.
    before: dict[tuple[str, str], str] = {}
    for other in one.others:
        before.setdefault((shown(other), other.source.title), figure_href(other.pk))
    return Revised(
        period_label(current.period_kind, current.period_start, current.period_end),
        shown(current),
        figure_href(current.pk),
        current.source.title,
        tuple((text, href, source) for (text, source), href in before.items()),
    )


def downloads(judged: Judged) -> tuple[tuple[str, str], ...]:
    """The series' table as files."""
    args = [judged.series.area.slug, judged.series.indicator.code]
    query = urlencode({"series": series_param(judged.series.key)})
    names = (("CSV", "indicator-csv"), ("Excel workbook", "indicator-xlsx"))
    return tuple((text, f"{reverse(name, args=args)}?{query}") for text, name in names)
