"""Small numbers, caveats and gaps, said beside the figures they belong to: presentation 21."""

from collections.abc import Sequence

from goldthread.documents.model import Block, Box, Bullets, Number, Paragraph, Prose, Words, prose

NEW = "New indicator"
NO_LONGER = "No longer reported"
SMALL = (
    "These are small numbers: one child or one family can move a percentage a long way, so read"
    " the counts, not the change."
)


def of_whole(part: Number, whole: Number) -> Prose:
    """A small count beside its whole: '(1 of 4)'."""
    return prose(["(", part, " of ", whole, ")"])


def small_numbers(*words: Words) -> tuple[Block, ...]:
    """That a table is of small numbers, with what else to say of it."""
    return caveat("Small numbers", SMALL, *words)


def caveat(title: str, *words: Words) -> tuple[Block, ...]:
    """What a reader must know before using the figures beside it."""
    return (Box("caveat", title, tuple(Paragraph(one) for one in words)),)


def gap(
    what: str, why: Words, to_do: Words = "", missing: Sequence[Words] = ()
) -> tuple[Block, ...]:
    """Something the report should hold and does not: what, why, and what would fill it."""
    inner: list[Block] = [Paragraph(why)]
    if missing:
        inner.append(Bullets(missing))
    if to_do:
        inner.append(Paragraph(to_do))
    return (Box("gap", what, tuple(inner)),)
