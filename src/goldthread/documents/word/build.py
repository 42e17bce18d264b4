"""The Word file: title page, contents, sections, the charts' figures and the source notes."""

import io
from collections.abc import Iterator
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, RGBColor

from goldthread.core.now import now
from goldthread.documents.model import ChartBlock, Document, Placed, TableBlock, grid_of
from goldthread.documents.model.document import SOURCES_HEADING, TWINS_HEADING, SourceNote
from goldthread.documents.model.walk import charts_with_twins_apart
from goldthread.documents.spreads import Spread, introduces, spreads_of
from goldthread.documents.word.blocks import WIDE, Blocks
from goldthread.documents.word.grids import add_grid
from goldthread.documents.word.lines import Runs
from goldthread.documents.word.styles import DRAFT, name_substitute, style_document
from goldthread.documents.word.xml import (
    bookmark,
    field,
    field_end,
    field_start,
    inner_link,
    styled,
)
from goldthread.documents.written import clean, day_words

WIDTH = Mm(162)
LISTED_LEVELS = 2
SHORT, LONG = Mm(210), Mm(297)


def word_of(document: Document) -> bytes:
    """The document as a .docx. Raises FontMissing before the assets are built."""
    return Writer(document).written()


class Writer:
    """Writes one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.word = docx.Document()
        self.runs = Runs(document)
        self.apart = charts_with_twins_apart(document)
        twins = {id(block): f"twin_{number}" for number, block in enumerate(self.apart, start=1)}
        self.blocks = Blocks(self.runs, twins)
        self.bookmarks = 0
        self.new_page = False

    def written(self) -> bytes:
        style_document(self.word, self.document.language)
        name_substitute(self.word)
        self.properties()
        self.page(self.word.sections[0], wide=False)
        self.head_and_foot(self.word.sections[0])
        self.title_page()
        self.contents()
        for number, spread in enumerate(spreads_of(self.document)):
            self.spread(spread, first=number == 0)
        self.closing()
        out = io.BytesIO()
        self.word.save(out)
        return out.getvalue()

    def spread(self, spread: Spread, first: bool) -> None:
        """A run of pages of one direction: after the contents it needs no new section."""
        if spread.wide or not first:
            self.page(self.word.add_section(), spread.wide)
        elif spread.items:
            self.new_page = True
        for item, after in zip(spread.items, [*spread.items[1:], None], strict=True):
            if isinstance(item, Placed):
                heading = self.heading(item.section.heading, item.level)
                self.mark_place(heading, self.runs.places[item.anchor])
            else:
                made = self.blocks.add(self.word, item, WIDE if spread.wide else WIDTH)
                if made is not None and introduces(item, after):
                    made.paragraph_format.keep_with_next = True

    def closing(self) -> None:
        """The charts' figures and the source notes, upright."""
        if spreads_of(self.document)[-1:] and spreads_of(self.document)[-1].wide:
            self.page(self.word.add_section(), wide=False)
        self.twins()
        self.sources()

    def properties(self) -> None:
        about = self.word.core_properties
        about.title = clean(self.named())
        about.author = clean(self.document.area)
        about.subject = clean(self.document.subtitle)
        about.language = self.document.language
        about.comments = ""
        about.created = about.modified = now().replace(tzinfo=None)
        about.last_modified_by = "Goldthread"

    def named(self) -> str:
        return ", ".join(part for part in (self.document.title, self.document.period) if part)

    def page(self, section: Any, wide: bool) -> None:
        section.page_width, section.page_height = (LONG, SHORT) if wide else (SHORT, LONG)
        section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
        section.left_margin = section.right_margin = Mm(18) if wide else Mm(24)
        section.top_margin, section.bottom_margin = Mm(25), Mm(22)

    def head_and_foot(self, section: Any) -> None:
        if self.document.draft:
            head = section.header.paragraphs[0]
            head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            run = head.add_run("DRAFT")
            run.bold = True
            run.font.color.rgb = RGBColor.from_string(DRAFT)
        foot = section.footer.paragraphs[0]
        styled(foot, "Goldthread small")
        foot.add_run(clean(f"{self.document.area}: {self.named()}. Page "))
        field(foot, "PAGE", "1")
        foot.add_run(" of ")
        field(foot, "NUMPAGES", "1")

    def title_page(self) -> None:
        document, word = self.document, self.word
        styled(word.add_paragraph(clean(document.area)), "Goldthread area")
        styled(word.add_paragraph(clean(document.title)), "Title")
        styled(word.add_paragraph(clean(document.period)), "Goldthread period")
        if document.subtitle:
            styled(word.add_paragraph(clean(document.subtitle)), "Goldthread lead")
        if document.draft:
            run = word.add_paragraph().add_run("DRAFT: not signed off")
            run.bold = True
            run.font.color.rgb = RGBColor.from_string(DRAFT)
        as_at = day_words(document.as_at)
        facts = (document.edition, f"Figures as they stood on {as_at}" if as_at else "")
        for fact in (*facts, document.contact):
            if fact:
                self.runs.write(styled(word.add_paragraph(), "Goldthread fact"), fact)

    def contents(self) -> None:
        """A contents field, filled in with links: Word adds the page numbers when it updates it."""
        heading = styled(self.word.add_paragraph("Contents"), "Goldthread contents")
        heading.paragraph_format.page_break_before = True
        begin = field_start(r'TOC \o "1-2" \h \z \u', dirty="true")
        listed = list(self.listed())
        line = self.word.add_paragraph()
        for number, (words, level, place) in enumerate(listed):
            line = styled(line if not number else self.word.add_paragraph(), f"TOC {level}")
            for part in begin if not number else ():
                line._p.append(part)
            run = line.add_run(clean(words))
            inner_link(line, place).append(run._r)
        for part in () if listed else begin:
            line._p.append(part)
        line._p.append(field_end())

    def listed(self) -> Iterator[tuple[str, int, str]]:
        """The headings of the contents list: words, level, bookmark."""
        for placed in self.document.outline:
            if placed.level <= LISTED_LEVELS:
                yield placed.section.heading, placed.level, self.runs.places[placed.anchor]
        if self.apart:
            yield TWINS_HEADING, 1, "at_twins"
        if self.document.sources:
            yield SOURCES_HEADING, 1, "at_sources"

    def heading(self, words: str, level: int) -> Any:
        made = styled(self.word.add_paragraph(clean(words)), f"Heading {min(level, 4)}")
        if self.new_page:
            made.paragraph_format.page_break_before = True
            self.new_page = False
        return made

    def mark_place(self, paragraph: Any, name: str) -> None:
        self.bookmarks += 1
        bookmark(paragraph, name, self.bookmarks)

    def twins(self) -> None:
        if self.apart:
            self.mark_place(self.heading(TWINS_HEADING, 1), "at_twins")
        for block in self.apart:
            self.twin(block)

    def twin(self, block: ChartBlock) -> None:
        place = styled(self.word.add_paragraph(), "Goldthread label")
        place.paragraph_format.keep_with_next = True
        self.mark_place(place, self.blocks.twins[id(block)])
        add_grid(self.word, grid_of(TableBlock(block.chart.table, block.sources)), self.runs, WIDTH)

    def sources(self) -> None:
        if self.document.sources:
            self.mark_place(self.heading(SOURCES_HEADING, 1), "at_sources")
        for number, note in enumerate(self.document.sources, start=1):
            self.source(number, note)

    def source(self, number: int, note: SourceNote) -> None:
        paragraph = styled(self.word.add_paragraph(), "Goldthread source")
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
            styled(run, "Goldthread link")
            link.append(run._r)
        self.mark_place(paragraph, self.runs.source_bookmark(note.key))
