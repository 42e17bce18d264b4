"""HTML of a report: its words escaped, its numbers linked, its marks explained."""

import re
from datetime import date

import pytest

from documents.examples import LINE
from documents.gallery.report import gallery_report
from goldthread.documents.charts import chart_of
from goldthread.documents.html import fragment_of, report_of
from goldthread.documents.model import (
    Box,
    ChartBlock,
    Document,
    Grid,
    GridCell,
    GridColumn,
    GridRow,
    Number,
    Paragraph,
    Quote,
    Section,
    SourceNote,
    Status,
    Text,
    number,
    prose,
)

UNSAFE = '<script>alert("x")</script>&\'"'
NOTE = SourceNote("cin", "Children in need", known_from=date(2023, 10, 26), href="/figures/7/")


def report(*blocks, **changes):
    given = {"sections": (Section("Only", blocks),), "sources": (NOTE,)}
    return Document("Report", "Northbay", "2023", **{**given, **changes})


def html(*blocks, **changes):
    return str(fragment_of(report(*blocks, **changes)))


def test_a_number_links_to_its_note_and_the_note_to_its_page():
    made = html(Paragraph("There were ", Number("45", "cin"), "."))
    assert 'There were <a class="gt-sourced" href="#source-cin">45</a>.' in made
    note = made[made.index('id="source-cin"') :]
    assert "Known from 26 October 2023." in note
    assert 'href="/figures/7/"' in note


def test_alone_its_links_are_whole_and_without_an_address_there_are_none():
    assert 'href="https://x.example/figures/7/"' in report_of(report(address="https://x.example"))
    assert "Open the figure" not in report_of(report())


def test_a_hidden_number_is_words_in_a_line_and_an_explained_mark_in_a_cell():
    hidden = number(None, source="cin", state="suppressed")
    grid = Grid("T", (GridColumn("a", True),), (GridRow((GridCell((prose(hidden),)),)),))
    made = html(Paragraph("It is ", hidden), grid)
    assert ">hidden to protect people</a>" in made
    cell = made[made.index("<tbody>") : made.index("</tbody>")]
    assert '<span aria-hidden="true">[c]</span>' in cell
    assert '<span class="gt-mark">[c]</span> hidden to protect people.' in made


@pytest.mark.parametrize("whole", [fragment_of, report_of])
def test_every_word_is_escaped(whole):
    blocks = (
        Paragraph(UNSAFE, Text(UNSAFE, strong=True), Number(UNSAFE, "cin"), Status(UNSAFE)),
        Quote(UNSAFE, UNSAFE),
        Box("note", UNSAFE, (Paragraph(UNSAFE),)),
        Grid(UNSAFE, (GridColumn(UNSAFE),), (GridRow((GridCell((prose(UNSAFE),)),)),)),
    )
    note = SourceNote("cin", UNSAFE, UNSAFE, definition=UNSAFE)
    section = Section(UNSAFE, blocks)
    words = {"subtitle": UNSAFE, "edition": UNSAFE, "contact": UNSAFE}
    made = str(whole(Document(UNSAFE, UNSAFE, UNSAFE, (section,), (note,), **words)))
    assert "<script" not in made
    assert "&lt;script&gt;" in made


@pytest.mark.parametrize(
    ("href", "drawn"),
    [
        ("https://gov.uk/", 'href="https://gov.uk/"'),
        ("/areas/", 'href="/areas/"'),
        ("#only", 'href="#at-only"'),
        ("#source-cin", 'href="#source-cin"'),
        ("#nowhere", None),
        ("javascript:alert(1)", None),
        ("//stranger.example/", None),
        ("data:text/html,x", None),
    ],
)
def test_a_link_leads_only_where_it_may(href, drawn):
    made = html(Paragraph(Text("the words", href=href)))
    link = re.search(r"<a [^>]*>the words</a>", made)
    assert (link is None) == (drawn is None)
    assert drawn is None or drawn in link[0]


def test_headings_follow_their_level_and_begin_under_the_pages_own():
    deep = Section("A", (), (Section("B", (), (Section("C"),)),))
    levels = re.findall(r"<h(\d)[^>]*>([ABC])</h", html(sections=(deep,)))
    assert levels == [("2", "A"), ("3", "B"), ("4", "C")]


def test_ids_are_each_of_one_thing():
    made = str(fragment_of(gallery_report()))
    ids = re.findall(r' id="([^"]+)"', made)
    assert len(ids) == len(set(ids))


def test_a_table_spans_and_heads_its_rows():
    columns = (GridColumn("Name"), GridColumn("n", True))
    rows = (
        GridRow((GridCell((prose("Group"),), span=2),), heading=True),
        GridRow((GridCell((prose("One"),)), GridCell((prose("5"),)))),
        GridRow((GridCell((prose("All"),)), GridCell((prose("5"),))), total=True),
    )
    made = html(Grid("T", columns, rows))
    assert '<th scope="rowgroup" colspan="2">Group</th>' in made
    assert '<th scope="row">One</th><td class="gt-number">5</td>' in re.sub(r"\s*\n\s*", "", made)
    assert '<tr class="gt-total">' in made


def test_lines_of_a_cell_are_paragraphs_or_a_list():
    two = (prose("a"), prose("b"))
    columns = (GridColumn("x"), GridColumn("y"))
    made = html(Grid("T", columns, (GridRow((GridCell(two), GridCell(two, bullets=True))),)))
    assert "<p>a</p><p>b</p>" in made
    assert '<ul class="gt-doc__cell-list"><li>a</li><li>b</li></ul>' in made


def test_a_charts_table_is_under_it_unless_it_stands_elsewhere():
    drawn = chart_of(LINE)
    assert "<details" in html(ChartBlock(drawn))
    assert "<table" not in html(ChartBlock(drawn, twin_elsewhere=True))
    assert "<details" not in html(ChartBlock(drawn, twin_beside=True))
    assert "<table" in html(ChartBlock(drawn, twin_beside=True))


def test_alone_it_is_one_file_without_scripts():
    made = report_of(gallery_report())
    assert "<script" not in made
    assert not re.search(r'(?:src|href)="(?!#|https://goldthread\.example/|mailto:)', made)
    assert made.count("data:font/woff2;base64,") == 4
    assert "url(fonts" not in made
    assert "<style>.govuk" in made or "<style>@" in made


def test_only_a_draft_says_so():
    assert "not signed off" in html(draft=True)
    assert "Draft" not in html()


def test_no_style_attributes_stand_in_a_page_of_the_site():
    assert not re.search(r"\sstyle=|\son\w+=", str(fragment_of(gallery_report())))
