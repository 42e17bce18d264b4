"""A document, its sections in place, and the notes on where its numbers come from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from goldthread.documents.model.blocks import Block
from goldthread.documents.model.words import Words
from goldthread.ui.marks import Mark, legend

KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
FOLLOWED = ("https://", "http://", "mailto:", "tel:")
TWINS_HEADING = "The figures of the charts"
SOURCES_HEADING = "Where the figures come from"


@dataclass(frozen=True)
class SourceNote:
    """Where a number, or a table of them, comes from.

    `title` says what it counts; `place` where it stands, 'DfE, Children in need 2023, table B1';
    `definition` how it is counted; `known_from` the source's date; `as_at` the date the figure was
    asked for; `href` the Goldthread page of the figure, `figure_id` its number there.

    Raises ValueError for a key that cannot be part of an address.
    """

    key: str
    title: str
    place: str = ""
    known_from: date | None = None
    as_at: date | None = None
    definition: str = ""
    href: str = ""
    figure_id: int | None = None

    def __post_init__(self) -> None:
        if not KEY.fullmatch(self.key):
            raise ValueError(
                f"'{self.key}' cannot be the key of a source: letters, digits, . _ and - only"
            )


@dataclass(frozen=True)
class Section:
    """A heading, what stands under it, and the sections within it."""

    heading: str
    blocks: tuple[Block, ...] = ()
    subsections: "tuple[Section, ...]" = ()
    anchor: str = ""


@dataclass(frozen=True)
class Placed:
    """A section where it stands: its level, 1 for the outermost, and its anchor in the document."""

    section: Section
    level: int
    anchor: str


@dataclass(frozen=True)
class Document:
    """A report: what its title page says, its sections, and its source notes in order.

    `area` is the partnership's or the place's name; `address` is put before the notes' hrefs
    that begin with '/', so that a file leads back to the site. `contact` says where to ask for
    another format. Raises ValueError for a number, a table or a chart whose source has no note.
    """

    title: str
    area: str
    period: str
    sections: tuple[Section, ...] = ()
    sources: tuple[SourceNote, ...] = ()
    subtitle: str = ""
    edition: str = ""
    as_at: date | None = None
    language: str = "en-GB"
    draft: bool = False
    address: str = ""
    contact: Words = ""

    def __post_init__(self) -> None:
        keys = [note.key for note in self.sources]
        if len(keys) != len(set(keys)):
            twice = next(key for key in keys if keys.count(key) > 1)
            raise ValueError(f"two source notes have the key '{twice}'")
        for where, key in self._sources_named():
            if key not in self.source_numbers:
                raise ValueError(f"{where} names the source '{key}', which has no note")

    def _sources_named(self) -> Iterator[tuple[str, str]]:
        from goldthread.documents.model.walk import sources_named

        return sources_named(self)

    @cached_property
    def source_numbers(self) -> dict[str, int]:
        """Each source note's key and its number in the list, from 1."""
        return {note.key: number for number, note in enumerate(self.sources, start=1)}

    @cached_property
    def outline(self) -> tuple[Placed, ...]:
        """Every section in reading order, each with an anchor no other has."""
        taken: set[str] = set()
        return tuple(_placed(self.sections, 1, taken))

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """The marks that the document uses anywhere, with their words."""
        from goldthread.documents.model.walk import marks_used

        return legend(marks_used(self))

    def address_of(self, href: str) -> str:
        """An address as a file needs it, whole; '' for one that no file should lead to."""
        if href.startswith("/"):
            return self.address + href if self.address else ""
        return href if href.startswith(FOLLOWED) else ""


def _placed(sections: tuple[Section, ...], level: int, taken: set[str]) -> Iterator[Placed]:
    for section in sections:
        wanted = section.anchor or slug(section.heading)
        anchor, number = wanted, 1
        while anchor in taken:
            number += 1
            anchor = f"{wanted}-{number}"
        taken.add(anchor)
        yield Placed(section, level, anchor)
        yield from _placed(section.subsections, level + 1, taken)


def slug(words: str) -> str:
    """Words as part of an address: 'What we did' -> 'what-we-did'."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-") or "section"
