"""Whole judgements: the paragraph a person reads, and how grave it is."""

import json
from datetime import date
from decimal import Decimal

import pytest

from figures.judgement.build import broken, months, rolling_year, series, year
from goldthread.figures.judgement.comparators import Comparator, Neighbours
from goldthread.figures.judgement.judge import judge
from goldthread.figures.judgement.targets import Target
from goldthread.figures.judgement.xmr import Method, Rebase

STEADY = [12, 15, 11, 14, 13, 16, 12, 14, 15, 13, 11, 14]


def target_of(percent):
    return Target(Decimal(percent), "percent")


def england(point):
    return [Comparator("nation", "England", point)]


PARAGRAPHS = [
    (
        series(year(2021, 19), year(2022, 24), noun="referrals", polarity="lower_better"),
        {},
        "Referrals, North Somerset: 24 referrals in 2022 to 2023. "
        "No clear change: 24 against 19 in 2021 to 2022, within what chance would give. "
        "No control chart: too few points for one (2 comparable; 12 are needed).",
        "none",
    ),
    (
        series(year(2021, 1), year(2022, "c"), noun="children"),
        {},
        "Referrals, North Somerset: hidden to protect people in 2022 to 2023. "
        "The last number is 1 in 2021 to 2022. "
        "Not compared with 2021 to 2022: this figure is hidden to protect people. "
        "No control chart: the latest figure is not a number.",
        "none",
    ),
    (
        series(year(2022, 1, low_reliability=True), noun="children"),
        {"comparators": england(year(2022, "1.2", "rate_per_10000")), "population": 20_000},
        "Referrals, North Somerset: 1 child in 2022 to 2023. "
        "Read with care: its reliability is low. "
        "Small numbers: 1 could come from a true level anywhere from 0.0 to 5.6. "
        "There is no earlier figure to compare with. "
        "No control chart: too few points for one (1 comparable; 12 are needed). "
        "At the rate of England (1.2 per 10,000 in 2022 to 2023), North Somerset would expect "
        "2.4 against 1 recorded: within what chance would give.",
        "none",
    ),
    (
        series(rolling_year(2022, 3, 440), rolling_year(2023, 3, 325), polarity="lower_better"),
        {},
        "Referrals, North Somerset: 325 in the year to March 2023. "
        "Down 115 (26.1%) from 440 in the year to March 2022: "
        "more than chance would give, and for the better. "
        "No control chart: rolling years overlap, and overlapping points make false runs.",
        "improvement",
    ),
    (
        series(year(2022, "60.0", "percent", of=(12, 20)), polarity="higher_better"),
        {
            "target": target_of(90),
            "comparators": england(year(2022, "70.0", "percent")),
            "neighbours": Neighbours((("York", year(2022, "c", "percent")),), "May 2025"),
        },
        "Referrals, North Somerset: 60.0% in 2022 to 2023. "
        "Small numbers: 60.0% could come from a true level anywhere from 36.1% to 80.9%. "
        "There is no earlier figure to compare with. "
        "No control chart: too few points for one (1 comparable; 12 are needed). "
        "✗ Missed: 60.0% (12 of 20) against a target of at least 90%, "
        "further from it than chance would give. "
        "England: 70.0% in 2022 to 2023. North Somerset differs by \N{MINUS SIGN}10.0 percentage "
        "points, within what chance would give an area of its size. "
        "Statistical neighbours (May 2025): 0 of 1 with a comparable figure.",
        "concern",
    ),
    (
        series(unit="count"),
        {},
        "Referrals, North Somerset: there are no figures.",
        "none",
    ),
]


@pytest.mark.parametrize(("found", "beside", "paragraph", "severity"), PARAGRAPHS)
def test_paragraphs(found, beside, paragraph, severity):
    judgement = judge(found, **beside)

    assert judgement.text == paragraph
    assert judgement.severity == severity


SEVERITIES = [
    ([*STEADY, 30], "lower_better", "concern"),
    ([*STEADY, 30], "higher_better", "improvement"),
    ([*STEADY, 30], "context", "neutral"),
    ([*STEADY, 13], "lower_better", "none"),
]


@pytest.mark.parametrize(("values", "polarity", "severity"), SEVERITIES)
def test_a_signal_is_as_grave_as_its_direction(values, polarity, severity):
    assert judge(series(*months(2022, values), polarity=polarity)).severity == severity


def test_a_missed_target_that_chance_could_give_is_no_concern():
    point = year(2022, "66.7", "percent", of=(4, 6))
    judgement = judge(series(point, polarity="higher_better"), target=target_of(90))

    assert judgement.target.outcome.word == "Missed"
    assert judgement.severity == "none"


def test_an_improvement_does_not_outweigh_a_concern():
    points = (
        year(2021, "30.0", "percent", of=(30, 100)),
        year(2022, "60.0", "percent", of=(60, 100)),
    )
    judgement = judge(series(*points, polarity="higher_better"), target=target_of(90))

    assert judgement.change.finding == "clear"
    assert judgement.severity == "concern"


def test_the_band_of_every_comparator_and_the_expected_count_of_the_nation_alone():
    point = year(2022, "3.5", "rate_per_10000", of=(7, 20_000))
    beside = [
        Comparator("nation", "England", year(2022, "1.2", "rate_per_10000")),
        Comparator("region", "South West", year(2022, "1.4", "rate_per_10000")),
    ]
    keys = [sentence.key for sentence in judge(series(point), beside).sentences]

    assert keys[-3:] == ["comparator:England", "comparator:South West", "expected:England"]


def test_caveats_are_gathered():
    breaks = (broken("restated", date(2023, 3, 31)),)
    judgement = judge(series(year(2021, 40), year(2022, 62, provisional=True), breaks=breaks))

    assert judgement.caveats == (
        "it is provisional",
        "the earlier figures were restated from periods ending 31 March 2023",
        "this figure is provisional",
    )


def test_everything_as_data_is_json():
    rebase = Rebase(date(2022, 6, 30), "data analyst", date(2023, 1, 5), "new front door")
    judgement = judge(
        series(*months(2021, STEADY * 2), polarity="lower_better"),
        england(year(2022, "1.2", "rate_per_10000")),
        Target(Decimal(10), "count", Decimal(2)),
        Neighbours((("York", year(2022, 9)),), "May 2025"),
        population=20_000,
        method=Method(rebases=(rebase,)),
    )
    data = json.loads(json.dumps(judgement.as_data()))

    assert data["latest"]["value"] == "14"
    assert data["latest"]["period_end"] == "2022-12-31"
    assert data["change"]["finding"] == "chance"
    assert data["rolling"]["current"]["value"] == "160"
    assert data["signal"]["method"]["rebases"][0]["by"] == "data analyst"
    assert data["target"]["outcome"] == "missed"
    assert data["text"] == judgement.text
    assert [one["key"] for one in data["sentences"]][:4] == [
        "latest",
        "change",
        "rolling",
        "signal",
    ]


def test_no_percentage_of_an_unclear_change_leaves_as_data():
    data = judge(series(year(2021, 1), year(2022, 3))).as_data()

    assert data["change"]["percent"] is None
    assert data["change"]["direction"] == ""


def test_percentages_change_by_percentage_points_in_data_too():
    data = judge(series(year(2021, "40.9", "percent"), year(2022, "45.1", "percent"))).as_data()

    assert (data["change"]["absolute"], data["change"]["absolute_unit"]) == (
        "4.2",
        "percentage_points",
    )
    assert data["change"]["percent"] is None
