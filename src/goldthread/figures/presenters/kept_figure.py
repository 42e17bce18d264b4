"""One figure's whole story in words: where it came from, what became of it, what stands and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from goldthread.core.periods import date_words
from goldthread.core.values import format_number
from goldthread.figures.models import Figure, IndicatorVersion
from goldthread.figures.presenters.kept_words import (
    Link,
    Said,
    detail_words,
    indicator_link,
    marks_of,
    period_words,
    said,
    source_link,
)
from goldthread.figures.presenters.naming import unit_words
from goldthread.figures.reading.listing import shown
from goldthread.figures.reading.precedence import why
from goldthread.figures.reading.story import Story
from goldthread.figures.reading.tables import PROSE
from goldthread.ui.words import thousands, time_words


@dataclass(frozen=True)
class Fact:
    """One thing that is known of the figure; `href` leads to more of it."""

    name: str
    text: str
    href: str = ""


@dataclass(frozen=True)
class Version:
    """One version of the figure's row: what it said, from when to when it was held."""

    text: str
    href: str
    recorded: str
    ended: str
    current: bool


@dataclass(frozen=True)
class Other:
    """What another row says of the same thing, and how the two stand to each other."""

    said: Said
    place: str
    why: str


@dataclass(frozen=True)
class FigureStory:
    """The page of one figure."""

    heading: str
    period: str
    text: str
    state: str
    marks: tuple[str, ...]
    standing: str
    what: tuple[Fact, ...]
    where: tuple[Fact, ...]
    versions: tuple[Version, ...]
    others: tuple[Other, ...]


def figure_story(story: Story) -> FigureStory:
    figure = story.figure
    detail = detail_words(figure)
    return FigureStory(
        heading=f"{figure.indicator.name}{f', {detail}' if detail else ''}",
        period=period_words(figure),
        text=shown(figure),
        state=figure.state,
        marks=marks_of(figure),
        standing=standing_words(story),
        what=tuple(what(story)),
        where=tuple(where(figure)),
        versions=tuple(version(one, figure) for one in story.versions),
        others=tuple(other(one, story) for one in story.others),
    )


def standing_words(story: Story) -> str:
    """Whether pages show this figure, and if not, what they show and why."""
    figure, stands = story.figure, story.stands
    if figure.recorded_until is not None:
        when = time_words(figure.recorded_until)
        return f"No longer held: it was revised or taken back on {when}."
    if figure.descriptive:
        return "It is noted as a descriptive number, not a measure: no chart or judgement uses it."
    if stands is None or stands.pk == figure.pk:
        alone = "" if story.others else " Nothing else that is held says anything of it."
        return f"It stands: pages and judgements use it.{alone}"
    return (
        f"It does not stand: pages use {shown(stands)} from {stands.source.title}."
        f" {why(stands, figure)}"
    )


def what(story: Story) -> Iterator[Fact]:
    """What the figure is of."""
    figure = story.figure
    yield Fact("Indicator", f"{figure.indicator.code} {figure.indicator.name}",
               reverse("indicator", args=[figure.indicator.code]))  # fmt: skip
    yield Fact("Definition", definition_words(story.definition, story.newest_definition))
    yield Fact("Area", figure.area.name, indicator_link(figure).href)
    yield Fact("Period", period_words(figure))
    yield Fact("Breakdown", detail_words(figure) or "The whole")
    yield Fact("Measure", f"{figure.get_measure_display()}, {unit_words(figure.unit)}")
    if figure.numerator is not None:
        yield Fact("Numerator", format_number(figure.numerator))
    if figure.denominator is not None:
        yield Fact("Denominator", format_number(figure.denominator))


def definition_words(held: IndicatorVersion | None, newest: IndicatorVersion | None) -> str:
    """'Version 2, from 31 March 2014', and whether a newer one has replaced it."""
    if held is None:
        return "One: no change of definition is recorded"
    start = f", from {date_words(held.valid_from)}" if held.valid_from else ""
    said = f": {held.definition}" if held.definition else ""
    newer = (
        f" Version {newest.number} is in force for later periods."
        if newest and newest.number > held.number
        else ""
    )
    return f"Version {held.number}{start}{said}{newer}"


def where(figure: Figure) -> Iterator[Fact]:
    """Where it was said, and how it came in."""
    link = source_link(figure.source)
    yield Fact("Source", link.text, link.href)
    if figure.section:
        yield Fact("Section", figure.section)
    place = table_link(figure)
    if place.text:
        yield Fact("Table", place.text, place.href)
    yield Fact("Row of the file", thousands(figure.place))
    if figure.reference:
        yield Fact("Reference in its source", figure.reference)
    if figure.printed_indicator:
        name = f"{figure.printed_code} {figure.printed_indicator}".strip()
        yield Fact("Printed under", name)
    if figure.published_text.strip():
        yield Fact("Printed text, to find the place by", f"“{figure.published_text.strip()}”")
    if figure.note:
        yield Fact("Note", figure.note)
    yield Fact("Known from", date_words(figure.known_from))
    yield Fact("Recorded", time_words(figure.recorded_at))
    yield Fact("Loaded from", figure.load.file_name, reverse("load", args=[figure.load_id]))


def table_link(figure: Figure) -> Link:
    """The printed table it stands in, or that it stands in a sentence."""
    if figure.table == PROSE:
        return Link("In a sentence, not in a table")
    if not figure.table:
        return Link("")
    query = urlencode({"section": figure.section, "table": figure.table,
                       "area": figure.reporting_area})  # fmt: skip
    return Link(figure.table, f"{reverse('printed-table', args=[figure.source_id])}?{query}")


def version(one: Figure, figure: Figure) -> Version:
    return Version(
        text=shown(one),
        href=reverse("figure", args=[one.pk]),
        recorded=time_words(one.recorded_at),
        ended=time_words(one.recorded_until) if one.recorded_until else "Still held",
        current=one.pk == figure.pk,
    )


def other(one: Figure, story: Story) -> Other:
    """What else was said; agreement is said to be agreement."""
    figure = story.figure
    place = "In a sentence" if one.table == PROSE else one.table
    if (one.state, one.value) == (figure.state, figure.value):
        return Other(said(one), place, "Says the same.")
    if story.stands and story.stands.pk == one.pk:
        return Other(said(one), place, f"This stands. {why(one, figure)}")
    if story.stands and story.stands.pk == figure.pk:
        return Other(said(one), place, f"Does not stand. {why(figure, one)}")
    return Other(said(one), place, "Does not stand.")
