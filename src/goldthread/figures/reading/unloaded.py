"""The figures of a file that is not loaded, as a check reads them; nothing is stored."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from goldthread.figures.discrepancies.book import Book
from goldthread.figures.discrepancies.records import From, Said
from goldthread.figures.loading.resolve import Resolver, geography_name
from goldthread.figures.loading.rows import FigureRow
from goldthread.figures.loading.staging import identity_of, joined
from goldthread.figures.models import Indicator
from goldthread.figures.reading.discrepancies import said_in
from goldthread.figures.sources import SourceDescription
from goldthread.partnership.models import Area

# No stored source, figure or indicator has this number.
NOT_STORED = 0


def together(
    rows: Iterable[FigureRow], description: SourceDescription, partnership: int | None = None
) -> Book:
    """A file's rows with everything held that bears on them, in place of the source's own."""
    source = From(
        NOT_STORED,
        description.slug,
        description.title,
        description.kind.value == "official",
        description.known_from,
        description.period_start,
        description.period_end,
    )
    own = list(said_of(rows, source, partnership))
    areas = sorted({one.area for one in own if one.area > 0})
    codes = sorted({one.indicator_pk for one in own if one.indicator_pk > 0})
    held = said_in(partnership, areas=areas, indicators=codes)
    return Book([*own, *(one for one in held if one.source.slug != source.slug)])


def said_of(
    rows: Iterable[FigureRow], source: From, partnership: int | None = None
) -> Iterator[Said]:
    """Each row with the indicator and area its words mean; a name nobody knows stays itself."""
    resolver = Resolver(partnership)
    known = {one.pk: one for one in Indicator.objects.all()}
    places = dict(Area.objects.values_list("pk", "name"))
    seen: dict[bytes, int] = {}
    for row in rows:
        indicator, added = resolver.indicator(row)
        found, area = known.get(indicator), resolver.area(row)
        yield Said(
            source=source,
            indicator=found.code if found else f"? {row.indicator_code} {row.indicator}",
            name=found.name if found else row.indicator or row.indicator_code,
            polarity=found.polarity if found else "context",
            area=area,
            area_name=places.get(area) or geography_name(row),
            breakdown=joined(row.breakdown, added) if added else row.breakdown,
            identity=UUID(identity_of(row, seen)),
            indicator_pk=indicator,
            partnership=partnership,
            **as_printed(row),
        )


def as_printed(row: FigureRow) -> dict[str, Any]:
    """What a row's columns are called among the rules."""
    return {
        "measure": row.measure or "value",
        "unit": row.unit,
        "value": row.value,
        "kind": row.period_kind,
        "start": row.period_start,
        "end": row.period_end,
        "state": row.state,
        "symbol": row.symbol,
        "numerator": row.numerator,
        "denominator": row.denominator,
        "descriptive": row.descriptive,
        "column": row.column_label,
        "section": row.section,
        "table": row.table,
        "printed_name": row.indicator,
        "printed_code": row.indicator_code,
        "text": row.published_text,
        "note": row.note,
        "reference": row.reference or f"row {row.row_number}",
        "place": row.row_number,
    }
