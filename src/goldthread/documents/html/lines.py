"""A line of a document as HTML: words escaped, numbers linked to their notes."""

from markupsafe import Markup, escape

from goldthread.documents.model import (
    Document,
    Grid,
    GridCell,
    Inline,
    Number,
    Status,
    Text,
    prose,
)
from goldthread.documents.model.document import FOLLOWED
from goldthread.documents.model.walk import grid_marks
from goldthread.documents.model.words import Words
from goldthread.documents.source_links import source_key, source_link
from goldthread.documents.written import clean
from goldthread.ui.marks import MARKS, Mark, legend

BREAK = Markup("<br>")


class Lines:
    """Writes the lines of one document; `alone` where it is a file away from the site."""

    def __init__(self, document: Document, alone: bool) -> None:
        self.document = document
        self.alone = alone
        self.anchors = {placed.anchor for placed in document.outline}

    def line(self, words: Words, in_cell: bool = False) -> Markup:
        """A line; in a cell a hidden number is its mark, explained under the table."""
        return Markup("").join(self.part(part, in_cell) for part in prose(words))

    def part(self, part: Inline, in_cell: bool) -> Markup:
        match part:
            case Number():
                return self.number(part, in_cell)
            case Status():
                return STATUS.format(part.kind, part.symbol, clean(part.words))
            case Text():
                return self.text(part)

    def text(self, part: Text) -> Markup:
        words = BREAK.join(escape(line) for line in clean(part.words).split("\n"))
        for wanted, tag in ((part.strong, "strong"), (part.emphasis, "em")):
            if wanted:
                words = Markup("<{0}>{1}</{0}>").format(Markup(tag), words)  # noqa: S704 - a constant
        href = self.href(part.href)
        return LINK.format(href, words) if href else words

    def number(self, number: Number, in_cell: bool) -> Markup:
        hidden = in_cell and number.is_hidden
        words = mark(MARKS[number.state]) if hidden else escape(clean(number.words))
        if number.source:
            words = SOURCED.format(source_link(number.source), words)
        return words + Markup("").join(" " + mark(MARKS[name]) for name in number.notes)

    def href(self, href: str) -> str:
        """Where a link leads; '' where nothing is there, or nothing a page should lead to."""
        if key := source_key(href):
            return source_link(key)
        if href.startswith("#"):
            return f"#at-{href[1:]}" if href[1:] in self.anchors else ""
        if self.alone:
            return self.document.address_of(href)
        return href if href.startswith(("/", *FOLLOWED)) and not href.startswith("//") else ""

    def cell(self, cell: GridCell) -> Markup:
        """A cell's lines, one under another, or as a list."""
        held = [self.line(line, in_cell=True) for line in cell.lines]
        if cell.bullets:
            items = Markup("").join(Markup("<li>{}</li>").format(line) for line in held)
            return Markup('<ul class="gt-doc__cell-list">{}</ul>').format(items)
        if len(held) == 1:
            return held[0]
        return Markup("").join(Markup("<p>{}</p>").format(line) for line in held)

    def legend(self, grid: Grid) -> tuple[Mark, ...]:
        """The marks on a grid's numbers, with their words."""
        return legend(grid_marks(grid))


STATUS = Markup(
    '<span class="gt-status gt-status--{}"><span aria-hidden="true">{}</span> {}</span>'
)
LINK = Markup('<a class="govuk-link" href="{}">{}</a>')
SOURCED = Markup('<a class="gt-sourced" href="{}">{}</a>')


def mark(found: Mark) -> Markup:
    """A mark with its words for those who do not see the legend."""
    return Markup(
        '<span class="gt-mark"><span aria-hidden="true">{}</span>'
        '<span class="govuk-visually-hidden">{}</span></span>'
    ).format(found.symbol, found.words)
