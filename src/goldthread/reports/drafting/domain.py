"""A section of figures: what changed, what it means, how it falls into parts, what is missing."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from goldthread.core.values import per
from goldthread.figures.judgement.judge import judge
from goldthread.figures.models import ChosenIndicator, CurrentFigure, Indicator
from goldthread.figures.models.figure import Measure, State
from goldthread.figures.reading.bases import with_bases
from goldthread.figures.reading.series import HeldSeries
from goldthread.reports.content.blocks import (
    BandsBlock,
    Block,
    ChangeLine,
    ChangesBlock,
    GapBlock,
    JudgedBlock,
    PrintedBlock,
)
from goldthread.reports.drafting.series import Material, Told

Period = tuple[date | None, date | None]
# A section tells at length of a few; the table above them holds all.
JUDGED, DRAWN = 4, 2
FEWEST_POINTS_DRAWN = 4
FEWEST_BANDS, MOST_BANDS, BANDS = 3, 12, 3
GRAVEST_FIRST = ("concern", "improvement", "neutral", "none")
# Shares that are rounded, one of them hidden perhaps, need not come to a hundred exactly.
ROUNDING = 5
PROSE = ("", "prose")
# Set out in a section of their own.
FINANCE = "Finance"


def section_blocks(material: Material, domains: Sequence[str]) -> Iterator[Block]:
    """The blocks of a section about these domains of the catalogue."""
    told = material.in_domains(domains)
    if told:
        yield changes(told)
        yield from judged(told)
    yield from bands(material, domains)
    yield from printed(material, domains)
    yield from not_held(material, domains)


def changes(told: Sequence[Told]) -> ChangesBlock:
    """Every whole figure of the period beside the one before, and England where it is held."""
    lines = [
        ChangeLine(
            one.current.pk,
            one.previous.pk if one.previous else None,
            nation.pk if (nation := beside_now(one)) else None,
            counts_of(one),
        )
        for one in told
    ]
    return ChangesBlock(
        caption="The period beside the one before",
        lines=tuple(lines),
        beside="England" if any(line.beside for line in lines) else "",
    )


def counts_of(one: Told) -> tuple[int, ...]:
    """The counts behind the rates of the two periods of a change."""
    ends = {(f.period_start, f.period_end) for f in (one.current, one.previous) if f}
    return tuple(pk for pk, period in counted(one) if period in ends)


def beside_now(one: Told) -> CurrentFigure | None:
    """England's figure for the same period, of a rate or percentage: counts do not compare."""
    if one.series.key.unit != "percent" and per(one.series.key.unit) is None:
        return None
    for series in one.beside:
        if series.area.slug == "england":
            same = [f for f in series.figures if f.period_end == one.current.period_end]
            return same[0] if same else None
    return None


def judged(told: Sequence[Told]) -> Iterator[JudgedBlock]:
    """The series that say most, gravest first; the fuller ones with a chart."""
    worth = [one for one in told if one.previous or one.beside]
    ordered = sorted(worth, key=weight)[:JUDGED]
    drawn = [one for one in ordered if len(one.series.figures) >= FEWEST_POINTS_DRAWN][:DRAWN]
    for one in ordered:
        yield judged_block(one, drawn=one in drawn)


def weight(one: Told) -> tuple[int, int, int]:
    """Gravest first, then the longest told, in the catalogue's order."""
    with_bases([one.series], one.every, {})
    severity = judge(one.series.judged()).severity
    return (
        GRAVEST_FIRST.index(severity),
        -len(one.series.figures),
        one.series.indicator.position,
    )


def judged_block(one: Told, drawn: bool = True) -> JudgedBlock:
    """A series with everything that stands beside it, each figure pinned."""
    series = one.series
    return JudgedBlock(
        indicator=series.indicator.code,
        breakdown=series.key.breakdown,
        unit=series.key.unit,
        cadence=series.key.cadence,
        figures_here=ids(series),
        beside={other.area.slug: ids(other) for other in one.beside},
        counts=counts_behind(one),
        drawn=drawn,
    )


def counts_behind(one: Told) -> tuple[int, ...]:
    """The counts of the same indicator that stand behind a rate."""
    return tuple(pk for pk, _ in counted(one))


