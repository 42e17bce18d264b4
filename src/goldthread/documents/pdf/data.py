"""A document as the plain data that the Typst template sets: strings, numbers, lists, dicts."""

from collections.abc import Sequence
from typing import Any

from goldthread.documents.model import (
    Block,
    Box,
    Bullets,
    ChartBlock,
    Document,
    Grid,
    GridCell,
    GridRow,
    Inline,
    KeyNumbers,
    Number,
    Panels,
    Paragraph,
    Placed,
    Prose,
    Quote,
    SourceNote,
    Status,
    TableBlock,
    Text,
    grid_of,
    prose,
)
from goldthread.documents.model.document import SOURCES_HEADING, TWINS_HEADING
from goldthread.documents.model.walk import charts_with_twins_apart, grid_marks
from goldthread.documents.model.words import is_silent
from goldthread.documents.source_links import source_key
from goldthread.documents.spreads import Item, Spread, introduces, spreads_of
from goldthread.documents.widths import (
    extent,
    has_long_words,
    is_kept_whole,
    lines_high,
    shares,
)
from goldthread.documents.written import day_words, in_our_font
from goldthread.ui.marks import MARKS

Data = dict[str, Any]
# Characters of table text to a line, upright and on its side.
ROOM, WIDE_ROOM = 98, 152
# A table of no more lines than this is not broken across two pages.
KEPT_WHOLE = 17


def data_of(document: Document) -> Data:
    """What the template needs of a document."""
    return Writer(document).document()


