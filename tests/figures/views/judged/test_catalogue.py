"""The catalogue of indicators, and what one of them is."""

import pytest

from goldthread.figures.models import Indicator
from goldthread.figures.models.indicator import Standing
from goldthread.partnership.models import Partnership


def test_every_indicator_is_listed_a_page_at_a_time(manager, words):
    said = words(manager.get("/indicators/"))
    assert "Showing 1 to 50 of " in said


@pytest.mark.parametrize(
    ("query", "found", "left_out"),
    [
        (
            {"words": "child protection plan"},
            "Children subject of a child protection plan",
            "Repeat rate",
        ),
        ({"words": "ch025"}, "Children subject of a child protection plan", "Referrals"),
        ({"words": "n19"}, "Children subject of a child protection plan", "Repeat rate"),
        ({"domain": "MARAC"}, "Repeat rate", "Contacts received"),
        ({"standing": "provisional"}, "Children's centres being developed", "Contacts received"),
    ],
)
def test_narrowed_by_words_domain_and_standing(manager, words, query, found, left_out):
    said = words(manager.get("/indicators/", query))
    listed = said[said.index("Clear") :]
    assert found in listed
    assert left_out not in listed


def test_a_provisional_one_is_marked_in_a_word(manager, words):
    said = words(manager.get("/indicators/", {"standing": "provisional"}))
    listed = said[said.index("Clear") :]
    assert listed.count(" Provisional ") == 27


def test_nothing_found_says_what_to_try(manager, words):
    said = words(manager.get("/indicators/", {"words": "zeppelins"}))
    assert "No indicator fits Try fewer words" in said


@pytest.mark.parametrize("query", [{"domain": "Nonsense"}, {"standing": "x"}, {"page": "abc"}])
def test_a_garbled_address_still_lists(manager, words, query):
    assert "of 416 indicators" in words(manager.get("/indicators/", query))


def test_asks_the_same_queries_whatever_is_listed(manager, queries):
    assert queries(manager, "/indicators/") == queries(manager, "/indicators/?words=ch025")


def test_a_definition_with_its_versions_names_and_areas(manager, words):
    said = words(manager.get("/indicators/CH011/"))
    assert "Assessments completed What it is Code CH011" in said
    assert "Version 2, for periods ending 31 March 2014 or later." in said
    assert "North Somerset: " in said
    assert "figures, to 31 March 2024" in said
    assert "Compare areas on this indicator" in said


def test_a_provisional_one_says_so_on_its_page(manager, words):
    code = "childrens-centres-being-developed-to-become-family"
    assert "Provisional This name came in a file" in words(manager.get(f"/indicators/{code}/"))


def test_one_without_figures_says_so(manager, words, operator):
    Indicator.objects.create(code="EMPTY", name="Nothing yet", unit="count")
    assert "No figures yet No source that is loaded" in words(manager.get("/indicators/EMPTY/"))


def test_an_unknown_code_is_no_page(manager):
    assert manager.get("/indicators/NOPE/").status_code == 404


def test_a_local_indicator_is_its_own_partnerships_alone(manager, signed_in, operator):
    north = Partnership.objects.get(slug="north-somerset")
    Indicator.objects.create(
        code="OURS", name="Ours", unit="count", standing=Standing.LOCAL, partnership=north
    )
    assert manager.get("/indicators/OURS/").status_code == 200
    assert signed_in("ash").get("/indicators/OURS/").status_code == 404
