"""What is downloaded: safe from formulas, numbers as numbers, marks explained."""

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from goldthread.ui.downloads import csv_download, csv_text, workbook, workbook_download
from goldthread.ui.tables import Cell, Column, Table, figure_cell, row

ATTACKS = [
    "=1+1",
    "+44",
    "-cmd",
    "@SUM(A1)",
    "\tx",
    "\r=1",
    "\n=1",
    "  =1+1",
    "\uff1d1+1",
    '=HYPERLINK("http://example.com")',
]


def table(*rows):
    columns = [Column("Indicator"), Column("Value", numeric=True)]
    return Table("Figures: Northbay / 2023", columns, rows)


def read_csv(made):
    return list(csv.reader(io.StringIO(csv_text(made).removeprefix("\ufeff"))))


def read_sheet(made):
    return load_workbook(io.BytesIO(workbook(made))).active


MIXED = table(
    row("Children in need", 1018),
    row("Plans", figure_cell(Decimal("-4.30"), "percent", notes=("provisional",))),
    row("Police protection", figure_cell(None, state="suppressed")),
)


def test_csv_of_numbers_marks_and_their_legend():
    assert csv_text(MIXED).startswith("\ufeff")
    assert read_csv(MIXED) == [
        ["Indicator", "Value", "Value (marks)"],
        ["Children in need", "1018", ""],
        ["Plans", "-4.30", "[p]"],
        ["Police protection", "[c]", ""],
        [],
        ["[c]", "hidden to protect people"],
        ["[p]", "provisional: may be revised"],
    ]


def test_workbook_of_numbers_marks_and_their_legend():
    sheet = read_sheet(MIXED)
    values = [[cell.value for cell in line] for line in sheet.iter_rows(max_col=3)]
    assert values[:4] == [
        ["Indicator", "Value", "Value (marks)"],
        ["Children in need", 1018, None],
        ["Plans", -4.3, "[p]"],
        ["Police protection", "[c]", None],
    ]
    assert values[5] == ["[c]", "hidden to protect people", None]
    assert (sheet.title, sheet.freeze_panes) == ("Figures  Northbay   2023", "B2")


@pytest.mark.parametrize("attack", ATTACKS)
def test_text_is_never_a_formula_in_csv(attack):
    assert read_csv(table(row(attack, 1)))[1] == ["'" + attack, "1"]


@pytest.mark.parametrize("attack", ATTACKS)
def test_text_is_never_a_formula_in_a_workbook(attack):
    found = read_sheet(table(row(attack, 1)))["A2"]
    assert (found.data_type, found.quotePrefix) == ("s", True)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=30))
def test_no_cell_of_a_csv_begins_a_formula(text):
    written = read_csv(table(row(Cell(text), 1)))[1][0]
    assert not written.lstrip(" ").startswith(("=", "+", "-", "@"))
    assert written.removeprefix("'") == text.removeprefix("'")


def test_sheets_are_numbered_apart():
    book = load_workbook(io.BytesIO(workbook(MIXED, MIXED)))
    assert book.sheetnames == ["1 Figures  Northbay   2023", "2 Figures  Northbay   2023"]


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        (csv_download(MIXED, "figures"), "figures.csv"),
        (workbook_download("figures", MIXED), "figures.xlsx"),
    ],
)
def test_a_download_is_saved_not_shown(answer, name):
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
