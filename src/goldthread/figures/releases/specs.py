"""What a release is made from: tables built from figures, with their margins declared.

    table_of("Plans by category", rows, columns, {("Neglect", "2024"): figure, ...},
             row_totals={"All": ("Neglect", "Emotional abuse")})
    sentence_table([figure, ...])

The same figure in two tables, in a table and a sentence, or in two releases has the same key:
it is decided once.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, TypeVar

from goldthread.core.periods import period_label
from goldthread.core.values import per
from goldthread.figures.disclosure.tables import Dimension, Place, Table
from goldthread.figures.models import CurrentFigure, Figure
from goldthread.figures.models.figure import Measure, State
from goldthread.figures.models.indicator import Counted
from goldthread.figures.releases.protection import is_protected, is_published, is_wide

AnyFigure = Figure | CurrentFigure
Totals = Mapping[str, Sequence[str]]
# The place of a cell: row and column, and the layer where there are layers.
OnePlace = TypeVar("OnePlace", bound=Place)
SENTENCES = "Figures in sentences"
FIGURE_COLUMN = "Figure"
CHANGES = frozenset({Measure.CHANGE, Measure.PERCENT_CHANGE})


@dataclass(frozen=True)
class Behind:
    """A number that stands behind a percentage, rate or mean: what it is of, and how much.

    `is_public`: everybody knows it, as a population. `is_people`: it counts them; the sum that
    a mean is of does not.
    """

    key: str
    value: int
    is_public: bool = False
    is_people: bool = True


@dataclass(frozen=True)
class Share:
    """What a percentage, rate or mean is made of: `per` times numerator over denominator."""

    numerator: Behind
    denominator: Behind
    per: int = 100


@dataclass(frozen=True)
class CellSpec:
    """One number as it is, before anything is decided of it.

    `counted`: the key of the count that a percentage or rate says something of. `changes`: what
    a printed change is of, whatever the period. `breakdown` of the whole `group`, from `start`
    to `end` (ISO dates) of the `series`: from these follow sums that no table declares;
    `adds_up`: a year of it is the sum of its quarters, as it is of events and not of people.
    """

    key: str
    unit: str = "count"
    state: str = State.NUMBER.value
    value: Decimal | None = None
    symbol: str = ""
    is_protected: bool = True
    is_published: bool = False
    is_wide: bool = False
    low_reliability: bool = False
    figure: int | None = None
    counted: str = ""
    changes: str = ""
    group: str = ""
    breakdown: str = ""
    series: str = ""
    start: str = ""
    end: str = ""
    adds_up: bool = False
    share: Share | None = None

    @property
    def is_count(self) -> bool:
        """Whether it is a whole number of people, events or things."""
        return self.unit == "count" and not self.changes and whole(self.value) is not None

    def as_data(self) -> dict[str, Any]:
        """The cell as JSON holds it."""
        return {**asdict(self), "value": None if self.value is None else str(self.value)}


def cell_from(data: Mapping[str, Any]) -> CellSpec:
    """The cell that `as_data` wrote."""
    value = None if data["value"] is None else Decimal(data["value"])
    return CellSpec(**{**data, "value": value, "share": share_from(data["share"])})


def share_from(data: Mapping[str, Any] | None) -> Share | None:
    if data is None:
        return None
    return Share(Behind(**data["numerator"]), Behind(**data["denominator"]), data["per"])


@dataclass(frozen=True)
class TableSpec:
    """A table: rows, columns and perhaps layers, and the cell of each place (row, column)."""

    name: str
    dimensions: tuple[Dimension, ...]
    cells: Mapping[Place, CellSpec] = field(default_factory=dict)
    is_prose: bool = False

    def __post_init__(self) -> None:
        # A table of the keys alone says what is wrong with places and members.
        self.keyed()

    def keyed(self) -> Table:
        """The table with the keys of its counts."""
        keys = {place: cell.key for place, cell in self.cells.items()}
        return Table(self.name, self.dimensions, keys)


def table_of(
    name: str,
    rows: Sequence[str],
    columns: Sequence[str],
    cells: Mapping[OnePlace, AnyFigure | CellSpec],
    *,
    row_totals: Totals | None = None,
    column_totals: Totals | None = None,
    layers: Sequence[str] = (),
    layer_totals: Totals | None = None,
) -> TableSpec:
    """A table of figures (or of cells of one's own) by row and column, perhaps by layer too.

    The totals say which member adds up which: {"All": ("Neglect", "Abuse")}. Raises ValueError
    for a place or a total that names no member.
    """
    dimensions = [dimension("Rows", rows, row_totals), dimension("Columns", columns, column_totals)]
    if layers:
        dimensions.append(dimension("Layers", layers, layer_totals))
    made: dict[Place, CellSpec] = {
        place: cell if isinstance(cell, CellSpec) else cell_of(cell)
        for place, cell in cells.items()
    }
    return TableSpec(name, tuple(dimensions), made)


def dimension(name: str, members: Sequence[str], totals: Totals | None) -> Dimension:
    return Dimension(name, tuple(members), {k: tuple(v) for k, v in (totals or {}).items()})


def sentence_table(figures: Iterable[AnyFigure | CellSpec], name: str = SENTENCES) -> TableSpec:
    """Figures that stand in sentences: decided with the tables, linked to them by their keys."""
    cells = [one if isinstance(one, CellSpec) else cell_of(one) for one in figures]
    unique = {cell.key: cell for cell in cells}
    return replace(
        table_of(
            name,
            list(unique),
            [FIGURE_COLUMN],
            {(key, FIGURE_COLUMN): cell for key, cell in unique.items()},
        ),
        is_prose=True,
    )


def cell_of(figure: AnyFigure) -> CellSpec:
    """A figure as a cell. Its source, indicator and area should have been read with it."""
    return CellSpec(
        key=figure_key(figure),
        unit=figure.unit,
        state=figure.state,
        value=figure.value,
        symbol=figure.symbol,
        is_protected=is_protected(figure.indicator, figure.unit),
        is_published=is_published(figure),  # type: ignore[arg-type]
        is_wide=is_wide(figure),  # type: ignore[arg-type]
        low_reliability=figure.low_reliability,
        figure=figure.pk,
        counted=figure_key(figure, "count") if figure.unit != "count" else "",
        changes=series_key(figure) if figure.measure in CHANGES else "",
        share=share_of(figure),
        **(where_it_stands(figure) if is_plain_count(figure) else {}),
    )


def is_plain_count(figure: AnyFigure) -> bool:
    return figure.unit == "count" and figure.measure == Measure.VALUE


def where_it_stands(figure: AnyFigure) -> dict[str, Any]:
    """What a count is part of, and when: from which undeclared sums follow."""
    period = (figure.period_start, figure.period_end)
    whole_of = f"{figure.indicator.code}, {figure.area.name}, {figure.period_kind}"
    return {
        "group": f"{whole_of}, {period[0]}, {period[1]}",
        "breakdown": figure.breakdown,
        "series": series_key(figure),
        "start": str(period[0] or ""),
        "end": str(period[1] or ""),
        "adds_up": figure.indicator.counted == Counted.EVENTS.value,
    }


def figure_key(figure: AnyFigure, unit: str | None = None) -> str:
    """What a figure is of, whoever says it and whatever its value: the key of its cell."""
    parts = [
        series_key(figure),
        period_label(figure.period_kind, figure.period_start, figure.period_end),
        unit or figure.unit,
        "" if figure.measure == Measure.VALUE else figure.get_measure_display().lower(),
    ]
    return ", ".join(part for part in parts if part)


def series_key(figure: AnyFigure) -> str:
    """The indicator, breakdown and area of a figure, whatever the period: how its key begins."""
    parts = [f"{figure.indicator.code} {figure.indicator.name}", figure.breakdown, figure.area.name]
    return ", ".join(part for part in parts if part)


def share_of(figure: AnyFigure) -> Share | None:
    """What a percentage, rate or mean is made of, as far as it is known.

    A numerator that is not held is what the printed share of the denominator comes nearest to.
    """
    denominator = whole(figure.denominator)
    if figure.value is None or not denominator or figure.unit == "count":
        return None
    if figure.measure != Measure.VALUE:
        return None
    is_rate, is_percent = per(figure.unit) is not None, figure.unit == "percent"
    of = 100 if is_percent else per(figure.unit) or 1
    numerator = whole(figure.numerator)
    if numerator is None:
        numerator = int((figure.value * denominator / of).to_integral_value(ROUND_HALF_UP))
    base = Behind(base_key(figure, is_rate), denominator, is_public=is_rate)
    if is_rate or is_percent:
        return Share(Behind(figure_key(figure, "count"), numerator), base, of)
    total = Behind(f"sum behind {figure_key(figure)}", numerator, is_people=False)
    return Share(total, base, of)


def base_key(figure: AnyFigure, is_population: bool = False) -> str:
    """What a percentage is of; the same for all percentages of an indicator in a period."""
    of = "population" if is_population else "base"
    when = period_label(figure.period_kind, figure.period_start, figure.period_end)
    return f"{of} of {figure.indicator.code}, {figure.area.name}, {when}"


def whole(value: Decimal | None) -> int | None:
    """A count as a whole number; None where it is none."""
    if value is None or value != value.to_integral_value() or value < 0:
        return None
    return int(value)
