"""What a finding is: how bad, in what order, known again, and open again when figures change."""

from dataclasses import replace
from decimal import Decimal
from uuid import UUID

import pytest

from figures.discrepancies.build import found, percent, value
from goldthread.core.values import format_number
from goldthread.figures.discrepancies import rounding
from goldthread.figures.discrepancies.records import Finding, Severity
from goldthread.figures.discrepancies.rules import RULES

D = Decimal
HIGH_RULE, MEDIUM_RULE = RULES["differs-from-official"], RULES["parts-not-total"]


def finding(rule, apart, **more):
    return Finding(rule, (value(5),), "A title", "A sentence.", D(apart), **more)


@pytest.mark.parametrize(
    ("rule", "apart", "more", "severity"),
    [
        (HIGH_RULE, "0.5", {}, "high"),
        (HIGH_RULE, "0.05", {}, "medium"),
        (HIGH_RULE, "0.019", {}, "low"),
        (HIGH_RULE, "0.5", {"explained": "Restated."}, "medium"),
        (HIGH_RULE, "0.5", {"rounding": True}, "low"),
        (MEDIUM_RULE, "0.5", {}, "medium"),
        (MEDIUM_RULE, "0.5", {"explained": "Restated."}, "low"),
        (MEDIUM_RULE, "0.001", {"misleads": True}, "high"),
        (MEDIUM_RULE, "0.001", {"misleads": True, "explained": "Restated."}, "medium"),
    ],
)
def test_severity_is_of_the_rule_the_size_and_what_explains_it(rule, apart, more, severity):
    assert finding(rule, apart, **more).severity == severity


@pytest.mark.parametrize(
    ("apart", "more", "materiality"),
    [
        ("0.25", {}, "0.2500"),
        ("0.25", {"explained": "Restated."}, "0.1250"),
        ("0.01", {"misleads": True}, "0.5000"),
        ("3", {"misleads": True}, "3.0000"),
    ],
)
def test_materiality_ranks_within_a_severity(apart, more, materiality):
    assert finding(HIGH_RULE, apart, **more).materiality == D(materiality)


def test_the_worst_stand_first_and_the_immaterial_last():
    several = found(
        percent("73", "A", 7, 11),
        percent("63", "B", 7, 11),
        value(9, "C", denominator=D(3)),
        percent("99", "D", 7, 11),
    )

    assert [one.severity for one in several] == ["high", "medium", "medium", "low"]
    assert several[1].materiality > several[2].materiality


ROW = UUID(int=1)


def test_a_finding_is_known_again_by_its_rule_and_rows_whatever_they_say():
    one, other = (
        found(percent(n, "X1", 7, 11, identity=ROW, reference="a"))[0] for n in ("73", "83")
    )

    assert one.fingerprint == other.fingerprint
    assert one.versions != other.versions


def test_another_row_is_another_finding():
    one, other = (
        found(percent("73", "X1", 7, 11, identity=UUID(int=n), reference="a"))[0] for n in (1, 2)
    )

    assert one.fingerprint != other.fingerprint


def test_a_figure_that_only_moved_in_its_file_is_not_revised():
    (one,) = found(percent("73", "X1", 7, 11, identity=ROW))
    (moved,) = found(value(1, "X7"), percent("73", "X1", 7, 11, identity=ROW))

    assert one.versions == moved.versions


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_every_rule_says_what_it_looks_for_why_and_what_settles_it(rule):
    for words in (rule.looks_for, rule.matters, rule.settles):
        assert words[0].isupper()
        assert words.endswith(".")
    assert not rule.name.endswith(".")
    assert len(rule.code) <= 40


def test_a_rule_is_named_once():
    assert len({rule.name for rule in RULES.values()}) == len(RULES)


@pytest.mark.parametrize(
    ("value_", "span"),
    [("45.1", ("45.05", "45.15")), ("45", ("44.5", "45.5")), ("8.0", ("7.95", "8.05"))],
)
def test_a_printed_number_stands_for_what_rounds_to_it(value_, span):
    assert rounding.rounded_span(D(value_)) == tuple(map(D, span))


@pytest.mark.parametrize(
    ("figure", "span"),
    [
        (value(45), ("45", "45")),
        (value("45.5"), ("45.45", "45.55")),
        (percent("45"), ("44.5", "45.5")),
        (value(100, note="Approximate."), ("95", "105")),
    ],
)
def test_a_count_is_exact_and_a_share_is_rounded(figure, span):
    assert rounding.span(figure) == tuple(map(D, span))


@pytest.mark.parametrize(
    ("note", "explains"),
    [
        ("Restated after late records.", True),
        ("Definition changed for 2020/21.", True),
        ("Provisional.", True),
        ("The change should be disregarded.", True),
        ("Do not compare with years before 2020/21.", True),
        ("Repeats the sub-group section.", False),
        ("", False),
    ],
)
def test_which_notes_account_for_a_difference(note, explains):
    assert bool(rounding.explanation(value(5, note=note))) is explains


def test_severities_go_down_one_step_at_a_time():
    assert [severity.lowered for severity in Severity] == ["medium", "low", "low"]
    assert [severity.rank for severity in Severity] == [0, 1, 2]


def test_numbers_in_sentences_are_the_figures_own():
    (one,) = found(replace(percent("73", "X1", 7, 11), name="Referrals met"))

    assert format_number(D(73)) in one.message
    assert "Referrals met" in one.message
