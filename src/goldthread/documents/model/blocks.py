"""The few blocks that every renderer draws. What a report shows is built from these."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from goldthread.documents.charts import Chart
from goldthread.documents.model.words import Prose, Words, linked_number, prose
from goldthread.ui.tables import Table

BoxKind = Literal["case_study", "learning", "gap", "caveat", "note"]
BOX_WORDS: dict[str, str] = {
    "case_study": "Case study",
    "learning": "Learning",
    "gap": "Gap",
    "caveat": "Read with care",
    "note": "Note",
}


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: `lead` is a section's opening, set larger; `small` a note under something."""

    text: Prose
    lead: bool = False
    small: bool = False

    def __init__(self, *parts: Words, lead: bool = False, small: bool = False) -> None:
        text = tuple(part for words in parts for part in prose(words))
        for name, value in (("text", text), ("lead", lead), ("small", small)):
            object.__setattr__(self, name, value)


@dataclass(frozen=True)
class Bullets:
    """A list; `ordered` where the order means something."""

    items: Sequence[Words]
    ordered: bool = False

    @property
    def lines(self) -> tuple[Prose, ...]:
        return tuple(prose(item) for item in self.items)


@dataclass(frozen=True)
class TableBlock:
    """A table of figures. A cell walks to its source by `sourced(cell, key)`.

    `sources` are keys of notes about the whole table; `note` stands under it; `wide` gives it
    a page on its side in PDF and Word.
    """

    table: Table
    sources: tuple[str, ...] = ()
    note: Words = ""
    wide: bool = False


@dataclass(frozen=True)
class GridCell:
    """A cell of lines: paragraphs, or a list where `bullets`."""

    lines: tuple[Prose, ...] = ()
    bullets: bool = False
    span: int = 1


@dataclass(frozen=True)
class GridColumn:
    """A column's heading, whether its cells are aligned as numbers, and its share of the width."""

    heading: str
    numeric: bool = False
    share: float = 0.0


@dataclass(frozen=True)
class GridRow:
    """Cells in order. `heading` is a row that names those below it; `total` sums others."""

    cells: tuple[GridCell, ...]
    total: bool = False
    heading: bool = False


@dataclass(frozen=True)
class Grid:
    """A table whose cells hold lines of words, numbers and statuses. The first column names rows.

    Raises ValueError for a row of another width than the columns.
    """

    caption: str
    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]
    sources: tuple[str, ...] = ()
    note: Words = ""
    wide: bool = False

    def __post_init__(self) -> None:
        for row in self.rows:
            held = sum(cell.span for cell in row.cells)
            if held != len(self.columns):
                raise ValueError(
                    f"a row of '{self.caption}' has {held} cells for {len(self.columns)} columns"
                )


@dataclass(frozen=True)
class ChartBlock:
    """A chart with the keys of its sources.

    Its table twin stands at the end of a printed document, and under the chart on a page;
    `twin_beside` puts it right after the chart everywhere, `twin_elsewhere` says that a table
    already in the section holds the same figures.
    """

    chart: Chart
    sources: tuple[str, ...] = ()
    note: Words = ""
    twin_beside: bool = False
    twin_elsewhere: bool = False


@dataclass(frozen=True)
class Quote:
    """What someone said, and who by role or course: never by name."""

    text: Words
    who: str = ""


@dataclass(frozen=True)
class KeyNumber:
    """A number set large, what it counts, and a detail under it."""

    name: str
    number: Words
    detail: Words = ""


@dataclass(frozen=True)
class KeyNumbers:
    """A few numbers set large: an infographic that is words all through."""

    items: tuple[KeyNumber, ...]
    title: str = ""


@dataclass(frozen=True)
class Box:
    """Blocks set apart under a title: a case study, learning, a gap, a caveat or a note."""

    kind: BoxKind
    title: str
    blocks: "tuple[Block, ...]" = ()

    @property
    def label(self) -> str:
        return BOX_WORDS[self.kind]


@dataclass(frozen=True)
class Panel:
    """One part of a page in parts."""

    title: str
    blocks: "tuple[Block, ...]" = ()


@dataclass(frozen=True)
class Panels:
    """Parts side by side where there is room; `wide` ones get a page on its side."""

    title: str
    panels: tuple[Panel, ...]
    across: int = 3
    wide: bool = False


Block = Paragraph | Bullets | TableBlock | Grid | ChartBlock | Quote | KeyNumbers | Box | Panels


def grid_of(block: TableBlock) -> Grid:
    """A table of figures as the grid that renderers draw."""
    table = block.table
    return Grid(
        table.caption,
        tuple(GridColumn(column.heading, column.numeric) for column in table.columns),
        tuple(
            GridRow(tuple(GridCell((prose(linked_number(c)),)) for c in row.cells), row.total)
            for row in table.rows
        ),
        block.sources,
        block.note,
        block.wide,
    )
