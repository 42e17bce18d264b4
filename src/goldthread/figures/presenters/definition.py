"""What an indicator is, in words: what it counts, what it cannot say, how it changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldthread.core.periods import date_words
from goldthread.figures.models import Indicator, IndicatorVersion
from goldthread.figures.models.indicator import Standing
from goldthread.figures.presenters.naming import here_href, part_words, unit_words
from goldthread.figures.reading.knowing import HeldIn, Known
from goldthread.ui.words import count_words

SCHEME_WORDS = {
    "published": "in published reports",
    "framework": "in performance frameworks",
    "ees": "in the Department for Education's files",
    "lait": "in the Local Authority Interactive Tool",
    "template": "in returns",
    "": "in any file",
}


@dataclass(frozen=True)
class Version:
    """One definition: from when, what it says, and whether it compares with the one before."""

    name: str
    since: str
    definition: str
    comparable: str
    reason: str


@dataclass(frozen=True)
class OtherName:
    """A name or code the indicator also goes by, and where."""

    text: str
    where: str


@dataclass(frozen=True)
class Definition:
    """What the catalogue says, as pages show it."""

    name: str
    code: str
    standing: str
    provisional: bool
    rows: tuple[tuple[str, str], ...]
    versions: tuple[Version, ...]
    also_called: tuple[OtherName, ...]
    small_numbers: str


@dataclass(frozen=True)
class Place:
    """An area with figures of the indicator."""

    name: str
    href: str
    words: str


def define(known: Known) -> Definition:
    """The definition in words."""
    one = known.indicator
    return Definition(
        name=one.name,
        code=one.code,
        standing=one.get_standing_display(),
        provisional=one.standing == Standing.PROVISIONAL,
        rows=tuple((name, said) for name, said in rows(one) if said),
        versions=tuple(versions(known.versions)),
        also_called=tuple(other_names(known)),
        small_numbers=one.small_number_caution,
    )


def rows(one: Indicator) -> Iterator[tuple[str, str]]:
    """The parts of a definition; an empty one is left out of the page."""
    yield "What it means", one.meaning
    yield "What is counted", one.numerator
    yield "Out of", one.denominator
    yield "Unit", unit_words(one.unit).capitalize()
    yield "Counts", {"people": "People, each once", "events": "Events"}.get(one.counted, "")
    yield "Periods", one.period_basis.capitalize()
    yield "Which way is better", one.get_polarity_display()
    yield "What it cannot say", one.limits
    yield "Small numbers", one.small_number_caution
    yield "Defined by", one.origin


def versions(every: Sequence[IndicatorVersion]) -> Iterator[Version]:
    """Each version of the definition, and whether figures may be read across its start."""
    for version in every:
        since = version.valid_from
        breaks = not version.comparable
        yield Version(
            f"Version {version.number}",
            f"for periods ending {date_words(since)} or later" if since else "from the start",
            version.definition,
            "Not comparable with the version before" if breaks else "Comparable",
            version.reason,
        )


def other_names(known: Known) -> Iterator[OtherName]:
    """Its other names, each once, its own left out."""
    own = {known.indicator.name.lower(), known.indicator.code.lower()}
    seen: set[str] = set()
    for alias in known.aliases:
        if alias.text in own or alias.text in seen:
            continue
        seen.add(alias.text)
        where = SCHEME_WORDS.get(alias.scheme, f"in {alias.scheme} files")
        part = f" ({part_words(alias.breakdown)})" if alias.breakdown else ""
        yield OtherName(alias.text, where + part)


def places(indicator: Indicator, held: Sequence[HeldIn]) -> list[Place]:
    """Where figures are held, each with its page."""
    return [
        Place(
            one.area.name,
            here_href(one.area, indicator),
            count_words(one.figures, "figure")
            + (f", to {date_words(one.until)}" if one.until else ""),
        )
        for one in held
    ]
