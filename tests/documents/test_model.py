"""What a document is before it is drawn: its words, its numbers and where they lead."""

from decimal import Decimal

import pytest

from documents.examples import LINE
from goldthread.documents.charts import chart_of
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
    Number,
    Panel,
    Panels,
    Paragraph,
    Quote,
    Section,
    SourceNote,
    Status,
    TableBlock,
    Text,
    grid_of,
    number,
    plain,
    prose,
    sourced,
)
from goldthread.documents.model.walk import charts_of, marks_used, numbers_of, unsourced
from goldthread.documents.spreads import introduces, spreads_of
from goldthread.ui.tables import Column, Table, figure_cell, row

NOTE = SourceNote("s1", "Children in need")


def document(*blocks, **changes):
    given = {"sections": (Section("Only", blocks),), "sources": (NOTE,)}
    return Document("Report", "Northbay", "2023", **{**given, **changes})


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (1018, "count", "1,018"),
        (Decimal("45.1"), "percent", "45.1%"),
        (Decimal("8.0"), "percent", "8.0%"),
        (94805, "gbp", "£94,805"),
        (Decimal("235.6"), "rate_per_10000", "235.6 per 10,000"),
        (-4, "change", "\N{MINUS SIGN}4"),
    ],
)
def test_number_is_written_in_its_unit(value, unit, words):
    assert number(value, unit).words == words


@pytest.mark.parametrize("state", ["suppressed", "not_available", "not_returned"])
def test_a_number_in_a_state_has_no_value_whatever_it_was_given(state):
    hidden = Number("3", "s1", value=3, state=state)
    assert (hidden.value, hidden.is_hidden, hidden.marks[0]) == (None, True, state)
    assert "3" not in hidden.words


def test_number_without_a_value_or_a_state_is_refused():
    with pytest.raises(ValueError, match="no number to write"):
        number(None)


def test_prose_keeps_parts_and_leaves_out_nothing_said():
    line = prose(["There were ", number(5, source="s1"), "", " children."])
    assert plain(line) == "There were 5 children."
    assert len(line) == 3


def test_a_table_of_figures_is_a_grid_of_the_same_numbers():
    cells = (
        sourced(figure_cell(Decimal(45)), "s1"),
        figure_cell(None, state="suppressed"),
        figure_cell(Decimal("8.0"), "percent", notes=("provisional",)),
    )
    table = Table("T", [Column("Name"), *(Column(c, True) for c in "abc")], [row("One", *cells)])

    drawn = grid_of(TableBlock(table)).rows[0].cells

    assert [cell.lines[0][0] for cell in drawn] == [
        Text("One"),
        Number("45", "s1", Decimal(45)),
        Number("", "", None, "suppressed"),
        Number("8.0%", "", Decimal("8.0"), "number", ("provisional",)),
    ]


def test_a_row_of_another_width_is_refused():
    with pytest.raises(ValueError, match="a row of 'T' has 1 cells for 2 columns"):
        Grid("T", (GridColumn("a"), GridColumn("b")), (GridRow((GridCell(),)),))


@pytest.mark.parametrize(
    "block",
    [
        Paragraph("There were ", Number("5", "lost")),
        Bullets([["five: ", Number("5", "lost")]]),
        Quote(["I have ", Number("5", "lost")]),
        KeyNumbers((KeyNumber("Five", Number("5", "lost")),)),
        Box("note", "Inside", (Paragraph(Number("5", "lost")),)),
        Panels("Plan", (Panel("One", (Paragraph(Number("5", "lost")),)),)),
        ChartBlock(chart_of(LINE), ("lost",)),
        Paragraph(Text("see", href="#source-lost")),
    ],
    ids=lambda block: type(block).__name__,
)
def test_a_source_without_a_note_is_refused_wherever_it_is_named(block):
    with pytest.raises(ValueError, match="the source 'lost', which has no note"):
        document(block)


def test_two_notes_of_one_key_are_refused():
    with pytest.raises(ValueError, match="two source notes have the key 's1'"):
        document(sources=(NOTE, NOTE))


@pytest.mark.parametrize("key", ["", "a b", "<x>", "-a", 'a"'])
def test_a_key_is_part_of_an_address(key):
    with pytest.raises(ValueError, match="cannot be the key of a source"):
        SourceNote(key, "Title")


def test_sections_of_one_heading_have_anchors_of_their_own():
    twice = (Section("Priorities"), Section("Priorities", subsections=(Section("Priorities"),)))
    anchors = [placed.anchor for placed in document(sections=twice).outline]
    assert anchors == ["priorities", "priorities-2", "priorities-3"]


