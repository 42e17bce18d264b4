"""Numbers and dates as people write them: what is read, what is refused, in which words."""

import contextlib
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.exchange import values

NUMBERS = [
    ("12", "12", ""),
    ("8.0", "8.0", ""),
    ("-4.3", "-4.3", ""),
    ("+115", "115", ""),
    (" 7 ", "7", ""),
    ("0", "0", ""),
    ("\N{MINUS SIGN}4.3", "-4.3", "A typographic minus sign was read as a minus."),
    ("1,040", "1040", "Commas between thousands were left out."),
    ("11,998,646", "11998646", "Commas between thousands were left out."),
]

NOT_NUMBERS = [
    "twelve", "12%", "£12", "1 040", "1,04", "10,40", "12-13", "<5", ".5", "5.", "--5",
    "=1+1", "nan", "Infinity", "1_000", "\N{ARABIC-INDIC DIGIT FIVE}", "0x10", "#REF!",
]  # fmt: skip

DATES = [
    ("2023-03-31", ""),
    ("2023-03-31 00:00:00", ""),
    ("2023-03-31T00:00", ""),
    ("31/03/2023", "Dates written like 31/03/2023 were read day first."),
    ("31.3.2023", "Dates written like 31/03/2023 were read day first."),
    ("31 March 2023", "Dates written in words were read."),
    ("31st March 2023", "Dates written in words were read."),
    ("31-Mar-2023", "Dates written in words were read."),
    ("45016", "Dates kept as Excel day numbers (45016) were read as dates (2023-03-31)."),
]

ISO = "Write the date as YYYY-MM-DD, for example 2023-03-31."
NOT_DATES = [
    ("03/04/23", f"A year of two digits can be misread. {ISO}"),
    ("3-4-23", f"A year of two digits can be misread. {ISO}"),
    ("03/31/2023", f"There is no such day (the day comes first). {ISO}"),
    ("2023-02-30", f"There is no such day (the day comes first). {ISO}"),
    ("31 Smarch 2023", f"'smarch' is not a month. {ISO}"),
    ("March 2023", ISO),
    ("2023", ISO),
    ("2023/24", ISO),
    ("99999", ISO),
    ("yesterday", ISO),
]


@pytest.mark.parametrize(("text", "value", "repair"), NUMBERS)
def test_a_number_is_read_with_its_decimals(text, value, repair):
    found, said = values.number(text)
    assert (str(found), said) == (str(Decimal(value)), repair)


@pytest.mark.parametrize("text", NOT_NUMBERS)
def test_what_is_not_a_number_is_refused(text):
    with pytest.raises(values.Refused) as refused:
        values.number(text)
    assert str(refused.value) == (
        "Write the number in digits with a point for decimals, for example 1040 or 8.5."
    )


def test_a_comma_is_refused_where_it_may_be_a_decimal_one():
    with pytest.raises(values.Refused):
        values.number("1,040", grouping=False)


def test_a_shortened_number_is_refused_because_digits_may_be_lost():
    with pytest.raises(values.Refused, match="digits may be lost"):
        values.number("1.2E+15")


@pytest.mark.parametrize("text", ["1" * 19, "0." + "1" * 13])
def test_a_number_too_long_to_keep_is_refused(text):
    with pytest.raises(values.Refused, match="at most 18 digits before the point and 12 after"):
        values.number(text)


@pytest.mark.parametrize(("text", "repair"), DATES)
def test_the_last_of_march_is_read_however_it_is_written(text, repair):
    assert values.day(text) == (date(2023, 3, 31), repair)


@pytest.mark.parametrize(("text", "sentence"), NOT_DATES)
def test_an_unclear_date_is_refused_in_words(text, sentence):
    with pytest.raises(values.Refused) as refused:
        values.day(text)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.1 + 0.2, "0.3"),
        (39.450000000000003, "39.45"),
        (0.070000000000000007, "0.07"),
        (94.4055944055944, "94.405594405594"),
        (1e-5, "0.00001"),
        (3.0, "3"),
        (1e15, "1000000000000000"),
        (float("nan"), "not a number"),
        (float("-inf"), "not a number"),
    ],
)
def test_a_float_is_written_as_a_spreadsheet_shows_it(value, text):
    assert values.shortest(value) == text


@settings(deadline=None)
@given(st.decimals(-(10**17), 10**17, places=3))
def test_every_plain_number_keeps_its_scale(number):
    assert str(values.number(f"{number:f}")[0]) == f"{number:f}"


@settings(deadline=None)
@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_way_of_writing_a_day_means_the_same_day(day):
    serial = str((day - values.EXCEL_EPOCH).days)
    ways = [day.isoformat(), f"{day:%d/%m/%Y}", f"{day.day} {day:%B %Y}", serial]
    assert {values.day(way)[0] for way in ways} == {day}


@settings(deadline=None)
@given(st.text(max_size=20))
def test_any_text_is_read_or_refused_never_worse(text):
    for read in (values.number, values.day):
        with contextlib.suppress(values.Refused):
            read(text)
