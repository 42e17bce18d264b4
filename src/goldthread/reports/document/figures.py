"""The blocks that are made of figures, as a document shows them."""

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import replace

from goldthread.core.values import format_difference, format_value, per
from goldthread.documents.chart_data import LineChart
from goldthread.documents.charts import chart_of
from goldthread.documents.model import (
    Block,
    ChartBlock,
    Grid,
    GridColumn,
    GridRow,
    KeyNumber,
    KeyNumbers,
    Number,
    Paragraph,
    Text,
)
from goldthread.documents.presentations.building import cell, grid_row, number_column, words_column
from goldthread.documents.presentations.distributions import Band, Distribution, distribution
from goldthread.figures.judgement.change import Change, change
from goldthread.figures.models import Figure
from goldthread.figures.presenters.history import beside
from goldthread.figures.presenters.naming import part_words, unit_in_table, unit_words
from goldthread.figures.presenters.over_time import line_chart
from goldthread.figures.reading.bases import mid_year
from goldthread.figures.reading.judging import Judged
from goldthread.figures.reading.series import breakdown_words, point
from goldthread.figures.reading.tables import grid as printed_grid
from goldthread.reports.bound.judged import Surroundings, judged_of
from goldthread.reports.content.blocks import (
    BandsBlock,
    ChangeLine,
    ChangesBlock,
    JudgedBlock,
    KeyNumbersBlock,
    PrintedBlock,
)
from goldthread.reports.document.notes import Notes, when
from goldthread.reports.document.sentences import line_of, sentences

# What a table says of a change, by what judgement found; its note says what the words mean.
READ = {
    "chance": "Within chance",
    "too_small": "Too small to say",
    "same": "The same",
    "exact": "",
    "untested": "Not tested",
    "first": "",
    "refused": "Not comparable",
}
# Parts that a report printed without saying what they are parts by.
UNNAMED = "detail"
BEYOND = {"up": "Up, beyond chance", "down": "Down, beyond chance"}
EXPLAINED = (
    "Beyond chance: chance alone would part the two figures less than once in twenty times."
    " Not tested: the numbers behind a percentage or rate are not given. Percentages change by"
    " percentage points."
)


def judged(block: JudgedBlock, notes: Notes, around: Surroundings) -> Iterator[Block]:
    """A heading in bold, the sentences, and the chart."""
    found = judged_of(block, notes.bound, around)
    if found is None:
        return
    said = [line_of(one, found, notes) for one in sentences(found, block)]
    yield Paragraph(Text(found.series.name, strong=True))
    yield Paragraph(*[part for one in said for part in (*one, " ")])
    if block.drawn and (data := line_chart(beside(found))):
        yield ChartBlock(chart_of(with_sources(data, found, notes)))


def with_sources(data: LineChart, found: Judged, notes: Notes) -> LineChart:
    """The chart with each line leading to a note on its series."""
    series = {one.area.name: one for one in (found.series, *found.beside)}
    lines = []
    for line in data.lines:
        key = notes.series(series.get(line.name, found.series), line.name)
        points = tuple(replace(point, source=key) for point in line.points)
        lines.append(replace(line, points=points))
    return replace(data, lines=lines)


def changes(block: ChangesBlock, notes: Notes, around: Surroundings) -> Iterator[Block]:
    """Before, now, the change and how it is to be read; England's beside, where it is held."""
    pairs = [
        (notes.bound.get(line.current), notes.bound.get(line.previous)) for line in block.lines
    ]
    if not any(previous for _, previous in pairs):
        yield from without_before(block, notes)
        return
    shares = (0.36, 0.12, 0.12, 0.12, 0.16) if block.beside else (0.42, 0.13, 0.13, 0.14, 0.18)
    headings = ("Indicator", "Before", "Now", "Change", "How to read it")
    numeric = (False, True, True, True, False)
    columns = [GridColumn(*one) for one in zip(headings, numeric, shares, strict=True)]
    if block.beside:
        columns.append(number_column(block.beside, 0.12))
    rows = [row for line in block.lines if (row := change_row(line, block, notes, around))]
    if rows:
        yield Grid(block.caption, tuple(columns), tuple(rows), note=block.note or EXPLAINED)


def without_before(block: ChangesBlock, notes: Notes) -> Iterator[Block]:
    """The figures of the period alone, where none has one before it."""
    columns = [words_column("Indicator", 0.6), words_column("Period", 0.22)]
    columns += [number_column("Figure", 0.18)]
    rows = [
        grid_row(figure.indicator.name + unit_note(figure), when(figure), bare(figure, notes))
        for line in block.lines
        if (figure := notes.bound.get(line.current))
    ]
    if rows:
        note = block.note or "No earlier figure of these is held, so none can be compared."
        yield Grid("The figures of the period", tuple(columns), tuple(rows), note=note)


