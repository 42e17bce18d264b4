"""Finding areas, indicators, sources, and a figure by its source's own reference."""

import hashlib
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import TypeVar

from django.db.models import Q, QuerySet

from goldthread.figures.models import Figure, FigureSource, Indicator, IndicatorAlias
from goldthread.figures.models.indicator import Standing
from goldthread.partnership.models import Area, AreaAlias, Partnership

Thing = TypeVar("Thing")
LONGEST = 200


@dataclass(frozen=True)
class Found:
    """What was found, the likeliest first in each kind."""

    areas: list[Area]
    indicators: list[Indicator]
    sources: list[FigureSource]
    figures: list[Figure]

    @property
    def total(self) -> int:
        return sum(len(kind) for kind in (self.areas, self.indicators, self.sources, self.figures))


def search(text: str, partnership: Partnership) -> Found:
    """Everything that holds all the words of a text; four queries, whatever is held."""
    text = " ".join(text.lower().split())[:LONGEST]
    if not text:
        return Found([], [], [], [])
    return Found(
        areas=ranked(areas(text), text, lambda a: (a.name, a.ons_code, a.la_number)),
        indicators=ranked(indicators(text), text, lambda i: (i.name, i.code)),
        sources=ranked(sources(text, partnership), text, lambda s: (s.title, s.slug)),
        figures=referred(text),
    )


def areas(text: str) -> QuerySet[Area]:
    """Areas by name, other name or code."""
    other = AreaAlias.objects.filter(has_words(text, "text")).values("area")
    codes = Q(ons_code__iexact=text) | Q(la_number__iexact=text)
    return Area.objects.filter(has_words(text, "name") | codes | Q(pk__in=other))


def indicators(text: str) -> QuerySet[Indicator]:
    """Indicators by code, name, or any name a file has for them."""
    other = IndicatorAlias.objects.filter(has_words(text, "text")).values("indicator")
    named = has_words(text, "name") | Q(code__istartswith=text) | Q(pk__in=other)
    return Indicator.objects.filter(named).exclude(standing=Standing.MATCHED)


def sources(text: str, partnership: Partnership) -> QuerySet[FigureSource]:
    """This partnership's sources and everyone's, by title, publisher or short name."""
    named = has_words(text, "title") | has_words(text, "publisher") | has_words(text, "slug")
    mine = Q(partnership=None) | Q(partnership=partnership)
    return FigureSource.objects.filter(mine, named)


def referred(text: str) -> list[Figure]:
    """The figures whose source gives them this reference, in small letters or capitals."""
    written = {text, text.upper()}
    rows = [identity(one) for one in written]
    every_source = FigureSource.objects.values("pk")
    found = Figure.objects.filter(source__in=every_source, identity__in=rows, recorded_until=None)
    return [
        figure
        for figure in found.select_related("indicator", "area", "source")
        if figure.reference in written
    ]


def identity(reference: str) -> uuid.UUID:
    """The identity that loading gives a row with this reference (loading.staging.identity_of).

    It is indexed by source, and the reference is not.
    """
    return uuid.UUID(bytes=hashlib.blake2b(reference.encode(), digest_size=16).digest())


def has_words(text: str, column: str) -> Q:
    """That a column holds every word of the text, anywhere."""
    return reduce(and_, (Q(**{f"{column}__icontains": word}) for word in text.split()))


def ranked(
    found: Iterable[Thing], text: str, names: Callable[[Thing], Iterable[str]]
) -> list[Thing]:
    """Exactly the text first, then what begins with it, then what holds it, then other names."""
    return sorted(found, key=lambda one: min(rank(name.lower(), text) for name in names(one)))


def rank(name: str, text: str) -> int:
    if name == text:
        return 0
    if name.startswith(text):
        return 1
    if f" {text}" in name:
        return 2
    return 3 if all(word in name for word in text.split()) else 4
