"""The spreadsheet a person fills in: written, filled in rightly and wrongly, and read back."""

import zipfile
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest

from exchange.samples import SAMPLES, walked
from goldthread.exchange import template, workbooks
from goldthread.exchange.template_columns import HEADINGS
from goldthread.figures.loading.rows import Unreadable

COLUMN = {heading.column: position for position, heading in enumerate(HEADINGS, 1)}
GOOD = {
    "area": "Anytown",
    "indicator": "Referrals",
    "value": 12,
    "unit": "count",
    "period_kind": "financial year",
    "period_start": "2023-04-01",
    "period_end": date(2024, 3, 31),
}


@pytest.fixture
def filled(tmp_path):
    """Fill in rows of a fresh template, change the book if asked, and read it."""

    def fill(*rows, change=lambda book: None):
        path = tmp_path / "return.xlsx"
        template.write(str(path))
        book = openpyxl.load_workbook(path)
        for row_number, row in enumerate(rows, 2):
            for column, value in row.items():
                book[template.SHEET].cell(row_number, COLUMN[column], value)
        change(book)
        book.save(path)
        return walked(path)

    return fill


def test_a_filled_in_row_is_read(filled):
    (figure,), refusals, reading = filled(GOOD)
    assert not refusals
    assert not reading.repairs
    assert (figure.scheme, figure.row_number, figure.value) == ("template", 2, Decimal(12))
    assert (figure.period_kind, figure.period_start) == ("financial_year", date(2023, 4, 1))
    assert figure.period_end == date(2024, 3, 31)


WRITTEN = [
    ({"value": "1,040"}, "value", Decimal(1040)),
    ({"value": "8.0"}, "value", Decimal("8.0")),
    ({"value": 0.1 + 0.2}, "value", Decimal("0.3")),
    ({"period_end": "31 March 2024"}, "period_end", date(2024, 3, 31)),
    ({"period_end": datetime(2024, 3, 31)}, "period_end", date(2024, 3, 31)),
    ({"period_end": 45382}, "period_end", date(2024, 3, 31)),
    ({"unit": "rate per 10,000"}, "unit", "rate_per_10000"),
    ({"measure": "percent change"}, "measure", "percent_change"),
    ({"value": None, "state": "Hidden to protect people"}, "state", "suppressed"),
    ({"value": None, "state": "Not returned"}, "state", "not_returned"),
    ({"value": None, "unit": "rating", "published_text": "Good"}, "state", "rating"),
    ({"area_code": "E06000099"}, "area_code", "E06000099"),
]


@pytest.mark.parametrize(("cells", "field", "value"), WRITTEN)
def test_what_people_write_is_understood(filled, cells, field, value):
    (figure,), refusals, _ = filled({**GOOD, **cells})
    assert not refusals
    assert getattr(figure, field) == value


BAD = [
    ({"value": "=1+1"},
     "Row 2, column Value: found '=1+1'. Cell F2 holds a formula; paste its value instead (Paste "
     "special)."),
    ({"value": date(2024, 2, 1)},
     "Row 2, column Value: found '2024-02-01'. Write the number in digits with a point for "
     "decimals, for example 1040 or 8.5."),
    ({"period_end": "31/03/24"},
     "Row 2, column Period end: found '31/03/24'. A year of two digits can be misread. Write the "
     "date as YYYY-MM-DD, for example 2023-03-31."),
    ({"area": None}, "Row 2, column Area: the cell is empty. Every figure needs its area."),
    ({"measure": "guess"},
     "Row 2, column Measure: found 'guess'. Write value, target, change or percent change, or "
     "leave it empty."),
    ({"state": "Not available"},
     "Row 2, column Value: found '12'. Leave the value empty where the figure is not a number."),
    ({"state": "who knows"},
     "Row 2, column If not a number: found 'who knows'. Write Hidden to protect people, Not "
     "available, Not applicable or Not returned, or leave it empty."),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "sentence"), BAD)
def test_a_bad_cell_is_refused_by_the_heading_a_person_knows(filled, cells, sentence):
    figures, refusals, _ = filled({**GOOD, **cells})
    assert ([], [sentence]) == (figures, [refusal.reason for refusal in refusals])


def test_a_percentage_is_read_as_shown(filled):
    def as_percent(book):
        book[template.SHEET].cell(2, COLUMN["value"]).number_format = "0%"

    (figure,), _, _ = filled({**GOOD, "unit": "percent", "value": 0.85}, change=as_percent)
    assert figure.value == Decimal(85)


def test_merged_cells_are_refused_naming_them(filled):
    def merge(book):
        book[template.SHEET].merge_cells("A2:A3")

    figures, refusals, _ = filled(GOOD, {**GOOD, "area": None}, change=merge)
    assert [refusal.reason for refusal in refusals] == [
        "Row 2: found 'A2:A3'. Unmerge these cells and fill in each.",
        "Row 3, column Area: the cell is empty. Every figure needs its area.",
    ]
    assert len(figures) == 1


