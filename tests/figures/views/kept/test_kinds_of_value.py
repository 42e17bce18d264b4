"""A number that became hidden, not available or a rating is a restatement, and so is the way back.

Each case is said by two loads of one source, and by two sources.
"""

from datetime import date

import pytest
from django.urls import reverse

from goldthread.figures.alerts import raise_alerts
from goldthread.figures.loading.withdraw import withdraw
from goldthread.figures.models import Alert, FigureSource
from goldthread.figures.reading.changed import How, changed_since
from goldthread.figures.reading.revisions import restatements
from goldthread.figures.reading.sources import said_otherwise
from goldthread.partnership.models import Partnership
from support.loads import applied
from support.pages import words
from support.rows import row

NUMBER = {"value": "201"}
HIDDEN = {"value": None, "state": "suppressed", "symbol": "c", "published_text": "c"}
NOT_AVAILABLE = {"value": None, "state": "not_available", "symbol": ":", "published_text": ":"}
NOT_APPLICABLE = {"value": None, "state": "not_applicable", "symbol": "z", "published_text": "z"}
RATED = {"value": None, "state": "rating", "unit": "rating"}
GOOD = RATED | {"symbol": "Good", "published_text": "Good"}
SHOUTED = RATED | {"symbol": "GOOD", "published_text": "GOOD"}
POOR = RATED | {"symbol": "Inadequate", "published_text": "Inadequate"}
DAY = date(2031, 3, 31)
SINCE = date(2026, 1, 1)

CHANGES = [
    pytest.param(NUMBER, HIDDEN, "Now hidden", id="number to hidden"),
    pytest.param(HIDDEN, NUMBER, "Was hidden", id="hidden to number"),
    pytest.param(NUMBER, NOT_AVAILABLE, "Now not available", id="number to not available"),
    pytest.param(NOT_AVAILABLE, NUMBER, "Was not available", id="not available to number"),
    pytest.param(NUMBER, GOOD, "Now a rating", id="number to rating"),
    pytest.param(GOOD, NUMBER, "Was a rating", id="rating to number"),
    pytest.param(GOOD, POOR, "Another rating", id="one rating to another"),
    pytest.param(HIDDEN, NOT_AVAILABLE, "Now not available", id="hidden to not available"),
]
NO_CHANGES = [
    pytest.param(NOT_AVAILABLE, NOT_APPLICABLE, id="one silence to another"),
    pytest.param(GOOD, SHOUTED, id="one rating in capitals"),
    pytest.param(HIDDEN, HIDDEN | {"symbol": "*"}, id="one hidden under two symbols"),
]


@pytest.fixture
def place(operator):
    return Partnership.objects.select_related("area").get(slug="north-somerset")


def said(slug, **what):
    value = what.pop("value")
    return applied(row(2, value, reference="r-1", period_end=DAY, **what), slug=slug)


def of_the_day(found):
    return [one for one in found if one.after.period_end == DAY]


@pytest.mark.parametrize("second", ["a-return", "another-return"])
@pytest.mark.parametrize(("before", "after", "in_words"), CHANGES)
def test_it_is_on_the_page_and_raises_the_alert(manager, place, before, after, in_words, second):
    raise_alerts(place)
    said("a-return", **before)
    FigureSource.objects.filter(slug="a-return").update(known_from=date(2031, 6, 1))
    said(second, **after)

    (found,) = of_the_day(changed_since(place.area, SINCE))
    page = words(manager.get(reverse("revisions"), {"since-day": 1, "since-month": 1,
                                                    "since-year": SINCE.year}))  # fmt: skip
    new = raise_alerts(place)

    assert found.how == (How.REVISED if second == "a-return" else How.BETWEEN)
    assert (found.before.state, found.after.state) == (
        before.get("state", "number"),
        after.get("state", "number"),
    )
    assert in_words in page
    assert new == 1
    assert Alert.objects.filter(kind="restatement").latest("pk").indicator == found.after.indicator
    assert raise_alerts(place) == 0


@pytest.mark.parametrize("second", ["a-return", "another-return"])
@pytest.mark.parametrize(("before", "after"), NO_CHANGES)
def test_what_says_the_same_is_no_restatement(place, before, after, second):
    said("a-return", **before)
    said(second, **after)

    assert of_the_day(changed_since(place.area, SINCE)) == []


def test_a_source_that_prints_a_number_and_a_rating_says_neither_otherwise(place):
    applied(
        row(2, "201", reference="r-1", period_end=DAY),
        row(3, reference="r-2", period_end=DAY, **GOOD),
    )

    assert of_the_day(changed_since(place.area, SINCE)) == []


def test_beside_a_count_and_a_rate_a_rating_is_another_word_of_neither(place):
    applied(
        row(2, "201", reference="r-1", period_end=DAY),
        row(3, "4.7", reference="r-2", period_end=DAY, unit="rate_per_10000"),
    )
    said("another-return", **GOOD)

    assert of_the_day(changed_since(place.area, SINCE)) == []


def test_what_a_load_taken_back_said_raises_nothing(place):
    said("a-return", **NUMBER)
    withdraw(said("a-return", **HIDDEN))

    assert [one for one in restatements(area=place.area) if one.current.period_end == DAY] == []


def test_a_source_lists_what_others_hide(place):
    said("a-return", **NUMBER)
    said("another-return", **HIDDEN)

    (one,) = said_otherwise(FigureSource.objects.get(slug="a-return"), place.area)
    assert (one.own.state, one.other.state) == ("number", "suppressed")