def change_row(
    line: ChangeLine, block: ChangesBlock, notes: Notes, around: Surroundings
) -> GridRow | None:
    current, previous = notes.bound.get(line.current), notes.bound.get(line.previous)
    if current is None:
        return None
    counts = {(f.period_start, f.period_end): f for f in notes.bound.several(line.counts)}
    both = [point(based(f, counts, around)) if f else None for f in (current, previous)]  # type: ignore[arg-type]
    assert both[0] is not None
    found = change(both[0], both[1])
    named = cell(current.indicator.name, Text(periods(current, previous), emphasis=True))
    before = bare(previous, notes) if previous else Text("none held")
    cells = [named, before, bare(current, notes), difference(found, notes, current), read(found)]
    if block.beside:
        other = notes.bound.get(line.beside)
        cells.append(bare(other, notes) if other else Text(""))
    return grid_row(*cells)


def based(
    figure: Figure, counts: Mapping[tuple[object, object], Figure], around: Surroundings
) -> Figure:
    """A rate with the count and the children behind it, where the edition shows the count."""
    behind = counts.get((figure.period_start, figure.period_end))
    if behind is None or behind.value is None or figure.numerator is not None:
        return figure
    made = copy(figure)
    made.numerator = behind.value
    made.denominator = around.people.get((figure.area_id, mid_year(figure.period_end)))
    return made


def bare(figure: Figure, notes: Notes) -> Number:
    """A figure in a table: a rate's unit stands beside the name, once."""
    number = notes.number(figure)
    if number.value is None or per(figure.unit) is None:
        return number
    return replace(number, words=format_value(figure.value, unit_in_table(figure.unit)))


def periods(current: Figure, previous: Figure | None) -> str:
    """'2022 to 2023; before: 2021 to 2022', with the unit where it is no count."""
    before = f"; before: {when(previous)}" if previous else ""
    return f"{when(current)}{before}{unit_note(current)}"


def unit_note(figure: Figure) -> str:
    """', rate per 10,000' of a rate, whose cells are bare."""
    return "" if per(figure.unit) is None else f", {unit_words(figure.unit)}"


def difference(found: Change, notes: Notes, current: Figure) -> Number | Text:
    """The difference with its sign; of a hidden number there is none."""
    if found.absolute is None:
        return Text("")
    words = format_difference(found.absolute, unit_in_table(found.current.unit))
    words = words.replace(" percentage point", " point")
    return Number(words, notes.key(current), found.absolute)


def read(found: Change) -> str:
    return BEYOND[found.direction] if found.finding == "clear" else READ[found.finding]


def bands(block: BandsBlock, notes: Notes) -> Iterator[Block]:
    """How a whole falls into parts, as a chart and its table."""
    figures = notes.bound.several(block.rows)
    if not figures:
        return
    first = figures[0]
    dimension = first.breakdown.partition("=")[0]
    by = "" if dimension == UNNAMED else f" by {dimension}"
    title = f"{block.caption}{by}, {when(first)}"
    shares = [Band(label(figure), notes.number(figure)) for figure in figures]
    group = Distribution(first.area.name, shares)
    yield from distribution(title, unit_words(first.unit).capitalize(), [group], note=block.note)


def label(figure: Figure) -> str:
    """A part's own name: 'Neglect' of 'category=Neglect'."""
    return breakdown_words(figure.breakdown).partition(": ")[2] or part_words(figure.breakdown)


def printed(block: PrintedBlock, notes: Notes) -> Iterator[Block]:
    """A table as its source laid it out."""
    laid = printed_grid(notes.bound.several(block.rows))
    columns = (words_column("", 0.4), *(number_column(name) for name in laid.columns))
    columns = (replace(columns[0], heading="Measure"), *columns[1:])
    rows = [
        grid_row(name, *(printed_cell(held.get(one, ()), notes) for one in laid.columns))
        for name, held in laid.rows.items()
    ]
    if rows:
        yield Grid(block.caption, columns, tuple(rows), note=block.note)


def printed_cell(cells: Sequence[object], notes: Notes) -> list[Number | str]:
    """A cell's numbers; where a report printed none, nothing."""
    found: list[Number | str] = []
    for one in cells:
        found += [" ", notes.number(one.figure)] if found else [notes.number(one.figure)]  # type: ignore[attr-defined]
    return found


def key_numbers(block: KeyNumbersBlock, notes: Notes) -> Iterator[Block]:
    """A few numbers set large."""
    items = [
        KeyNumber(line.name, notes.number(figure), line.detail or when(figure))
        for line in block.lines
        if (figure := notes.bound.get(line.figure))
    ]
    if items:
        yield KeyNumbers(tuple(items), block.caption)
