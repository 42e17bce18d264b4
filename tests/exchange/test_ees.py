"""Official statistics in the layout of "explore education statistics"."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from exchange.samples import SAMPLES, SHARED, SHIPPED, walked
from goldthread.exchange.ees import dated
from goldthread.exchange.ees_columns import basis, label, unit
from goldthread.exchange.values import Refused

B1 = SAMPLES / "b1_places_2023_to_2024.csv"
HEADINGS = "time_period,time_identifier,geographic_level,country_code,country_name,"

COLUMNS = [
    # column, first measured column -> unit, basis
    ("Anypoint_episodes", "Anypoint_episodes", "count", "year"),
    ("Anypoint_child_rate", "Anypoint_episodes", "rate_per_10000", "year"),
    ("At31_episodes", "Anypoint_episodes", "count", "snapshot"),
    ("Awaiting_assessment_rate", "Anypoint_episodes", "rate_per_10000", "snapshot"),
    ("2years+_percent", "At31_episodes", "percent", "snapshot"),
    ("Neglect_Latest", "CPP_At31", "count", "snapshot"),
    ("Neglect_Latest", "CPP_start", "count", "year"),
    ("1-10_days", "Assessments_completed", "count", "year"),
    ("Median_days", "Assessments_completed", "days", "year"),
    ("25th_Percentile_days", "Assessments_completed", "days", "year"),
    ("Duration_0-10_days", "Section47", "count", "year"),
    ("Duration_median", "Section47", "days", "year"),
    ("rate", "number", "rate_per_10000", "year"),
    ("percent", "number", "percent", "year"),
    ("children_in_need_per_10000_children", "children_in_need", "rate_per_10000", "snapshot"),
    ("population_estimate", "population_estimate", "count", "mid_year"),
]

PERIODS = [
    (("2024", "Reporting year", "year"), ("financial_year", date(2023, 4, 1), date(2024, 3, 31))),
    (("202324", "Reporting year", "year"), ("financial_year", date(2023, 4, 1), date(2024, 3, 31))),
    (("201718", "Financial year", "year"), ("financial_year", date(2017, 4, 1), date(2018, 3, 31))),
    (("199900", "Academic year", "year"), ("academic_year", date(1999, 9, 1), date(2000, 8, 31))),
    (("2023", "Calendar year", "year"), ("calendar_year", date(2023, 1, 1), date(2023, 12, 31))),
    (("2024", "Reporting year", "snapshot"), ("as_at", None, date(2024, 3, 31))),
    (("2023", "Reporting year", "mid_year"), ("as_at", None, date(2023, 6, 30))),
]


@pytest.mark.parametrize(("name", "base", "unit_", "basis_"), COLUMNS)
def test_a_column_says_its_unit_and_whether_it_is_a_snapshot(name, base, unit_, basis_):
    assert (unit(name), basis(name, base)) == (unit_, basis_)


@pytest.mark.parametrize(("asked", "period"), PERIODS)
def test_a_time_period_is_dated(asked, period):
    assert dated(*asked) == period


@pytest.mark.parametrize(
    "asked",
    [("2024", "Week 5"), ("201719", "Financial year"), ("24", "Reporting year"), ("", ""),
     ("\N{SUPERSCRIPT TWO}024", "Calendar year"), ("0000", "Calendar year")],
)  # fmt: skip
def test_another_time_period_is_refused(asked):
    with pytest.raises(Refused):
        dated(*asked, "year")


def test_a_label_is_readable():
    assert label("At31_episodes_rate", "Children in Need") == (
        "Children in Need: at 31 March episodes"
    )
    assert label("percent", "") == "Percent"


def test_each_level_is_read_with_its_name_and_code():
    figures, refusals, reading = walked(B1)
    assert not refusals
    assert len(figures) == reading.total == 16
    assert {figure[2:6] for figure in figures} == {
        ("England", "E92000001", "England", "national"),
        ("South West", "E12000009", "South West", "regional"),
        ("Anytown", "E06000099", "Anytown", "local"),
    }


def test_a_measured_column_is_a_figure_each():
    figures, _, _ = walked(B1)
    first = figures[0]
    assert (first.indicator_code, first.indicator) == ("b1:Anypoint_episodes", "Anypoint_episodes")
    assert first.indicator_label == "Children in Need: at any point in the year episodes"
    assert (first.value, first.breakdown) == (Decimal(756150), "")
    assert (first.section, first.table) == ("Children in Need", "b1_places_2023_to_2024")
    assert [figure.unit for figure in figures[:4]] == ["count", "rate_per_10000", "count", "days"]


def test_every_mark_keeps_its_meaning():
    figures, _, _ = walked(B1)
    marks = {figure.symbol: figure.state for figure in figures if figure.state != "number"}
    assert marks == {
        "c": "suppressed",
        "k": "not_available",
        "u": "not_available",
        "x": "not_available",
        ":": "not_available",
        "z": "not_applicable",
        "": "not_available",
    }
    assert [figure.symbol for figure in figures if figure.low_reliability] == ["u"]


def test_filters_are_the_breakdown_and_total_divides_nothing():
    figures, _, _ = walked(SAMPLES / "a7_by_age.csv")
    assert [figure.breakdown for figure in figures] == [
        "",
        "",
        "characteristic=Age; characteristic_type=0 to 4",
        "characteristic=Age; characteristic_type=0 to 4",
    ]
    assert {figure.period_kind for figure in figures} == {"as_at"}


BAD = [
    ("2024,Reporting year,School,E,England,1",
     "Row 3, column geographic_level: found 'School'. The levels read are National, Regional, "
     "Local authority."),
    ("2024,Reporting year,Regional,E,England,1",
     "Row 3, column geographic_level: found 'Regional'. A row at this level needs a region_name."),
    ("2024,Week 9,National,E,England,1",
     "Row 3, column time_period: found '2024 Week 9'. The periods read are a Reporting year (2024 "
     "or 202324), a Financial year or Academic year (202324) and a Calendar year (2024)."),
    ("20x4,Reporting year,National,E,England,1",
     "Row 3, column time_period: found '20x4 Reporting year'. Write a year as 2024 or 202324."),
    ("2024,Reporting year,National,E,England,many",
     "Row 3, column Cases: found 'many'. Write the number in digits with a point for decimals, "
     "for example 1040 or 8.5. Marks read are c, k, u, x, z and ':'."),
    ("2024,Reporting year,National",
     "Row 3: found '3 cells'. The headings name 6; a row cut short or an unquoted comma moves "
     "cells."),
]  # fmt: skip


@pytest.mark.parametrize(("line", "sentence"), BAD)
def test_a_bad_row_is_refused_with_a_sentence(read_bytes, line, sentence):
    good = "2024,Reporting year,National,E,England,1\n"
    content = f"{HEADINGS}Cases\n{good}{line}\n{good}{good}"
    figures, refusals, _ = read_bytes(content.encode())
    assert len(figures) == 3
    assert [refusal.reason for refusal in refusals] == [sentence]


OFFICIAL = SHIPPED / "official-children-in-need.csv"
# The real files where they are beside the repository, small made-up ones elsewhere.
REAL = sorted((SHARED / "open-data/dfe-children-in-need").glob("*.csv"))
FILES = REAL or sorted(SAMPLES.glob("*.csv"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_is_read_without_a_refusal(path):
    figures, refusals, reading = walked(path)
    assert not refusals
    assert len(figures) == reading.total


def test_the_files_say_what_the_re_tabulation_says():
    """Every figure of the re-tabulated official file is found, with its unit and dates."""
    there = {path.stem: path for path in REAL}
    wanted = Counter(key_of(figure) for figure in walked(OFFICIAL)[0] if figure.table in there)
    for table in {key[0] for key in wanted}:
        for figure in walked(there[table])[0]:
            wanted.subtract([key_of(figure)] if key_of(figure) in wanted else [])
    assert not +wanted


def key_of(figure):
    return (
        figure.table,
        figure.area,
        figure.unit,
        figure.period_start,
        figure.period_end,
        figure.state,
        figure.value,
        figure.symbol,
    )
