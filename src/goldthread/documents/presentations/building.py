"""What the builders share: cells, rows, totals, and points of charts from numbers."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from goldthread.core.values import format_number, format_value
from goldthread.documents.chart_data import ChartPoint
from goldthread.documents.model import (
    GridCell,
    GridColumn,
    GridRow,
    Inline,
    Number,
    Status,
    Text,
    Words,
    prose,
)


def parts(words: Words) -> Sequence[str | Inline]:
    """Words as parts in order, to put others before or after."""
    return (words,) if isinstance(words, str | Text | Number | Status) else words


def cell(*lines: Words, bullets: bool = False, span: int = 1) -> GridCell:
    """A cell of one or more lines; without any words it is empty."""
    held = tuple(line for line in (prose(words) for words in lines) if line)
    return GridCell(held, bullets and len(held) > 1, span)


def grid_row(*contents: Words | GridCell, total: bool = False) -> GridRow:
    """A row of cells, made from words where they are not cells yet."""
    cells = (held if isinstance(held, GridCell) else cell(held) for held in contents)
    return GridRow(tuple(cells), total)


def heading_row(words: str, columns: int) -> GridRow:
    """A row that names those below it, across the whole table."""
    return GridRow((cell(words, span=columns),), heading=True)


def words_column(heading: str, share: float = 0.0) -> GridColumn:
    return GridColumn(heading, share=share)


def number_column(heading: str, share: float = 0.0) -> GridColumn:
    return GridColumn(heading, numeric=True, share=share)


def point(label: str, number: Number) -> ChartPoint:
    """A chart's point of a number: the same words, the same mark, the same source."""
    if number.value is None:
        mark = number.state if number.is_hidden else "not_available"
        return ChartPoint(label, None, mark, source=number.source)
    return ChartPoint(label, number.value, text=number.words, source=number.source)


def total_of(numbers: Iterable[Number], unit: str = "count") -> Number:
    """The sum, where every part is a number; not available where any is hidden or missing.

    A total beside all parts but one would give the hidden one away. It leads to the source
    of its parts, where they have but one.
    """
    parts = list(numbers)
    values = [number.value for number in parts]
    if any(value is None for value in values):
        return Number("", state="not_available")
    total = sum((Decimal(value) for value in values if value is not None), Decimal(0))
    sources = {number.source for number in parts}
    source = sources.pop() if len(sources) == 1 else ""
    return Number(format_value(total, unit), source, total)


def missing_of(about: Number, *others: Number) -> Number | None:
    """What stands in place of what is worked out where a part of it is no number; None else.

    It would give a hidden part away. It leads to the source of the first, which it is about.
    """
    for number in (about, *others):
        if number.value is None:
            state = number.state if number.is_hidden else "not_available"
            return Number("", about.source, state=state)
    return None


def share_of(part: Number, whole: Number, decimals: int = 0) -> Number:
    """A part as a percentage of the whole; hidden where either is, as it would give it away.

    It leads to the source of the part.
    """
    if (missing := missing_of(part, whole)) is not None:
        return missing
    if not whole.value:
        return Number("", part.source, state="not_applicable")
    share = 100 * Decimal(part.value or 0) / Decimal(whole.value)
    words = format_value(share, "percent", decimals=decimals)
    return Number(words, part.source, round(share, decimals))


def per_one(events: Number, people: Number, decimals: int = 2) -> Number:
    """Events for each person: 1.25; hidden where either number is."""
    share = share_of(events, people, decimals)
    if share.value is None:
        return share
    each = Decimal(events.value or 0) / Decimal(people.value or 1)
    return Number(format_number(each, decimals), events.source, round(each, decimals))
