"""What was found, kind by kind, as links with a line of what each is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from goldthread.core.periods import date_words
from goldthread.figures.models import Figure, FigureSource, Indicator
from goldthread.figures.models.indicator import Standing
from goldthread.figures.presenters.kept_words import period_words, source_link
from goldthread.figures.presenters.naming import domain_words, figure_href
from goldthread.figures.reading.listing import shown
from goldthread.figures.reading.search import Found
from goldthread.partnership.models import Area
from goldthread.ui.words import count_words, thousands

SHOWN = 20


@dataclass(frozen=True)
class Hit:
    """One thing found, and what it is."""

    text: str
    href: str
    detail: str


@dataclass(frozen=True)
class Hits:
    """Everything found of one kind: the first of it, and how many there are."""

    heading: str
    hits: tuple[Hit, ...]
    sentence: str


def groups(found: Found) -> list[Hits]:
    """Figures first, because whoever types a reference wants that figure; then the rest."""
    made = [
        group("Figures", map(figure_hit, found.figures), found.figures),
        group("Areas", map(area_hit, found.areas[:SHOWN]), found.areas),
        group("Indicators", map(indicator_hit, found.indicators[:SHOWN]), found.indicators),
        group("Sources", map(source_hit, found.sources[:SHOWN]), found.sources),
    ]
    return [hits for hits in made if hits.hits]


def group(heading: str, hits: Iterable[Hit], every: Sequence[object]) -> Hits:
    sentence = count_words(len(every), "match", "matches")
    if len(every) > SHOWN:
        sentence = f"The first {SHOWN} of {thousands(len(every))}. Add a word to narrow them."
    return Hits(heading, tuple(hits), sentence)


def figure_hit(figure: Figure) -> Hit:
    text = f"{figure.reference}: {figure.indicator.name}, {shown(figure)}"
    detail = f"{figure.area.name}, {period_words(figure)}, {figure.source.title}"
    return Hit(text, figure_href(figure.pk), detail)


def area_hit(area: Area) -> Hit:
    codes = ", ".join(code for code in (area.ons_code, area.la_number) if code)
    ended = f", until {date_words(area.ended_on)}" if area.ended_on else ""
    detail = f"{area.get_kind_display()}{ended}{f' ({codes})' if codes else ''}"
    return Hit(area.name, reverse("area", args=[area.slug]), detail)


def indicator_hit(indicator: Indicator) -> Hit:
    """An indicator; one that nobody has matched yet says so."""
    standing = Standing(indicator.standing)
    more = "" if standing == Standing.CATALOGUE else f". {standing.label}"
    href = reverse("indicator", args=[indicator.code])
    return Hit(indicator.name, href, f"{indicator.code}. {domain_words(indicator)}{more}")


def source_hit(source: FigureSource) -> Hit:
    link = source_link(source)
    return Hit(
        link.text,
        link.href,
        f"{source.get_kind_display()}, known from {date_words(source.known_from)}",
    )
