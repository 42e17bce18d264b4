"""The Word file: styles an editor can change, tables that say what they are, links that lead."""

import io
import re
import zipfile

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from lxml import etree

from documents.gallery.report import gallery_report
from goldthread.documents.model import (
    Document,
    Grid,
    GridCell,
    GridColumn,
    GridRow,
    Number,
    Paragraph,
    Section,
    SourceNote,
    Text,
    number,
    prose,
)
from goldthread.documents.word import word_of
from goldthread.documents.word.xml import ORDERS

NOTE = SourceNote("cin", "Children in need", href="/figures/7/")


@pytest.fixture(scope="module")
def content():
    return word_of(gallery_report())


@pytest.fixture(scope="module")
def word(content):
    return docx.Document(io.BytesIO(content))


def small(*blocks, **changes):
    given = {"sections": (Section("Only", blocks),), "sources": (NOTE,)}
    return docx.Document(
        io.BytesIO(word_of(Document("Report", "Northbay", "2023", **{**given, **changes})))
    )


def all_of(word, tag):
    return list(word.element.body.iter(qn(tag)))


def value(element, name):
    return element.get(qn(f"w:{name}"))


def test_headings_are_headings(word):
    headings = [(p.style.name, p.text) for p in word.paragraphs if p.style.name.startswith("Head")]
    assert ("Heading 1", "The front door") in headings
    assert ("Heading 2", "Our plan on a page") in headings
    assert headings[-2:] == [
        ("Heading 1", "The figures of the charts"),
        ("Heading 1", "Where the figures come from"),
    ]


def test_title_language_and_author_are_its_properties(word):
    about = word.core_properties
    assert about.title == "Annual report, April 2022 to March 2023"
    assert about.language == "en-GB"
    assert about.author == "Northbay Safeguarding Children Partnership"
    lang = word.styles["Normal"].element.rPr.find(qn("w:lang"))
    assert value(lang, "val") == "en-GB"


def test_contents_is_a_field_already_filled_with_links(word):
    codes = [element.text for element in all_of(word, "w:instrText")]
    assert [code for code in codes if "TOC" in code] == [r' TOC \o "1-2" \h \z \u ']
    listed = [p for p in word.paragraphs if p.style.name.lower().startswith("toc")]
    assert [line.text for line in (listed[0], listed[-1])] == [
        "Foreword",
        "Where the figures come from",
    ]
    assert all(p._p.find(qn("w:hyperlink")) is not None for p in listed)


def figure_tables(word):
    """The tables of figures, not those that only place things side by side."""
    return [
        table
        for table in all_of(word, "w:tbl")
        if value(table.tblPr.find(qn("w:tblLook")), "firstRow") == "1"
    ]


def test_every_table_of_figures_repeats_its_header_row_and_has_a_title(word):
    tables = figure_tables(word)
    assert len(tables) == 28
    for table in tables:
        rows = table.findall(qn("w:tr"))
        assert rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert all(r.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None for r in rows[1:])
        assert value(table.tblPr.find(qn("w:tblCaption")), "val")


def test_every_picture_has_its_words(word):
    pictures = all_of(word, "wp:docPr")
    assert len(pictures) == 13
    assert all(picture.get("descr") and picture.get("title") for picture in pictures)
    assert any("Structure chart. To Executive report" in p.get("descr") for p in pictures)


def test_every_link_within_it_leads_to_a_bookmark(word):
    places = [value(mark, "name") for mark in all_of(word, "w:bookmarkStart")]
    assert len(places) == len(set(places))
    wanted = {value(link, "anchor") for link in all_of(word, "w:hyperlink")} - {None}
    assert wanted <= set(places)
    assert len(all_of(word, "w:bookmarkStart")) == len(all_of(word, "w:bookmarkEnd"))


