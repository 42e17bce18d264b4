"""The overview of an area: what changed, what is off target, what is missing, and every figure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from goldthread.core.periods import date_words, period_label
from goldthread.figures.judgement.judge import Judgement
from goldthread.figures.presenters.movement import (
    SEVERITY_WORDS,
    Movement,
    is_clear,
    is_signal,
    movement,
)
from goldthread.figures.presenters.naming import domain_words, figure_href, here_href, unit_words
from goldthread.figures.presenters.spark import sparkline
from goldthread.figures.reading.judging import Judged
from goldthread.figures.reading.overview import Overview, Watched
from goldthread.figures.silence import Owed
from goldthread.ui.marks import MARKS
from goldthread.ui.words import count_words

GRAVEST_FIRST = ("concern", "improvement", "neutral", "none")
VERDICTS = {"met": "met", "within_tolerance": "tolerance", "missed": "missed"}


@dataclass(frozen=True)
class Latest:
    """A figure as a cell shows it, with the address of where it came from."""

    text: str
    state: str
    notes: tuple[str, ...]
    period: str
    href: str


@dataclass(frozen=True)
class TargetWords:
    """A target's result: a verdict for its colour, its words, and the level itself."""

    verdict: str
    words: str
    level: str


@dataclass(frozen=True)
class Line:
    """One watched indicator in the table of its domain; `latest` None where nothing is held."""

    name: str
    href: str
    unit: str
    latest: Latest | None
    movement: Movement
    trend: Markup
    target: TargetWords | None


@dataclass(frozen=True)
class Domain:
    """The watched indicators of one domain."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Said:
    """Something to look at: the indicator, a word for it, and the sentences that say it."""

    name: str
    href: str
    words: str
    direction: str
    severity: str
    text: str


@dataclass(frozen=True)
class Missing:
    """A figure that is not there, and why."""

    name: str
    href: str
    reason: str


@dataclass(frozen=True)
class OverviewPage:
    """What the page of an area shows."""

    title: str
    area: str
    fresh: str
    changing: tuple[Said, ...]
    off_target: tuple[Said, ...]
    missing: tuple[Missing, ...]
    late: tuple[Missing, ...]
    domains: tuple[Domain, ...]
    targets_held: bool
    watched: int

    @property
    def summary(self) -> list[tuple[str, str]]:
        """The page's three questions, each answered by a count and a place to jump to."""
        missing = len(self.missing) + len(self.late)
        return [
            (f"{len(self.changing)} clearly changing", "#changing"),
            (f"{len(self.off_target)} off target", "#off-target"),
            (f"{count_words(missing, 'indicator')} missing or late", "#missing"),
        ]


def present(overview: Overview) -> OverviewPage:
    """The overview as its page shows it."""
    judged = [one.judged for one in overview.watched if one.judged]
    return OverviewPage(
        title=f"{overview.area}: overview",
        area=overview.area.name,
        fresh=freshness(judged),
        changing=tuple(changing(judged)),
        off_target=tuple(off_target(one) for one in overview.off_target),
        missing=tuple(missing(overview)),
        late=tuple(late(overview.silent)),
        domains=tuple(domains(overview)),
        targets_held=any(one.judgement.target for one in (*judged, *overview.off_target)),
        watched=len(overview.watched),
    )


def freshness(judged: Iterable[Judged]) -> str:
    """'Latest figures: 2023 to 2024. Newest source: ..., known from 31 October 2024.'"""
    figures = [one.series.figures[-1] for one in judged]
    if not figures:
        return ""
    latest = max(figures, key=lambda figure: figure.period_end or date.min)
    newest = max(figures, key=lambda figure: figure.known_from)
    period = period_label(latest.period_kind, latest.period_start, latest.period_end)
    publisher = f" ({newest.source.publisher})" if newest.source.publisher else ""
    return (
        f"Latest figures: {period}. Newest source: {newest.source.title}{publisher},"
        f" known from {date_words(newest.known_from)}."
    )


def changing(judged: Iterable[Judged]) -> list[Said]:
    """The clear changes and chart signals, concerns first."""
    moved = [one for one in judged if is_clear(one.judgement)]
    moved.sort(key=lambda one: GRAVEST_FIRST.index(one.judgement.severity))
    return [changed(one) for one in moved]


