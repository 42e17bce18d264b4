"""`goldthread figures list` and `goldthread judge`, for people and for programs."""

import json

import pytest


def test_a_figure_keeps_its_reference_source_and_place(goldthread):
    rows = goldthread(
        "figures", "list", "--area", "North Somerset", "--indicator", "PO011",
        "--period", "2022-23", "--format", "json",
    ).data  # fmt: skip

    (standing,) = [r for r in rows if r["stands"] and r["measure"] == "value"]
    assert standing["figure_id"].startswith("ns2223-")
    assert (standing["value"], standing["shown"]) == ("154", "154")
    assert standing["source"] == "north-somerset-2022-23"
    assert standing["table"] == "Missing Children (12 month rolling)"


def test_what_else_was_said_stands_beside_unmarked(goldthread):
    ran = goldthread(
        "figures", "list", "--area", "North Somerset", "--indicator", "PO006", "--period", "2021-22"
    )

    lines = ran.out.splitlines()
    assert any(line.startswith("* ns2223") and "441" in line for line in lines)
    assert any(line.startswith("  ns2122") and "440" in line for line in lines)


def test_a_hidden_figure_is_words_and_never_zero(goldthread):
    rows = goldthread(
        "figures", "list", "--area", "North Somerset", "--indicator", "CH028", "--format", "json"
    ).data

    hidden = [row for row in rows if row["state"] == "suppressed"]
    assert hidden
    assert {(row["value"], row["shown"]) for row in hidden} == {(None, "hidden to protect people")}


@pytest.mark.parametrize(
    "area", ["North Somerset", "north somerset", "E06000024", "802", "north-somerset"]
)
def test_an_area_is_found_by_name_code_or_number(goldthread, area):
    rows = goldthread(
        "figures", "list", "--area", area, "--indicator", "CH025", "--period", "2024-03-31",
        "--format", "json",
    ).data  # fmt: skip

    assert {row["area"] for row in rows} == {"North Somerset"}
    assert len(rows) == 2


@pytest.mark.parametrize(
    "name", ["PO006", "Number of Child Protection Crime (excluding Domestic Abuse Crimes)"]
)
def test_an_indicator_is_found_by_code_or_a_name_some_report_gives_it(goldthread, name):
    ran = goldthread("figures", "list", "--area", "802", "--indicator", name, "--format", "json")

    assert {row["indicator"] for row in ran.data} == {"PO006"}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--area", "North Somerzet"], "no area is called “North Somerzet”; did you mean"),
        (["--indicator", "unicorns"], "no indicator is called “unicorns”; nothing comes near it"),
        (["--period", "last year"], "“last year” is not a period: write a year as 2022-23"),
    ],
)
def test_a_name_nobody_knows_gets_a_sentence_and_exit_2(goldthread, words, sentence):
    ran = goldthread("figures", "list", *words)

    assert ran.code == 2
    assert sentence in ran.err


def test_judging_says_what_chance_says(goldthread):
    ran = goldthread("judge", "--area", "North Somerset", "--indicator", "PO014")

    assert "26 children in the year to March 2023" in ran.out
    assert "No clear change: 26 against 32" in ran.out
    assert "within what chance would give" in ran.out


def test_judging_as_data(goldthread):
    data = goldthread(
        "judge", "--area", "North Somerset", "--indicator", "CH025", "--format", "json"
    ).data

    assert (data["indicator"], data["unit"]) == ("CH025", "rate_per_10000")
    assert data["sentence"].startswith("Children subject of a child protection plan")
    assert data["judgement"]
    assert json.dumps(data)


def test_judging_another_series_of_the_indicator(goldthread):
    data = goldthread(
        "judge", "--area", "802", "--indicator", "CH025", "--unit", "count", "--format", "json"
    ).data

    assert data["unit"] == "count"


def test_judging_a_series_that_is_not_there_says_which_are(goldthread):
    ran = goldthread("judge", "--area", "802", "--indicator", "CH025", "--unit", "gbp")

    assert "no such series; there are" in ran.err
    assert "rate_per_10000" in ran.err


def test_judging_where_nothing_is_held(goldthread):
    ran = goldthread("judge", "--area", "Bristol", "--indicator", "LA008")

    assert "no figures of LA008 (Contacts made with the LADO) are held for Bristol" in ran.err
