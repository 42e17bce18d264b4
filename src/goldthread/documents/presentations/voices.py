"""What people said, and what happened to one of them, told so that nobody can be known.

Presentations 16 and 17.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.documents.model import Block, Box, Bullets, Paragraph, Quote, Text, Words


@dataclass(frozen=True)
class Said:
    """Words someone said, and who by role or course: 'Delegate, safer recruitment'."""

    text: Words
    who: str


def quotes(said: Sequence[Said]) -> tuple[Block, ...]:
    """Quotes one under another, each with its role or course."""
    return tuple(Quote(one.text, one.who) for one in said)


def case_study(
    title: str, story: Sequence[Words], learning: Sequence[Words] = ()
) -> tuple[Block, ...]:
    """A story in a box, with the learning taken from it as a list."""
    told = tuple(Paragraph(words) for words in story)
    return (Box("case_study", title, (*told, *_key_learning(learning))),)


def learning_box(title: str, learning: Sequence[Words], lead: Words = "") -> tuple[Block, ...]:
    """What a review or an audit taught, as a list in a box."""
    opening = (Paragraph(lead),) if lead else ()
    return (Box("learning", title, (*opening, Bullets(learning))),)


def _key_learning(learning: Sequence[Words]) -> tuple[Block, ...]:
    if not learning:
        return ()
    return (Paragraph(Text("Key learning", strong=True)), Bullets(learning))
