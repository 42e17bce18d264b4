"""Search: exact first, every kind of thing, and words for when there is nothing."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.figures.loading.staging import identity_of
from goldthread.figures.reading.search import identity, rank, search
from goldthread.partnership.models import Partnership
from support.pages import words
from support.rows import row


@pytest.fixture
def found(operator):
    partnership = Partnership.objects.get(slug="north-somerset")
    return lambda text: search(text, partnership)


def test_a_reference_finds_its_figure(manager):
    page = words(manager.get(reverse("search"), {"q": "NS2223-0039"}))

    assert "ns2223-0039: Child protection crimes (excluding domestic abuse), 441" in page
    assert "1 thing found" in page


def test_the_identity_looked_up_is_the_one_loading_gives():
    assert identity("ns2223-0039") == uuid.UUID(identity_of(row(reference="ns2223-0039"), {}))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("po011", "Missing children (police)"),
        ("PO011", "Missing children (police)"),
        ("missing children", "Missing children (police)"),
        ("number of missing children", "Missing children (police)"),
    ],
)
def test_an_indicator_by_code_name_or_what_a_report_calls_it(found, text, first):
    assert found(text).indicators[0].name == first


@pytest.mark.parametrize("text", ["north somerset", "E06000024", "802", "NORTH  somerset "])
def test_an_area_by_name_or_code(found, text):
    assert found(text).areas[0].slug == "north-somerset"


def test_a_source_by_its_title(found):
    assert {one.slug for one in found("annual report 2022-23").sources} == {
        "north-somerset-2022-23"
    }


def test_what_is_exactly_the_text_stands_before_what_holds_it():
    names = ["not missing", "missing children", "missing", "the missing"]

    assert sorted(names, key=lambda name: rank(name, "missing"))[:3] == [
        "missing", "missing children", "not missing",
    ]  # fmt: skip


def test_no_words_show_the_form_alone(manager):
    page = words(manager.get(reverse("search")))

    assert "What are you looking for?" in page
    assert "found" not in page


@pytest.mark.parametrize("text", ["zzzz", "\x00zzzz", "%%%%", "_'; drop table", "z" * 5_000])
def test_nothing_found_says_what_can_be_searched(manager, text):
    answer = manager.get(reverse("search"), {"q": text})

    assert answer.status_code == 200
    assert "Nothing found for" in words(answer)
    assert "reference (ns2223-0045)" in words(answer)


def test_many_matches_say_how_many_and_how_to_narrow(manager):
    assert "The first 20 of" in words(manager.get(reverse("search"), {"q": "children"}))


def test_as_many_queries_for_one_match_as_for_many(found):
    counts = []
    for text in ("po011", "children"):
        with CaptureQueriesContext(connection) as seen:
            found(text)
        counts.append(len(seen))

    assert counts == [4, 4]