def test_a_number_leads_to_its_note_and_the_note_to_the_figure():
    word = small(Paragraph("There were ", Number("45", "cin"), "."), address="https://x.example")
    (link,) = [h for h in all_of(word, "w:hyperlink") if value(h, "anchor") == "source_1"]
    assert [t.text for t in link.iter(qn("w:t"))] == ["45"]
    (note,) = [p for p in word.paragraphs if "Children in need" in p.text]
    assert note._p.find(qn("w:bookmarkStart")).get(qn("w:name")) == "source_1"
    outward = [rel.target_ref for rel in word.part.rels.values() if rel.is_external]
    assert outward == ["https://x.example/figures/7/"]


def test_a_hidden_number_is_its_mark_in_a_cell_and_words_in_a_line():
    hidden = number(None, source="cin", state="suppressed")
    grid = Grid("T", (GridColumn("a", True),), (GridRow((GridCell((prose(hidden),)),)),))
    word = small(Paragraph("It is ", hidden, "."), grid)
    assert "It is hidden to protect people." in [p.text for p in word.paragraphs]
    (cell,) = word.tables[0].rows[1].cells
    assert cell.text == "[c]"
    assert "[c] hidden to protect people." in [p.text for p in word.paragraphs]


def test_numbers_are_to_the_right_and_totals_bold(word):
    (table,) = [
        t for t in word.tables if t.cell(0, 0).text == "Line" and "Spent" in t.cell(0, 2).text
    ]
    last = table.rows[-1].cells
    assert last[1].paragraphs[0].alignment == 2
    assert all(run.bold for run in last[0].paragraphs[0].runs)


def test_a_draft_says_so_in_the_head_of_every_page_and_a_final_report_nowhere(word):
    assert all(section.header.paragraphs[0].text == "DRAFT" for section in word.sections)
    final = docx.Document(io.BytesIO(word_of(gallery_report(draft=False))))
    assert all("DRAFT" not in section.header.paragraphs[0].text for section in final.sections)
    assert not any("DRAFT" in paragraph.text for paragraph in final.paragraphs)


def test_wide_tables_are_on_pages_on_their_side(word):
    turned = [s.orientation == WD_ORIENT.LANDSCAPE for s in word.sections]
    assert turned == [False, True, False, True, False]
    assert all(
        (s.page_width > s.page_height) == side
        for s, side in zip(word.sections, turned, strict=True)
    )


def test_nothing_is_wider_than_its_page(word):
    widest = max(s.page_width - s.left_margin - s.right_margin for s in word.sections)
    for table in word.tables:
        assert sum(column.width for column in table.columns) <= widest + 10


@pytest.mark.parametrize("tag", ORDERS)
def test_properties_are_in_the_order_word_reads(content, tag):
    order = [qn(f"w:{name}") for name in ORDERS[tag].split()]
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for name in ("word/document.xml", "word/styles.xml"):
            for properties in etree.fromstring(parts.read(name)).iter(qn(tag)):
                places = [order.index(child.tag) for child in properties]
                assert places == sorted(set(places)), etree.tostring(properties)


def test_the_font_has_a_stand_in(content):
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        fonts = parts.read("word/fontTable.xml").decode()
    assert re.search(r'w:name="Source Sans 3"><w:altName w:val="Calibri"/>', fonts)


@pytest.mark.parametrize(
    "words", ["a null\x00 and a bell\x07", "a lone \ud800 surrogate", "<w:p/> & ]]>", "=1+1"]
)
def test_any_words_are_held(words):
    word = small(Paragraph(words), Paragraph(Text(words, href="https://x.example/?a=b&c")))
    assert any(words[:6].strip("\x00") in paragraph.text for paragraph in word.paragraphs)


def test_a_report_that_ends_on_its_side_has_its_notes_upright():
    wide = Grid("W", (GridColumn("a"),), (), wide=True)
    word = small(wide)
    assert [s.orientation == WD_ORIENT.LANDSCAPE for s in word.sections] == [False, True, False]
