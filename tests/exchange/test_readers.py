"""Which reader reads a file, and what a person hears when none does."""

import pytest

from exchange.samples import HEADINGS, SAMPLES, published, published_line
from goldthread.exchange import readers
from goldthread.figures.loading.rows import Unreadable

WE_READ = (
    "We read a CSV of published figures; a CSV of 'explore education statistics'; the Parquet "
    "file of the Local Authority Interactive Tool; a CSV of mid-year population; the spreadsheet "
    "template, filled in."
)

UNKNOWN = [
    (b"name,colour\na,b\n", f"sample.csv has none of the columns we know. {WE_READ}"),
    (HEADINGS.replace("unit", "units").encode() + b"\na\n",
     "sample.csv is nearest to a CSV of published figures, but differs: missing columns: unit; "
     f"not known: units. {WE_READ}"),
    (b"time_period,geographic_level,country_code,country_name,rate\n2024,National,E,England,1\n",
     "sample.csv is nearest to a CSV of 'explore education statistics', but differs: missing "
     f"columns: time_identifier. {WE_READ}"),
    (b"%PDF-1.7 ...", f"sample.csv is a PDF. {WE_READ}"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "sentence"), UNKNOWN)
def test_an_unknown_file_is_told_how_it_differs(read_bytes, content, sentence):
    with pytest.raises(Unreadable) as refused:
        read_bytes(content)
    assert str(refused.value) == sentence


def test_content_comes_before_the_name(tmp_path):
    path = tmp_path / "wrong.xlsx"
    path.write_bytes(published(published_line()))
    assert readers.recognise(path) == "published"


def test_a_forced_kind_that_does_not_fit_says_so(read_bytes):
    with pytest.raises(Unreadable) as refused:
        read_bytes(published(published_line()), kind="ees")
    assert str(refused.value).startswith("sample.csv lacks the columns time_period, time_ident")


@pytest.mark.parametrize("kind", readers.READERS)
def test_every_reader_refuses_a_foreign_file_in_a_sentence(read_bytes, kind):
    with pytest.raises(Unreadable, match=r"^sample\.csv .*\.$"):
        read_bytes(b"one,two\n1,2\n", kind=kind)


def test_a_kind_there_is_not_is_refused(read_bytes):
    with pytest.raises(Unreadable) as refused:
        read_bytes(b"a,b\n1,2\n", kind="excel")
    assert str(refused.value) == (
        "'excel' is not a kind of file. The kinds are published, ees, lait, population, template."
    )


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(Unreadable, match=r"There is no file gone\.csv"):
        readers.read(tmp_path / "gone.csv")


def test_a_stored_file_keeps_the_name_it_came_with():
    reading = readers.read(SAMPLES / "a7_by_age.csv", name="b9_other_2024 (1).csv")
    assert (reading.slug, reading.title) == ("b9-other-2024", "B9 other 2024")
    assert next(iter(reading.rows)).indicator_code == "b9:number"


def test_a_reading_comes_in_batches(read_bytes, tmp_path):
    path = tmp_path / "five.csv"
    path.write_bytes(published(*[published_line()] * 5))
    assert [len(batch) for batch in readers.read(path).batches(2)] == [2, 2, 1]


def test_population_is_read(read_bytes):
    head = "mid_year,la_number,area,age_group,population\n"
    rows = "2023,800,Anytown,Children aged 0 to 17 years,100\n0,,,,\n2023,800,Anytown\n"
    (figure,), refusals, _ = read_bytes((head + rows).encode())
    assert (figure.value, figure.period_end.isoformat()) == (100, "2023-06-30")
    assert [refusal.reason for refusal in refusals] == [
        "Row 3, column mid_year: found '0'. Write the year in four digits.",
        "Row 4: found '3 cells'. The headings name 5; a row cut short or an unquoted comma moves "
        "cells.",
    ]
