"""How a paged document falls into runs of upright pages and pages on their side.

A heading goes with what stands under it: one whose first block is wide is on the wide page,
and wide blocks that follow each other share their pages.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from goldthread.documents.model import (
    Block,
    Bullets,
    ChartBlock,
    Document,
    Grid,
    KeyNumbers,
    Panels,
    Paragraph,
    Placed,
    TableBlock,
    grid_of,
    plain,
)
from goldthread.documents.widths import is_too_wide

Item = Placed | Block
# Characters of table text to the line of an upright page.
UPRIGHT = 92
SHOWN = (TableBlock, Grid, ChartBlock, KeyNumbers, Bullets, Panels)
FEW_WORDS = 240


@dataclass(frozen=True)
class Spread:
    """Headings and blocks in order, all on pages of one direction."""

    wide: bool
    items: tuple[Item, ...]


def spreads_of(document: Document) -> list[Spread]:
    """The whole document as runs; two that follow each other differ in direction."""
    runs: list[tuple[bool, list[Item]]] = []
    for wide, item in _directed(list(_items(document))):
        if not runs or runs[-1][0] != wide:
            runs.append((wide, []))
        runs[-1][1].append(item)
    return [Spread(wide, tuple(items)) for wide, items in runs]


def introduces(item: Item, after: Item | None) -> bool:
    """Whether a few words stand over a table or a picture, and should not be left behind by it."""
    if not isinstance(item, Paragraph) or not isinstance(after, SHOWN):
        return False
    return len(plain(item.text)) < FEW_WORDS


def is_wide(item: Item) -> bool:
    """Whether a block asks for a page on its side."""
    return isinstance(item, TableBlock | Grid | Panels) and item.wide


def _items(document: Document) -> Iterator[Item]:
    for placed in document.outline:
        yield placed
        yield from map(_given_room, placed.section.blocks)


def _given_room(block: Block) -> Block:
    """A table that does not fit an upright page is turned, whether it asked or not."""
    if isinstance(block, TableBlock):
        return replace(block, wide=True) if is_too_wide(grid_of(block), UPRIGHT) else block
    if isinstance(block, Grid) and is_too_wide(block, UPRIGHT):
        return replace(block, wide=True)
    return block


def _directed(items: list[Item]) -> Iterator[tuple[bool, Item]]:
    """Each item with its direction: a heading's is that of the first block after it."""
    for number, item in enumerate(items):
        after = items[number:]
        first = next((later for later in after if not isinstance(later, Placed)), None)
        yield first is not None and is_wide(first), item
