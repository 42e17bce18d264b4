"""Everything the rules find in the published figures, held against a list made by hand.

The list (tests/data/discrepancies.csv) was made from the reports and their transcriptions row by
row; what only looks like a discrepancy is in a list of its own.
"""

import csv
from collections import Counter
from pathlib import Path

import pytest

from goldthread.figures.discrepancies.finding import find
from goldthread.figures.reading.discrepancies import held

DATA = Path(__file__).resolve().parents[2] / "data"
IMMATERIAL = {"differs-from-official", "restated-without-note", "period-not-covered"}


def rows(name):
    with (DATA / name).open(encoding="utf-8") as file:
        return [(row["rule"], row["figure_ids"].split(), row) for row in csv.DictReader(file)]


EXPECTED, LOOKALIKES = rows("discrepancies.csv"), rows("discrepancy_lookalikes.csv")


@pytest.fixture
def found(operator):
    return find(held())


def matching(found, rule, ids):
    """Findings of a rule that name all of these, the one with fewest others first."""
    named = [one for one in found if one.rule.code == rule and set(ids) <= set(one.figure_ids)]
    return sorted(named, key=lambda one: len(one.figures))


def test_every_true_discrepancy_is_found_with_its_severity(found):
    missing = [
        (rule, ids, row["what"])
        for rule, ids, row in EXPECTED
        if [one.severity for one in matching(found, rule, ids)][:1] != [row["severity"]]
    ]

    assert missing == []


def test_nothing_that_only_looks_like_one_is_reported(found):
    reported = [
        (rule, ids, row["why"])
        for rule, ids, row in LOOKALIKES
        if any(not one.immaterial for one in matching(found, rule, ids))
    ]

    assert reported == []


def test_every_finding_of_consequence_is_one_of_the_list(found):
    """So that a new false alarm is seen: what is not on the list is immaterial or the summary."""
    listed = {
        one.fingerprint for rule, ids, _ in EXPECTED for one in matching(found, rule, ids)[:1]
    }
    others = [one for one in found if one.fingerprint not in listed and not one.immaterial]

    assert [one.title for one in others if one.severity == "high"] == [
        "NSSCP annual report 2022-23: 16 of 16 figures restated at once"
    ]
    assert sorted(one.figure_ids[0] for one in others if one.severity != "high") == [
        "ns1314-0349",  # 189 episodes against 185
        "ns2122-0026",  # 93 plans against 95
    ]


def test_all_sixteen_police_measures_are_found_restated(found):
    pairs = [one for one in found if one.rule.code == "restated-without-note"
             and one.figures[0].source.slug == "north-somerset-2021-22"
             and len(one.figures) == 3]  # fmt: skip

    assert len({one.figures[0].indicator for one in pairs}) == 16
    assert sum(one.misleads for one in pairs) == 2


def test_official_figures_fit_each_other(found):
    assert not [one for one in found if all(figure.source.official for figure in one.figures)]


def test_what_is_immaterial_stands_below_all_else(found):
    first = next(place for place, one in enumerate(found) if one.immaterial)

    assert all(one.immaterial or one.severity == "low" for one in found[first:])
    assert {one.rule.code for one in found if one.immaterial} - IMMATERIAL == {
        "percent-not-parts",
        "percent-change-not-parts",
        "parts-not-total",
    }


def test_no_finding_names_the_same_figures_by_the_same_rule_twice(found):
    times = Counter((one.rule.code, *sorted(one.figure_ids)) for one in found)

    assert max(times.values()) == 1


def test_every_message_has_the_numbers_the_period_and_the_source(found):
    for one in found:
        assert any(digit.isdigit() for digit in one.message), one.message
        assert any(figure.source.title in one.message for figure in one.figures), one.message
