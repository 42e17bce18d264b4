"""What a restated figure does to the changes that were printed from it."""

from datetime import date
from decimal import Decimal

from goldthread.figures.models import Figure
from goldthread.figures.reading.effects import PrintedChanges, effects, year_on

THEN, NEXT = date(2022, 3, 31), date(2023, 3, 31)


def figure(source, value, end=THEN):
    amount = None if value is None else Decimal(value)
    return Figure(
        source_id=source, indicator_id=1, area_id=1, value=amount, period_end=end,
        period_kind="12_months_to", period_start=end.replace(year=end.year - 1, month=4, day=1),
    )  # fmt: skip


def printed(*changes):
    return PrintedChanges({(c.source_id, 1, 1, "", c.period_end): c for c in changes})


def test_the_next_years_change_was_counted_from_another_base():
    said = effects(figure(1, "440"), figure(2, "441"), printed(figure(2, "-19", NEXT)))

    assert said == [
        "The change in the year to March 2023 was printed as \N{MINUS SIGN}19, counted from it;"
        " from the earlier figure it would be \N{MINUS SIGN}18."
    ]


def test_its_own_change_no_longer_holds():
    said = effects(figure(1, "440"), figure(2, "441"), printed(figure(1, "115")))

    assert said == ["Its own change was printed as +115; from the restated figure it is +116."]


def test_nothing_was_printed_from_it():
    assert effects(figure(1, "440"), figure(2, "441"), printed()) == []


def test_a_hidden_figure_moves_no_change():
    assert effects(figure(1, None), figure(2, "441"), printed(figure(2, "-19", NEXT))) == []


def test_a_leap_day_has_a_next_year():
    assert year_on(date(2024, 2, 29)) == date(2025, 2, 28)
    assert year_on(None) is None
