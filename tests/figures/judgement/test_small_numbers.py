"""Small numbers carry their exact interval."""

import pytest

from figures.judgement.build import year
from goldthread.figures.judgement.small_numbers import small_number
from goldthread.figures.judgement.wording.latest import small_number_sentence

SENTENCES = [
    (year(2022, 5), "5 could come from a true level anywhere from 1.6 to 11.7."),
    (year(2022, 0), "0 could come from a true level anywhere from 0.0 to 3.7."),
    (
        year(2022, "66.7", "percent", of=(4, 6)),
        "4 of 6 could come from a true level anywhere from 22.3% to 95.7%.",
    ),
    (
        year(2022, "90.0", "percent", of=(18, 20)),
        "90.0% could come from a true level anywhere from 68.3% to 98.8%.",
    ),
    (
        year(2022, "2.4", "rate_per_10000", of=(5, 21_000)),
        "2.4 per 10,000 could come from a true level anywhere from "
        "0.8 per 10,000 to 5.6 per 10,000.",
    ),
]


@pytest.mark.parametrize(("point", "ending"), SENTENCES)
def test_few_cases(point, ending):
    found = small_number_sentence(small_number(point))

    assert found.text == f"Small numbers: {ending}"


@pytest.mark.parametrize(
    "point",
    [
        year(2022, 10),
        year(2022, "c"),
        year(2022, "2.5"),
        year(2022, "66.7", "percent"),
        year(2022, "50", "percent", of=(25, 50)),
        year(2022, "20.0", "rate_per_10000", of=(42, 21_000)),
        year(2022, 5, "days"),
    ],
)
def test_figures_that_are_not_small_or_whose_base_is_not_known(point):
    assert small_number(point) is None
