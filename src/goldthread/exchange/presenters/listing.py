"""The list of loads as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from goldthread.exchange.presenters.words import COLOURS
from goldthread.figures.models import Load
from goldthread.figures.models.load import LoadState
from goldthread.ui.words import count_words, time_words


@dataclass(frozen=True)
class Line:
    """One load in the list."""

    name: str
    href: str
    state: str
    colour: str
    source: str
    source_href: str
    who: str
    when: str
    counts: str
    scope: str


def line(load: Load, names: Mapping[int, str]) -> Line:
    """A load in one line; `names` of the people who sent them, by id."""
    state = LoadState(load.state)
    return Line(
        name=load.file_name,
        href=reverse("load", args=[load.pk]),
        state=state.label.partition(":")[0],
        colour=COLOURS[state],
        source=load.source.title if load.source else "",
        source_href=reverse("source", args=[load.source_id]) if load.source_id else "",
        who=sender(load, names),
        when=time_words(load.started_at),
        counts=counts(load),
        scope="Our partnership" if load.partnership_id else "Every partnership",
    )


def lines(loads: Sequence[Load], names: Mapping[int, str]) -> list[Line]:
    return [line(load, names) for load in loads]


def sender(load: Load, names: Mapping[int, str]) -> str:
    """Who sent it; what no person sent came in at the server's keyboard."""
    if load.person_id is None:
        return "the operator at the server"
    return names.get(load.person_id, "someone no longer here")


def counts(load: Load) -> str:
    """What a load would change or changed, in words."""
    if load.state in {LoadState.WAITING, LoadState.READING}:
        return "Not yet known"
    if load.state == LoadState.REFUSED:
        return f"{count_words(load.refused, 'refusal')}; nothing was changed"
    words = f"{load.new:,} new, {load.revised:,} revised, {load.unchanged:,} unchanged"
    return words if load.state != LoadState.ABANDONED else f"{words}; nothing was changed"
