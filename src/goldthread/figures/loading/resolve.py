"""What a row's words mean: which indicator of the catalogue, which area.

Nothing is made here. A name nobody knows gets a placeholder, a negative number; it becomes a
provisional indicator or area only when its load is applied.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import F, Q

from goldthread.figures.loading.rows import FigureRow
from goldthread.figures.models import Indicator, IndicatorAlias
from goldthread.figures.models.indicator import Standing
from goldthread.partnership.models import Area, AreaAlias

# A figure typed in by hand: its indicator was chosen from a list, so its code is exact.
BY_HAND = "hand"
NEIGHBOURS = re.compile(r"^statistical neighbours?( average| mean)?$")


def normal(text: str) -> str:
    """The text as aliases are kept: lower case, single spaces."""
    return re.sub(r"\s+", " ", text.strip().lower())


def indicator_texts(row: FigureRow) -> Iterator[str]:
    """The texts under which a row's indicator may be known, most exact first.

    In a report the same code may stand over several different things (N5a heads eleven), so
    code and words together come first; in a data file the column code alone is exact.
    """
    if row.scheme in {"published", "template"}:
        if row.indicator_code and row.indicator:
            yield normal(f"{row.indicator_code}: {row.indicator}")
        yield normal(row.indicator or row.indicator_code)
    else:
        yield normal(row.indicator_code)
        yield normal(row.indicator)


def geography_name(row: FigureRow) -> str:
    """The name of the place a row's figure is of.

    Neighbours differ by whom they are neighbours of, so the bare words take the area's name.
    """
    if NEIGHBOURS.match(normal(row.geography)):
        return f"Statistical neighbours of {row.area}"
    return row.geography


@dataclass(frozen=True)
class UnknownIndicator:
    """A name the catalogue does not hold, with what its file says of it."""

    placeholder: int
    scheme: str
    text: str
    code: str
    name: str
    unit: str


@dataclass(frozen=True)
class UnknownArea:
    """A place no area is known by."""

    placeholder: int
    text: str
    name: str


@dataclass
class Resolver:
    """Looks words up once each; keeps what it could not find, in the order met."""

    partnership_id: int | None
    unknown_indicators: dict[str, UnknownIndicator] = field(default_factory=dict)
    unknown_areas: dict[str, UnknownArea] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._codes, names = self._read_indicators()
        self._aliases = names | self._read_aliases()
        self._places = self._read_places()
        self._indicators: dict[tuple[str, str, str], tuple[int, str]] = {}
        self._areas: dict[tuple[str, str, str], int] = {}

    def _read_aliases(self) -> dict[tuple[str, str], tuple[int, str]]:
        """Shipped aliases first, so that the partnership's own match stands over them."""
        aliases = IndicatorAlias.objects.order_by("partnership_id").values_list(
            "scheme", "text", "indicator_id", "breakdown", "partnership_id"
        )
        shipped: dict[tuple[str, str], tuple[int, str]] = {}
        own: dict[tuple[str, str], tuple[int, str]] = {}
        for scheme, text, indicator, breakdown, partnership in aliases:
            if partnership in (None, self.partnership_id):
                (shipped if partnership is None else own)[scheme, text] = (indicator, breakdown)
        return shipped | own

    def _read_indicators(self) -> tuple[dict[str, int], dict[tuple[str, str], tuple[int, str]]]:
        """What a person can choose, by code and by its own name: our own before a shared one.

        What the catalogue itself calls a thing needs no alias: the template says it that way.
        Read beforehand, as everything here: no question can be asked while rows are copied.
        """
        found = Indicator.objects.filter(Q(partnership=None) | Q(partnership=self.partnership_id))
        found = found.exclude(standing=Standing.MATCHED).order_by(
            F("partnership_id").asc(nulls_first=True)
        )
        codes, names = {}, {}
        for pk, code, name, standing in found.values_list("pk", "code", "name", "standing"):
            codes[code] = pk
            if standing != Standing.PROVISIONAL:
                names["", normal(name)] = (pk, "")
        return codes, names

    @staticmethod
    def _read_places() -> dict[str, int]:
        places: dict[str, int] = {}
        # An area that has ended gives way to the one that bears its name now.
        for area in Area.objects.order_by("-ended_on"):
            for text in (area.name, area.ons_code, area.la_number):
                if text:
                    places[normal(text)] = area.pk
        places.update(AreaAlias.objects.values_list("text", "area_id"))
        return places

    def indicator(self, row: FigureRow) -> tuple[int, str]:
        """The indicator's id (or a placeholder) and the breakdown its alias adds."""
        key = (row.scheme, row.indicator_code, row.indicator)
        if key not in self._indicators:
            self._indicators[key] = self._find_indicator(row)
        return self._indicators[key]

    def _find_indicator(self, row: FigureRow) -> tuple[int, str]:
        if row.scheme == BY_HAND:
            return self._codes[row.indicator_code], ""
        texts = [text for text in indicator_texts(row) if text]
        for text in texts:
            for scheme in (row.scheme, "published", ""):
                if found := self._aliases.get((scheme, text)):
                    return found
        return self._unknown_indicator(texts[0], row), ""

    def _unknown_indicator(self, text: str, row: FigureRow) -> int:
        if text not in self.unknown_indicators:
            self.unknown_indicators[text] = UnknownIndicator(
                placeholder=-1 - len(self.unknown_indicators),
                scheme=row.scheme,
                text=text,
                code=row.indicator_code.strip(),
                name=row.indicator_label or row.indicator or row.indicator_code,
                unit=row.unit if row.measure in {"value", "target"} else "count",
            )
        return self.unknown_indicators[text].placeholder

    def area(self, row: FigureRow) -> int:
        """The area's id, by code first and name second, or a placeholder."""
        key = (row.area_code, row.geography, row.area)
        if key not in self._areas:
            self._areas[key] = self._find_area(row)
        return self._areas[key]

    def _find_area(self, row: FigureRow) -> int:
        name = geography_name(row)
        for text in (row.area_code, name):
            if text and (found := self._places.get(normal(text))):
                return found
        text = normal(name)
        if text not in self.unknown_areas:
            unknown = UnknownArea(-1 - len(self.unknown_areas), text, name)
            self.unknown_areas[text] = unknown
        return self.unknown_areas[text].placeholder
