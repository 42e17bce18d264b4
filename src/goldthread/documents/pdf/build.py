"""The PDF, typeset by Typst from one fixed template; the document is given to it as data.

Words reach the template as JSON strings, which Typst shows and never reads as markup.
"""

import json
from functools import cache
from pathlib import Path
from threading import Lock

import typst

from goldthread.core.now import now
from goldthread.documents.drawing import FONTS, register_font
from goldthread.documents.model import Document
from goldthread.documents.pdf.data import data_of

TEMPLATES = Path(__file__).parent / "templates"
REPORT, BLANK = TEMPLATES / "report.typ", TEMPLATES / "blank.typ"
COMPILATIONS_KEPT = 10
# One compiler, with the fonts it has read; it is not made for two threads at once.
_typesetting = Lock()


class NotPrinted(Exception):
    """Typst refused the document: with what it said. The template or the model has a fault."""


def pdf_of(document: Document) -> bytes:
    """The document as a PDF that says it is PDF/UA-1.

    Raises NotPrinted, with Typst's words, for what it will not set; FontMissing before the
    assets are built.
    """
    given = {"document": json.dumps(data_of(document))}
    moment = now().replace(microsecond=0)
    with _typesetting:
        try:
            made = _compiler().compile(
                REPORT, format="pdf", pdf_standards=["ua-1"], sys_inputs=given, timestamp=moment
            )
        except typst.TypstError as refused:
            raise NotPrinted(f"'{document.title}' was not printed: {refused.message}") from refused
        finally:
            _forget()
    if not isinstance(made, bytes):
        raise NotPrinted(f"'{document.title}' was not printed: Typst gave no PDF")
    return made


def _forget() -> None:
    """Let Typst drop what it keeps of a document: it drops what ten compilations did not use.

    A process that had printed a dozen reports held 830 MB; this way it holds 300.
    """
    for _ in range(COMPILATIONS_KEPT + 1):
        _compiler().compile(BLANK, format="pdf", sys_inputs={})


@cache
def _compiler() -> typst.Compiler:
    register_font()
    return typst.Compiler(REPORT, root=TEMPLATES, font_paths=[FONTS], ignore_system_fonts=True)
