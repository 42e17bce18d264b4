"""The Word file: title page, contents, sections, the charts' figures and the source notes."""

import io
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, RGBColor

from goldthread.core.now import now
from goldthread.documents.model import (
    Block,
    ChartBlock,
    Document,
    Grid,
    Panels,
    TableBlock,
    grid_of,
)
from goldthread.documents.model.document import SOURCES_HEADING, SourceNote
from goldthread.documents.model.walk import charts_of
from goldthread.documents.word.blocks import WIDE, Blocks
from goldthread.documents.word.grids import add_grid
from goldthread.documents.word.lines import Runs
from goldthread.documents.word.styles import DRAFT, GREY, name_substitute, style_document
from goldthread.documents.word.xml import bookmark, element, field
from goldthread.documents.written import clean, day_words

WIDTH = Mm(162)


def word_of(document: Document) -> bytes:
    """The document as a .docx. Raises FontMissing before the assets are built."""
    return Writer(document).written()


class Writer:
    """Writes one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.word = docx.Document()
        self.runs = Runs(document)
        self.apart = [b for b in charts_of(document) if not (b.twin_beside or b.twin_elsewhere)]
        twins = {id(block): f"twin_{number}" for number, block in enumerate(self.apart, start=1)}
        self.blocks = Blocks(self.runs, twins)
        self.bookmarks = 0

    def written(self) -> bytes:
        style_document(self.word, self.document.language)
        name_substitute(self.word)
        self.properties()
        self.page(self.word.sections[0])
        self.title_page()
        self.contents()
        for placed in self.document.outline:
            heading = self.heading(placed.section.heading, placed.level)
            self.mark_place(heading, self.runs.places[placed.anchor])
            self.section_blocks(placed.section.blocks)
        self.twins()
        self.sources()
        out = io.BytesIO()
        self.word.save(out)
        return out.getvalue()

    def properties(self) -> None:
        about = self.word.core_properties
        about.title = clean(self.named())
        about.author = clean(self.document.area)
        about.subject = clean(self.document.subtitle)
        about.language = self.document.language
        about.comments = ""
        about.created = about.modified = now().replace(tzinfo=None)
        about.last_modified_by = "Goldthread"
        # Word asks whether to fill the contents list in when the file is opened.
        self.word.settings.element.append(element("w:updateFields", val="true"))

    def named(self) -> str:
        return ", ".join(part for part in (self.document.title, self.document.period) if part)

    def page(self, section: Any, on_its_side: bool = False) -> None:
        sides = (Mm(297), Mm(210)) if on_its_side else (Mm(210), Mm(297))
        section.page_width, section.page_height = sides
        section.orientation = WD_ORIENT.LANDSCAPE if on_its_side else WD_ORIENT.PORTRAIT
        section.left_margin = section.right_margin = Mm(18) if on_its_side else Mm(24)
        section.top_margin, section.bottom_margin = Mm(25), Mm(22)
        if section is self.word.sections[0] or len(self.word.sections) == 1:
            self.head_and_foot(section)

    def head_and_foot(self, section: Any) -> None:
        if self.document.draft:
            head = section.header.paragraphs[0]
            head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            run = head.add_run("DRAFT")
            run.bold = True
            run.font.color.rgb = RGBColor.from_string(DRAFT)
        foot = section.footer.paragraphs[0]
        foot.style = "Goldthread under"
        foot.add_run(clean(f"{self.document.area}: {self.named()}. Page "))
        field(foot, "PAGE", "1")

    def title_page(self) -> None:
        document, word = self.document, self.word
        word.add_paragraph(clean(document.area), style="Goldthread area")
        word.add_paragraph(clean(document.title), style="Title")
        word.add_paragraph(clean(document.period), style="Goldthread period")
        if document.subtitle:
            word.add_paragraph(clean(document.subtitle), style="Goldthread lead")
        if document.draft:
            run = word.add_paragraph().add_run("DRAFT: not signed off")
            run.bold = True
            run.font.color.rgb = RGBColor.from_string(DRAFT)
        as_at = day_words(document.as_at)
        for fact in (
            document.edition,
            f"Figures as they stood on {as_at}" if as_at else "",
            document.contact,
        ):
            if fact:
                run = word.add_paragraph().add_run(clean(fact))
                run.font.color.rgb = RGBColor.from_string(GREY)

    def contents(self) -> None:
        heading = self.word.add_paragraph("Contents", style="Goldthread period")
        heading.paragraph_format.page_break_before = True
        field(self.word.add_paragraph(), r'TOC \o "1-2" \h \z \u', "Update this list: press F9.")

    def heading(self, words: str, level: int) -> Any:
        made = self.word.add_heading(clean(words), level=min(level, 4))
        if level == 1:
            made.paragraph_format.page_break_before = self.bookmarks == 0
        return made

    def mark_place(self, paragraph: Any, name: str) -> None:
        self.bookmarks += 1
        bookmark(paragraph, name, self.bookmarks)

    def section_blocks(self, blocks: tuple[Block, ...]) -> None:
        for block in blocks:
            if isinstance(block, TableBlock | Grid | Panels) and block.wide:
                self.page(self.word.add_section(), on_its_side=True)
                self.blocks.add(self.word, block, WIDE)
                self.page(self.word.add_section())
            else:
                self.blocks.add(self.word, block, WIDTH)

    def twins(self) -> None:
        if self.apart:
            self.heading("The figures of the charts", 1)
        for block in self.apart:
            self.twin(block)

    def twin(self, block: ChartBlock) -> None:
        place = self.word.add_paragraph(style="Goldthread label")
        place.paragraph_format.keep_with_next = True
        self.mark_place(place, self.blocks.twins[id(block)])
        add_grid(self.word, grid_of(TableBlock(block.chart.table, block.sources)), self.runs, WIDTH)

    def sources(self) -> None:
        if self.document.sources:
            self.heading(SOURCES_HEADING, 1)
        for number, note in enumerate(self.document.sources, start=1):
            self.source(number, note)

    def source(self, number: int, note: SourceNote) -> None:
        paragraph = self.word.add_paragraph(style="Goldthread source")
        paragraph.paragraph_format.left_indent = Mm(9)
        paragraph.paragraph_format.first_line_indent = -Mm(9)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(9))
        paragraph.add_run(f"{number}\t").bold = True
        paragraph.add_run(clean(note.title)).bold = True
        facts = [note.place]
        facts += [f"known from {day_words(note.known_from)}"] if note.known_from else []
        facts += [f"as at {day_words(note.as_at)}"] if note.as_at else []
        said = "; ".join(fact for fact in facts if fact)
        paragraph.add_run(clean(f". {said}." if said else "."))
        if note.definition:
            paragraph.add_run(clean(f" {note.definition}"))
        link = self.runs.link(paragraph, note.href)
        if link is not None:
            run = paragraph.add_run(" Open the figure")
            run.style = "Goldthread link"
            link.append(run._r)
        self.mark_place(paragraph, self.runs.source_bookmark(note.key))