def counted(one: Told) -> Iterator[tuple[int, Period]]:
    """The counts of a rate's indicator, each with its period; of no rate, none."""
    if per(one.series.key.unit) is None:
        return
    for other in one.every:
        if other.key.unit == "count":
            yield from ((f.pk, (f.period_start, f.period_end)) for f in other.figures)


def ids(series: HeldSeries) -> tuple[int, ...]:
    return tuple(figure.pk for figure in series.figures)


def bands(material: Material, domains: Sequence[str]) -> Iterator[BandsBlock]:
    """How a whole falls into parts, where a source gives three or more of them for the period."""
    best: dict[tuple[int, str], list[CurrentFigure]] = {}
    for (indicator, dimension), group in sorted(banded(material, domains), key=fitness):
        if FEWEST_BANDS <= len(group) <= MOST_BANDS and makes_a_whole(group):
            best.setdefault((indicator, dimension), group)
    for group in list(best.values())[:BANDS]:
        name = group[0].indicator.name
        yield BandsBlock(caption=name, rows=tuple(figure.pk for figure in group))


def makes_a_whole(group: Sequence[CurrentFigure]) -> bool:
    """Whether shares come to about a hundred: answers to several questions are no distribution."""
    if group[0].unit != "percent":
        return True
    return abs(sum(figure.value or 0 for figure in group) - 100) <= ROUNDING


Group = tuple[tuple[int, str], list[CurrentFigure]]


def fitness(group: Group) -> tuple[int, int, int]:
    """The latest first, shares before counts, in the catalogue's order."""
    figure = group[1][0]
    end = figure.period_end.toordinal() if figure.period_end else 0
    return (-end, figure.unit != "percent", figure.indicator.position)


def banded(material: Material, domains: Sequence[str]) -> list[Group]:
    """The figures of one part each, by what they are parts of: one source, unit and period."""
    found: dict[tuple[object, ...], list[CurrentFigure]] = defaultdict(list)
    for figure in material.figures:
        dimension, _, part = figure.breakdown.partition("=")
        if (
            figure.indicator.domain in domains
            and figure.measure == Measure.VALUE
            and part
            and ";" not in part
            and dimension not in ("column", "heading")
            and is_shareable(figure)
        ):
            when = (figure.period_start, figure.period_end, figure.unit, figure.source_id)
            found[figure.indicator_id, dimension, *when].append(figure)
    return [((key[0], key[1]), group) for key, group in found.items()]  # type: ignore[misc]


def is_shareable(figure: CurrentFigure) -> bool:
    return figure.unit in ("count", "percent") and figure.state in (State.NUMBER, State.SUPPRESSED)


def printed(material: Material, domains: Sequence[str]) -> Iterator[PrintedBlock]:
    """Tables with columns of their own (targets, places offered) as their source laid them out."""
    tables: dict[tuple[int, str, str], list[CurrentFigure]] = defaultdict(list)
    for figure in material.figures:
        if figure.table not in PROSE and figure.indicator.domain in domains:
            tables[figure.source_id, figure.section, figure.table].append(figure)
    for (_, _, table), figures in tables.items():
        if has_columns(figures) and figures[0].indicator.domain != FINANCE:
            yield PrintedBlock(caption=table, rows=tuple(figure.pk for figure in figures))


def has_columns(figures: Sequence[CurrentFigure]) -> bool:
    return any(f.measure == Measure.TARGET or "column=" in f.breakdown for f in figures)


def not_held(material: Material, domains: Sequence[str]) -> Iterator[GapBlock]:
    """The watched indicators of the section of which no figure of the period is held."""
    held = {one.series.indicator.pk for one in material.told} | {
        figure.indicator_id for figure in material.figures
    }
    missing = [i.name for i in watched(material) if i.domain in domains and i.pk not in held]
    if missing:
        yield GapBlock(
            what="Watched, and not held for this period",
            why="Nobody has given these figures for the period. That is not a zero.",
            missing=tuple(missing),
        )


def watched(material: Material) -> list[Indicator]:
    """What the partnership watches, in its order."""
    if material.partnership is None:
        return []
    rows = ChosenIndicator.objects.filter(partnership=material.partnership)
    return [row.indicator for row in rows.select_related("indicator")]
