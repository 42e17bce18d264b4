"""How many fall into which band, and which factors were found in how many.

Presentations 8 and 9.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.documents.chart_data import BandGroup, Bands
from goldthread.documents.charts import chart_of
from goldthread.documents.model import Block, ChartBlock, Grid, GridColumn, GridRow, Number, Words
from goldthread.documents.presentations.building import (
    grid_row,
    heading_row,
    number_column,
    parts,
    point,
    words_column,
)

SEVERAL = "More than one factor can be recorded for a child, so the shares sum to more than 100%."


@dataclass(frozen=True)
class Band:
    """One band of a distribution: its share, and the count where it is known."""

    label: str
    share: Number
    count: Number | None = None


@dataclass(frozen=True)
class Distribution:
    """A place's or a year's distribution; ours may have other bands than England's."""

    name: str
    bands: Sequence[Band]


@dataclass(frozen=True)
class Factor:
    """A factor, the share of assessments in which it was found, and the kin it belongs to."""

    code: str
    name: str
    share: Number
    kin: str = ""


def distribution(
    title: str,
    unit: str,
    groups: Sequence[Distribution],
    sources: tuple[str, ...] = (),
    note: Words = "",
) -> tuple[Block, ...]:
    """A chart of the bands and its table; a chart for each where their bands differ."""
    charts = [_chart(title, unit, alike) for alike in _of_like_bands(groups)]
    return (*charts, _table(title, groups, sources, note))


def _of_like_bands(groups: Sequence[Distribution]) -> list[list[Distribution]]:
    """The groups, those with the same bands together."""
    alike: dict[tuple[str, ...], list[Distribution]] = {}
    for group in groups:
        alike.setdefault(tuple(band.label for band in group.bands), []).append(group)
    return list(alike.values())


def _chart(title: str, unit: str, groups: Sequence[Distribution]) -> ChartBlock:
    named = title if len(groups) > 1 else f"{title}: {groups[0].name}"
    drawn = [BandGroup(g.name, [point(b.label, b.share) for b in g.bands]) for g in groups]
    return ChartBlock(chart_of(Bands(named, unit, drawn)), twin_elsewhere=True)


def _table(
    title: str, groups: Sequence[Distribution], sources: tuple[str, ...], note: Words
) -> Grid:
    counted = any(band.count for group in groups for band in group.bands)
    columns: tuple[GridColumn, ...] = (words_column("Band"), number_column("Share"))
    columns += (number_column("Count"),) if counted else ()
    rows = []
    for group in groups:
        rows.append(heading_row(group.name, len(columns)))
        for band in group.bands:
            count = [band.count or Number("", state="not_available")] if counted else []
            rows.append(grid_row(band.label, band.share, *count))
    return Grid(title, columns, tuple(rows), sources, note)


def risk_profile(
    title: str,
    base: Number,
    what: str,
    factors: Sequence[Factor],
    sources: tuple[str, ...] = (),
    note: Words = SEVERAL,
) -> tuple[Block, ...]:
    """Factors found at assessment, of `base` `what`: bars in the order given, and their table."""
    unit = f"Percentage of {base.words} {what}"
    names = [point(factor.name, factor.share) for factor in factors]
    chart = chart_of(Bands(title, unit, [BandGroup("Share", names)]))
    columns: tuple[GridColumn, ...] = (words_column("Factor"), number_column("Share"))
    rows: list[GridRow] = []
    kin = ""
    for factor in factors:
        if factor.kin and factor.kin != kin:
            rows.append(heading_row(factor.kin, 2))
        kin = factor.kin
        name = f"{factor.code} {factor.name}" if factor.code else factor.name
        rows.append(grid_row(name, factor.share))
    table = Grid(title, columns, tuple(rows), sources, ["Base: ", base, f" {what}. ", *parts(note)])
    return ChartBlock(chart, twin_elsewhere=True), table
