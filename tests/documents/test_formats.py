"""What must hold in every format alike: odd documents, and the same words in each."""

import io
import re
from html import unescape

import docx
import page as page_validation
import pytest

from documents.examples import BANDS
from documents.gallery.report import gallery_report
from goldthread.documents.charts import chart_of
from goldthread.documents.html import fragment_of, report_of
from goldthread.documents.model import (
    Box,
    Bullets,
    ChartBlock,
    Document,
    Grid,
    GridCell,
    GridColumn,
    GridRow,
    KeyNumber,
    KeyNumbers,
    Panel,
    Panels,
    Paragraph,
    Quote,
    Section,
    TableBlock,
    number,
    prose,
)
from goldthread.documents.model.walk import numbers_of
from goldthread.documents.pdf import pdf_of
from goldthread.documents.word import word_of
from goldthread.ui.tables import Column, Table, row

LONG = "https://www.example.org.uk/a/very/long/path/without/any/space?query=something&and=more"
WORD = "Pneumonoultramicroscopicsilicovolcanoconiosis"
GRID = Grid(
    "Long words",
    (GridColumn("Name"), GridColumn("Where"), GridColumn("n", True)),
    (
        GridRow(
            (GridCell((prose("Pneumonoultramicroscopic"),)), GridCell((prose(LONG),)), GridCell())
        ),
        GridRow((GridCell(), GridCell((prose("x " * 700),)), GridCell((prose(number(12345678)),)))),
        GridRow((GridCell((prose("Across"),), span=3),), heading=True),
    ),
)
EVERY = (
    Paragraph("words"),
    Paragraph("lead", lead=True),
    Paragraph("small", small=True),
    Bullets(["a", "b"], ordered=True),
    GRID,
    TableBlock(
        Table("T", [Column("a"), Column("b", True)], [row("x", 1), row("y", 2, total=True)])
    ),
    ChartBlock(chart_of(BANDS)),
    ChartBlock(chart_of(BANDS), twin_beside=True, note="A note."),
    Quote("quoted"),
    KeyNumbers((KeyNumber("n", number(5)), KeyNumber("m", number(None, state="suppressed")))),
)
NESTED = (
    Box("note", "Outer", (*EVERY, Panels("", (Panel("One", EVERY), Panel("Two")), across=2))),
    Panels("Wide", (Panel("In", (Box("gap", "Inner", EVERY),)),), across=1, wide=True),
    Box("caveat", "", ()),
)


def document(*blocks, **changes):
    return Document("Report", "Northbay", "2023", (Section("Only", blocks),), **changes)


DEEP = Section("6")
for level in "54321":
    DEEP = Section(level, (), (DEEP,))

ODD = {
    "empty": Document("Report", "Northbay", "2023"),
    "a section without blocks": document(),
    "blocks without words": document(Paragraph(), Bullets([]), KeyNumbers(()), Box("note", "")),
    "every block": document(*EVERY),
    "blocks within blocks": document(*NESTED),
    "a table without rows": document(Grid("T", (GridColumn("a"), GridColumn("b")), ())),
    "many columns": document(
        TableBlock(
            Table(
                "Many",
                [Column(f"Column {n}", n > 0) for n in range(14)],
                [row("A row of a long name", *[123456] * 13)] * 40,
            )
        )
    ),
    "deep headings": Document("Report", "Northbay", "2023", (DEEP,)),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_documents_are_drawn_in_every_format(name):
    odd = ODD[name]
    assert page_validation.is_pdf_compliant_bytes(pdf_of(odd), profile="ua1")
    assert docx.Document(io.BytesIO(word_of(odd))).core_properties.title == "Report, 2023"
    assert "<h1" in report_of(odd)
    assert 'class="gt-doc"' in fragment_of(odd)


def words_of_word(content):
    """The words of the body, its tables and boxes."""
    body = docx.Document(io.BytesIO(content)).element.body
    return " ".join(text.text for text in body.iter() if text.tag.endswith("}t") and text.text)


def words_of_html(made):
    return unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<svg.*?</svg>", " ", made, flags=re.S)))


@pytest.fixture(scope="module")
def formats():
    report = gallery_report()
    return {"word": words_of_word(word_of(report)), "html": words_of_html(report_of(report))}


@pytest.mark.parametrize("name", ["word", "html"])
def test_every_number_of_the_model_is_in_each_format(formats, name):
    held = {found.number.words for found in numbers_of(gallery_report())}
    assert [words for words in held if words not in formats[name]] == []


@pytest.mark.parametrize("name", ["word", "html"])
def test_every_mark_in_use_is_explained_in_each_format(formats, name):
    for mark in gallery_report().marks:
        assert f"{mark.symbol} " in formats[name]
        assert mark.words in formats[name]


@pytest.mark.parametrize("name", ["word", "html"])
def test_no_hidden_number_is_anywhere_a_zero(formats, name):
    """The suppressed count of private fostering: its mark stands where the number would."""
    found = re.search(r"Privately fostered\s+(\S+(?: \S+)?)", formats[name])
    assert found[1].startswith("hidden to")
