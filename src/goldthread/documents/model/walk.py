"""Every line, number and chart of a document, in reading order, with where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from goldthread.documents.model.blocks import (
    Block,
    Box,
    Bullets,
    ChartBlock,
    Grid,
    KeyNumbers,
    Panels,
    Paragraph,
    Quote,
    TableBlock,
    grid_of,
)
from goldthread.documents.model.document import Document, Section
from goldthread.documents.model.words import Number, Prose, Text, plain, prose
from goldthread.documents.source_links import source_key


@dataclass(frozen=True)
class Found:
    """A number of a document: the headings it stands under, and what names it there."""

    number: Number
    section: str
    within: str


def sections_of(document: Document) -> Iterator[tuple[str, Section]]:
    """Each section with the path of its headings, 'Workforce > Training'."""

    def inside(sections: tuple[Section, ...], path: str) -> Iterator[tuple[str, Section]]:
        for section in sections:
            here = f"{path} > {section.heading}" if path else section.heading
            yield here, section
            yield from inside(section.subsections, here)

    return inside(document.sections, "")


def blocks_of(document: Document) -> Iterator[tuple[str, Block]]:
    """Each block, those inside boxes and panels too, with the path of its headings."""
    for path, section in sections_of(document):
        for block in section.blocks:
            yield from ((path, inner) for inner in with_inner(block))


def with_inner(block: Block) -> Iterator[Block]:
    yield block
    if isinstance(block, Box):
        inner = block.blocks
    elif isinstance(block, Panels):
        inner = tuple(b for panel in block.panels for b in panel.blocks)
    else:
        inner = ()
    for part in inner:
        yield from with_inner(part)


def lines_of(block: Block) -> Iterator[tuple[str, Prose]]:
    """The lines of one block, not of those inside it, each with what names it."""
    match block:
        case Paragraph():
            yield plain(block.text), block.text
        case Bullets():
            yield from ((plain(line), line) for line in block.lines)
        case Quote():
            yield block.who, prose(block.text)
        case KeyNumbers():
            for item in block.items:
                yield item.name, prose(item.number)
                yield item.name, prose(item.detail)
        case TableBlock():
            yield from grid_lines(grid_of(block))
        case ChartBlock():
            yield from grid_lines(grid_of(TableBlock(block.chart.table, note=block.note)))
        case Grid():
            yield from grid_lines(block)


def grid_lines(grid: Grid) -> Iterator[tuple[str, Prose]]:
    for row in grid.rows:
        name = " ".join(plain(line) for line in row.cells[0].lines)
        place = 0
        for cell in row.cells:
            heading = grid.columns[place].heading
            where = f"{grid.caption}: {name}" + (f", {heading}" if place else "")
            yield from ((where, line) for line in cell.lines)
            place += cell.span
    yield f"{grid.caption}: note", prose(grid.note)


def numbers_of(document: Document) -> Iterator[Found]:
    """Every number in the document, in reading order."""
    for path, block in blocks_of(document):
        for where, line in lines_of(block):
            yield from (Found(part, path, where) for part in line if isinstance(part, Number))


def unsourced(document: Document) -> list[Found]:
    """The numbers that lead nowhere, hidden ones too: for whoever signs the report."""
    return [found for found in numbers_of(document) if not found.number.source]


def marks_used(document: Document) -> set[str]:
    """The names of the marks on the document's numbers."""
    return {mark for found in numbers_of(document) for mark in found.number.marks}


def grid_marks(grid: Grid) -> set[str]:
    """The names of the marks on one grid's numbers."""
    parts = (part for _, line in grid_lines(grid) for part in line)
    return {mark for part in parts if isinstance(part, Number) for mark in part.marks}


def charts_of(document: Document) -> list[ChartBlock]:
    """Every chart, in order."""
    return [block for _, block in blocks_of(document) if isinstance(block, ChartBlock)]


def charts_with_twins_apart(document: Document) -> list[ChartBlock]:
    """The charts whose tables stand at the end of a printed document, each once."""
    apart = (c for c in charts_of(document) if not (c.twin_beside or c.twin_elsewhere))
    return list({id(chart): chart for chart in apart}.values())


def sources_named(document: Document) -> Iterator[tuple[str, str]]:
    """Each key that something names as its source, and what names it."""
    for path, block in blocks_of(document):
        for key in getattr(block, "sources", ()):
            yield f"a table or chart in '{path}'", key
        for where, line in lines_of(block):
            for part in line:
                key = part.source if isinstance(part, Number) else ""
                if isinstance(part, Text):
                    key = source_key(part.href)
                if key:
                    yield f"'{part.words}' in '{where}'", key
