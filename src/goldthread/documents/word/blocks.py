"""Blocks of a document in a Word file, or in a cell of one of its tables."""

import io
from typing import Any

from docx.shared import Mm

from goldthread.documents.model import (
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
from goldthread.documents.word.grids import add_grid, add_under, rule
from goldthread.documents.word.lines import Runs
from goldthread.documents.word.styles import EDGE, GOLD, PAPER
from goldthread.documents.word.xml import (
    describe_picture,
    describe_table,
    inner_link,
    shade,
)
from goldthread.documents.written import clean

BOXES = {
    "case_study": ("1C4F82", "F1F5FA"),
    "learning": ("0B5A46", "F0F7F3"),
    "gap": ("8F2A12", "FCF4F1"),
    "caveat": ("8A5F00", PAPER),
    "note": (GOLD, PAPER),
}
WIDE = Mm(261)


class Blocks:
    """Adds blocks to a parent: the document, or a cell. `width` is the room across."""

    def __init__(self, runs: Runs, twins: dict[int, str]) -> None:
        self.runs = runs
        self.twins = twins

    def add_all(self, parent: Any, blocks: tuple[Block, ...], width: Mm) -> None:
        for block in blocks:
            self.add(parent, block, width)

    def add(self, parent: Any, block: Block, width: Mm) -> None:
        match block:
            case Paragraph():
                style = "Goldthread lead" if block.lead else "Goldthread under"
                named = style if block.lead or block.small else None
                self.runs.write(parent.add_paragraph(style=named), block.text)
            case Bullets():
                style = "List Number" if block.ordered else "List Bullet"
                for line in block.lines:
                    self.runs.write(parent.add_paragraph(style=style), line)
            case TableBlock():
                add_grid(parent, grid_of(block), self.runs, width)
            case Grid():
                add_grid(parent, block, self.runs, width)
            case ChartBlock():
                self.chart(parent, block, width)
            case Quote():
                self.quote(parent, block)
            case KeyNumbers():
                self.key_numbers(parent, block, width)
            case Box():
                self.box(parent, block, width)
            case Panels():
                self.panels(parent, block, width)

    def chart(self, parent: Any, block: ChartBlock, width: Mm) -> None:
        paragraph = parent.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        shape = paragraph.add_run().add_picture(io.BytesIO(block.chart.png()), width=width)
        describe_picture(shape, block.chart.title, block.chart.alt)
        if id(block) in self.twins:
            line = parent.add_paragraph(style="Goldthread under")
            run = line.add_run("The figures of this chart")
            run.style = "Goldthread link"
            inner_link(line, self.twins[id(block)]).append(run._r)
            line.add_run(" are at the end of the report.")
        add_under(parent, block, self.runs)
        if block.twin_beside:
            add_grid(parent, grid_of(TableBlock(block.chart.table)), self.runs, width)

    def quote(self, parent: Any, block: Quote) -> None:
        paragraph = parent.add_paragraph(style="Goldthread quote")
        paragraph.paragraph_format.left_indent = Mm(6)
        paragraph.paragraph_format.keep_with_next = bool(block.who)
        paragraph.add_run("“")
        self.runs.write(paragraph, block.text)
        paragraph.add_run("”")
        if block.who:
            who = parent.add_paragraph(clean(block.who), style="Goldthread quoted")
            who.paragraph_format.left_indent = Mm(6)

    def key_numbers(self, parent: Any, block: KeyNumbers, width: Mm) -> None:
        if block.title:
            parent.add_paragraph(clean(block.title), style="Goldthread caption")
        across = 2 if len(block.items) in {2, 4} else min(3, len(block.items))
        cells = self.layout(parent, len(block.items), across, width, block.title or "Key numbers")
        for item, cell in zip(block.items, cells, strict=False):
            rule(cell, top=(18, GOLD), left=(4, EDGE), bottom=(4, EDGE), right=(4, EDGE))
            name = cell.paragraphs[0]
            name.style = "Goldthread cell"
            name.add_run(clean(item.name)).bold = True
            self.runs.write(cell.add_paragraph(style="Goldthread number"), item.number)
            if item.detail:
                self.runs.write(cell.add_paragraph(style="Goldthread under"), item.detail)

    def box(self, parent: Any, block: Box, width: Mm) -> None:
        edge, fill = BOXES[block.kind]
        title = f"{block.label}: {block.title}" if block.title else block.label
        (cell,) = self.layout(parent, 1, 1, width, title)
        shade(cell, fill)
        rule(cell, left=(24, edge))
        label = cell.paragraphs[0]
        label.style = "Goldthread label"
        label.add_run(clean(block.label))
        if block.title:
            cell.add_paragraph(clean(block.title), style="Goldthread box title")
        self.add_all(cell, block.blocks, Mm(width.mm - 8))

    def panels(self, parent: Any, block: Panels, width: Mm) -> None:
        if block.title:
            parent.add_paragraph(clean(block.title), style="Goldthread caption")
        cells = self.layout(parent, len(block.panels), block.across, width, block.title)
        for panel, cell in zip(block.panels, cells, strict=False):
            shade(cell, PAPER)
            rule(cell, top=(18, GOLD))
            first = cell.paragraphs[0]
            first.style = "Goldthread box title"
            first.add_run(clean(panel.title))
            self.add_all(cell, panel.blocks, Mm(width.mm / block.across - 6))

    def layout(self, parent: Any, count: int, across: int, width: Mm, title: str) -> list[Any]:
        """The cells of a table that only places things side by side, and the space after it."""
        table = parent.add_table(rows=-(-count // across), cols=across)
        table.autofit = False
        describe_table(table, clean(title))
        for column in table.columns:
            column.width = int(width / across)
        cells = [cell for row in table.rows for cell in row.cells]
        after = parent.add_paragraph()
        after.paragraph_format.space_after = Mm(1)
        return cells[:count]
