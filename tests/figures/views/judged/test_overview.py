"""The overview of an area: changing, off target, missing, and every watched figure."""

from decimal import Decimal

import pytest

from goldthread.core.now import today
from goldthread.figures.models import ChosenIndicator, Indicator, Target
from goldthread.partnership.models import Partnership

AREA = "/areas/north-somerset/"


def section(said, start, end):
    return said[said.index(start) : said.index(end)]


def test_clear_changes_stand_first_and_concerns_before_improvements(manager, words):
    said = words(manager.get(AREA))
    changing = section(said, "What is changing", "What is off target")
    assert "Child suspects of crime Concern 824 suspects in the year to March 2023." in changing
    assert "more than chance would give, and for the worse." in changing
    assert changing.index("Concern") < changing.index("Improvement") < changing.index("Changed")


def test_a_change_within_chance_is_not_called_a_change(manager, words):
    said = words(manager.get(AREA))
    assert "Missing children (police)" not in section(said, "What is changing", "What is off")
    assert "year to March 2023 No clear change (+17)" in said


def test_the_page_says_how_fresh_it_is(manager, words):
    said = words(manager.get(AREA))
    assert "Latest figures: 2023 to 2024. Newest source: Characteristics of children" in said
    assert "known from 31 October 2024." in said


def test_an_indicator_nobody_speaks_of_is_missing_and_not_zero(manager, words):
    said = words(manager.get(AREA))
    missing = section(said, "No number to show", "Every watched indicator")
    assert "Safeguarding concerns: No source says anything of it here." in missing
    assert "Safeguarding concerns number No figure No source says anything of it here" in said


def test_what_is_owed_and_silent_stands_once_for_each_indicator(manager, words):
    said = words(manager.get(AREA))
    late = section(said, "Expected and not returned", "No number to show")
    assert late.count("Missing children (police):") == 1
    assert "Avon and Somerset Police has not returned" in late
    assert "days late" in late


def test_another_area_is_seen_through_the_same_indicators_and_owes_us_nothing(manager, words):
    said = words(manager.get("/areas/bristol-city-of/"))
    assert "Child protection plans starting" in said
    assert "Expected and not returned" not in said


def test_a_target_that_is_missed_is_off_target(manager, words, operator):
    given_target("CH005", Decimal(10))
    off = section(words(manager.get(AREA)), "What is off target", "What is missing")
    assert "Re-referral within 12 months Missed" in off
    assert "20% against a target of at most 10" in off


def test_targets_that_are_met_leave_nothing_off_target(manager, words, operator):
    given_target("CH005", Decimal(90))
    off = section(words(manager.get(AREA)), "What is off target", "What is missing")
    assert "Every target that is set is met." in off


def test_without_targets_the_page_says_so(manager, words):
    assert "No target is set for these indicators here" in words(manager.get(AREA))


def given_target(code, value):
    Target.objects.create(
        partnership=Partnership.objects.get(slug="north-somerset"),
        indicator=Indicator.objects.get(code=code),
        unit="percent",
        value=value,
        started_on=today(),
    )


def test_every_figure_leads_to_where_it_came_from(manager):
    page = manager.get(AREA).content.decode()
    table = page[page.index("gt-table--overview") :]
    assert table.count('href="/figures/') == 33


def test_a_trend_says_in_words_what_it_shows(manager):
    page = manager.get(AREA).content.decode()
    assert 'aria-label="3 figures from' in page
    assert ": lowest " in page


def test_nothing_watched_says_what_to_do(manager, words, operator):
    ChosenIndicator.objects.all().delete()
    assert "No indicators are watched yet" in words(manager.get(AREA))


def test_asks_the_same_queries_for_one_indicator_as_for_all(manager, queries, operator):
    many = queries(manager, AREA)
    kept = ChosenIndicator.objects.filter(partnership__slug="north-somerset").first()
    ChosenIndicator.objects.exclude(pk=kept.pk).delete()
    assert queries(manager, AREA) == many


def test_the_way_to_ones_own_area_and_to_a_chosen_one(manager):
    assert manager.get("/areas/").url == AREA
    assert manager.get("/areas/?area=england").url == "/areas/england/"


@pytest.mark.parametrize("address", ["/areas/atlantis/", "/areas/?area=atlantis"])
def test_an_unknown_area_is_no_page(manager, address):
    assert manager.get(address).status_code == 404


def test_nobody_signed_in_is_asked_to_sign_in(client, db):
    answer = client.get(AREA)
    assert (answer.status_code, answer.url) == (302, f"/sign-in/?next={AREA}")
