"""One indicator in one area: what it says, over time, beside others, and where it came from."""

import csv
import io

import pytest
from openpyxl import load_workbook

from goldthread.figures.actions import FIGURES_EXPORTED

HERE = "/areas/north-somerset/indicators/"


def test_the_judgement_reads_figure_change_chart_and_then_the_others(manager, words):
    said = words(manager.get(f"{HERE}CH025/"))
    latest = said.index("Children subject of a child protection plan, North Somerset: 29.9 per")
    change = said.index("No clear change: 29.9 per 10,000 against 24.9")
    chart = said.index("Control chart of 12 dates")
    england = said.index("England: 41.6 per 10,000 at 31 March 2024.")
    neighbours = said.index("Statistical neighbours (2025-05): 9 of 10 with a comparable figure")
    assert latest < change < chart < england < neighbours


def test_the_table_holds_what_stands_beside_each_figure(manager, words):
    said = words(manager.get(f"{HERE}CH025/"))
    columns = (
        "Period North Somerset (rate per 10,000) Numerator Denominator England South West"
        " Neighbours' mean Neighbours' range Source"
    )
    assert columns in said
    assert "31 March 2024 29.9 131 43,874 41.6 40.9 33.0 19.4 to 46.1 Characteristics of" in said


def test_charts_are_drawn_with_words_for_what_they_show(manager):
    page = manager.get(f"{HERE}CH025/").content.decode()
    assert page.count('<figure class="gt-chart') == 2
    assert "Control chart: Children subject of a child protection plan, North Somerset" in page
    assert 'style="' not in page


def test_every_series_of_the_indicator_can_be_chosen(manager, words):
    series = "|count|as_at"
    said = words(manager.get(f"{HERE}CH025/", {"series": series}))
    assert "131 children at 31 March 2024" in said


def test_a_series_that_is_part_of_the_whole_says_which_part(manager, words):
    series = "category=Neglect|count|as_at"
    answer = manager.get(f"{HERE}CH028/", {"series": series})
    said = words(answer)
    assert "(category: Neglect), North Somerset:" in said


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ({"series": "no|such|thing"}, "There is no such series here"),
        ({"series": "garbled"}, "There is no such series here"),
        ({"edition": "1066-10"}, "There is no such edition of the neighbours"),
    ],
)
def test_a_garbled_address_shows_the_page_and_says_so(manager, words, query, notice):
    assert notice in words(manager.get(f"{HERE}CH025/", query))


def test_a_hidden_figure_is_its_mark_and_words_and_never_a_number(manager, words):
    series = "days=21+|count|financial_year"
    said = words(manager.get(f"{HERE}CH048/", {"series": series}))
    assert "[c] hidden to protect people" in said


def test_a_distribution_is_shown_with_its_comparators(manager, words):
    said = words(manager.get(f"{HERE}CH044/"))
    assert "by duration of open episode by duration, percentage" in said
    assert "3 months or less 16.2% 22.7% 18.6% 26.1% 26.7% 27.3%" in said


def test_a_comparator_banded_otherwise_keeps_bands_of_its_own(manager, words):
    said = words(manager.get(f"{HERE}N14/"))
    assert "less than 1 week 18% none held" in said
    assert "6-10 working days none held 40%" in said


def test_a_figure_a_report_prints_twice_is_said_once(manager, words):
    said = words(manager.get(f"{HERE}PO016/"))
    restated = said[said.index("Said otherwise before") : said.index("What it is")]
    assert restated.count("710 in NSSCP annual report") == 1


def test_a_change_of_definition_is_marked_and_explained(manager, words):
    said = words(manager.get(f"{HERE}CH011/"))
    assert "Version 2, for periods ending 31 March 2014 or later." in said
    assert "Initial and core assessments were replaced by the single assessment" in said
    assert "Not comparable with the version before." in said


def test_a_restated_figure_names_both_sources(manager, words):
    said = words(manager.get(f"{HERE}CH004/", {"series": "|count|financial_year"}))
    assert "Said otherwise before, or elsewhere 2022 to 2023: 1,027 stands" in said
    assert "1,024 in " in said
    assert "revised since it was first published" in said


def test_the_definition_its_limits_and_other_names(manager, words):
    said = words(manager.get(f"{HERE}CH025/"))
    assert "What it means Lets the local threshold for a plan be set against" in said
    assert "Counts People, each once" in said
    assert "“children with child protection plans” in published reports" in said


def test_no_figure_is_not_zero(manager, words):
    said = words(manager.get(f"{HERE}AD001/"))
    assert "No figures of this here" in said
    assert "That is not zero: it is not known." in said


def test_a_rating_in_words_has_no_chart(manager, words):
    area = "/areas/bristol-north-somerset-and-south-gloucestershire/indicators/HE023/"
    answer = manager.get(area)
    assert "Achieved" in words(answer)
    assert "gt-chart__drawing" not in answer.content.decode()


@pytest.mark.parametrize("code", ["N2.1", "childrens-centres-being-developed-to-become-family"])
def test_codes_with_dots_and_provisional_ones_have_pages(manager, code):
    assert manager.get(f"{HERE}{code}/").status_code == 200


@pytest.mark.parametrize(
    "address",
    ["/areas/atlantis/indicators/CH025/", f"{HERE}NOPE/", f"{HERE}AD001/figures.csv"],
)
def test_what_is_not_there_is_no_page(manager, address):
    assert manager.get(address).status_code == 404


def test_the_table_comes_as_csv_and_the_ledger_hears_of_it(manager, ledger):
    answer = manager.get(f"{HERE}CH025/figures.csv")
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert lines[0][:2] == ["Period", "North Somerset (rate per 10,000)"]
    assert lines[1][:2] == ["31 March 2024", "29.9"]
    assert 'filename="north-somerset-CH025.csv"' in answer["Content-Disposition"]
    assert ledger(FIGURES_EXPORTED)[-1]["what"].endswith("snapshots, as CSV")


def test_the_table_comes_as_a_workbook_with_numbers_in_it(manager):
    answer = manager.get(f"{HERE}CH025/figures.xlsx")
    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert [cell.value for cell in sheet[2]][:3] == ["31 March 2024", 29.9, 131]


def test_asks_the_same_queries_for_a_short_series_as_for_a_long_one(manager, queries):
    assert queries(manager, f"{HERE}CH044/") == queries(manager, f"{HERE}PO016/")


def test_only_those_who_may_are_offered_to_edit(manager, executive, words):
    offer = "Edit the words of these sentences"
    assert offer in words(manager.get(f"{HERE}CH025/"))
    assert offer not in words(executive.get(f"{HERE}CH025/"))


def test_categories_of_abuse_are_drawn_as_parts_of_each_year(manager, words):
    page = manager.get("/areas/north-somerset/indicators/CH028/").content.decode()

    assert "Stacked column chart, number" in page or "Stacked column chart, percentage" in page
    assert "over time, North Somerset" in page


def test_days_are_not_drawn_as_parts(manager):
    page = manager.get("/areas/north-somerset/indicators/CH044/").content.decode()

    assert "Bar chart of a distribution" in page
    assert "Stacked column chart" not in page
