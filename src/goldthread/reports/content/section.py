"""The sections of a report and the whole that they make."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from goldthread.reports.content.blocks import Block


class NoSuchPart(LookupError):
    """A section or block was named that the report does not have."""


@dataclass(frozen=True)
class Section:
    """A heading and its blocks. `under` is the key of the section it belongs to, '' for none."""

    key: str
    heading: str
    blocks: tuple[Block, ...] = ()
    under: str = ""

    def block(self, block_id: str) -> Block:
        """The block of this id. Raises NoSuchPart."""
        for block in self.blocks:
            if block.id == block_id:
                return block
        raise NoSuchPart(f"“{self.heading}” has no such part: it may have been taken out meanwhile")

    def with_block(self, new: Block) -> "Section":
        """The section with this block in place of the one of its id, or at its end."""
        if any(block.id == new.id for block in self.blocks):
            blocks = tuple(new if block.id == new.id else block for block in self.blocks)
        else:
            blocks = (*self.blocks, new)
        return replace(self, blocks=blocks)


@dataclass(frozen=True)
class Content:
    """Everything a version of a report says, in order."""

    sections: tuple[Section, ...] = ()

    def section(self, key: str) -> Section:
        """The section of this key. Raises NoSuchPart."""
        for section in self.sections:
            if section.key == key:
                return section
        raise NoSuchPart("The report has no such section: it may have been taken out meanwhile.")

    def with_section(self, new: Section) -> "Content":
        """The content with this section in place of the one of its key."""
        return Content(tuple(new if one.key == new.key else one for one in self.sections))

    def blocks(self) -> Iterator[tuple[Section, Block]]:
        """Every block with its section, in order."""
        for section in self.sections:
            for block in section.blocks:
                yield section, block

    def figures(self) -> set[int]:
        """The figures it shows anywhere."""
        return {figure for _, block in self.blocks() for figure in block.figures()}
