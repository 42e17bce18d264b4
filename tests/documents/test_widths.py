"""How wide columns come out, by what they hold."""

import pytest

from goldthread.documents.model import Grid, GridCell, GridColumn, GridRow, Number, Status, prose
from goldthread.documents.widths import extent, has_long_words, lines_high, shares

ROOM = 98


def grid(headings, *rows, numeric=()):
    columns = tuple(GridColumn(name, number in numeric) for number, name in enumerate(headings))
    drawn = tuple(GridRow(tuple(GridCell((prose(c),)) for c in row)) for row in rows)
    return Grid("T", columns, drawn)


NUMBERS = grid(("Year", "Count"), ("2022", "1,018"), ("2023", "974"), numeric=(1,))
WORDS = grid(
    ("Priority", "Lead", "What we did"),
    ("Neglect", "Police", "We met every month and agreed a plan with every agency. " * 3),
)


@pytest.mark.parametrize("table", [NUMBERS, WORDS])
def test_shares_are_the_whole_and_none_is_nothing(table):
    found = shares(table, ROOM)
    assert sum(found) == pytest.approx(1)
    assert min(found) > 0.03


def test_words_get_room_by_how_much_there_is_of_them():
    priority, lead, did = shares(WORDS, ROOM)
    assert did > 3 * priority
    assert lead * ROOM >= len("Police")


def test_given_shares_are_kept():
    table = Grid("T", (GridColumn("a", share=3), GridColumn("b", share=1)), ())
    assert shares(table, ROOM) == [0.75, 0.25]


def test_a_table_that_holds_little_is_set_narrow():
    assert extent(NUMBERS, ROOM) < 1
    assert extent(WORDS, ROOM) == 1


def test_a_number_is_never_broken():
    table = grid(("Place", "Rate"), ("a word " * 40, "235.6 per 10,000"), numeric=(1,))
    assert shares(table, ROOM)[1] * ROOM >= len("235.6 per 10,000")


def test_a_status_is_one_word():
    table = grid(("What", "Verdict"), ("a word " * 40, Status("Within tolerance", "care")))
    assert shares(table, ROOM)[1] * ROOM >= len("▲ Within tolerance")


def test_a_hidden_number_takes_the_room_of_its_mark():
    hidden = grid(("What", "n"), ("x", Number("", state="suppressed")), numeric=(1,))
    shown = grid(("What", "n"), ("x", "hidden to protect people"), numeric=(1,))
    assert shares(hidden, 60)[1] < shares(shown, 60)[1]


def test_columns_of_more_than_a_line_holds_still_sum_to_the_whole():
    table = grid([f"Measurement{n}" for n in range(12)], ["1,234,567"] * 12)
    assert sum(shares(table, 60)) == pytest.approx(1)


def test_a_table_without_rows_has_widths():
    assert sum(shares(grid(("a", "b")), ROOM)) == pytest.approx(1)


def test_height_counts_lines():
    assert lines_high(NUMBERS, ROOM) == 3
    assert lines_high(WORDS, ROOM) >= 4


def test_only_words_longer_than_any_column_are_broken():
    assert not has_long_words(WORDS)
    assert has_long_words(grid(("a",), ("Pneumonoultramicroscopicsilicovolcanoconiosis",)))
