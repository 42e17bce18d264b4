"""Alerts: raised once for what happened, settled by a person with a note."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db import transaction

from goldthread.core.audit import record
from goldthread.core.now import now
from goldthread.core.periods import date_words
from goldthread.figures.actions import ALERT_SETTLED
from goldthread.figures.models import Alert, ChosenIndicator, Load
from goldthread.figures.models.alert import AlertKind
from goldthread.figures.reading.judging import Judged, judge_many
from goldthread.figures.reading.listing import shown
from goldthread.figures.reading.revisions import Restatement, restatements
from goldthread.figures.silence import Owed, silent
from goldthread.partnership.models import Partnership

# The business manager hears of a restatement of five figures once, not five times.
RESTATEMENTS_SHOWN = 50


def raise_alerts(partnership: Partnership) -> int:
    """Raise what is new for a partnership; says how many. Can be repeated."""
    found = [*signals(partnership), *restated(partnership), *overdue(partnership)]
    keys = {alert.key for alert in found}
    held = set(
        Alert.objects.filter(partnership=partnership, key__in=keys).values_list("key", flat=True)
    )
    new = {alert.key: alert for alert in found if alert.key not in held}
    Alert.objects.bulk_create(new.values())
    return len(new)


def signals(partnership: Partnership) -> Iterator[Alert]:
    """A watched indicator whose latest figure is a signal, not noise."""
    chosen = [c.indicator for c in ChosenIndicator.objects.filter(partnership=partnership)
              .select_related("indicator")]  # fmt: skip
    for judged in judge_many(chosen, partnership.area):
        if judged.judgement.severity in {"concern", "improvement"}:
            yield _signal(partnership, judged)


def _signal(partnership: Partnership, judged: Judged) -> Alert:
    series, latest = judged.series, judged.series.figures[-1]
    return Alert(
        partnership=partnership,
        kind=AlertKind.SIGNAL,
        key=f"signal:{series.indicator.pk}:{latest.pk}",
        indicator=series.indicator,
        area=series.area,
        breakdown=series.key.breakdown,
        unit=series.key.unit,
        message=judged.judgement.text,
        raised_at=now(),
    )


def restated(partnership: Partnership) -> Iterator[Alert]:
    """A figure of the partnership's area that a later source gives another value."""
    for one in restatements(area=partnership.area, limit=RESTATEMENTS_SHOWN):
        yield _restated(partnership, one)


def _restated(partnership: Partnership, one: Restatement) -> Alert:
    current, before = one.current, one.others[0]
    return Alert(
        partnership=partnership,
        kind=AlertKind.RESTATEMENT,
        key=f"restated:{current.pk}:{before.pk}",
        indicator=current.indicator,
        area=current.area,
        breakdown=current.breakdown,
        unit=current.unit,
        message=f"{current.indicator.name}: {shown(before)} in {before.source.title},"
        f" {shown(current)} in {current.source.title}.",
        raised_at=now(),
    )


def overdue(partnership: Partnership) -> Iterator[Alert]:
    """A late return: one alert for each agency and period, however many figures it lacks."""
    late: dict[tuple[int, str], list[Owed]] = defaultdict(list)
    for one in silent(partnership):
        late[one.expectation.agency_id, one.period].append(one)
    for group in late.values():
        yield _overdue(partnership, group)


def _overdue(partnership: Partnership, group: list[Owed]) -> Alert:
    first, expectation = group[0], group[0].expectation
    what = expectation.indicator.name if len(group) == 1 else f"{len(group)} figures"
    return Alert(
        partnership=partnership,
        kind=AlertKind.OVERDUE,
        key=f"overdue:{expectation.agency_id}:{expectation.frequency}:{first.end}",
        area=expectation.area,
        message=f"{expectation.agency.name} has not returned {what} for {first.period};"
        f" due {date_words(first.due)}.",
        raised_at=now(),
    )


def after_load(load: Load, partnerships: Iterable[Partnership]) -> int:
    """Raise what a load brought to light in each partnership that may see it."""
    concerned = (p for p in partnerships if load.partnership_id in (None, p.pk))
    return sum(raise_alerts(partnership) for partnership in concerned)


def settle(alert: Alert, person_id: int, note: str) -> Alert:
    """Settle an alert with what was done about it; settling one twice changes nothing."""
    with transaction.atomic():
        alert = Alert.objects.select_for_update().get(pk=alert.pk)
        if alert.settled_at is None:
            alert.settled_at, alert.settled_by, alert.settled_note = now(), person_id, note
            alert.save(update_fields=["settled_at", "settled_by", "settled_note"])
            record(ALERT_SETTLED, alert, after={"note": note})
    return alert
