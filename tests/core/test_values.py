"""How numbers are written for people and read back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.core.values import (
    MINUS,
    STATE_WORDS,
    UNITS,
    format_difference,
    format_number,
    format_size,
    format_value,
    parse_number,
    per,
    plural,
    rounded,
    singular,
    trimmed,
)

D = Decimal

decimals = st.decimals(
    min_value=-10_000_000, max_value=10_000_000, allow_nan=False, allow_infinity=False, places=3
)


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [
        ("3816", "count", "3,816"),
        ("0", "count", "0"),
        ("45.1", "percent", "45.1%"),
        ("8.0", "percent", "8.0%"),
        ("20.6", "rate_per_10000", "20.6 per 10,000"),
        ("310", "rate_per_100000", "310 per 100,000"),
        ("1.9", "rate_per_1000", "1.9 per 1,000"),
        ("1", "days", "1 day"),
        ("1.0", "days", "1.0 days"),
        ("26", "weeks", "26 weeks"),
        ("94805", "gbp", "£94,805"),
        ("-738", "gbp", f"{MINUS}£738"),
        ("1.25", "ratio", "1.25"),
        ("17", "change", "+17"),
        ("0", "change", "0"),
        ("-4.3", "percent_change", f"{MINUS}4.3%"),
        ("35.9", "percent_change", "+35.9%"),
        ("1E+3", "count", "1,000"),
        ("-0.0", "percent", "0.0%"),
        ("12", "hours", "12 hours"),
    ],
)
def test_a_value_is_written_with_its_unit_and_its_own_decimals(value, unit, written):
    assert format_value(D(value), unit) == written


@pytest.mark.parametrize(("value", "written"), [("0.25", "0.3"), ("45.14", "45.1"), ("7", "7.0")])
def test_decimals_asked_for_are_rounded_half_up(value, written):
    assert format_value(D(value), decimals=1) == written


@pytest.mark.parametrize("state", STATE_WORDS)
def test_a_value_that_is_not_a_number_is_words_even_where_one_is_held(state):
    assert format_value(D(3), "count", state) == STATE_WORDS[state]
    assert not any(character.isdigit() for character in STATE_WORDS[state])


def test_hidden_is_said_and_never_written_as_zero():
    assert format_value(None, "count", "suppressed") == "hidden to protect people"


def test_a_number_that_is_missing_is_an_error_and_not_a_blank():
    with pytest.raises(ValueError, match="has no number to write"):
        format_value(None, "count")


@pytest.mark.parametrize(
    ("value", "unit", "difference", "size"),
    [
        ("17", "count", "+17", "17"),
        ("-738", "gbp", f"{MINUS}£738", "£738"),
        ("4.2", "percent", "+4.2 percentage points", "4.2 percentage points"),
        ("1", "percent", "+1 percentage point", "1 percentage point"),
        ("-1.0", "percent", f"{MINUS}1.0 percentage points", "1.0 percentage points"),
        ("2.5", "rate_per_10000", "+2.5 per 10,000", "2.5 per 10,000"),
        ("1", "days", "+1 day", "1 day"),
        ("0", "count", "0", "0"),
    ],
)
def test_a_difference_has_a_sign_and_its_size_has_none(value, unit, difference, size):
    assert format_difference(D(value), unit) == difference
    assert format_size(D(value), unit) == size


@given(decimals)
def test_a_difference_of_percentages_is_never_called_per_cent(value):
    assert "%" not in format_difference(value, "percent")
    assert "percentage point" in format_difference(value, "percent")


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("1,018", "1018"),
        ("-4.3%", "-4.3"),
        (f"{MINUS}4.3%", "-4.3"),
        ("+17", "17"),
        ("£3,816", "3816"),
        ("-£738", "-738"),
        ("1.315E-2", "0.01315"),
        ("1E3", "1000"),
        (" 8.0 ", "8.0"),
        (".5", "0.5"),
        ("20.6 per 10,000", "20.6"),
        ("1 day", "1"),
        ("+4.2 percentage points", "4.2"),
    ],
)
def test_a_printed_number_is_read(printed, number):
    assert str(parse_number(printed)) == number


@pytest.mark.parametrize(
    "printed",
    [
        *("", "c", "-", "£", "%", "--4", "1,01", "1,0188", "4.3.1", "1E999", "٣", "½"),
        *("12 of 20", "Not available", "NaN", "Infinity"),
    ],
)
def test_anything_else_is_refused_and_quoted(printed):
    with pytest.raises(ValueError, match="not a number") as refused:
        parse_number(printed)
    assert f"'{printed}'" in str(refused.value)


@given(decimals, st.sampled_from(sorted(UNITS)))
def test_what_is_written_is_read_back_the_same(value, unit):
    again = parse_number(format_value(value, unit))

    assert again == value
    assert again.as_tuple().exponent == value.as_tuple().exponent


@given(decimals, st.integers(0, 2))
def test_rounding_moves_a_value_by_at_most_half_of_the_last_place(value, places):
    assert abs(rounded(value, places) - value) * 10**places <= D("0.5")


@given(decimals)
def test_a_sign_is_never_lost(value):
    assert format_number(value).startswith(MINUS) == (value < 0)


@pytest.mark.parametrize(
    ("noun", "one"),
    [
        ("children", "child"),
        ("people", "person"),
        ("referrals", "referral"),
        ("enquiries", "enquiry"),
        ("children in need", "child in need"),
        ("missing children reports", "missing children report"),
        ("breaches of duty", "breach of duty"),
        ("staff", "staff"),
        ("domestic abuse crimes", "domestic abuse crime"),
    ],
)
def test_one_of_many(noun, one):
    assert singular(noun) == one
    assert plural(D(1), noun) == one
    assert plural(D(0), noun) == plural(D(2), noun) == noun


@pytest.mark.parametrize(
    ("value", "plain"), [("90.000000", "90"), ("2.500000", "2.5"), ("1E+3", "1000"), ("0.0", "0")]
)
def test_a_typed_number_loses_decimals_that_say_nothing(value, plain):
    assert format_number(trimmed(D(value))).replace(",", "") == plain


def test_the_base_of_a_rate():
    assert per("rate_per_10000") == 10_000
    assert per("percent") is None
