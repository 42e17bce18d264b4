"""The presentations of the reports, as printed and as judged."""

import csv
import io
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.figures.models import FigureSource
from goldthread.figures.reading.tables import figures_in, grid, tables_of
from support.pages import words

ROLLING = (
    "north-somerset-2022-23",
    "Avon and Somerset Police",
    "Child Protection and Child Sexual Exploitation (12 month rolling)",
)
TRAINING = ("banes-2020-21", "6 Key Performance Indicators", "Indicator 1: Training")
QUALITY = (
    "north-somerset-2013-14",
    "Part 2 NSSCB Performance Management Framework 2013-2014",
    "PMF: Munro: Quality and timeliness",
)
REPORTS = [
    "north-somerset-2013-14", "banes-2020-21", "north-somerset-2021-22", "north-somerset-2022-23",
]  # fmt: skip


def test_the_rolling_table_as_printed(manager, table_address):
    page = words(manager.get(table_address(*ROLLING)))

    assert "Indicator Current Previous Chg % Chg" in page
    assert "(excluding Domestic Abuse Crimes) 422 441 -19 -4.3%" in page
    assert "What it means" not in page


def test_the_rolling_table_as_judged_says_what_chance_explains(manager, table_address):
    page = words(manager.get(table_address(*ROLLING, view="judged")))

    assert "No clear change: 422 against 441 in the year to March 2022, within what chance" in page
    assert "Down 65 (22.3%) from 292 in the year to March 2022: more than chance would give" in page


def test_as_judged_says_what_was_restated_since(manager, table_address):
    table = ("north-somerset-2021-22", "Data from the Partnership - Police Overview: Child"
             " Protection", "12 Month Rolling - Child Protection")  # fmt: skip

    page = words(manager.get(table_address(*table, view="judged")))

    assert "year to March 2022: 440 is now 441" in page


def test_targets_are_met_or_missed_in_a_word(manager, table_address):
    page = words(manager.get(table_address(*TRAINING, view="judged")))

    assert "85% 77% ✗ Missed ✗ Missed: 77% against a target of at least 85%" in page
    assert "80% 86% ✓ Met ✓ Met: 86% against a target of at least 80%" in page


def test_bands_stand_under_their_indicator_with_their_comparators(manager, table_address):
    page = words(manager.get(table_address(*QUALITY)))

    assert "N16 Length of time child is considered to be a Child in Need Band 31 March 2012" in page
    assert "392 28.7% 221 17.2% 293 22.7% 22.9% 20.5%" in page
    assert "continued Band 2012 to 2013, England started and finished same day 15%" in page
    assert "94.1% 95.5% 91.3% 70.0% 68.9%" in page


def test_what_was_not_a_number_is_in_words_too(manager, table_address):
    page = words(manager.get(table_address(*QUALITY)))

    assert "N/A (not applicable)" in page
    assert "[z] not applicable" in page


@pytest.mark.parametrize("slug", REPORTS)
def test_every_cell_of_every_table_stands_on_its_page_and_leads_to_its_figure(
    manager, table_address, operator, slug
):
    source = FigureSource.objects.get(slug=slug)
    for table in tables_of(source):
        page = manager.get(table_address(slug, table.section, table.table))
        html = unescape(page.content.decode())
        for columns in grid(figures_in(source, table.section, table.table)).rows.values():
            for cell in (cell for cells in columns.values() for cell in cells):
                href = reverse("figure", args=[cell.figure.pk])
                assert f'href="{href}">{cell.text or "Blank"}' in html


def test_as_many_queries_for_a_small_table_as_for_a_large(manager, table_address):
    small = table_address("banes-2020-21", "6 Key Performance Indicators", "Recruitment")
    manager.get(small)

    assert queries(manager, small + "&view=judged") == queries(
        manager, table_address(*QUALITY, view="judged")
    )


def queries(client, address):
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


def test_a_national_table_shows_one_area_at_a_time(manager, table_address, operator):
    source = FigureSource.objects.get(slug="official-children-in-need")
    table = tables_of(source)[0]

    ours = words(manager.get(table_address(source.slug, table.section, table.table)))
    asked = table_address(source.slug, table.section, table.table, area="Bristol, City of")
    theirs = manager.get(asked)

    assert "225.9" in ours
    assert theirs.status_code == 200
    assert '<option value="Bristol, City of" selected>' in theirs.content.decode()


@pytest.mark.parametrize("query", ["", "?table=nothing", "?table=%00", "?section=x&table=prose%27"])
def test_a_table_that_is_not_there(manager, source_named, query):
    address = reverse("printed-table", args=[source_named("banes-2020-21").pk])

    assert manager.get(address + query).status_code == 404


def test_the_table_as_a_file(manager, table_address):
    address = table_address(*TRAINING, name="printed-table-download", kind="csv", view="judged")

    rows = list(csv.DictReader(io.StringIO(manager.get(address).content.decode("utf-8-sig"))))

    assert (rows[0]["Target"], rows[0]["Outcome"], rows[0]["Result"]) == ("85", "77", "✗ Missed")


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_framework_as_a_file(manager, source_named, kind):
    address = reverse("framework-download", args=[source_named(REPORTS[0]).pk, kind])

    answer = manager.get(address)

    assert answer["Content-Disposition"].endswith(f'framework.{kind}"')


def test_the_framework_row_by_row(manager, source_named):
    page = words(manager.get(reverse("framework", args=[source_named(REPORTS[0]).pk])))

    assert "N12d Children becoming the subject of a CPP: Neglect Neither way is better." in page
    assert "11.8 7.6 20.6 18.9 per 10,000 13.9 per 10,000 What it means" in page
    assert "Action to improve See N12." in page
    assert "Left blank in the report." in page


def test_a_source_without_a_framework(manager, source_named):
    address = reverse("framework", args=[source_named("banes-2020-21").pk])

    assert manager.get(address).status_code == 404
