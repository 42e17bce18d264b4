"""The difference between two versions of a report, as a person reads it."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from goldthread.reports.content.blocks import Block
from goldthread.reports.content.section import Content

SAME, TAKEN, ADDED = "same", "taken", "added"


@dataclass(frozen=True)
class Piece:
    """A run of words: there in both, taken out, or added."""

    kind: str
    words: str


@dataclass(frozen=True)
class Difference:
    """How one block differs: 'added', 'taken' or 'changed', its words piece by piece.

    `figures_taken` and `figures_added` are how many figures it no longer shows, and newly shows.
    """

    section: str
    name: str
    kind: str
    pieces: tuple[Piece, ...] = ()
    figures_taken: int = 0
    figures_added: int = 0


def differences(before: Content, after: Content) -> list[Difference]:
    """The blocks that differ, in the order of the later version; those taken out last."""
    return [*changed(before, after), *taken(before, after)]


def changed(before: Content, after: Content) -> Iterator[Difference]:
    held = {block.id: block for _, block in before.blocks()}
    headings = {section.key: section.heading for section in before.sections}
    for section in after.sections:
        was = headings.get(section.key, "")
        if was != section.heading:
            pieces = tuple(pieces_of(was, section.heading))
            yield Difference(section.heading, "Heading", "changed", pieces)
        for block in section.blocks:
            earlier = held.get(block.id)
            if earlier is None:
                yield whole(section.heading, block, ADDED)
            elif earlier != block:
                yield between(section.heading, earlier, block)


def taken(before: Content, after: Content) -> Iterator[Difference]:
    left = {block.id for _, block in after.blocks()}
    for section, block in before.blocks():
        if block.id not in left:
            yield whole(section.heading, block, TAKEN)


def whole(section: str, block: Block, kind: str) -> Difference:
    """A block that is in one of the versions alone."""
    words = text_of(block)
    count = len(block.figures())
    return Difference(
        section,
        block.name,
        kind,
        (Piece(kind, words),) if words else (),
        figures_taken=count if kind == TAKEN else 0,
        figures_added=count if kind == ADDED else 0,
    )


def between(section: str, earlier: Block, later: Block) -> Difference:
    was, now = earlier.figures(), later.figures()
    pieces = tuple(pieces_of(text_of(earlier), text_of(later)))
    return Difference(section, later.name, "changed", pieces, len(was - now), len(now - was))


def text_of(block: Block) -> str:
    """A block's words, a line each."""
    return "\n".join(words for words in block.words() if words)


def pieces_of(before: str, after: str) -> Iterator[Piece]:
    """Two texts word by word: what both hold, what went, what came."""
    old, new = before.split(" "), after.split(" ")
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            yield Piece(SAME, " ".join(old[old_start:old_end]))
            continue
        if old_end > old_start:
            yield Piece(TAKEN, " ".join(old[old_start:old_end]))
        if new_end > new_start:
            yield Piece(ADDED, " ".join(new[new_start:new_end]))
