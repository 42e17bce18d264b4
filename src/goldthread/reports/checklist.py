"""What the guidance asks of a yearly report, and whether the report answers it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from goldthread.reports.content.blocks import PLACEHOLDER, Block, GapBlock, TextBlock
from goldthread.reports.content.rows import CaseStudyBlock, QuotesBlock, RowsBlock
from goldthread.reports.content.section import Content, Section
from goldthread.reports.outline import Ask, asks

# Words a person wrote: under so many, a section says little more than its heading.
FEWEST_WORDS = 25
TYPED = re.compile(r"(?<![\w{])\d[\d,.]*%?(?![\w}])")
YEARS = re.compile(r"^(19|20)\d\d$")


@dataclass(frozen=True)
class Answer:
    """An ask and what answers it: the sections that do, and why it is not answered yet."""

    ask: Ask
    answered_in: tuple[str, ...]
    missing: str

    @property
    def is_met(self) -> bool:
        return bool(self.answered_in)


@dataclass(frozen=True)
class TypedNumber:
    """A number that someone typed: it leads to no source."""

    section: str
    part: str
    number: str
    words: str


def answers(content: Content) -> list[Answer]:
    """Every ask, answered or not, in the guidance's order."""
    by_key = {section.key: section for section in content.sections}
    return [answer(ask, [by_key[k] for k in ask.sections if k in by_key]) for ask in asks()]


def answer(ask: Ask, sections: Iterable[Section]) -> Answer:
    held = list(sections)
    met = tuple(section.heading for section in held if MET[ask.met_by](section))
    names = " or ".join(f"“{section.heading}”" for section in held)
    return Answer(ask, met, "" if met else LACKING[ask.met_by].format(sections=names))


def has_words(section: Section) -> bool:
    written = [
        words
        for block in section.blocks
        if isinstance(block, TextBlock | QuotesBlock | CaseStudyBlock)
        for words in block.words()
    ]
    return len(" ".join(written).split()) >= FEWEST_WORDS


def has_figures(section: Section) -> bool:
    return any(block.figures() for block in section.blocks)


def has_rows(section: Section) -> bool:
    return any(isinstance(block, RowsBlock) and block.rows for block in section.blocks)


MET = {"words": has_words, "figures": has_figures, "rows": has_rows}
LACKING = {
    "words": "Nobody has written of it yet, in {sections}.",
    "figures": "No figure is shown of it, in {sections}.",
    "rows": "No table says it, in {sections}.",
}


def gaps(content: Content) -> list[tuple[str, str]]:
    """What is still set apart as a gap: (section, what)."""
    return [
        (section.heading, block.what)
        for section, block in content.blocks()
        if isinstance(block, GapBlock)
    ]


def typed_numbers(content: Content) -> list[TypedNumber]:
    """Numbers in a person's words that are no figures: each wants a source or fewer digits."""
    return [
        TypedNumber(section.heading, block.id, number, excerpt(words, number))
        for section, block in content.blocks()
        if is_written(block, section)
        for words in block.words()
        for number in typed_in(words)
    ]


def is_written(block: Block, section: Section) -> bool:
    return isinstance(block, TextBlock | RowsBlock) and section.key != "glossary"


def typed_in(words: str) -> list[str]:
    """The numbers typed in words; years are dates, and placeholders are figures."""
    plain = PLACEHOLDER.sub("", words)
    found = [number.strip(".,") for number in TYPED.findall(plain)]
    return [number for number in found if number and not YEARS.match(number)]


def excerpt(words: str, number: str) -> str:
    place = words.find(number)
    return words[max(0, place - 40) : place + 40].strip()
