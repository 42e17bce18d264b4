"""The blocks of a report. Words are a person's; numbers are figures, named by their row.

`figures` of a block are ids of rows of `figures_figure`. In words a figure is written
`{f:123}`: it is filled in when the report is drawn, from the release of its edition.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

PLACEHOLDER = re.compile(r"\{f:(\d+)\}")


@dataclass(frozen=True)
class Block:
    """A part of a section. `id` stays the same from version to version."""

    kind: ClassVar[str] = ""
    name: ClassVar[str] = ""
    id: str = ""

    def words(self) -> Iterator[str]:
        """Everything in it that a person wrote or may edit."""
        return iter(())

    def own_figures(self) -> Iterator[int]:
        """The figures it names, but for those in its words."""
        return iter(())

    def figures(self) -> set[int]:
        """Every figure it shows."""
        written = {int(one) for words in self.words() for one in PLACEHOLDER.findall(words)}
        return written | set(self.own_figures())


@dataclass(frozen=True)
class TextBlock(Block):
    """Paragraphs, parted by an empty line; lines that begin with '- ' are a list."""

    kind = "text"
    name = "Text"
    text: str = ""

    def words(self) -> Iterator[str]:
        yield self.text


@dataclass(frozen=True)
class GapBlock(Block):
    """Something the report should hold and does not: what, why, and what would fill it."""

    kind = "gap"
    name = "Gap"
    what: str = ""
    why: str = ""
    to_do: str = ""
    missing: tuple[str, ...] = ()

    def words(self) -> Iterator[str]:
        yield from (self.what, self.why, self.to_do, *self.missing)


@dataclass(frozen=True)
class JudgedBlock(Block):
    """One series judged in sentences, perhaps with its chart.

    `figures_here` are the series' own, oldest first; `beside` those of each area it is compared
    with, by the area's slug; `counts` the counts behind a rate. `edits` are a person's words by
    sentence: (the draft's template they were written for, their own).
    """

    kind = "judged"
    name = "An indicator, judged"
    indicator: str = ""
    breakdown: str = ""
    unit: str = "count"
    cadence: str = ""
    figures_here: tuple[int, ...] = ()
    beside: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    counts: tuple[int, ...] = ()
    edits: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    drawn: bool = True

    def words(self) -> Iterator[str]:
        yield from (own for _, own in self.edits.values())

    def own_figures(self) -> Iterator[int]:
        yield from self.figures_here
        yield from self.counts
        for group in self.beside.values():
            yield from group


@dataclass(frozen=True)
class ChangeLine:
    """An indicator's figure now and the one before; `beside` is the wider area's now.

    `counts` stand behind a rate now and before: without them it cannot be tested for chance.
    """

    current: int
    previous: int | None = None
    beside: int | None = None
    counts: tuple[int, ...] = ()


@dataclass(frozen=True)
class ChangesBlock(Block):
    """Many indicators at a glance: before, now, and what the change means."""

    kind = "changes"
    name = "Table of change"
    caption: str = ""
    lines: tuple[ChangeLine, ...] = ()
    beside: str = ""
    note: str = ""

    def words(self) -> Iterator[str]:
        yield from (self.caption, self.note)

    def own_figures(self) -> Iterator[int]:
        for line in self.lines:
            yield from (one for one in (line.current, line.previous, line.beside) if one)
            yield from line.counts


@dataclass(frozen=True)
class FiguresBlock(Block):
    """Figures under a heading, with a note: what is made of them is the kind's own."""

    caption: str = ""
    rows: tuple[int, ...] = ()
    note: str = ""

    def words(self) -> Iterator[str]:
        yield from (self.caption, self.note)

    def own_figures(self) -> Iterator[int]:
        yield from self.rows


@dataclass(frozen=True)
class PrintedBlock(FiguresBlock):
    """A table as a report or return printed it, made again from its figures."""

    kind = "printed"
    name = "Printed table"


@dataclass(frozen=True)
class BandsBlock(FiguresBlock):
    """How a whole falls into parts, ours beside the areas it is compared with."""

    kind = "bands"
    name = "Distribution"


@dataclass(frozen=True)
class KeyNumberLine:
    """A number set large, what it counts, and a detail under it."""

    name: str
    figure: int
    detail: str = ""


@dataclass(frozen=True)
class KeyNumbersBlock(Block):
    """A few numbers set large."""

    kind = "key_numbers"
    name = "Key numbers"
    caption: str = ""
    lines: tuple[KeyNumberLine, ...] = ()

    def words(self) -> Iterator[str]:
        yield self.caption
        for line in self.lines:
            yield from (line.name, line.detail)

    def own_figures(self) -> Iterator[int]:
        yield from (line.figure for line in self.lines)


@dataclass(frozen=True)
class BudgetBlock(Block):
    """The budget statement: spending and income, budgeted and actual, each line a figure."""

    kind = "budget"
    name = "Budget statement"
    period: str = ""
    spending: tuple[int, ...] = ()
    income: tuple[int, ...] = ()
    reserve: str = ""
    note: str = ""

    def words(self) -> Iterator[str]:
        yield from (self.reserve, self.note)

    def own_figures(self) -> Iterator[int]:
        yield from (*self.spending, *self.income)
