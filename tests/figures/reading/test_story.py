"""Which definition a figure falls under, and what becomes of a figure's row."""

from datetime import date

import pytest

from goldthread.figures.models import Figure, IndicatorVersion
from goldthread.figures.reading.story import definition_of, story_of

VERSIONS = [
    IndicatorVersion(number=1),
    IndicatorVersion(number=2, valid_from=date(2014, 3, 31)),
    IndicatorVersion(number=3, valid_from=date(2020, 3, 31)),
]


@pytest.mark.parametrize(
    ("end", "number"),
    [
        (date(2014, 3, 30), 1),
        (date(2014, 3, 31), 2),
        (date(2019, 3, 31), 2),
        (date(2024, 3, 31), 3),
        (None, 1),
    ],
)
def test_the_definition_in_force_when_the_period_ended(end, number):
    assert definition_of(Figure(period_end=end), VERSIONS).number == number


def test_no_definition_before_the_first_or_without_any():
    assert definition_of(Figure(period_end=date(2001, 1, 1)), VERSIONS[1:]) is None
    assert definition_of(Figure(period_end=date(2001, 1, 1)), []) is None


def test_what_another_source_says_is_no_version_of_the_row(operator):
    figure = Figure.objects.get(reference="ns2122-0032")

    story = story_of(figure.pk)

    assert story.versions == (figure,)
    assert story.stands.reference == "ns2223-0039"
    assert story.stands in story.others
    assert figure not in story.others


def test_a_figure_nobody_holds_has_no_story(operator):
    assert story_of(0) is None
