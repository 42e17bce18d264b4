"""The table of change, as a table of what goes in and what comes out."""

from decimal import Decimal

import pytest

from documents.presentations.reading import headings_of, rows_of
from goldthread.documents.model import number
from goldthread.documents.presentations.change import ChangeRow, change_of, change_table, percent_of

M = "\N{MINUS SIGN}"


def of(value, unit="count"):
    if isinstance(value, str) and not value[:1].isdigit():
        return number(None, state=value)
    return number(Decimal(value), unit)


@pytest.mark.parametrize(
    ("unit", "now", "before", "change", "percent"),
    [
        ("count", "412", "377", "+35", "+9.3%"),
        ("count", "96", "104", f"{M}8", f"{M}7.7%"),
        ("count", "5", "5", "0", "0.0%"),
        ("count", "37", "0", "+37", "[z]"),
        ("count", "0", "3", f"{M}3", f"{M}100.0%"),
        ("percent", "98.4", "97.0", "+1.4 percentage points", "[z]"),
        ("rate_per_10000", "40.7", "36.8", "+3.9 per 10,000", "+10.6%"),
        ("gbp", "500", "400", "+£100", "+25.0%"),
        ("count", "suppressed", "11", "[c]", "[c]"),
        ("count", "11", "suppressed", "[c]", "[c]"),
        ("count", "not_returned", "11", "[w]", "[w]"),
        ("count", "11", "not_available", "[x]", "[x]"),
    ],
)
def test_change_and_percentage_are_worked_out_and_never_give_a_hidden_number_away(
    unit, now, before, change, percent
):
    (line,) = rows_of(change_table("T", [ChangeRow("N", of(now, unit), of(before, unit), unit)]))
    assert line[3:] == [change, percent]


def test_a_printed_change_stands_as_printed():
    row = ChangeRow("N", of("412"), of("377"), change=number(36), percent=number(9, "percent"))
    (line,) = rows_of(change_table("T", [row]))
    assert line[3:] == ["36", "9%"]


def test_the_wider_area_has_a_column_where_it_is_asked_for():
    rows = [ChangeRow("N", of("412"), of("377"), beside="All forces: 2,000")]
    blocks = change_table("T", rows, "2023", "2022", beside="Force area")
    assert headings_of(blocks) == ["Indicator", "2023", "2022", "Change", "% change", "Force area"]
    assert rows_of(blocks)[0][-1] == "All forces: 2,000"


@pytest.mark.parametrize("before", ["377", "suppressed", "0"])
def test_a_change_leads_to_the_source_of_the_current_figure(before):
    row = ChangeRow("N", number(412, source="now"), of(before))
    assert (change_of(row).source, percent_of(row).source) == ("now", "now")