def changed(one: Judged) -> Said:
    judgement, moved = one.judgement, movement(one.judgement)
    severity = judgement.severity
    keys = {"change"} | ({"signal"} if is_signal(judgement) else set())
    latest = next(s.text for s in judgement.sentences if s.key == "latest")
    # The list itself names the indicator and the area.
    value = latest.removeprefix(f"{judgement.series.indicator_name}, {one.series.area.name}: ")
    text = " ".join([value, *(s.text for s in judgement.sentences if s.key in keys)])
    word = SEVERITY_WORDS[severity] or "Signal"
    return Said(
        one.series.indicator.name,
        here_href(one.series.area, one.series.indicator),
        word,
        moved.direction,
        severity,
        text,
    )


def off_target(one: Judged) -> Said:
    result = one.judgement.target
    word = result.outcome.word if result else ""
    text = next(s.text for s in one.judgement.sentences if s.key == "target")
    verdict = VERDICTS.get(result.outcome.code, "") if result else ""
    period = one.judgement.latest.period if one.judgement.latest else ""
    href = here_href(one.series.area, one.series.indicator)
    return Said(one.series.indicator.name, href, word, "", verdict, f"{text} ({period})")


def missing(overview: Overview) -> Iterator[Missing]:
    """Watched indicators without a figure, and those whose latest figure is no number."""
    for one in overview.watched:
        href = here_href(overview.area, one.indicator)
        if one.judged is None:
            yield Missing(one.indicator.name, href, "No source says anything of it here.")
        elif one.judged.judgement.latest and one.judged.judgement.latest.state in MARKS:
            latest = one.judged.judgement.latest
            yield Missing(one.indicator.name, href, f"{latest.shown.capitalize()} {latest.when}.")


def late(silent: Iterable[Owed]) -> list[Missing]:
    """What an agency owes of an indicator, in one line however many periods are overdue."""
    groups: dict[tuple[int, int], list[Owed]] = {}
    for one in silent:
        groups.setdefault((one.expectation.agency_id, one.expectation.indicator_id), []).append(one)
    return [late_words(group) for group in groups.values()]


def late_words(group: Sequence[Owed]) -> Missing:
    first, last, expectation = group[0], group[-1], group[0].expectation
    due = f"due {date_words(first.due)}, {count_words(first.days_late, 'day')} late"
    said = (
        f"has not returned {first.period}: {due}."
        if len(group) == 1
        else f"has not returned {len(group)} periods, from {first.period} ({due}) to {last.period}."
    )
    return Missing(
        expectation.indicator.name,
        here_href(expectation.area, expectation.indicator),
        f"{expectation.agency.name} {said}",
    )


def domains(overview: Overview) -> Iterator[Domain]:
    """The watched indicators by domain, in the order they were chosen."""
    grouped: dict[str, list[Line]] = {}
    for one in overview.watched:
        grouped.setdefault(domain_words(one.indicator), []).append(line(overview, one))
    for name, lines in grouped.items():
        yield Domain(name, tuple(lines))


def line(overview: Overview, watched: Watched) -> Line:
    indicator, judged = watched.indicator, watched.judged
    href = here_href(overview.area, indicator)
    if judged is None:
        unit = unit_words(indicator.unit)
        return Line(indicator.name, href, unit, None, Movement(""), Markup(""), None)
    return Line(
        indicator.name,
        href,
        unit_words(judged.series.key.unit),
        latest_of(judged),
        movement(judged.judgement),
        sparkline(judged.judgement.series.points, judged.judgement.series.breaks),
        target_words(judged.judgement),
    )


def latest_of(judged: Judged) -> Latest:
    figure, point = judged.series.figures[-1], judged.judgement.series.points[-1]
    said = {"low_reliability": point.low_reliability, "provisional": point.provisional}
    notes = tuple(name for name, holds in said.items() if holds)
    return Latest(point.shown, point.state, notes, point.period, figure_href(figure.pk))


def target_words(judgement: Judgement) -> TargetWords | None:
    result = judgement.target
    if result is None:
        return None
    level = next(s for s in judgement.sentences if s.key == "target").slots["target"].text
    verdict = VERDICTS.get(result.outcome.code, "")
    return TargetWords(verdict, result.outcome.word, f"target {level}")
