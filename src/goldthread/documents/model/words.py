"""A line of a document: words, numbers that know their source, and statuses."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from goldthread.core.values import format_value
from goldthread.documents.source_links import source_key, source_link
from goldthread.ui.marks import MARKS
from goldthread.ui.tables import Cell

StatusKind = Literal["good", "care", "bad", "unknown"]
# Told apart by shape in greyscale; each is in the documents' font.
SYMBOLS: dict[str, str] = {"good": "●", "care": "▲", "bad": "■", "unknown": "○"}


@dataclass(frozen=True, slots=True)
class Text:
    """Words, as they are: nothing in them is markup. A newline is a line break.

    `href` is an address, or `#ANCHOR` of a section of the same document.
    """

    words: str
    strong: bool = False
    emphasis: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as people read it, '45.1%', and the key of the note that says where it is from.

    Without a source ('') it leads nowhere, and `unsourced` finds it. `value` is for files.
    One in a state (suppressed, not_available...) has no value, and its words are the state's:
    nothing in a document can show a hidden figure as a number. `notes` are further marks.
    """

    words: str
    source: str = ""
    value: Decimal | int | None = None
    state: str = "number"
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.state in MARKS:
            object.__setattr__(self, "value", None)
            object.__setattr__(self, "words", MARKS[self.state].words)

    @property
    def marks(self) -> tuple[str, ...]:
        """The names of the marks it carries: that of its state first."""
        return ((self.state,) if self.state in MARKS else ()) + self.notes

    @property
    def is_hidden(self) -> bool:
        return self.state in MARKS


@dataclass(frozen=True, slots=True)
class Status:
    """A judgement in a word, with a symbol and a colour that say the same: '● Green'."""

    words: str
    kind: StatusKind = "unknown"

    @property
    def symbol(self) -> str:
        return SYMBOLS[self.kind]


Inline = Text | Number | Status
Prose = tuple[Inline, ...]
Words = str | Inline | Sequence[str | Inline]
"""What a block may be given for a line: plain words, one part, or parts in order."""


def prose(words: Words) -> Prose:
    """The parts of a line, plain words made Text; empty words leave nothing."""
    if isinstance(words, str | Text | Number | Status):
        words = (words,)
    parts = (Text(part) if isinstance(part, str) else part for part in words)
    return tuple(part for part in parts if not isinstance(part, Text) or part.words)


def number(
    value: Decimal | int | None,
    unit: str = "count",
    *,
    source: str = "",
    state: str = "number",
    notes: tuple[str, ...] = (),
    decimals: int | None = None,
) -> Number:
    """A number written in its unit: number(Decimal("45.1"), "percent") says '45.1%'.

    Units are those of `core.values`. Raises ValueError for the state `number` without a value.
    """
    held = None if value is None else Decimal(value)
    return Number(format_value(held, unit, state, decimals), source, value, state, notes)


def is_silent(words: Words) -> bool:
    """Whether a line has a number without a value: where numbers are large it is set smaller."""
    return any(isinstance(part, Number) and part.is_hidden for part in prose(words))


def plain(line: Prose) -> str:
    """A line without its looks: for text alternatives, files and tests."""
    return "".join(part.words for part in line)


def sourced(cell: Cell, key: str) -> Cell:
    """A table's cell that walks to the source note of this key."""
    return replace(cell, href=source_link(key))


def linked_number(cell: Cell) -> Inline:
    """A table's cell as a part of a line: a number where it is one, or is in a state."""
    key = source_key(cell.href)
    if key or cell.number is not None or cell.state in MARKS or cell.notes:
        return Number(cell.text, key, cell.number, cell.state, cell.notes)
    return Text(cell.text, href=cell.href)
