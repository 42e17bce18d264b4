"""Names the catalogue does not hold: kept as provisional, listed, matched later by a person."""

import re

from django.utils.text import slugify

from goldthread.figures.loading.resolve import UnknownArea, UnknownIndicator
from goldthread.figures.models import Indicator, IndicatorAlias, Load
from goldthread.figures.models.indicator import Standing
from goldthread.partnership.models import Area, AreaAlias
from goldthread.partnership.models.area import AreaKind

LONGEST_CODE = 70
LAST = 1_000_000


def make(load: Load) -> tuple[dict[int, int], dict[int, int]]:
    """Make a load's provisional indicators and areas; each placeholder's real id, for both."""
    unknown = [UnknownIndicator(**words) for words in load.provisional]
    taken = set(Indicator.objects.values_list("code", flat=True))
    indicators = {u.placeholder: _indicator(load, u, taken).pk for u in unknown}
    places = [UnknownArea(**words) for words in load.provisional_areas]
    return indicators, {u.placeholder: _area(u).pk for u in places}


def _indicator(load: Load, unknown: UnknownIndicator, taken: set[str]) -> Indicator:
    alias = IndicatorAlias.objects.filter(
        scheme=unknown.scheme, text=unknown.text, partnership=load.partnership
    ).first()
    if alias:  # another load made it meanwhile
        return alias.indicator
    indicator = Indicator.objects.create(
        code=free_code(unknown, taken),
        partnership_id=load.partnership_id,
        name=unknown.name[:400],
        domain="Not yet matched",
        unit=unknown.unit,
        standing=Standing.PROVISIONAL,
        origin=load.source.title[:120] if load.source else "",
        position=LAST,
    )
    IndicatorAlias.objects.create(
        scheme=unknown.scheme,
        text=unknown.text,
        partnership_id=load.partnership_id,
        indicator=indicator,
    )
    return indicator


def free_code(unknown: UnknownIndicator, taken: set[str]) -> str:
    """A code no indicator has: the file's own, or its words made short, numbered if need be."""
    stem = re.sub(r"[\s/]+", "-", unknown.code) or slugify(unknown.name)[:50] or "unnamed"
    code, number = stem[:LONGEST_CODE], 1
    while code in taken:
        number += 1
        code = f"{stem[:LONGEST_CODE]}-{number}"
    taken.add(code)
    return code


def _area(unknown: UnknownArea) -> Area:
    is_comparator = unknown.text.startswith("statistical neighbours of ")
    kind = AreaKind.COMPARATOR if is_comparator else AreaKind.PROVISIONAL
    slug = slugify(unknown.name)[:190] or "unnamed"
    area, _ = Area.objects.get_or_create(
        slug=slug, defaults={"name": unknown.name[:200], "kind": kind}
    )
    AreaAlias.objects.get_or_create(text=unknown.text[:200], defaults={"area": area})
    return area
