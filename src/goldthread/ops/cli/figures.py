"""`goldthread figures list|check` and `goldthread judge`: what is held, and what it means."""

from typing import Any

import click

from goldthread.figures.reading import listing
from goldthread.figures.reading.judging import IndicatorHere, judge_indicator
from goldthread.figures.reading.series import HeldSeries
from goldthread.ops.cli import goldthread
from goldthread.ops.cli.checking import check
from goldthread.ops.cli.common import (
    FORMATS,
    Trouble,
    area_named,
    indicator_named,
    reads_store,
    show_json,
)


@goldthread.group()
def figures() -> None:
    """Figures held in the store."""


figures.add_command(check)


@figures.command("list")
@click.option("--area", help="a name, ONS code or authority number")
@click.option("--indicator", help="a code, a name, or a name some report gives it")
@click.option("--period", help=listing.PERIODS)
@FORMATS
@reads_store
def list_figures(area: str | None, indicator: str | None, period: str | None, form: str) -> None:
    """Figures by area, indicator and period, each with its source and place.

    A figure that stands for its key is marked *; the others are what else was said.
    """
    try:
        found = listing.find(
            area_named(area) if area else None,
            indicator_named(indicator) if indicator else None,
            period,
        )
    except listing.UnknownPeriod as error:
        raise Trouble(str(error)) from None
    standing = listing.standing_among(found)
    rows = [listing.as_data(figure, figure.pk in standing) for figure in found]
    if form == "json":
        show_json(rows)
    else:
        show_rows(rows)


def show_rows(rows: list[dict[str, Any]]) -> None:
    """The figures for a person at the keyboard, one a line."""
    for row in rows:
        mark = "*" if row["stands"] else " "
        detail = f" [{row['breakdown']}]" if row["breakdown"] else ""
        when = f"{row['period_start'] or ''}/{row['period_end'] or ''}".strip("/")
        click.echo(
            f"{mark} {row['figure_id'] or row['id']}  {row['indicator']}{detail}  {row['area']}"
            f"  {when}  {row['shown']}  ({row['source']})"
        )
    click.echo(f"{len(rows):,} figures", err=True)


@goldthread.command()
@click.option("--area", required=True, help="a name, ONS code or authority number")
@click.option("--indicator", required=True, help="a code, a name, or a name some report gives it")
@click.option("--breakdown", help="as 'category=Neglect'; the whole when left out")
@click.option("--unit", help="as count, percent or rate_per_10000")
@FORMATS
@reads_store
def judge(area: str, indicator: str, breakdown: str | None, unit: str | None, form: str) -> None:
    """What an indicator's latest figure means: the judgement as data and in sentences."""
    here = judge_indicator(indicator_named(indicator), area_named(area))
    wanted = [series for series in here.all_series if is_wanted(series, breakdown, unit)]
    if breakdown is not None or unit is not None:
        if not wanted:
            raise Trouble(f"no such series; there are {described(here)}")
        here = judge_indicator(here.indicator, here.area, wanted[0].key)
    if here.judged is None:
        raise Trouble(
            f"no figures of {here.indicator.code} ({here.indicator.name}) are held for {here.area}"
        )
    show_judgement(here, form)


def is_wanted(series: HeldSeries, breakdown: str | None, unit: str | None) -> bool:
    return (breakdown is None or series.key.breakdown == breakdown) and (
        unit is None or series.key.unit == unit
    )


def described(here: IndicatorHere) -> str:
    names = [f"“{s.key.breakdown or 'whole'}” in {s.key.unit}" for s in here.all_series]
    return "; ".join(names) or "none for this area"


def show_judgement(here: IndicatorHere, form: str) -> None:
    assert here.judged is not None
    series, judgement = here.judged.series, here.judged.judgement
    if form == "text":
        for sentence in judgement.sentences:
            click.echo(sentence.text)
        return
    show_json(
        {
            "area": here.area.name,
            "indicator": here.indicator.code,
            "indicator_name": here.indicator.name,
            "breakdown": series.key.breakdown,
            "unit": series.key.unit,
            "cadence": series.key.cadence,
            "figure_ids": [figure.reference or str(figure.pk) for figure in series.figures],
            "sentence": judgement.text,
            "judgement": judgement.as_data(),
            "other_series": [
                {"breakdown": s.key.breakdown, "unit": s.key.unit, "cadence": s.key.cadence}
                for s in here.all_series
                if s.key != series.key
            ],
        }
    )