def test_what_is_hidden_is_read_and_said(filled):
    def hide(book):
        book[template.SHEET].row_dimensions[3].hidden = True
        book[template.SHEET].sheet_state = "hidden"

    figures, _, reading = filled(GOOD, GOOD, change=hide)
    assert len(figures) == 2
    assert reading.repairs == {
        "The sheet 'Figures' is hidden; it was read.": 1,
        "Hidden rows were read like the others.": 1,
    }


def test_a_sheet_of_another_name_with_the_headings_is_read_and_said(filled):
    def rename(book):
        book[template.SHEET].title = "Sheet1"

    figures, _, reading = filled(GOOD, change=rename)
    assert len(figures) == 1
    assert list(reading.repairs) == ["The sheet 'Sheet1' has the template's headings and was read."]


def test_headings_below_a_title_are_found(filled):
    def titled(book):
        book[template.SHEET].insert_rows(1, 3)
        book[template.SHEET]["A1"] = "Our return for 2024"

    (figure,), _, _ = filled(GOOD, change=titled)
    assert figure.row_number == 5


def test_blank_rows_and_rows_where_nothing_is_said_are_left_out(filled):
    figures, refusals, reading = filled({}, GOOD, {}, {"area": "Anytown", "indicator": "Plans"})
    assert not refusals
    assert [figure.row_number for figure in figures] == [3]
    assert reading.repairs == {"Rows without a value, a reason or words were left out.": 1}


def test_a_template_without_a_figure_is_refused(filled):
    with pytest.raises(Unreadable) as refused:
        filled()
    assert str(refused.value) == "return.xlsx has no row with a value, a reason or words in it."


def test_another_workbook_is_refused_naming_its_sheets(filled):
    def wreck(book):
        book[template.SHEET]["F1"] = "Amount"

    with pytest.raises(Unreadable) as refused:
        filled(GOOD, change=wreck)
    assert str(refused.value) == (
        "return.xlsx has no sheet with the template's headings (its sheets: How to fill this in, "
        "Figures, Lists; missing: Value). Start from a fresh template."
    )


def test_a_sheet_that_never_ends_is_refused(filled):
    def far(book):
        book[template.SHEET].cell(1_000_000, 1, "stray")

    with pytest.raises(Unreadable) as refused:
        filled(GOOD, change=far)
    assert str(refused.value) == (
        "The sheet 'Figures' goes down to row 1,000,000; at most 200,000 rows are read. Delete "
        "what stands below the figures."
    )


def test_listed_indicators_wait_for_a_value(tmp_path):
    path = tmp_path / "listed.xlsx"
    listed = [template.Listed("CH001", "=Contacts", "count", "financial_year")]
    template.write(str(path), area="Anytown", indicators=listed)
    sheet = openpyxl.load_workbook(path)[template.SHEET]
    row = {heading.heading: sheet.cell(2, COLUMN[heading.column]) for heading in HEADINGS}
    assert row["Indicator"].value == "=Contacts"
    assert row["Indicator"].data_type == "s"
    assert (row["Area"].value, row["Period kind"].value) == ("Anytown", "financial year")
    assert len(sheet.data_validations.dataValidation) == 4


def test_a_zip_that_would_unpack_to_too_much_is_never_unpacked(tmp_path):
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(workbooks.UNPACKED + 1024**2))
    with pytest.raises(Unreadable) as refused:
        walked(path)
    assert str(refused.value) == (
        "bomb.xlsx would unpack to 65 MB in 1 parts; at most 64 MB in 1,000 are read. Save only "
        "the filled-in sheet."
    )


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04 and then nothing", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)]
)
def test_a_damaged_workbook_is_refused_in_words(read_bytes, content):
    with pytest.raises(Unreadable, match=r"^return\.xlsx is damaged"):
        read_bytes(content, "return.xlsx")


def test_an_old_workbook_is_read_through_its_own_reader():
    figures, refusals, _ = walked(SAMPLES / "return.xls")
    assert not refusals
    assert [figure.value for figure in figures] == [Decimal(12), Decimal("8.5")]
    assert {figure.period_end for figure in figures} == {date(2024, 3, 31)}


def test_the_sheet_saved_as_csv_is_the_same(read_bytes, filled):
    (figure,), _, _ = filled(GOOD)
    headings = ",".join(heading.heading for heading in HEADINGS)
    cells = ",".join(str(GOOD.get(heading.column, "")) for heading in HEADINGS)
    (again,), refusals, reading = read_bytes(f"{headings}\n{cells}\n".encode(), "return.csv")
    assert not refusals
    assert reading.kind == "template"
    assert again == figure
