"""The printed report: tagged, whole, and saying only what it was given."""

import io
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import page as page_validation
import pikepdf
import pytest

from documents.examples import LINE
from documents.gallery.report import gallery_report
from documents.pdf_checks import elements_of, faults_of, kind
from goldthread.core.now import at
from goldthread.documents.charts import chart_of
from goldthread.documents.model import (
    ChartBlock,
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
)
from goldthread.documents.pdf import NotPrinted, pdf_of
from goldthread.documents.pdf.data import data_of

NOTE = SourceNote("cin", "Children in need", href="/figures/7/")


def small(*blocks, **changes):
    given = {"title": "Report", "area": "Northbay", "period": "2023", "sources": (NOTE,)}
    sections = (Section("Only", blocks),)
    return Document(**{**given, "sections": sections, **changes})


def opened(content):
    return pikepdf.open(io.BytesIO(content))


@pytest.fixture(scope="module")
def printed():
    return pdf_of(gallery_report())


@pytest.fixture(scope="module")
def final():
    return pdf_of(gallery_report(draft=False, sources=gallery_report().sources))


def test_the_published_checker_finds_it_pdf_ua(printed):
    report = page_validation.validate_pdf_bytes(printed, profile="ua1")
    assert [(fault.rule_id, fault.message) for fault in report.failures] == []
    assert report.is_compliant


def test_our_own_checks_find_nothing(printed):
    assert faults_of(io.BytesIO(printed)) == []


def test_our_own_checks_find_a_table_without_headers():
    """What the published checker lets pass."""
    with opened(pdf_of(small(one_cell("45")))) as pdf:
        for element in elements_of(pdf):
            if kind(element) == "TH":
                element.S = pikepdf.Name("/TD")
        spoiled = io.BytesIO()
        pdf.save(spoiled)
    assert "a table's first row is of ['TD'], not of headers" in faults_of(spoiled)


def one_cell(words):
    columns = (GridColumn("Name"), GridColumn("Value", numeric=True))
    cells = tuple(GridCell(((Text(words),),)) for _ in columns)
    return Grid("A table", columns, (GridRow(cells),))


def test_the_title_is_the_documents_and_the_bookmarks_are_its_headings(printed):
    with opened(printed) as pdf:
        with pdf.open_metadata() as about:
            assert about["dc:title"] == "Annual report, April 2022 to March 2023"
        with pdf.open_outline() as outline:
            names = [entry.title for entry in outline.root]
    headings = [section.heading for section in gallery_report().sections]
    assert names[-len(headings) - 2 :] == [
        *headings,
        "The figures of the charts",
        "Where the figures come from",
    ]


def test_every_chart_has_its_words(printed):
    with opened(printed) as pdf:
        said = [str(e.Alt) for e in elements_of(pdf) if kind(e) == "Figure" and "/Alt" in e]
    assert any("Structure chart. To Executive report Operational Group" in words for words in said)
    assert len(said) == 13


def links(pdf):
    return [
        note for page in pdf.pages for note in page.get("/Annots", []) if note.Subtype == "/Link"
    ]


def test_a_number_leads_to_its_note_and_the_note_to_the_figure():
    document = small(
        Paragraph("There were ", Number("45", "cin"), "."), address="https://x.example"
    )
    with opened(pdf_of(document)) as pdf:
        within = [
            link
            for link in links(pdf)
            if "/Dest" in link or link.get("/A", {}).get("/S") == "/GoTo"
        ]
        outward = [str(link.A.URI) for link in links(pdf) if "/URI" in link.get("/A", {})]
    assert len(within) >= 1
    assert outward == ["https://x.example/figures/7/"]


def test_a_note_without_an_address_of_the_site_leads_nowhere():
    with opened(pdf_of(small(Paragraph(Number("45", "cin"))))) as pdf:
        assert [link for link in links(pdf) if "/URI" in link.get("/A", {})] == []


UNSAFE = (
    '#panic("hacked")',
    "*bold* _emph_ `raw` $x^2$ <label> @reference",
    '"; #read("/etc/passwd")',
    "\\u{202e} // comment /* open",
    "= Heading\n- item\n+ item",
)


