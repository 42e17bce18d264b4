"""Alerts as pages show them: what happened, where to look, who settled it and how."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from goldthread.figures.models import Alert
from goldthread.figures.models.alert import AlertKind
from goldthread.figures.presenters.naming import here_href
from goldthread.partnership.models import Partnership
from goldthread.ui.words import date_words, time_words

COLOURS = {
    AlertKind.SIGNAL: "purple",
    AlertKind.RESTATEMENT: "blue",
    AlertKind.OVERDUE: "orange",
}
SOMEONE = "someone who has since left"


@dataclass(frozen=True)
class Notice:
    """One alert. `href` leads to what it is about; `settled` is '' while it waits.

    `message` is '' where the heading says it all.
    """

    id: int
    kind: str
    kind_words: str
    colour: str
    heading: str
    href: str
    message: str
    when: str
    settle_href: str
    settled: str = ""
    note: str = ""

    @property
    def whole(self) -> str:
        """The alert in one text, for where its heading does not stand beside it."""
        return self.message or f"{self.heading}."


def newest(partnership: Partnership, limit: int) -> list[Notice]:
    """A partnership's newest alerts that nobody has settled, in one query."""
    return [notice(alert) for alert in unsettled(partnership)[:limit]]


def unsettled(partnership: Partnership) -> QuerySet[Alert]:
    return of(partnership).filter(settled_at=None)


def of(partnership: Partnership) -> QuerySet[Alert]:
    """A partnership's alerts with what each is about."""
    return Alert.objects.filter(partnership=partnership).select_related("indicator", "area")


def notices(alerts: Iterable[Alert], names: Mapping[int, str]) -> list[Notice]:
    """Alerts with the names, by id, of those who settled them."""
    return [notice(alert, names) for alert in alerts]


def notice(alert: Alert, names: Mapping[int, str] | None = None) -> Notice:
    kind = AlertKind(alert.kind)
    return Notice(
        id=alert.pk,
        kind=kind.value,
        kind_words=kind.label,
        colour=COLOURS[kind],
        heading=heading(alert),
        href=subject_href(alert),
        message=alert.message if alert.indicator else "",
        when=date_words(alert.raised_at),
        settle_href=reverse("alert-settle", args=[alert.pk]),
        settled=settled_words(alert, names or {}),
        note=alert.settled_note,
    )


def heading(alert: Alert) -> str:
    """What it is about: the indicator and area; else the message itself, said once."""
    if alert.indicator and alert.area:
        return f"{alert.indicator.name}, {alert.area.name}"
    return alert.indicator.name if alert.indicator else alert.message.rstrip(".")


def subject_href(alert: Alert) -> str:
    """Where to look: the indicator in its area, or what is silent."""
    if alert.indicator and alert.area:
        return here_href(alert.area, alert.indicator)
    return reverse("silence" if alert.kind == AlertKind.OVERDUE else "revisions")


def settled_words(alert: Alert, names: Mapping[int, str]) -> str:
    """'Settled by Morgan Thread on 3 May 2026 at 9:05am'."""
    if alert.settled_at is None or alert.settled_by is None:
        return ""
    return f"Settled by {names.get(alert.settled_by, SOMEONE)} on {time_words(alert.settled_at)}"
