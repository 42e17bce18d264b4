"""How series, units and breakdowns are named on pages, and where each thing's page is."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.urls import reverse

from goldthread.core.periods import KIND_WORDS
from goldthread.core.values import per, unit_of
from goldthread.figures.models import Indicator
from goldthread.figures.reading.series import SeriesKey, breakdown_words
from goldthread.partnership.models import Area

UNIT_WORDS = {
    "count": "number",
    "percent": "percentage",
    "gbp": "pounds",
    "rating": "rating in words",
    "change": "printed change",
    "percent_change": "printed change in per cent",
}
CADENCE_WORDS = KIND_WORDS | {"as_at": "snapshots", "other": "periods of other lengths"}
PARTED = "|"


def unit_words(unit: str) -> str:
    """'rate per 10,000', 'percentage', 'number'."""
    if per(unit):
        return f"rate{unit_of(unit).many}"
    return UNIT_WORDS.get(unit, unit.replace("_", " "))


def unit_in_table(unit: str) -> str:
    """The unit cells are written in: a rate's heading says per what, so its cells need not."""
    return "count" if per(unit) else unit


def part_words(breakdown: str) -> str:
    """'Duration: 1 week' of 'duration=1 week'; 'All' of no breakdown."""
    said = breakdown_words(breakdown) or "All"
    return said[:1].upper() + said[1:]


def series_words(key: SeriesKey) -> str:
    """'All, rate per 10,000, financial years'."""
    cadence = CADENCE_WORDS.get(key.cadence, key.cadence.replace("_", " "))
    return f"{part_words(key.breakdown)}, {unit_words(key.unit)}, {cadence}"


def series_param(key: SeriesKey) -> str:
    """A series as an address carries it; `asked_series` reads it back."""
    return PARTED.join([key.breakdown, key.unit, key.cadence])


def asked_series(text: str) -> SeriesKey | None:
    """The series an address asks for; None where it asks for none or is garbled."""
    parts = text.rsplit(PARTED, 2)
    return SeriesKey(*parts) if len(parts) == 3 else None


def series_choices(keys: Sequence[SeriesKey]) -> list[tuple[str, str]]:
    """Each series as a choice of a form."""
    return [(series_param(key), series_words(key)) for key in keys]


def here_href(area: Area, indicator: Indicator, key: SeriesKey | None = None) -> str:
    """The page of an indicator in an area, on one series where it is given."""
    path = reverse("indicator-here", args=[area.slug, indicator.code])
    return f"{path}?{urlencode({'series': series_param(key)})}" if key else path


def figure_href(pk: int) -> str:
    """The page that tells where a figure came from."""
    return reverse("figure", args=[pk])


def domain_words(indicator: Indicator) -> str:
    return indicator.domain or "No domain"
