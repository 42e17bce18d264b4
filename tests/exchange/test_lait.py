"""The Local Authority Interactive Tool's file: years in many forms, doubles written in full."""

from collections import Counter
from datetime import date
from decimal import Decimal

import duckdb
import pytest

from exchange.samples import SHARED, walked
from goldthread.exchange import lait, lait_twin, readers
from goldthread.exchange.lait_years import BASES, years
from goldthread.exchange.values import Refused

YEARS = [
    ("2024", "financial_year", ("financial_year", date(2023, 4, 1), date(2024, 3, 31)), ""),
    ("2024", "academic_year", ("academic_year", date(2023, 9, 1), date(2024, 8, 31)), ""),
    ("2024", "calendar_year", ("calendar_year", date(2024, 1, 1), date(2024, 12, 31)), ""),
    ("2024", "january", ("month", date(2024, 1, 1), date(2024, 1, 31)), ""),
    ("2024", "at_31_march", ("as_at", None, date(2024, 3, 31)), ""),
    ("2024", "at_30_september", ("as_at", None, date(2024, 9, 30)), ""),
    ("2024", "year_to_30_september", ("12_months_to", date(2023, 10, 1), date(2024, 9, 30)), ""),
    ("2023/24", "academic_year", ("academic_year", date(2023, 9, 1), date(2024, 8, 31)), ""),
    ("2023-24", "financial_year", ("financial_year", date(2023, 4, 1), date(2024, 3, 31)), ""),
    ("2024-25 (OT)", "financial_year",
     ("financial_year", date(2024, 4, 1), date(2025, 3, 31)), "outturn"),
    ("2017-19", "calendar_year", ("other", date(2017, 1, 1), date(2019, 12, 31)), ""),
    ("2013/14-15/16", "financial_year", ("other", date(2013, 4, 1), date(2016, 3, 31)), ""),
    ("2025 (prov)", "academic_year",
     ("academic_year", date(2024, 9, 1), date(2025, 8, 31)), "provisional"),
    ("2021 (Final)", "academic_year",
     ("academic_year", date(2020, 9, 1), date(2021, 8, 31)), "final"),
    ("2022 (Rev)", "calendar_year",
     ("calendar_year", date(2022, 1, 1), date(2022, 12, 31)), "revised"),
    ("1999/00", "financial_year", ("financial_year", date(1999, 4, 1), date(2000, 3, 31)), ""),
    ("0", "academic_year", ("other", None, None), ""),
]  # fmt: skip

VALUES = [
    ("339.8", "339.8"),
    ("80", "80"),
    ("8.0", "8.0"),
    ("9.3699999999999992", "9.37"),
    ("39.450000000000003", "39.45"),
    ("-0.29999999999999999", "-0.3"),
    ("7.0000000000000007E-2", "0.07"),
    ("9.042E-2", "0.09042"),
    ("0.57587854198023691", "0.57587854198"),
    ("94.4055944055944", "94.405594405594"),
    ("1E+6", "1000000"),
]


@pytest.mark.parametrize(("text", "basis", "period", "standing"), YEARS)
def test_each_form_of_years_is_read(text, basis, period, standing):
    assert years(text, basis) == (period, standing)


@pytest.mark.parametrize(
    "text", ["", "24", "2024 (draft)", "2024-24", "2024/25-27/27", "2013/15-15/16", "2000-45", "-"]
)
def test_another_form_is_refused(text):
    with pytest.raises(Refused):
        years(text, "financial_year")


@pytest.mark.parametrize(("printed", "value"), VALUES)
def test_a_value_is_read_without_the_noise_of_a_double(printed, value):
    state, found, symbol, text = lait.held(printed)
    assert (state, symbol) == ("number", "")
    assert text in ("", printed)
    assert (text == "") == (str(found) == printed)
    assert abs(found - Decimal(value)) <= Decimal("1e-12")
    assert len(str(found)) <= len(value) + 1


def test_a_dash_is_not_available_and_never_zero():
    assert lait.held("-") == ("not_available", None, "-", "")


def test_the_dictionary_gives_every_code_a_label_a_unit_and_a_kind_of_year():
    entries = lait.dictionary()
    assert len(entries) == 434
    assert all(entry.label and entry.unit and entry.basis in BASES for entry in entries.values())
    assert entries["CIN"].basis == "at_31_march"
    assert entries["CIN"].unit == "rate_per_10000"


