"""Areas side by side: a table by name with what parts each from England, and the picture."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from goldthread.core.values import format_difference
from goldthread.documents.chart_data import Comparison, NeighbourRange
from goldthread.documents.charts import Chart
from goldthread.figures.judgement.comparability import refusal
from goldthread.figures.judgement.comparators import Comparator, compare
from goldthread.figures.judgement.series import Point
from goldthread.figures.judgement.wording.comparators import BANDS
from goldthread.figures.presenters.drawn import chart_point, draw
from goldthread.figures.presenters.funnel import Funnel, funnel
from goldthread.figures.presenters.history import held_cell
from goldthread.figures.presenters.naming import here_href, series_param, series_words, unit_words
from goldthread.figures.reading.comparing import Compared, Period, Placed
from goldthread.ui.tables import Cell, Column, Row, Table, row

KIND_WORDS = {
    "partnership": "Partnership area",
    "nation": "Nation",
    "region": "Region",
    "neighbour": "Statistical neighbour",
}
FEWEST_FOR_A_CHART = 2
# The note beneath the table says why, once.
UNTESTED = "not tested for chance"


@dataclass(frozen=True)
class ComparePage:
    """What the comparison shows where there is anything to compare."""

    heading: str
    lead: str
    chart: Chart | None
    funnel: Funnel | None
    table: Table
    neighbours: str
    downloads: tuple[tuple[str, str], ...]


def present(found: Compared) -> ComparePage | None:
    """The comparison as its page shows it; None where no area has a figure."""
    if found.key is None or found.period is None:
        return None
    period = dict(found.periods)[found.period]
    return ComparePage(
        heading=f"{found.indicator.name}, {period}",
        lead=f"{series_words(found.key)}. Areas stand by name: places of different size and"
        " need are not ranked.",
        chart=chart(found, period),
        funnel=funnel_of(found, period),
        table=table(found, period),
        neighbours=neighbour_words(found),
        downloads=downloads(found),
    )


def table(found: Compared, period: str) -> Table:
    """Every area, its figure, and its difference from the nation in words."""
    nation = nation_of(found)
    unit = unit_words(found.key.unit) if found.key else ""
    columns = [Column("Area"), Column("Why it is here"), Column(unit.capitalize(), numeric=True)]
    columns.append(Column("Difference from England"))
    caption = f"{found.indicator.name}, {period}, by area"
    return Table(caption, columns, [line(found, place, nation) for place in shown(found)])


def shown(found: Compared) -> list[Placed]:
    """The areas of the table: every one but neighbours that have no figure."""
    return [place for place in found.places if place.kind != "neighbour" or place.figure]


def neighbour_words(found: Compared) -> str:
    """Which neighbours these are, and how many of them have no figure."""
    comparators = found.comparators
    if not comparators.neighbours:
        return ""
    said = f"Statistical neighbours of {found.area}, edition {comparators.edition}."
    near = {area.pk for area in comparators.neighbours}
    silent = sum(place.area.pk in near and place.figure is None for place in found.places)
    return f"{said} {silent} of {len(near)} have no figure here." if silent else said


def line(found: Compared, place: Placed, nation: Point | None) -> Row:
    name = Cell(place.area.name, href=here_href(place.area, found.indicator, found.key))
    difference = "" if place.kind == "nation" else beside_nation(place.point, nation)
    return row(name, KIND_WORDS[place.kind], held_cell(place.figure), difference)


def nation_of(found: Compared) -> Point | None:
    return next((place.point for place in found.of_kind("nation")), None)


def beside_nation(ours: Point | None, nation: Point | None) -> str:
    """The difference from England and the funnel's band; or why there is none."""
    if ours is None:
        return ""
    if nation is None:
        return "No figure for England"
    found = compare(ours, Comparator("nation", "England", nation))
    if found.difference is None:
        return f"Not compared: {refusal(found.problems)}"
    if found.difference == 0:
        return "The same"
    band = BANDS[found.band] if found.band else UNTESTED
    return f"{format_difference(found.difference, ours.unit)}: {band}"


def chart(found: Compared, period: str) -> Chart | None:
    """The areas as bars by name, with the range of the neighbours behind them."""
    points = [
        drawn
        for place in shown(found)
        if place.point and (drawn := chart_point(place.point, place.area.name))
    ]
    if sum(point.value is not None for point in points) < FEWEST_FOR_A_CHART or not found.key:
        return None
    title = f"{found.indicator.name}, {period}"
    unit = unit_words(found.key.unit)
    return draw(Comparison(title, unit, tuple(points), found.area.name, neighbour_range(found)))


def neighbour_range(found: Compared) -> NeighbourRange | None:
    """The lowest and highest of the neighbours; totals of areas of different size have none."""
    if found.key is None or found.key.unit in {"count", "gbp"}:
        return None
    near = {area.pk for area in found.comparators.neighbours}
    held = [p.point for p in found.places if p.area.pk in near and p.point]
    values = [one.number for one in held if one.number is not None]
    if len(values) < FEWEST_FOR_A_CHART:
        return None
    return NeighbourRange("Range of statistical neighbours", min(values), max(values))


def funnel_of(found: Compared, period: str) -> Funnel | None:
    """The funnel of every authority in the comparison round England."""
    nation = nation_of(found)
    own = next((p.point for p in found.places if p.area.pk == found.area.pk), None)
    if nation is None or own is None:
        return None
    others = tuple(
        (place.area.name, place.point)
        for place in found.places
        if place.kind in {"partnership", "neighbour"}
        and place.area.pk != found.area.pk
        and place.point
    )
    return funnel(
        f"{found.indicator.name}, {period}: by size", (found.area.name, own), others, nation
    )


def downloads(found: Compared) -> tuple[tuple[str, str], ...]:
    """The table as files."""
    query = urlencode(
        {
            "indicator": found.indicator.code,
            "series": series_param(found.key) if found.key else "",
            "period": period_param(found.period),
        }
    )
    names = (("CSV", "compare-csv"), ("Excel workbook", "compare-xlsx"))
    return tuple((text, f"{reverse(name)}?{query}") for text, name in names)


def period_param(period: Period | None) -> str:
    """A period as an address carries it: '2022-04-01/2023-03-31', or '/2023-03-31' of a day."""
    return "/".join(day.isoformat() if day else "" for day in period or ())
