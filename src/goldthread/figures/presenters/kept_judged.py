"""What judgement says of a printed row: its change, its target, and what has been said since."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from goldthread.figures.judgement.change import latest_change
from goldthread.figures.judgement.series import Break, Series
from goldthread.figures.judgement.targets import Target, against_target
from goldthread.figures.judgement.wording.change import change_sentence
from goldthread.figures.judgement.wording.target import target_sentence
from goldthread.figures.models import CurrentFigure, Figure, IndicatorVersion
from goldthread.figures.models.figure import Measure
from goldthread.figures.presenters.kept_words import Said, period_words, said
from goldthread.figures.reading.series import HeldSeries, SeriesKey, cadence

MEANT = (Measure.VALUE, Measure.TARGET)


@dataclass(frozen=True)
class Known:
    """What judging a printed table takes beside its figures, by indicator and by figure.

    `now` holds what stands for each figure that no longer does.
    """

    breaks: Mapping[int, Sequence[tuple[int | None, Break]]]
    versions: Mapping[int, Sequence[IndicatorVersion]]
    now: Mapping[int, CurrentFigure]


@dataclass(frozen=True)
class Result:
    """A target's result: its code for the tag's colour, its symbol and word."""

    code: str
    words: str


@dataclass(frozen=True)
class Since:
    """A figure of the row that no longer stands: which one, and what stands now."""

    period: str
    printed: str
    now: Said


@dataclass(frozen=True)
class Verdict:
    """All that is said beside a printed row."""

    result: Result | None
    sentences: tuple[str, ...]
    since: tuple[Since, ...]


def verdict(figures: Sequence[Figure], known: Known) -> Verdict:
    """What a row means, from its own area's figures."""
    targets = {f.unit: f.value for f in figures if f.measure == Measure.TARGET and f.value}
    result, sentences = None, []
    for series in own_series(figures, known):
        target = targets.get(series.unit)
        if target is not None and series.latest:
            found = against_target(series, series.latest, Target(target, series.unit))
            result = Result(found.outcome.code, f"{found.outcome.symbol} {found.outcome.word}")
            sentences.append(target_sentence(series.latest, found).text)
        sentences += change_words(series)
    return Verdict(result, tuple(sentences), tuple(since(figures, known.now)))


def change_words(series: Series) -> list[str]:
    """The change on the figure before it in the row; nothing for a row of one figure."""
    change = latest_change(series)
    if change is None or change.previous is None:
        return []
    return [change_sentence(change, series.polarity).text]


def own_series(figures: Sequence[Figure], known: Known) -> Iterator[Series]:
    """The reporting area's values in the row, a series for each unit."""
    by_unit: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.measure == Measure.VALUE and figure.area.name == figure.reporting_area:
            by_unit[figure.unit].append(figure)
    for values in by_unit.values():
        yield series_of(values, known)


def series_of(values: Sequence[Figure], known: Known) -> Series:
    """Printed figures of one unit as judgement takes a series."""
    first = values[0]
    breaks = known.breaks.get(first.indicator_id, ())
    return HeldSeries(
        indicator=first.indicator,
        area=first.area,
        key=SeriesKey(first.breakdown, first.unit, cadence(cast(CurrentFigure, first))),
        figures=tuple(cast(Sequence[CurrentFigure], values)),
        breaks=tuple(one for area, one in breaks if area in (None, first.area_id)),
        versions=tuple(known.versions.get(first.indicator_id, ())),
    ).judged()


def since(figures: Sequence[Figure], now: Mapping[int, CurrentFigure]) -> Iterator[Since]:
    """The figures of the row that have been said otherwise since, in the row's order."""
    for figure in figures:
        if figure.measure in MEANT and figure.pk in now:
            where = "" if figure.area.name == figure.reporting_area else f", {figure.area.name}"
            yield Since(period_words(figure) + where, said(figure).text, said(now[figure.pk]))
