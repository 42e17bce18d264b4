"""Blocks of rows that a person fills in: each kind names its columns, one form serves them all."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from goldthread.reports.content.blocks import Block


@dataclass(frozen=True)
class Column:
    """A column of a block of rows: its field, its heading, and what may stand in it.

    `choices` are (value, words); a field of several `lines` is a list, one line each.
    """

    field: str
    heading: str
    lines: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    hint: str = ""


@dataclass(frozen=True)
class RowsBlock(Block):
    """Rows of words by column."""

    columns: ClassVar[tuple[Column, ...]] = ()
    caption: str = ""
    rows: tuple[dict[str, str], ...] = ()
    source: str = ""
    note: str = ""

    def words(self) -> Iterator[str]:
        yield from (self.caption, self.source, self.note)
        for row in self.rows:
            yield from row.values()


STANDINGS = (
    ("", "Not known"),
    ("done", "Done"),
    ("partly", "Partly done"),
    ("carried_forward", "Carried forward"),
    ("not_done", "Not done"),
)


@dataclass(frozen=True)
class SaidDidBlock(RowsBlock):
    """What was said and what was done."""

    kind = "said_did"
    name = "What we said and what we did"
    columns = (
        Column("said", "What we said we would do"),
        Column("did", "What we did"),
        Column("status", "Where it stands", choices=STANDINGS),
    )


@dataclass(frozen=True)
class PlanBlock(RowsBlock):
    """Priorities with what will be done, by whom, by when and to what end."""

    kind = "plan"
    name = "Priorities and actions"
    columns = (
        Column("priority", "Priority"),
        Column("action", "Actions", lines=True),
        Column("lead", "Lead", hint="A role or a group, not a name"),
        Column("timescale", "Timescale"),
        Column("outcome", "Outcome", lines=True),
    )


@dataclass(frozen=True)
class PanelsBlock(RowsBlock):
    """A plan on a page: parts side by side, each with its points."""

    kind = "panels"
    name = "Plan on a page"
    columns = (Column("title", "Part"), Column("points", "Points", lines=True))


@dataclass(frozen=True)
class QuotesBlock(RowsBlock):
    """What people said, and who by role or course."""

    kind = "quotes"
    name = "Quotes"
    columns = (
        Column("text", "What was said"),
        Column("who", "Who", hint="A role or a course, never a name"),
    )


@dataclass(frozen=True)
class CaseStudyBlock(RowsBlock):
    """An anonymised story and what was learned from it."""

    kind = "case_study"
    name = "Case study"
    columns = (Column("story", "A paragraph of the story"), Column("learning", "What it teaches"))


@dataclass(frozen=True)
class AttendanceBlock(RowsBlock):
    """How often each agency came to the group's meetings; the number is a figure or a gap."""

    kind = "attendance"
    name = "Attendance"
    columns = (
        Column("agency", "Agency"),
        Column("attended", "Share of meetings", hint="A figure, as {f:123}; empty where not kept"),
        Column("note", "Note"),
    )


@dataclass(frozen=True)
class StructureBlock(RowsBlock):
    """The structure chart: each body and what it answers to."""

    kind = "structure"
    name = "Structure chart"
    columns = (
        Column("name", "Body"),
        Column("under", "Answers to", hint="Another row's body; empty for the topmost"),
        Column("detail", "Detail"),
    )


@dataclass(frozen=True)
class GlossaryBlock(RowsBlock):
    """Terms and what they mean."""

    kind = "glossary"
    name = "Glossary"
    columns = (
        Column("term", "Term"),
        Column("meaning", "Meaning"),
        Column("now", "Now called", hint="Where the term is no longer used"),
    )
