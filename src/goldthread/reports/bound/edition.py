"""An edition's figures: decided afresh for a draft, read from the frozen release when it is out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum

from goldthread.figures.disclosure.rules import rule_set
from goldthread.figures.models import Figure, Release
from goldthread.figures.models.figure import Measure, State
from goldthread.figures.releases.preparing import preview
from goldthread.figures.releases.reading import Shown, ShownCell, shown
from goldthread.figures.releases.specs import (
    CellSpec,
    TableSpec,
    cell_of,
    sentence_table,
    table_of,
)
from goldthread.figures.releases.words import explanation
from goldthread.partnership.models import Area, Partnership
from goldthread.reports.bound.figures import Bound, as_shown, is_published, read
from goldthread.reports.content.section import Content


class Edition(StrEnum):
    """For whom an edition is; the value is its release's audience."""

    PUBLIC = "public"
    PARTNERS = "partners"

    @property
    def words(self) -> str:
        return {"public": "Public edition", "partners": "Partners' edition"}[self.value]


# Partners act on small numbers, so more is shown to them; one or two would still point at a
# person for a colleague who is not on the case.
RULES = {
    Edition.PUBLIC: rule_set("dfe"),
    Edition.PARTNERS: rule_set("own", largest=2, left_open=2, least_denominator=1),
}
WHOLE = "All"


def decided(
    content: Content, area: Area, partnership: Partnership | None, edition: Edition
) -> Bound:
    """The figures of a draft, protected as they would be if it went out today."""
    figures = read(content.figures())
    tables = tables_of(figures.values(), area)
    if not any(table.cells for table in tables):
        return bound(figures, {}, explanation(RULES[edition]))
    found = preview(partnership, "Draft", edition.value, RULES[edition], tables)
    return bound(figures, cells_of(figures, found), found.explanation)


def released(content: Content, release: Release) -> Bound:
    """The figures of a report that is out, as its frozen release shows them."""
    figures = read(content.figures())
    found = shown(release)
    return bound(figures, cells_of(figures, found), found.explanation)


def cells_of(figures: Mapping[int, Figure], found: Shown) -> dict[int, ShownCell]:
    """What is shown of each figure that was decided."""
    keys = keys_of(figures.values())
    return {pk: found.cell(key) for pk, key in keys.items() if key in found}


def bound(
    figures: Mapping[int, Figure], cells: Mapping[int, ShownCell], words: Iterable[str]
) -> Bound:
    """Official statistics as published, the rest as decided; what was not decided is left out."""
    held = {
        pk: as_shown(figure, cells[pk]) if pk in cells else figure
        for pk, figure in figures.items()
        if pk in cells or is_published(figure)
    }
    marks = {pk: cell.marks for pk, cell in cells.items()}
    return Bound(held, marks, tuple(words))


def tables_of(figures: Iterable[Figure], area: Area) -> list[TableSpec]:
    """The figures as tables with the margins that they show, and the rest as in sentences.

    Official figures of other areas need no deciding and bear on nobody here.
    """
    ours = [f for f in figures if f.area_id == area.pk or not is_published(f)]
    keys = keys_of(ours)
    cells = {figure.pk: replace(cell_of(figure), key=keys[figure.pk]) for figure in ours}
    linked = list(partitions(ours, cells))
    return [*linked, sentence_table(cells.values())]


def keys_of(figures: Iterable[Figure]) -> dict[int, str]:
    """Each figure's key; a value that another source gives of the same thing is a thing apart."""
    found: dict[int, str] = {}
    said: dict[str, tuple[str, Decimal | None]] = {}
    for figure in sorted(figures, key=lambda f: (f.precedence, -f.known_from.toordinal(), f.pk)):
        key = cell_of(figure).key
        if said.setdefault(key, (figure.state, figure.value)) != (figure.state, figure.value):
            key = f"{key}, as “{figure.source.title}” had it ({figure.pk})"
        found[figure.pk] = key
    return found


def partitions(figures: Iterable[Figure], cells: Mapping[int, CellSpec]) -> Iterable[TableSpec]:
    """A table for each whole whose parts, by one thing, add up to it."""
    groups: dict[tuple[object, ...], dict[str, Figure]] = defaultdict(dict)
    wholes: dict[tuple[object, ...], Figure] = {}
    for figure in figures:
        if figure.unit != "count" or figure.measure != Measure.VALUE:
            continue
        of = (figure.indicator_id, figure.area_id, figure.period_start, figure.period_end)
        dimension, _, part = figure.breakdown.partition("=")
        if not figure.breakdown:
            wholes.setdefault(of, figure)
        elif part and ";" not in part:
            groups[*of, dimension, figure.source_id].setdefault(part, figure)
    for key, parts in groups.items():
        whole = wholes.get(key[:4])
        if whole and adds_up(whole, parts.values()):
            yield partition(whole, parts, cells)


def adds_up(whole: Figure, parts: Iterable[Figure]) -> bool:
    values = [part.value for part in parts if part.state == State.NUMBER]
    return whole.value is not None and sum(v or 0 for v in values) == whole.value


def partition(
    whole: Figure, parts: Mapping[str, Figure], cells: Mapping[int, CellSpec]
) -> TableSpec:
    places: dict[tuple[str, ...], CellSpec] = {
        (part, "Number"): cells[figure.pk] for part, figure in parts.items()
    }
    return table_of(
        f"{whole.indicator.name}, {whole.area.name}",
        [*parts, WHOLE],
        ["Number"],
        {**places, (WHOLE, "Number"): cells[whole.pk]},
        row_totals={WHOLE: tuple(parts)},
    )
