"""The published-figure CSV: each cell's meaning, and the sentence for each bad one."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from exchange.samples import SHIPPED, published, published_line, walked

HELD = [
    # value, unit, printed -> state, symbol, low reliability
    ("", "count", "c", "suppressed", "c", False),
    ("", "count", "u", "not_available", "u", True),
    ("", "count", "x", "not_available", "x", False),
    ("", "count", ":", "not_available", ":", False),
    ("", "count", "Not available", "not_available", "Not available", False),
    ("", "count", "No longer reported", "not_available", "No longer reported", False),
    ("", "count", "", "not_available", "", False),
    ("", "percent", "z", "not_applicable", "z", False),
    ("", "percent", "N/A", "not_applicable", "N/A", False),
    ("", "count", "fewer than 5", "suppressed", "fewer than 5", False),
    ("", "count", "to be confirmed", "not_available", "to be confirmed", False),
    ("", "rating", "Achieved", "rating", "Achieved", False),
    ("", "rating", "", "not_available", "", False),
    ("c", "count", "", "suppressed", "c", False),
    ("<5", "count", "", "suppressed", "<5", False),
    ("*", "count", "", "suppressed", "*", False),
]

BAD = [
    ({"value": "about 12"},
     "Row 2, column value: found 'about 12'. Write the number in digits with a point for "
     "decimals, for example 1040 or 8.5."),
    ({"value": "=SUM(A1:A9)"},
     "Row 2, column value: found '=SUM(A1:A9)'. Write the number in digits with a point for "
     "decimals, for example 1040 or 8.5."),
    ({"period_end": "31/03/24"},
     "Row 2, column period_end: found '31/03/24'. A year of two digits can be misread. Write the "
     "date as YYYY-MM-DD, for example 2023-03-31."),
    ({"area": ""}, "Row 2, column area: the cell is empty. Every figure needs its area."),
    ({"indicator": ""},
     "Row 2, column indicator: the cell is empty. Every figure needs its indicator."),
    ({"unit": ""}, "Row 2, column unit: the cell is empty. Every figure needs its unit."),
    ({"period_kind": ""},
     "Row 2, column period_kind: the cell is empty. Every figure needs its period kind."),
    ({"period_start": "2025-01-01"},
     "Row 2, column period_end: found '2025-01-01 to 2024-03-31'. The period must not end before "
     "it starts."),
    ({"figure_id": "x" * 81},
     f"Row 2, column figure_id: found '{'x' * 59}…'. At most 80 characters fit here."),
    ({"numerator": "one"},
     "Row 2, column numerator: found 'one'. Write the number in digits with a point for "
     "decimals, for example 1040 or 8.5."),
]  # fmt: skip


@pytest.mark.parametrize(("value", "unit", "printed", "state", "symbol", "low"), HELD)
def test_a_cell_without_a_number_says_why(read_published, value, unit, printed, state, symbol, low):
    (figure,), _, _ = read_published(value=value, unit=unit, published_text=printed)
    assert (figure.state, figure.symbol, figure.low_reliability) == (state, symbol, low)
    assert figure.value is None


@pytest.mark.parametrize(("cells", "sentence"), BAD)
def test_a_bad_cell_is_refused_with_a_sentence(read_published, cells, sentence):
    figures, refusals, _ = read_published(**cells)
    assert ([], [sentence]) == (figures, [refusal.reason for refusal in refusals])


def test_a_good_row_is_read_whole(read_published):
    (figure,), refusals, reading = read_published(
        value="8.0", unit="percent", numerator="2", denominator="25", breakdown="B=2; a=1"
    )
    assert not refusals
    assert not reading.repairs
    assert (figure.row_number, figure.reference, figure.geography) == (2, "x-1", "Anytown")
    assert (str(figure.value), figure.numerator, figure.denominator) == ("8.0", 2, 25)
    assert (figure.scheme, figure.breakdown, figure.state) == ("published", "a=1; b=2", "number")
    assert (figure.period_start, figure.period_end) == (date(2023, 4, 1), date(2024, 3, 31))


def test_every_bad_cell_of_a_row_is_told_at_once(read_published):
    _, refusals, _ = read_published(value="many", period_end="soon", area="")
    assert {refusal.column for refusal in refusals} == {"value", "period_end", "area"}


def test_a_snapshot_has_an_end_only(read_published):
    (figure,), _, _ = read_published(
        period_kind="as_at", period_start="", period_end="", as_at="2024-03-31"
    )
    assert (figure.period_start, figure.period_end) == (None, date(2024, 3, 31))


def test_a_period_kind_nobody_thought_of_is_read_as_other_and_said(read_published):
    (figure,), _, reading = read_published(period_kind="Half year")
    assert figure.period_kind == "other"
    assert list(reading.repairs) == [
        "The period kind 'Half year' is not a known one; it was read as other."
    ]


@pytest.mark.parametrize(
    ("note", "descriptive"),
    [
        ("Transcriber: descriptive number, not a performance measure.", True),
        ("Structural figure; five agencies are then listed.", True),
        ("National requirement quoted in the report, not a local measurement.", True),
        ("National pledge, not a result.", True),
        ("A plan, not a result: rolling programme.", False),
        ("Published as a fall; negative here.", False),
        ("", False),
    ],
)
def test_a_number_that_describes_is_marked(read_published, note, descriptive):
    (figure,), _, _ = read_published(note=note)
    assert figure.descriptive is descriptive


def test_a_row_that_does_not_line_up_is_refused_and_the_rest_is_read(read_bytes):
    content = published("a,b,c", published_line(), published_line() + ",,")
    figures, refusals, _ = read_bytes(content)
    assert [figure.row_number for figure in figures] == [3, 4]
    assert [refusal.reason for refusal in refusals] == [
        "Row 2: found '3 cells'. The headings name 18; a row cut short or an unquoted comma "
        "moves cells."
    ]


def test_a_file_cut_off_inside_a_cell_says_so(read_bytes):
    figures, refusals, _ = read_bytes(published(published_line(), published_line())[:-2])
    assert len(figures) == 1
    assert "quotation marks do not match" in refusals[0].reason


FILES = {
    "banes-2020-21": (159, {"number": 157, "rating": 2}),
    "north-somerset-2013-14": (489, {"number": 474, "not_available": 12, "not_applicable": 3}),
    "north-somerset-2021-22": (151, {"number": 143, "rating": 8}),
    "north-somerset-2022-23": (188, {"number": 188}),
    "official-children-in-need": (
        20339,
        {"number": 19718, "suppressed": 579, "not_available": 33, "not_applicable": 9},
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_the_five_published_files_are_read_without_a_refusal(name):
    figures, refusals, reading = walked(SHIPPED / f"{name}.csv")
    assert not refusals
    assert not reading.repairs
    assert (len(figures), Counter(figure.state for figure in figures)) == FILES[name]


def test_the_target_and_outcome_of_one_indicator_share_a_key(read_bytes):
    content = published(
        published_line(breakdown="target", value="85"),
        published_line(breakdown="outcome", value="77"),
    )
    (target, outcome), _, _ = read_bytes(content)
    assert (target.measure, outcome.measure) == ("target", "value")
    assert target.breakdown == outcome.breakdown == ""
    assert (target.value, outcome.value) == (Decimal(85), Decimal(77))
