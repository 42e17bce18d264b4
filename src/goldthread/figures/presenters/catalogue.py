"""The catalogue as a list: each indicator's name, domain, unit and standing."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from goldthread.figures.models import Indicator
from goldthread.figures.models.indicator import Standing
from goldthread.figures.presenters.naming import domain_words, unit_words
from goldthread.partnership.models import Area

STANDING_COLOURS = {Standing.LOCAL: "blue", Standing.PROVISIONAL: "yellow"}


@dataclass(frozen=True)
class Entry:
    """One indicator of the catalogue. `standing` is '' for one everybody knows."""

    code: str
    name: str
    href: str
    here_href: str
    domain: str
    unit: str
    standing: str
    colour: str


def entries(indicators: Iterable[Indicator], area: Area) -> list[Entry]:
    """The indicators as the list shows them, each linked to its page in the person's area."""
    return [
        Entry(
            one.code,
            one.name,
            reverse("indicator", args=[one.code]),
            reverse("indicator-here", args=[area.slug, one.code]),
            domain_words(one),
            unit_words(one.unit),
            ""
            if one.standing == Standing.CATALOGUE
            else Standing(one.standing).label.split(":")[0],
            STANDING_COLOURS.get(Standing(one.standing), ""),
        )
        for one in indicators
    ]
