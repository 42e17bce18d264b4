"""What an agency owes: said by a person, and ended. Silence is measured against it."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from goldthread.core.audit import record, state
from goldthread.core.periods import date_words
from goldthread.figures.actions import EXPECTATION_ADDED, EXPECTATION_ENDED
from goldthread.figures.models import Expectation, Indicator
from goldthread.figures.models.expectation import Frequency
from goldthread.partnership.models import Agency, Partnership


class CannotExpect(ValueError):
    """An expectation that cannot be made or ended; the message is for a person."""


@dataclass(frozen=True)
class Owing:
    """What is to be owed: by whom, what, how often, and so many days after each period.

    The first period owed is the one that ends on or after `started_on`.
    """

    agency: Agency
    indicator: Indicator
    frequency: Frequency
    due_days: int
    started_on: date


def expectations_of(partnership: Partnership) -> list[Expectation]:
    """Everything that is or was owed, by agency; what has ended comes after what has not."""
    found = Expectation.objects.filter(partnership=partnership)
    found = found.select_related("agency", "indicator", "area")
    return sorted(found, key=lambda one: (one.agency.name, bool(one.ended_on), one.indicator.name))


def expect(partnership: Partnership, owing: Owing) -> Expectation:
    """Note that an agency owes an indicator of the partnership's own area.

    Raises CannotExpect where the same is owed already.
    """
    made = Expectation(
        partnership=partnership,
        agency=owing.agency,
        indicator=owing.indicator,
        area=partnership.area,
        frequency=owing.frequency,
        due_days=owing.due_days,
        started_on=owing.started_on,
    )
    try:
        with transaction.atomic():
            made.save(force_insert=True)
            record(EXPECTATION_ADDED, made, after=facts(made))
    except IntegrityError:
        raise CannotExpect(
            f"{owing.agency} owes {owing.indicator.name} {often(made)} already."
            " End that first if what is owed has changed."
        ) from None
    return made


def end(expectation: Expectation, on: date) -> Expectation:
    """End what is owed: no period that ends after the day is asked for any more.

    Ending it twice changes nothing. Raises CannotExpect for a day before it began.
    """
    with transaction.atomic():
        held = Expectation.objects.select_for_update().get(pk=expectation.pk)
        if held.ended_on is None:
            if on < held.started_on:
                raise CannotExpect(
                    f"It has been owed from {date_words(held.started_on)}:"
                    " choose that day or a later one"
                )
            held.ended_on = on
            held.save(update_fields=["ended_on"])
            record(EXPECTATION_ENDED, held, before={"ended_on": None}, after=facts(held))
    return held


def often(expectation: Expectation) -> str:
    """'every quarter'."""
    return Frequency(expectation.frequency).label.lower()


def facts(expectation: Expectation) -> dict[str, object]:
    """What is owed, as the ledger keeps it."""
    kept = ("frequency", "due_days", "started_on", "ended_on")
    columns = state(expectation)
    return {
        "agency": expectation.agency.name,
        "code": expectation.indicator.code,
        "area": expectation.area.slug,
        **{name: columns[name] for name in kept},
    }
