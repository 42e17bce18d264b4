"""A line of a document as runs of a Word paragraph; a number is a link to its source note."""

from typing import Any

from docx.shared import Pt, RGBColor

from goldthread.documents.model import Document, Inline, Number, Status, Text, Words, prose
from goldthread.documents.source_links import source_key
from goldthread.documents.word.styles import GREY
from goldthread.documents.word.xml import inner_link, outer_link, styled
from goldthread.documents.written import clean
from goldthread.ui.marks import MARKS

STATUS_INKS = {"good": "0B4A38", "care": "5C3F00", "bad": "7A220D", "unknown": "3A414C"}


class Runs:
    """Writes lines into paragraphs; knows the bookmarks that links may lead to."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.places = {p.anchor: f"at_{n}" for n, p in enumerate(document.outline, start=1)}

    def source_bookmark(self, key: str) -> str:
        return f"source_{self.document.source_numbers[key]}"

    def write(self, paragraph: Any, words: Words, in_cell: bool = False) -> None:
        """Add a line; in a cell a hidden number is its mark, explained under the table."""
        for part in prose(words):
            self.part(paragraph, part, in_cell)

    def part(self, paragraph: Any, part: Inline, in_cell: bool) -> None:
        match part:
            case Number():
                self.number(paragraph, part, in_cell)
            case Status():
                run = paragraph.add_run(f"{part.symbol}\N{NO-BREAK SPACE}{clean(part.words)}")
                run.bold = True
                run.font.color.rgb = RGBColor.from_string(STATUS_INKS[part.kind])
            case Text():
                self.text(paragraph, part)

    def text(self, paragraph: Any, part: Text) -> None:
        run = paragraph.add_run(clean(part.words))
        # None leaves a style's own weight as it is.
        run.bold, run.italic = part.strong or None, part.emphasis or None
        link = self.link(paragraph, part.href)
        if link is not None:
            styled(run, "Goldthread link")
            link.append(run._r)

    def number(self, paragraph: Any, number: Number, in_cell: bool) -> None:
        marks = number.marks if in_cell else number.notes
        words = "" if in_cell and number.is_hidden else clean(number.words)
        link = inner_link(paragraph, self.source_bookmark(number.source)) if number.source else None
        if words:
            self.walked(paragraph.add_run(words), link)
        if marks:
            symbols = " ".join(MARKS[name].symbol for name in marks)
            run = paragraph.add_run(f"\N{NO-BREAK SPACE}{symbols}" if words else symbols)
            run.font.color.rgb = RGBColor.from_string(GREY)
            run.font.size = Pt(8)
            if not words:
                self.walked(run, link)

    @staticmethod
    def walked(run: Any, link: Any) -> None:
        if link is not None:
            styled(run, "Goldthread sourced")
            link.append(run._r)

    def link(self, paragraph: Any, href: str) -> Any:
        """A link to put a run in; None where it would lead nowhere."""
        if key := source_key(href):
            return inner_link(paragraph, self.source_bookmark(key))
        if href.startswith("#"):
            place = self.places.get(href[1:])
            return inner_link(paragraph, place) if place else None
        whole = self.document.address_of(href)
        return outer_link(paragraph, whole) if whole else None
