"""Figures as a list: found by area, indicator and period, each with its source and place."""

import re
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from goldthread.core.values import format_value
from goldthread.figures.models import CurrentFigure, Figure, Indicator
from goldthread.partnership.models import Area

PERIODS = "a year as 2022-23 or 2023, a day as 2023-03-31, or two days as 2022-04-01/2023-03-31"


class UnknownPeriod(ValueError):
    """Words that name no period; the message says what would."""


def period_filter(words: str) -> Q:
    """The condition on figures that a period in words means. Raises UnknownPeriod."""
    if found := re.fullmatch(r"(\d{4})[-/](\d{2})", words):
        start = int(found[1])
        if int(found[2]) == (start + 1) % 100:
            return ending(date(start + 1, 3, 31))
    if re.fullmatch(r"\d{4}", words):
        return Q(period_end__year=int(words))
    try:
        days = [date.fromisoformat(day) for day in words.split("/")]
    except ValueError:
        days = []
    if len(days) == 1:
        return Q(period_end=days[0])
    if len(days) == 2:
        return Q(period_start=days[0], period_end=days[1])
    raise UnknownPeriod(f"“{words}” is not a period: write {PERIODS}")


def ending(day: date) -> Q:
    """The financial year that ends on a day, and snapshots of that day."""
    return Q(period_end=day)


def find(
    area: Area | None = None, indicator: Indicator | None = None, period: str | None = None
) -> QuerySet[Figure]:
    """The figures held now, by area, indicator and period, in the order of their sources."""
    figures = Figure.objects.filter(recorded_until=None).select_related(
        "area", "indicator", "source"
    )
    if area:
        figures = figures.filter(area=area)
    if indicator:
        figures = figures.filter(indicator=indicator)
    if period:
        figures = figures.filter(period_filter(period))
    return figures.order_by("indicator__position", "area__name", "period_end", "source_id", "place")


def standing_among(figures: QuerySet[Figure]) -> set[int]:
    """The ids of those that stand for their key."""
    return set(
        CurrentFigure.objects.filter(
            indicator__in=figures.order_by().values("indicator").distinct(),
            area__in=figures.order_by().values("area").distinct(),
        ).values_list("pk", flat=True)
    )


def as_data(figure: Figure, stands: bool) -> dict[str, Any]:
    """A figure for another program: dates in ISO, numbers as text with their own decimals."""
    return {
        "id": figure.pk,
        "figure_id": figure.reference,
        "area": figure.area.name,
        "reporting_area": figure.reporting_area,
        "indicator": figure.indicator.code,
        "indicator_name": figure.indicator.name,
        "printed_indicator": figure.printed_indicator,
        "printed_code": figure.printed_code,
        "measure": figure.measure,
        "breakdown": figure.breakdown,
        "unit": figure.unit,
        "period_kind": figure.period_kind,
        "period_start": figure.period_start,
        "period_end": figure.period_end,
        "state": figure.state,
        "value": None if figure.value is None else str(figure.value),
        "symbol": figure.symbol,
        "shown": shown(figure),
        "low_reliability": figure.low_reliability,
        "numerator": None if figure.numerator is None else str(figure.numerator),
        "denominator": None if figure.denominator is None else str(figure.denominator),
        "source": figure.source.slug,
        "source_title": figure.source.title,
        "section": figure.section,
        "table": figure.table,
        "row": figure.place,
        "known_from": figure.known_from,
        "recorded_at": figure.recorded_at,
        "stands": stands,
        "descriptive": figure.descriptive,
        "note": figure.note,
    }


def shown(figure: Figure | CurrentFigure) -> str:
    """A figure as a person reads it."""
    if figure.state == "rating":
        return figure.symbol
    return format_value(figure.value, figure.unit, figure.state)
