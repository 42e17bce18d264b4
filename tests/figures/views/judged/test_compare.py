"""Areas side by side: by name, never by rank."""

import csv
import io

import pytest

from goldthread.figures.actions import FIGURES_EXPORTED
from goldthread.figures.models import CurrentFigure, Indicator
from goldthread.figures.presenters.compare import period_param
from goldthread.figures.presenters.naming import series_param
from goldthread.figures.reading.series import SeriesKey, cadence

COMPARE = "/compare/"
PLANS = {"indicator": "CH025"}


def rows(manager, query=PLANS):
    answer = manager.get(f"{COMPARE}figures.csv", query)
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    return lines[1 : lines.index([])] if [] in lines else lines[1:]


def test_areas_stand_by_name_with_why_they_are_there(manager):
    found = rows(manager)
    names = [row[0] for row in found]
    assert names == sorted(names)
    kinds = {row[0]: row[1] for row in found}
    assert kinds["North Somerset"] == kinds["Bristol, City of"] == "Partnership area"
    assert (kinds["England"], kinds["South West"]) == ("Nation", "Region")
    assert list(kinds.values()).count("Statistical neighbour") >= 8


def test_the_difference_from_england_is_in_words_with_its_band(manager):
    said = {row[0]: row[3] for row in rows(manager)}
    assert said["North Somerset"].endswith(
        "11.7 per 10,000: below the alarm line (99.8%), far more than chance would give"
    )
    assert "within what chance would give" in said["Bristol, City of"]
    assert said["England"] == ""


def test_totals_of_areas_of_different_size_are_not_compared(manager):
    said = {row[0]: row[3] for row in rows(manager, PLANS | {"series": "|count|as_at"})}
    assert "totals of areas of different size are not compared" in said["North Somerset"]


def test_the_chart_and_the_funnel_are_drawn_and_the_range_named(manager, words):
    answer = manager.get(COMPARE, PLANS)
    page = answer.content.decode()
    assert page.count('<figure class="gt-chart') == 2
    assert "Range of statistical neighbours" in page
    assert "North Somerset is below the alarm line (99.8%)" in words(answer)


def test_neighbours_without_a_figure_are_counted_and_left_out(manager, words):
    said = words(manager.get(COMPARE, {"indicator": "PO011"}))
    assert "Statistical neighbour " not in said
    assert "10 of 10 have no figure here." in said
    assert "North Somerset Partnership area 154 No figure for England" in said


def test_another_period_can_be_chosen(manager, words):
    said = words(manager.get(COMPARE, PLANS | {"period": "/2014-03-31"}))
    assert said.startswith(
        "Compare areas Children subject of a child protection plan, 31 March 2014"
    )


def test_without_a_choice_the_first_watched_indicator_is_compared(manager, words):
    assert "Contacts received" in words(manager.get(COMPARE))


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ({"indicator": "NOPE"}, "There is no indicator with that code."),
        (PLANS | {"series": "x|y|z"}, "No area here has that series"),
        (PLANS | {"period": "yesterday"}, "No area here has a figure for that period"),
        (PLANS | {"period": "1066-10-14/1066-10-14"}, "No area here has a figure for that period"),
        (PLANS | {"period": "2014-02-31/1"}, "No area here has a figure for that period"),
    ],
)
def test_a_garbled_address_shows_the_page_and_says_so(manager, words, query, notice):
    assert notice in words(manager.get(COMPARE, query))


@pytest.fixture
def empty(operator):
    """An indicator nobody has a figure of."""
    return Indicator.objects.create(code="EMPTY", name="Nothing yet", unit="count").code


def test_an_indicator_nobody_has_says_so(manager, words, empty):
    said = words(manager.get(COMPARE, {"indicator": empty}))
    assert "Nothing to compare None of these areas has a figure of Nothing yet." in said


def test_a_hidden_figure_is_its_mark_in_the_file(manager, operator):
    hidden = CurrentFigure.objects.filter(
        area__slug="north-somerset", state="suppressed", unit="count"
    ).select_related("indicator")[0]
    key = SeriesKey(hidden.breakdown, hidden.unit, cadence(hidden))
    query = {
        "indicator": hidden.indicator.code,
        "series": series_param(key),
        "period": period_param((hidden.period_start, hidden.period_end)),
    }
    said = {row[0]: row[2] for row in rows(manager, query)}
    assert said["North Somerset"] == "[c]"


def test_downloads_are_in_the_ledger(manager, ledger):
    assert manager.get(f"{COMPARE}figures.xlsx", PLANS).status_code == 200
    assert ledger(FIGURES_EXPORTED)[-1]["what"].endswith("by area, as a workbook")


def test_nothing_to_download_is_no_page(manager, empty):
    answer = manager.get(f"{COMPARE}figures.csv", {"indicator": empty})
    assert answer.status_code == 404


def test_asks_the_same_queries_for_few_figures_as_for_many(manager, queries):
    few = queries(manager, f"{COMPARE}?indicator=CH001")
    assert queries(manager, f"{COMPARE}?indicator=CH044") == few
