"""HTML from the model, by templates of one macro for each kind of block."""

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count

from django.template import engines
from markupsafe import Markup

from goldthread.documents.drawing import FONTS, FontMissing
from goldthread.documents.html.lines import Lines
from goldthread.documents.model import (
    Block,
    Document,
    Grid,
    TableBlock,
    Words,
    grid_of,
)
from goldthread.documents.model.document import SOURCES_HEADING
from goldthread.documents.model.words import is_silent
from goldthread.documents.written import clean, day_words
from goldthread.ui.tables import Table

BUILT = FONTS.parent
FONT_FILE = re.compile(r'url\("?(fonts/[a-z]+\.woff2)"?\)')


def fragment_of(document: Document) -> Markup:
    """The sections, the contents list and the source notes, for a page of the site to hold.

    The page's own h1 is the document's title: sections begin at h2. Addresses stay as they are
    given, so the notes lead to pages of the same site.
    """
    return _rendered("documents/fragment.html", document, alone=False)


def report_of(document: Document) -> str:
    """The whole document as one HTML file: style and font within it, no script, no other file.

    Raises FontMissing before the assets are built.
    """
    return str(_rendered("documents/report.html", document, alone=True, style=style()))


def _rendered(template: str, document: Document, alone: bool, **more: object) -> Markup:
    lines = Lines(document, alone)
    context = {
        "document": document,
        "lines": lines,
        "it": Tools(lines, count(1)),
        "sources_heading": SOURCES_HEADING,
        "day_words": day_words,
        "clean": clean,
        **more,
    }
    # The templates escape every word they are given.
    return Markup(engines["jinja2"].get_template(template).render(context))  # noqa: S704


@dataclass(frozen=True)
class Tools:
    """What the macros of blocks need, wherever they are nested."""

    lines: Lines
    numbered: Iterator[int]

    def next_number(self) -> int:
        """A number for an id that no other table of the page has."""
        return next(self.numbered)

    @staticmethod
    def kind_of(block: Block) -> str:
        """The name of the macro that draws a block."""
        return type(block).__name__.lower()

    @staticmethod
    def grid_of(block: TableBlock) -> Grid:
        return grid_of(block)

    @staticmethod
    def twin_of(table: Table, sources: tuple[str, ...]) -> TableBlock:
        return TableBlock(table, sources)

    @staticmethod
    def clean(words: str) -> str:
        return clean(words)

    @staticmethod
    def is_hidden(words: Words) -> bool:
        """Whether a line has a number without a value."""
        return is_silent(words)


@cache
def style() -> Markup:
    """The documents' style sheet with its fonts within it."""
    path = BUILT / "report.css"
    if not path.exists():
        raise FontMissing("the documents' style is not built: run scripts/build_assets.py")
    sheet = path.read_text("utf-8-sig")
    # Our own built style sheet: nothing of a document is in it.
    return Markup(FONT_FILE.sub(_embedded, sheet))  # noqa: S704


def _embedded(found: re.Match[str]) -> str:
    font = base64.b64encode((BUILT / found[1]).read_bytes()).decode()
    return f"url(data:font/woff2;base64,{font})"
