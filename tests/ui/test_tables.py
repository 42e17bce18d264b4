"""A table's cells, and that nothing hidden ever becomes a number."""

from datetime import date
from decimal import Decimal

import pytest

from goldthread.ui.tables import Cell, Column, Table, cell, figure_cell, row


def table(*rows, columns=("Area", "Value")):
    return Table("Children in need, 2023", [Column(name) for name in columns], rows)


@pytest.mark.parametrize(
    ("content", "text", "number"),
    [
        (1018, "1,018", 1018),
        (Decimal("45.10"), "45.10", Decimal("45.10")),
        (date(2023, 3, 31), "31 March 2023", None),
        ("Northbay", "Northbay", None),
        (None, "", None),
        (0, "0", 0),
    ],
)
def test_plain_content(content, text, number):
    assert (cell(content).text, cell(content).number) == (text, number)


@pytest.mark.parametrize(
    ("state", "text"),
    [
        ("suppressed", "hidden to protect people"),
        ("not_available", "not available"),
        ("not_applicable", "not applicable"),
        ("not_returned", "not returned"),
    ],
)
def test_a_state_keeps_no_number_even_when_given_one(state, text):
    found = figure_cell(Decimal(3), "count", state)
    assert (found.text, found.number, found.state) == (text, None, state)


def test_figure_is_written_with_its_unit_and_kept_as_a_number():
    found = figure_cell(Decimal("45.1"), "percent", notes=("provisional",))
    assert found == Cell("45.1%", Decimal("45.1"), "number", ("provisional",))


def test_legend_names_each_mark_once():
    hidden = figure_cell(None, state="suppressed")
    noted = figure_cell(Decimal(4), notes=("low_reliability",))
    shown = table(row("A", hidden), row("B", hidden), row("C", noted)).legend
    assert [mark.symbol for mark in shown] == ["[c]", "[u]"]


def test_row_of_another_length_is_refused():
    with pytest.raises(ValueError, match=r"has 1 cells for 2 columns"):
        table(row("A"))


def test_caption_makes_the_id():
    assert table().id == "children-in-need-2023"
