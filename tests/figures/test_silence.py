"""Silence is measured against what was expected: which periods were owed, and since when late."""

from datetime import date

import pytest

from goldthread.core import now
from goldthread.figures.models import Expectation, Indicator, IndicatorAlias
from goldthread.figures.silence import owed, period_start, periods, silent
from goldthread.partnership.models import Agency, Partnership
from support.loads import applied
from support.rows import row

pytestmark = pytest.mark.usefixtures("operator")


@pytest.fixture
def owes():
    """Say that the police owe one new indicator of North Somerset."""
    partnership = Partnership.objects.get(slug="north-somerset")
    indicator = Indicator.objects.create(code="ZZ1", name="Things counted", unit="count")
    agency = Agency.objects.create(partnership=partnership, name="A force")

    def say(frequency, days, since, until=None):
        return Expectation.objects.create(
            partnership=partnership,
            agency=agency,
            indicator=indicator,
            area=partnership.area,
            frequency=frequency,
            due_days=days,
            started_on=since,
            ended_on=until,
        )

    return say


@pytest.mark.parametrize(
    ("day", "months", "start"),
    [
        (date(2026, 3, 31), 12, date(2025, 4, 1)),
        (date(2026, 4, 1), 12, date(2026, 4, 1)),
        (date(2026, 1, 1), 3, date(2026, 1, 1)),
        (date(2026, 12, 31), 3, date(2026, 10, 1)),
        (date(2026, 2, 28), 1, date(2026, 2, 1)),
    ],
)
def test_years_begin_in_april_and_quarters_with_them(day, months, start):
    assert period_start(day, months) == start


@pytest.mark.parametrize(
    ("frequency", "since", "until", "ends"),
    [
        ("year", date(2024, 4, 1), date(2026, 3, 31), [date(2025, 3, 31), date(2026, 3, 31)]),
        ("year", date(2024, 4, 1), date(2026, 3, 30), [date(2025, 3, 31)]),
        ("quarter", date(2026, 1, 1), date(2026, 7, 1), [date(2026, 3, 31), date(2026, 6, 30)]),
        ("month", date(2026, 1, 15), date(2026, 3, 1), [date(2026, 1, 31), date(2026, 2, 28)]),
        ("year", date(2026, 4, 1), date(2026, 4, 2), []),
    ],
)
def test_only_periods_that_have_ended_are_owed(owes, frequency, since, until, ends):
    assert [end for _, end, _ in periods(owes(frequency, 30, since), until)] == ends


def test_an_expectation_that_ended_owes_nothing_after_it(owes):
    expectation = owes("quarter", 30, date(2026, 1, 1), until=date(2026, 3, 31))

    assert [end for _, end, _ in periods(expectation, date(2026, 12, 31))] == [date(2026, 3, 31)]


def test_what_came_is_not_silent_and_what_is_not_due_is_not_late(owes):
    expectation = owes("quarter", 30, date(2031, 1, 1))
    return_one(row(2, "5", indicator="Things counted", **january_to_march()))

    with now.at(date(2031, 7, 15)):
        mine = [one for one in owed(expectation.partnership) if one.expectation == expectation]

    assert [(one.period, one.came, one.is_silent) for one in mine] == [
        ("January to March 2031", True, False),
        ("April to June 2031", False, False),
    ]


def test_the_longest_silence_comes_first(owes):
    expectation = owes("quarter", 30, date(2031, 1, 1))

    with now.at(date(2031, 9, 1)):
        late = [one for one in silent(expectation.partnership) if one.expectation == expectation]

    assert [(one.period, one.days_late) for one in late] == [
        ("January to March 2031", 124),
        ("April to June 2031", 33),
    ]


def test_a_figure_said_to_be_not_returned_is_no_return(owes):
    expectation = owes("quarter", 30, date(2031, 1, 1))
    missing = row(2, None, indicator="Things counted", state="not_returned", **january_to_march())
    return_one(missing)

    with now.at(date(2031, 6, 1)):
        (one,) = [o for o in owed(expectation.partnership) if o.expectation == expectation]

    assert one.is_silent


def january_to_march():
    return {
        "period_kind": "quarter",
        "period_start": date(2031, 1, 1),
        "period_end": date(2031, 3, 31),
    }


def return_one(figure):
    """Load one row as an agency's return, matched to the indicator by its name."""
    indicator = Indicator.objects.get(code="ZZ1")
    IndicatorAlias.objects.create(scheme="", text="things counted", indicator=indicator)
    applied(figure)