class Writer:
    """Writes one document's parts; knows which addresses within it exist."""

    def __init__(self, document: Document) -> None:
        self.whole = document
        self.anchors = {placed.anchor for placed in document.outline}
        self.charts = charts_with_twins_apart(document)

    def document(self) -> Data:
        whole = self.whole
        language, _, region = whole.language.partition("-")
        return {
            **{name: in_our_font(getattr(whole, name)) for name in TITLE_PARTS},
            "contact": self.line(prose(whole.contact)),
            "as_at": day_words(whole.as_at),
            "draft": whole.draft,
            "language": language,
            "region": region or None,
            "spreads": [self.spread(spread) for spread in spreads_of(whole)],
            "twins": [self.twin(block) for block in self.charts],
            "twins_heading": TWINS_HEADING,
            "sources_heading": SOURCES_HEADING,
            "sources": [self.source(note) for note in whole.sources],
            "marks": [{"symbol": mark.symbol, "words": mark.words} for mark in whole.marks],
        }

    def spread(self, spread: Spread) -> Data:
        items = [self.item(item) for item in spread.items]
        return {"wide": spread.wide, "items": kept_together(spread.items, items)}

    def item(self, item: Placed | Block) -> Data:
        if not isinstance(item, Placed):
            return self.block(item)
        return {
            "kind": "heading",
            "heading": in_our_font(item.section.heading),
            "level": item.level,
            "anchor": f"at-{item.anchor}",
        }

    def source(self, note: SourceNote) -> Data:
        words = (note.title, note.place, note.definition)
        title, place, definition = (in_our_font(part) for part in words)
        return {
            "anchor": self.source_label(note.key),
            "title": title,
            "place": place,
            "definition": definition,
            "known_from": day_words(note.known_from),
            "as_at": day_words(note.as_at),
            "href": self.whole.address_of(note.href),
        }

    def source_label(self, key: str) -> str:
        return f"source-{self.whole.source_numbers[key]}"

    def twin(self, block: ChartBlock) -> Data:
        twin = TableBlock(block.chart.table, block.sources)
        return {"anchor": self.twin_label(block), "grid": self.grid(grid_of(twin))}

    def twin_label(self, block: ChartBlock) -> str | None:
        """The label of a chart's table at the end; None where it stands elsewhere."""
        places = (place for place, chart in enumerate(self.charts, start=1) if chart is block)
        return next((f"twin-{place}" for place in places), None)

    def blocks(self, blocks: tuple[Block, ...]) -> list[Data]:
        return kept_together(blocks, [self.block(block) for block in blocks])

    def block(self, block: Block) -> Data:
        match block:
            case Paragraph():
                kind = "lead" if block.lead else "small" if block.small else "paragraph"
                return {"kind": kind, "line": self.line(block.text)}
            case Bullets():
                lines = [self.line(line) for line in block.lines]
                return {"kind": "list", "ordered": block.ordered, "lines": lines}
            case TableBlock():
                return self.grid(grid_of(block))
            case Grid():
                return self.grid(block)
            case ChartBlock():
                return self.chart(block)
            case Quote():
                text, who = self.line(prose(block.text)), in_our_font(block.who)
                return {"kind": "quote", "line": text, "who": who}
            case KeyNumbers():
                return self.key_numbers(block)
            case Box():
                return {
                    "kind": "box",
                    "look": block.kind,
                    "label": block.label,
                    "title": in_our_font(block.title),
                    "blocks": self.blocks(block.blocks),
                }
            case Panels():
                return self.panels(block)

    def key_numbers(self, block: KeyNumbers) -> Data:
        items = [
            {
                "name": in_our_font(item.name),
                "number": self.line(prose(item.number)),
                "hidden": is_silent(item.number),
                "detail": self.line(prose(item.detail)),
            }
            for item in block.items
        ]
        return {"kind": "numbers", "title": in_our_font(block.title), "items": items}

    def panels(self, block: Panels) -> Data:
        return {
            "kind": "panels",
            "title": in_our_font(block.title),
            "across": block.across,
            "panels": [
                {"title": in_our_font(panel.title), "blocks": self.blocks(panel.blocks)}
                for panel in block.panels
            ],
        }

    def chart(self, block: ChartBlock) -> Data:
        return {
            "kind": "chart",
            "svg": in_our_font(str(block.chart.svg)),
            "alt": in_our_font(f"{block.chart.title}. {block.chart.alt}"),
            "note": self.line(prose(block.note)),
            "sources": self.named(block.sources),
            "twin": self.twin_label(block),
            "beside": self.grid(grid_of(TableBlock(block.chart.table)))
            if block.twin_beside
            else None,
        }

    def grid(self, grid: Grid) -> Data:
        room = WIDE_ROOM if grid.wide else ROOM
        legend = [MARKS[name] for name in MARKS if name in grid_marks(grid)]
        return {
            "kind": "grid",
            "caption": in_our_font(grid.caption),
            "shares": shares(grid, room),
            "extent": extent(grid, room),
            "whole": lines_high(grid, room) <= KEPT_WHOLE,
            "hyphenate": has_long_words(grid),
            "columns": [
                {"heading": in_our_font(column.heading), "numeric": column.numeric}
                for column in grid.columns
            ],
            "rows": [self.row(row) for row in grid.rows],
            "note": self.line(prose(grid.note)),
            "sources": self.named(grid.sources),
            "legend": [{"symbol": mark.symbol, "words": mark.words} for mark in legend],
        }

    def row(self, row: GridRow) -> Data:
        cells = [self.cell(cell) for cell in row.cells]
        return {
            "cells": cells,
            "total": row.total,
            "heading": row.heading,
            "whole": is_kept_whole(row),
        }

    def cell(self, cell: GridCell) -> Data:
        lines = [self.line(line, in_cell=True) for line in cell.lines]
        return {"lines": lines, "bullets": cell.bullets, "span": cell.span}

    def named(self, keys: tuple[str, ...]) -> list[Data]:
        """The sources of a whole table or chart, as numbers that lead to their notes."""
        return [
            {"to": self.source_label(key), "number": self.whole.source_numbers[key]} for key in keys
        ]

    def line(self, line: Prose, in_cell: bool = False) -> list[Data]:
        return [self.part(part, in_cell) for part in line]

    def part(self, part: Inline, in_cell: bool) -> Data:
        match part:
            case Number():
                return self.number(part, in_cell)
            case Status():
                words = in_our_font(part.words)
                return {"t": "status", "look": part.kind, "symbol": part.symbol, "words": words}
            case Text():
                looks = {"strong": part.strong, "emphasis": part.emphasis}
                return {
                    "t": "text",
                    "words": in_our_font(part.words),
                    **looks,
                    **self.leads_to(part.href),
                }

    def number(self, number: Number, in_cell: bool) -> Data:
        """In a cell a hidden number is its short mark, explained under the table."""
        marks = number.marks if in_cell else number.notes
        words = "" if in_cell and number.is_hidden else in_our_font(number.words)
        to = self.source_label(number.source) if number.source else None
        return {"t": "number", "words": words, "marks": [MARKS[m].symbol for m in marks], "to": to}

    def leads_to(self, href: str) -> Data:
        """Where a link leads: a label in the document or a whole address; nowhere otherwise."""
        if key := source_key(href):
            return {"to": self.source_label(key), "href": ""}
        if href.startswith("#"):
            return {"to": f"at-{href[1:]}" if href[1:] in self.anchors else None, "href": ""}
        return {"to": None, "href": self.whole.address_of(href)}


TITLE_PARTS = ("title", "subtitle", "area", "period", "edition")


def kept_together(items: Sequence[Item], written: list[Data]) -> list[Data]:
    """The written items, each with whether it stays on the page of the one after it."""
    following = [*items, None][1:]
    return [
        {**data, "sticky": introduces(item, after)}
        for data, item, after in zip(written, items, following, strict=True)
    ]
