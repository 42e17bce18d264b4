"""The tables of the four transcribed reports, made again from the store, cell for cell.

What is expected is read from the transcriptions here, without the product's own readers.
"""

import csv
import re
from collections import defaultdict
from importlib.resources import files

import pytest

from goldthread.figures.framework import entries
from goldthread.figures.models import FigureSource
from goldthread.figures.reading.tables import figures_in, grid, tables_of

pytestmark = pytest.mark.usefixtures("operator")

REPORTS = [
    "north-somerset-2013-14",
    "banes-2020-21",
    "north-somerset-2021-22",
    "north-somerset-2022-23",
]
WHOLE_CELL = re.compile(r"[(]?[-+]?£?[\d,]*\.?\d+%?[)]?")
TARGETS = {"target", "kind=target"}
SIGNED = {"change", "percent_change"}
ENDINGS = {
    "percent": "%",
    "percent_change": "%",
    "rate_per_10000": " per 10,000",
    "rate_per_100000": " per 100,000",
    "days": " days",
    "weeks": " weeks",
}


def printed(name):
    """The rows of a transcription, by table."""
    tables = defaultdict(list)
    text = files("goldthread.ops.published").joinpath(f"{name}.csv").read_text("utf-8-sig")
    for row in csv.DictReader(text.splitlines(keepends=True)):
        if row["table"] != "prose":
            tables[row["section"], row["table"]].append(row)
    return tables


def cell(row):
    """What stood in the cell: the printed text where it is the cell, else the value."""
    text = row["published_text"].strip()
    if not row["value"] or WHOLE_CELL.fullmatch(text):
        return text
    number = row["value"]
    minus = number.startswith("-")
    whole, _, decimals = number.lstrip("-").partition(".")
    digits = f"{int(whole):,}" + (f".{decimals}" if decimals else "")
    ending = ENDINGS.get(row["unit"], "")
    if row["unit"] in {"days", "weeks"} and digits == "1":
        ending = ending.rstrip("s")
    sign = "\N{MINUS SIGN}" if minus else "+" if row["unit"] in SIGNED else ""
    return f"{sign}{'£' if row['unit'] == 'gbp' else ''}{digits}{ending}"


def made_again(source, section, table):
    """Each figure of a table by its reference: the text of its cell, its row and column."""
    found = {}
    for row, columns in grid(figures_in(source, section, table)).rows.items():
        for column, cells in columns.items():
            for one in cells:
                found[one.figure.reference] = (one.text, row, column)
    return found


@pytest.mark.parametrize("name", REPORTS)
def test_every_table_and_no_other(name):
    source = FigureSource.objects.get(slug=name)

    again = [(table.section, table.table) for table in tables_of(source)]

    assert again == list(printed(name))


@pytest.mark.parametrize("name", REPORTS)
def test_cell_for_cell(name):
    source = FigureSource.objects.get(slug=name)
    for (section, table), rows in printed(name).items():
        again = made_again(source, section, table)

        assert {ref: text for ref, (text, *_) in again.items()} == {
            row["figure_id"]: cell(row) for row in rows
        }


@pytest.mark.parametrize("name", REPORTS)
def test_cells_of_one_thing_share_a_row_and_cells_of_one_heading_a_column(name):
    source = FigureSource.objects.get(slug=name)
    for (section, table), rows in printed(name).items():
        again = made_again(source, section, table)
        by_row, by_column = defaultdict(set), defaultdict(set)
        for row in rows:
            _, label, heading = again[row["figure_id"]]
            parts = [p.strip() for p in row["breakdown"].split(";")]
            rest = tuple(sorted(p for p in parts if p and not is_heading(p, row)))
            by_row[row["indicator_code"], row["indicator"].lower(), rest].add(label)
            by_column[heading_of(row)].add(heading)

        assert all(len(labels) == 1 for labels in by_row.values())
        assert all(len(headings) == 1 for headings in by_column.values())


def is_heading(part, row):
    """Whether a part of the breakdown names a column: Current, Chg, budget, target ..."""
    return part.startswith("column=") or part in {*TARGETS, "outcome", "change on previous year"}


def heading_of(row):
    column = [
        p.strip()
        for p in row["breakdown"].split(";")
        if p.strip().startswith("column=") or p.strip() in {*TARGETS, "outcome"}
    ]
    return (tuple(column), row["geography"], *when(row)) if not column else tuple(column)


def when(row):
    return row["period_kind"], row["period_start"], row["period_end"], row["as_at"]


def test_the_rolling_table_of_2022_23_as_printed():
    source = FigureSource.objects.get(slug="north-somerset-2022-23")
    (table,) = [t for t in tables_of(source) if t.table.startswith("Missing Children (12")]

    laid = grid(figures_in(source, table.section, table.table))

    assert laid.columns == ["Current", "Previous", "Chg", "% Chg"]
    assert [c[0].text for c in laid.rows["Number of Missing Children"].values()] == [
        "154",
        "137",
        "+17",
        "+12.4%",
    ]


def test_the_targets_of_2020_21_as_printed():
    source = FigureSource.objects.get(slug="banes-2020-21")
    (table,) = [t for t in tables_of(source) if t.table == "Indicator 1: Training"]

    laid = grid(figures_in(source, table.section, table.table))

    assert laid.columns == ["Target", "Outcome"]
    (row,) = [row for row in laid.rows if "self-neglect" in row]
    assert [c[0].text for c in laid.rows[row].values()] == ["80%", "85%"]


def test_the_framework_of_2013_14_row_by_row():
    source = FigureSource.objects.get(slug="north-somerset-2013-14")

    framework = {entry.row.code: entry for entry in entries(source)}

    assert len(framework) == 61
    neglect = framework["N12d"]
    assert neglect.years == ["2011 to 2012", "2012 to 2013", "2013 to 2014"]
    (cells,) = neglect.own.rows.values()
    assert [c[0].text for c in cells.values()] == ["11.8", "7.6", "20.6"]
    (beside,) = neglect.comparators.rows.values()
    assert [c[0].text for c in beside.values()] == ["18.9 per 10,000", "13.9 per 10,000"]
    assert neglect.row.meaning
    assert neglect.row.action == "See N12."