@pytest.mark.parametrize("words", UNSAFE)
def test_words_are_shown_and_never_read_as_markup(words):
    document = small(
        Paragraph(words, Text(words, href="https://x.example/" + words)),
        one_cell(words),
        title=words.split("\n")[0],
    )
    made = pdf_of(document)
    with opened(made) as pdf:
        kinds = [kind(element) for element in elements_of(pdf)]
    assert kinds.count("H1") == kinds_of(small(Paragraph("plain"), one_cell("plain"))).count("H1")
    assert "Formula" not in kinds


def kinds_of(document):
    with opened(pdf_of(document)) as pdf:
        return [kind(element) for element in elements_of(pdf)]


@pytest.mark.parametrize(
    "words",
    [
        "an emoji \N{GRINNING FACE}",
        "Cyrillic Привет, Greek Ελλάδα, Polish Łódź, Vietnamese Nguyễn",
        "Arabic \u0645\u0631\u062d\u0628\u0627, Chinese \u4f60\u597d",
        "a tab\tand a vertical\x0btab, a null\x00, a lone \ud800 surrogate",
        "joined \u200d and selected \ufe0f",
        "ligature \ufb01, ideographic space \u3000",
        "",
    ],
)
def test_any_letter_is_printed_or_named(words):
    made = pdf_of(small(Paragraph(words), one_cell(words)))
    assert page_validation.is_pdf_compliant_bytes(made, profile="ua1")


def test_an_unknown_letter_is_named_in_the_words():
    data = data_of(small(Paragraph("smile \N{GRINNING FACE}")))
    line = data["spreads"][0]["items"][1]["line"]
    assert line[0]["words"] == "smile [grinning face]"


def marks_of(page):
    """Whether a page draws its draft mark: words turned, and within an artifact."""
    turned = [
        instruction
        for instruction in pikepdf.parse_content_stream(page)
        if str(instruction.operator) == "cm" and abs(float(instruction.operands[1])) > 0.1
    ]
    return bool(turned)


def test_a_draft_says_so_on_every_page_and_a_final_report_on_none(printed, final):
    with opened(printed) as draft, opened(final) as done:
        assert all(marks_of(page) for page in draft.pages)
        assert not any(marks_of(page) for page in done.pages)


def test_wide_tables_are_on_their_side_with_their_headings(printed):
    with opened(printed) as pdf:
        wide = [n for n, page in enumerate(pdf.pages) if page.MediaBox[2] > page.MediaBox[3]]
        assert 2 <= len(wide) <= 4
        assert len(pdf.pages) < 30


def test_a_chart_given_twice_is_printed_twice():
    chart = ChartBlock(chart_of(LINE))
    assert kinds_of(small(chart, ChartBlock(chart_of(LINE)))).count("Figure") == 2


def test_what_typst_refuses_is_said_with_the_documents_name():
    with pytest.raises(NotPrinted, match=re.escape("'Report' was not printed")):
        pdf_of(small(Paragraph("x"), language="no language at all"))


def test_an_empty_document_is_a_title_and_contents():
    with opened(pdf_of(Document("Report", "Northbay", "2023"))) as pdf:
        assert len(pdf.pages) == 2


def test_two_threads_print_at_once():
    documents = [small(Paragraph(f"Report {n}"), title=f"Report {n}") for n in range(6)]
    with ThreadPoolExecutor(3) as pool:
        made = list(pool.map(pdf_of, documents))
    titles = []
    for content in made:
        with opened(content) as pdf, pdf.open_metadata() as about:
            titles.append(about["dc:title"])
    assert titles == [f"Report {n}, 2023" for n in range(6)]


def test_a_refused_document_does_not_stop_the_next():
    with pytest.raises(NotPrinted):
        pdf_of(small(language="no language at all"))
    assert pdf_of(small()).startswith(b"%PDF")


def test_the_same_document_at_the_same_moment_is_the_same_file():
    with at(datetime(2023, 9, 1, 12, tzinfo=UTC)):
        first, second = pdf_of(small(Paragraph("x"))), pdf_of(small(Paragraph("x")))
    assert first == second
