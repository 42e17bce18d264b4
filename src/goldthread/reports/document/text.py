"""A person's words as blocks: paragraphs, lists, and figures filled in where they are named."""

import re
from collections.abc import Iterator

from goldthread.documents.model import Block, Bullets, Inline, Paragraph, Prose, Text
from goldthread.reports.content.blocks import PLACEHOLDER
from goldthread.reports.document.notes import Notes

BULLET = re.compile(r"^\s*[-*•]\s+")


def blocks_of(text: str, notes: Notes) -> Iterator[Block]:
    """Paragraphs parted by empty lines; lines that begin with '- ' become a list."""
    for chunk in re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip()):
        yield from chunk_blocks([line for line in chunk.split("\n") if line.strip()], notes)


def chunk_blocks(lines: list[str], notes: Notes) -> Iterator[Block]:
    plain = [line.strip() for line in lines if not BULLET.match(line)]
    points = [BULLET.sub("", line).strip() for line in lines if BULLET.match(line)]
    if plain:
        yield Paragraph(line(" ".join(plain), notes))
    if points:
        yield Bullets(tuple(line(point, notes) for point in points))


def line(words: str, notes: Notes) -> Prose:
    """Words with each `{f:123}` filled in by its figure."""
    return tuple(parts(words, notes))


def parts(words: str, notes: Notes) -> Iterator[Inline]:
    for place, part in enumerate(PLACEHOLDER.split(words)):
        if place % 2:
            yield notes.number(notes.bound.get(int(part)))
        elif part:
            yield Text(part)


def lines(text: str, notes: Notes) -> list[Prose]:
    """Each line of a field that holds several."""
    return [line(one.strip(), notes) for one in text.splitlines() if one.strip()]