def test_a_heading_of_no_letters_has_an_anchor_all_the_same():
    assert document(sections=(Section("???"),)).outline[0].anchor == "section"


def test_numbers_are_found_in_reading_order_with_where_they_stand():
    blocks = (
        Paragraph("There were ", Number("5", "s1")),
        Box("note", "Inside", (Bullets([[Number("6"), " more"]]),)),
        Grid(
            "Table",
            (GridColumn("Name"), GridColumn("2023", True)),
            (GridRow((GridCell((prose("One"),)), GridCell(((Number("7"),),)))),),
        ),
    )
    found = [(f.number.words, f.section, f.within) for f in numbers_of(document(*blocks))]
    assert found == [
        ("5", "Only", "There were 5"),
        ("6", "Only", "6 more"),
        ("7", "Only", "Table: One, 2023"),
    ]
    assert [f.number.words for f in unsourced(document(*blocks))] == ["6", "7"]


def test_the_figures_of_a_chart_are_numbers_of_the_document():
    words = [found.number.words for found in numbers_of(document(ChartBlock(chart_of(LINE))))]
    assert words[:4] == ["41.2", "43.0", "40.1", "hidden to protect people"]
    assert len(charts_of(document(ChartBlock(chart_of(LINE))))) == 1


def test_the_legend_is_of_the_marks_in_use():
    blocks = Paragraph(number(None, state="suppressed"), number(5, notes=("provisional",)))
    assert marks_used(document(blocks)) == {"suppressed", "provisional"}
    assert [mark.symbol for mark in document(blocks).marks] == ["[c]", "[p]"]


@pytest.mark.parametrize(
    ("href", "whole"),
    [
        ("/figures/7/", "https://x.example/figures/7/"),
        ("https://gov.uk/a", "https://gov.uk/a"),
        ("mailto:a@x.example", "mailto:a@x.example"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("relative/page", ""),
        ("", ""),
    ],
)
def test_a_file_leads_only_to_whole_addresses_that_are_safe(href, whole):
    assert document(address="https://x.example").address_of(href) == whole


def test_without_an_address_of_the_site_its_pages_are_not_led_to():
    assert document().address_of("/figures/7/") == ""


WIDE = Grid("Wide", (GridColumn("a"),), (), wide=True)
WORDS = Paragraph("words")


@pytest.mark.parametrize(
    ("sections", "runs"),
    [
        ((), []),
        ((Section("A", (WORDS,)),), [(False, "A p")]),
        ((Section("A", (WIDE,)),), [(True, "A w")]),
        ((Section("A", (WORDS, WIDE, WORDS)),), [(False, "A p"), (True, "w"), (False, "p")]),
        (
            (Section("A", (WORDS,), (Section("B", (WIDE,)), Section("C", (WIDE,)))),),
            [(False, "A p"), (True, "B w C w")],
        ),
        ((Section("A", (), (Section("B", (WIDE,)),)),), [(True, "A B w")]),
        ((Section("A", (WIDE,)), Section("B")), [(True, "A w"), (False, "B")]),
    ],
)
def test_a_heading_is_on_the_page_of_what_stands_under_it(sections, runs):
    def name(item):
        if item is WIDE:
            return "w"
        return "p" if item is WORDS else item.section.heading

    spreads = spreads_of(document(sections=sections))
    assert [(s.wide, " ".join(map(name, s.items))) for s in spreads] == runs


def test_a_status_is_told_by_its_shape():
    kinds = ("good", "care", "bad", "unknown")
    assert len({Status("x", kind).symbol for kind in kinds}) == 4


MANY = tuple(GridColumn(f"Column{n}", numeric=True) for n in range(14))


@pytest.mark.parametrize("wide", [False, True])
def test_a_table_that_does_not_fit_an_upright_page_is_turned(wide):
    cells = tuple(GridCell((prose("1,234,567"),)) for _ in MANY)
    grid = Grid("Many", MANY if wide else MANY[:3], (GridRow(cells if wide else cells[:3]),))
    assert [spread.wide for spread in spreads_of(document(grid))] == [wide]


@pytest.mark.parametrize(
    ("words", "after", "stays"),
    [
        ("Terms as we use them.", WIDE, True),
        ("Terms as we use them.", Bullets(["a"]), True),
        ("Terms as we use them.", WORDS, False),
        ("Terms as we use them.", None, False),
        ("word " * 60, WIDE, False),
    ],
)
def test_a_few_words_over_a_table_stay_with_it(words, after, stays):
    assert introduces(Paragraph(words), after) == stays
