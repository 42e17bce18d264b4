"""A printed table whole where it was one, and parted where it was many in one frame."""

from goldthread.figures.models import Figure
from goldthread.figures.presenters.kept_layout import parts
from goldthread.figures.reading.tables import Cell, Grid


def grid(*rows):
    """Rows of (indicator, band, columns)."""
    made = Grid()
    for indicator, band, columns in rows:
        label = f"{indicator} · {band}" if band else indicator
        for column in columns:
            made.put(label, column, Cell(Figure(printed_indicator=indicator)))
    return made


def shape(laid):
    return [(part.heading, part.columns, [line.rest for line in part.lines]) for part in laid]


def test_a_full_table_stays_whole():
    laid = parts(grid(("A", "", "xy"), ("B", "", "xy"), ("C", "", "x")))

    assert shape(laid) == [("", ("x", "y"), ["", "", ""])]


def test_bands_stand_under_their_indicator():
    laid = parts(grid(("A", "", "v"), ("B", "short", "xy"), ("B", "long", "xy"), ("C", "", "z")))

    assert shape(laid) == [
        ("", ("v",), [""]),
        ("B", ("x", "y"), ["short", "long"]),
        ("", ("z",), [""]),
    ]


def test_the_nations_bands_are_a_table_of_their_own():
    rows = [("A", "short", "x"), ("A", "long", "x"), ("A", "days", "y"), ("A", "weeks", "y")]

    assert shape(parts(grid(*rows, ("B", "", "z")))) == [
        ("A", ("x",), ["short", "long"]),
        ("A", ("y",), ["days", "weeks"]),
        ("", ("z",), [""]),
    ]


def test_neighbours_with_the_same_columns_share_a_table():
    laid = parts(grid(("A", "", "x"), ("B", "", "x"), ("C", "", "y"), ("D", "", "z")))

    assert shape(laid) == [("", ("x",), ["", ""]), ("", ("y",), [""]), ("", ("z",), [""])]


def test_nothing_printed():
    assert shape(parts(Grid())) == [("", (), [])]
