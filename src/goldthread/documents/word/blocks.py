"""Blocks of a document in a Word file, or in a cell of one of its tables."""

import io
from typing import Any

from docx.shared import Emu, Mm, RGBColor

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
from goldthread.documents.model.words import is_silent
from goldthread.documents.word.grids import add_grid, add_under
from goldthread.documents.word.lines import Runs
from goldthread.documents.word.styles import EDGE, GOLD, GOLD_DEEP, PAPER
from goldthread.documents.word.xml import (
    cell_margins,
    describe_picture,
    describe_table,
    inner_link,
    keep_row_whole,
    rule,
    shade,
    styled,
)
from goldthread.documents.written import clean

BOXES = {
    "case_study": ("1C4F82", "F1F5FA"),
    "learning": ("0B5A46", "F0F7F3"),
    "gap": ("8F2A12", "FCF4F1"),
    "caveat": (GOLD_DEEP, PAPER),
    "note": (GOLD_DEEP, PAPER),
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

    def add(self, parent: Any, block: Block, width: Mm) -> Any:
        """Add a block; the paragraph made, where it is one."""
        match block:
            case Paragraph():
                return self.paragraph(parent, block)
            case Bullets():
                for line in block.lines:
                    style = "List Number" if block.ordered else "List Bullet"
                    self.runs.write(styled(parent.add_paragraph(), style), line)
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

    def paragraph(self, parent: Any, block: Paragraph) -> Any:
        paragraph = parent.add_paragraph()
        if block.lead or block.small:
            styled(paragraph, "Goldthread lead" if block.lead else "Goldthread small")
        self.runs.write(paragraph, block.text)
        return paragraph

    def chart(self, parent: Any, block: ChartBlock, width: Mm) -> None:
        paragraph = parent.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        shape = paragraph.add_run().add_picture(io.BytesIO(block.chart.png()), width=width)
        describe_picture(shape, clean(block.chart.title), clean(block.chart.alt))
        if id(block) in self.twins:
            line = styled(parent.add_paragraph(), "Goldthread small")
            run = styled(line.add_run("The figures of this chart"), "Goldthread link")
            inner_link(line, self.twins[id(block)]).append(run._r)
            line.add_run(" are at the end of the report.")
        add_under(parent, block, self.runs)
        if block.twin_beside:
            add_grid(parent, grid_of(TableBlock(block.chart.table)), self.runs, width)

    def quote(self, parent: Any, block: Quote) -> None:
        paragraph = styled(parent.add_paragraph(), "Goldthread quote")
        paragraph.add_run("\N{LEFT DOUBLE QUOTATION MARK}")
        self.runs.write(paragraph, block.text)
        paragraph.add_run("\N{RIGHT DOUBLE QUOTATION MARK}")
        styled(parent.add_paragraph(clean(block.who)), "Goldthread who")

    def key_numbers(self, parent: Any, block: KeyNumbers, width: Mm) -> None:
        if block.title:
            styled(parent.add_paragraph(clean(block.title)), "Goldthread caption")
        across = 2 if len(block.items) in {2, 4} else min(3, len(block.items))
        cells = self.layout(parent, len(block.items), across, width, block.title or "Key numbers")
        for item, cell in zip(block.items, cells, strict=True):
            rule(cell, top=(18, GOLD), left=(4, EDGE), bottom=(4, EDGE), right=(4, EDGE))
            name = styled(cell.paragraphs[0], "Goldthread cell")
            name.add_run(clean(item.name)).bold = True
            style = "Goldthread silent" if is_silent(item.number) else "Goldthread number"
            self.runs.write(styled(cell.add_paragraph(), style), item.number)
            self.runs.write(styled(cell.add_paragraph(), "Goldthread small"), item.detail)

    def box(self, parent: Any, block: Box, width: Mm) -> None:
        edge, fill = BOXES[block.kind]
        title = f"{block.label}: {block.title}" if block.title else block.label
        (cell,) = self.layout(parent, 1, 1, width, title)
        shade(cell, fill)
        rule(cell, left=(24, edge))
        label = styled(cell.paragraphs[0], "Goldthread label")
        label.add_run(clean(block.label)).font.color.rgb = RGBColor.from_string(edge)
        if block.title:
            styled(cell.add_paragraph(clean(block.title)), "Goldthread box title")
        self.add_all(cell, block.blocks, Mm(width.mm - 8))

    def panels(self, parent: Any, block: Panels, width: Mm) -> None:
        if block.title:
            styled(parent.add_paragraph(clean(block.title)), "Goldthread caption")
        cells = self.layout(parent, len(block.panels), block.across, width, block.title)
        for panel, cell in zip(block.panels, cells, strict=True):
            shade(cell, PAPER)
            rule(cell, top=(18, GOLD))
            styled(cell.paragraphs[0], "Goldthread box title").add_run(clean(panel.title))
            self.add_all(cell, panel.blocks, Mm(width.mm / block.across - 6))

    def layout(self, parent: Any, count: int, across: int, width: Mm, title: str) -> list[Any]:
        """The cells of a table that only places things side by side, and the space after it."""
        if not count:
            return []
        table = parent.add_table(-(-count // across), across)
        table.autofit = False
        describe_table(table, clean(title), has_headers=False)
        cell_margins(table, across=140, down=90)
        for column in table.columns:
            column.width = Emu(int(width / across))
        for row in table.rows:
            keep_row_whole(row)
        styled(parent.add_paragraph(), "Goldthread small")
        return [cell for row in table.rows for cell in row.cells][:count]
