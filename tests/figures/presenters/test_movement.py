"""A change in a few words: a direction only where judgement claims one."""

from datetime import date
from decimal import Decimal

import pytest

from goldthread.figures.judgement.judge import judge
from goldthread.figures.judgement.series import Break, Point, Series
from goldthread.figures.presenters.movement import is_clear, movement


def judged(*values, polarity="lower_better", unit="count", breaks=()):
    points = tuple(
        Point(
            label="",
            period_kind="financial_year",
            start=date(2015 + place, 4, 1),
            end=date(2016 + place, 3, 31),
            state="suppressed" if value is None else "number",
            value=None if value is None else Decimal(value),
            unit=unit,
        )
        for place, value in enumerate(values)
    )
    return judge(Series("Crimes", "Town", "events", "crimes", unit, polarity, "", points, breaks))


DEFINED_ANEW = (Break(date(2017, 3, 31), "definition", ""),)


@pytest.mark.parametrize(
    ("judgement", "words", "direction", "severity"),
    [
        (judged(), "No figure", "unknown", "none"),
        (judged("5"), "First figure", "unknown", "none"),
        (judged("19", "24"), "No clear change (+5)", "flat", "none"),
        (judged("24", "24"), "The same", "flat", "none"),
        (judged("100", "200"), "Up 100 (100.0%)", "up", "concern"),
        (judged("200", "100"), "Down 100 (50.0%)", "down", "improvement"),
        (judged("200", "100", polarity="context"), "Down 100 (50.0%)", "down", "neutral"),
        (
            judged("40.1", "45.3", unit="percent"),
            "+5.2 percentage points, not tested for chance",
            "unknown",
            "none",
        ),
        (
            judged("7", None),
            "Not compared: this figure is hidden to protect people",
            "unknown",
            "none",
        ),
        (
            judged("100", "200", breaks=DEFINED_ANEW),
            "Not compared: the definition changed from periods ending 31 March 2017",
            "unknown",
            "none",
        ),
    ],
)
def test_a_change_in_a_few_words(judgement, words, direction, severity):
    found = movement(judgement)
    assert (found.words, found.direction, found.severity) == (words, direction, severity)


def test_a_missed_target_alone_is_no_movement():
    assert not is_clear(judged("19", "24"))
    assert is_clear(judged("100", "200"))