@pytest.fixture
def parquet(tmp_path):
    """Write a file of the tool's columns with these rows, and read it."""

    def made(*rows):
        path = tmp_path / "made[1] (2).parquet"
        table = "code varchar, years varchar, area varchar, printed varchar, number double"
        connection = duckdb.connect()
        connection.sql(f"create table made ({table})")
        connection.executemany("insert into made values (?, ?, ?, ?, ?)", rows)
        connection.sql(
            'select code "Short Desc", years "Years", area "LA and Regions", printed "Values", '
            'number "LA Number" from made'
        ).write_parquet(str(path))
        return walked(path)

    return made


def test_a_row_is_read_with_its_label_unit_and_level(parquet):
    (figure,), _, reading = parquet(("CIN", "2024", "England", "331.19999999999999", 970.0))
    assert (figure.indicator_code, figure.indicator_label) == ("CIN", "Children in Need (rate)")
    assert (figure.area_code, figure.geography_level) == ("970", "national")
    assert (figure.value, figure.published_text) == (Decimal("331.2"), "331.19999999999999")
    assert (reading.total, reading.slug) == (1, "made-1")


def test_regions_and_authorities_are_told_apart_by_number(parquet):
    figures, _, _ = parquet(
        ("CIN", "2024", "London (Inner)", "-", 987.0), ("CIN", "2024", "Somerset", "-", 933.0)
    )
    assert [figure.geography_level for figure in figures] == ["regional", "local"]


def test_a_code_not_in_the_dictionary_is_still_read(parquet):
    (figure,), _, _ = parquet(("NEW", "2024", "England", "1", 970.0))
    assert (figure.indicator, figure.indicator_label, figure.unit) == ("NEW", "NEW", "count")


BAD = [
    (("CIN", "24", "England", "1", 970.0),
     "Row 1, column Years: found '24'. Years are written like 2024, 2023/24, 2023-24, 2017-19 or "
     "2013/14-15/16."),
    (("CIN", "2024", "England", "lots", 970.0),
     "Row 1, column Values: found 'lots'. Write the number in digits with a point for decimals, "
     "for example 1040 or 8.5."),
    ((None, "2024", "England", "1", 970.0),
     "Row 1, column Short Desc: the cell is empty. Every figure needs one, of at most 120 "
     "characters."),
    (("CIN", "2024", "", "1", 970.0),
     "Row 1, column LA and Regions: the cell is empty. Every figure needs one, of at most 200 "
     "characters."),
    (("CIN", "2024", "Nowhere", "1", None),
     "Row 1, column LA and Regions: found 'Nowhere'. Every area needs its LA Number, of three or "
     "four digits."),
]  # fmt: skip


@pytest.mark.parametrize(("row", "sentence"), BAD)
def test_a_bad_row_is_refused_with_a_sentence(parquet, row, sentence):
    figures, refusals, _ = parquet(row)
    assert ([], [sentence]) == (figures, [refusal.reason for refusal in refusals])


def test_the_twin_is_the_same_each_time(tmp_path):
    first, again = tmp_path / "first.parquet", tmp_path / "again.parquet"
    for path in (first, again):
        lait_twin.write(path, rows=500)
    assert walked(first)[0] == walked(again)[0]


def test_the_twin_never_repeats_a_key(tmp_path):
    path = tmp_path / "twin.parquet"
    lait_twin.write(path, rows=80_000)
    keys = {
        (row.indicator_code, row.area, row.period_start, row.period_end)
        for row in readers.read(path).rows
    }
    assert len(keys) == 80_000


def test_the_file_is_read_whole(tmp_path):
    """The real file where it is beside the repository, its twin elsewhere."""
    real = SHARED / "open-data/lait/bds_long_0.parquet"
    path = real if real.exists() else tmp_path / "twin.parquet"
    if path != real:
        lait_twin.write(path)
    states = Counter(getattr(row, "state", "refused") for row in readers.read(path).rows)
    assert set(states) == {"number", "not_available"}
    assert states.total() == 641_070
    assert states["not_available"] == 93_883 or path != real
