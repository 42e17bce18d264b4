"""England, regions, neighbours, and what a national rate would give here."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.judgement.build import at, day_after, year
from goldthread.core.values import MINUS
from goldthread.figures.judgement.comparators import (
    Comparator,
    Neighbours,
    compare,
    expected_here,
    summarise,
)
from goldthread.figures.judgement.wording.comparators import (
    comparison_sentence,
    expected_sentence,
    neighbours_sentence,
)

HERE = "North Somerset"
RATE, PERCENT = "rate_per_10000", "percent"


def england(point):
    return Comparator("nation", "England", point)


BESIDE_ENGLAND = [
    (
        year(2022, "45.1", PERCENT, of=(451, 1000)),
        year(2022, "41.0", PERCENT),
        "England: 41.0% in 2022 to 2023. North Somerset differs by +4.1 percentage points, "
        "above the alert line (95%).",
    ),
    (
        year(2022, "45.0", PERCENT, of=(9, 20)),
        year(2022, "41.0", PERCENT),
        "England: 41.0% in 2022 to 2023. North Somerset differs by +4.0 percentage points, "
        "within what chance would give an area of its size.",
    ),
    (
        year(2022, "45.1", PERCENT),
        year(2022, "41.0", PERCENT),
        "England: 41.0% in 2022 to 2023. North Somerset differs by +4.1 percentage points, "
        "not tested for chance, because the numbers behind it are not given.",
    ),
    (
        year(2022, "8.8", RATE, of=(22, 25000)),
        year(2022, "20.6", RATE),
        f"England: 20.6 per 10,000 in 2022 to 2023. North Somerset differs by {MINUS}11.8 per "
        "10,000, below the alarm line (99.8%), far more than chance would give.",
    ),
    (
        year(2022, "41.0", PERCENT),
        year(2022, "41.0", PERCENT),
        "England: 41.0% in 2022 to 2023. North Somerset is the same.",
    ),
    (
        year(2022, "45.1", PERCENT),
        year(2021, "45.1", PERCENT),
        "England: 45.1% in 2021 to 2022. North Somerset is the same. "
        "Read with care: England's figure is for 2021 to 2022.",
    ),
    (
        year(2022, "c", PERCENT),
        year(2022, "41.0", PERCENT),
        "England: 41.0% in 2022 to 2023. Not compared: this figure is hidden to protect people.",
    ),
    (
        year(2022, "45.1", PERCENT),
        year(2022, "x", PERCENT),
        "England: not available in 2022 to 2023. Not compared: England's figure is not available.",
    ),
    (
        year(2022, 1018),
        year(2022, 640430),
        "England: 640,430 in 2022 to 2023. "
        "Not compared: totals of areas of different size are not compared.",
    ),
    (
        at(day_after(year(2021, 1)), "45.1", PERCENT),
        year(2022, "41.0", PERCENT),
        "England: 41.0% in 2022 to 2023. Not compared: one is of a day and one of a period.",
    ),
]


@pytest.mark.parametrize(("ours", "theirs", "sentence"), BESIDE_ENGLAND)
def test_beside_england(ours, theirs, sentence):
    assert comparison_sentence(compare(ours, england(theirs)), HERE).text == sentence


def neighbours(*values, unit=PERCENT, edition="May 2025"):
    points = (
        (f"Neighbour {place}", value if hasattr(value, "state") else year(2022, value, unit))
        for place, value in enumerate(values)
    )
    return Neighbours(tuple(points), edition)


AMONG_NEIGHBOURS = [
    (
        "41.0",
        neighbours("30.1", "52.0", "44.4"),
        "Statistical neighbours (May 2025): 3 of 3 with a comparable figure, mean 42.2%, "
        "from 30.1% to 52.0%. North Somerset is within their range.",
    ),
    (
        "60.0",
        neighbours("30.1", "c", "52.0", "x"),
        "Statistical neighbours (May 2025): 2 of 4 with a comparable figure, mean 41.1%, "
        "from 30.1% to 52.0%. North Somerset is above their range.",
    ),
    (
        "20.0",
        neighbours("30.1", year(2021, "10.0", PERCENT)),
        "Statistical neighbours (May 2025): 1 of 2 with a comparable figure, mean 30.1%, "
        "from 30.1% to 30.1%. North Somerset is below their range.",
    ),
    (
        "20.0",
        neighbours("c", "c"),
        "Statistical neighbours (May 2025): 0 of 2 with a comparable figure.",
    ),
    (
        "c",
        neighbours("30.1", "52.0"),
        "Statistical neighbours (May 2025): 0 of 2 with a comparable figure.",
    ),
]


@pytest.mark.parametrize(("ours", "theirs", "sentence"), AMONG_NEIGHBOURS)
def test_among_neighbours(ours, theirs, sentence):
    summary = summarise(year(2022, ours, PERCENT), theirs)

    assert neighbours_sentence(summary, PERCENT, HERE).text == sentence


@given(st.lists(st.decimals(0, 100, places=1), min_size=1, max_size=12))
def test_the_mean_lies_in_the_range(values):
    summary = summarise(year(2022, "50.0", PERCENT), neighbours(*values))

    assert summary.lowest - Decimal("0.05") <= summary.mean <= summary.highest + Decimal("0.05")


EXPECTED = [
    (7, "1.2", "2.4 against 7 recorded: more than chance would give."),
    (4, "1.2", "2.4 against 4 recorded: within what chance would give."),
    (1, "5.0", "10.0 against 1 recorded: fewer than chance would give."),
]


@pytest.mark.parametrize(("count", "rate", "ending"), EXPECTED)
def test_what_a_national_rate_would_give_here(count, rate, ending):
    expected = expected_here(year(2022, count), england(year(2022, rate, RATE)), 20_000)

    assert expected_sentence(expected, HERE).text == (
        f"At the rate of England ({rate} per 10,000 in 2022 to 2023), "
        f"North Somerset would expect {ending}"
    )


def test_a_rate_is_expected_from_its_own_population():
    ours = year(2022, "3.5", RATE, of=(7, 20_000))

    assert expected_here(ours, england(year(2022, "1.2", RATE)), None).expected == Decimal("2.4")


NOTHING_EXPECTED = [
    ("no population", year(2022, 7), year(2022, "1.2", RATE), None),
    ("not a rate", year(2022, 7), year(2022, "1.2", PERCENT), 20_000),
    ("hidden here", year(2022, "c"), year(2022, "1.2", RATE), 20_000),
    ("hidden there", year(2022, 7), year(2022, "c", RATE), 20_000),
    ("a day", at(day_after(year(2021, 1)), 7), year(2022, "1.2", RATE), 20_000),
]


@pytest.mark.parametrize(("why", "ours", "theirs", "people"), NOTHING_EXPECTED)
def test_nothing_is_expected(why, ours, theirs, people):
    assert expected_here(ours, england(theirs), people) is None
