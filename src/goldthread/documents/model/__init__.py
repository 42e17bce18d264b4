"""The one document model: what a report says, before it is HTML, PDF or Word.

Sections of blocks; words, numbers and statuses in lines; and every number with the key of the
note that says where it comes from. Values only: no database, no request.
"""

from goldthread.documents.model.blocks import (
    Block,
    Box,
    BoxKind,
    Bullets,
    ChartBlock,
    Grid,
    GridCell,
    GridColumn,
    GridRow,
    KeyNumber,
    KeyNumbers,
    Panel,
    Panels,
    Paragraph,
    Quote,
    TableBlock,
    grid_of,
)
from goldthread.documents.model.document import Document, Placed, Section, SourceNote
from goldthread.documents.model.words import (
    Inline,
    Number,
    Prose,
    Status,
    StatusKind,
    Text,
    Words,
    linked_number,
    number,
    plain,
    prose,
    sourced,
)
from goldthread.documents.source_links import source_link

__all__ = [
    "Block",
    "Box",
    "BoxKind",
    "Bullets",
    "ChartBlock",
    "Document",
    "Grid",
    "GridCell",
    "GridColumn",
    "GridRow",
    "Inline",
    "KeyNumber",
    "KeyNumbers",
    "Number",
    "Panel",
    "Panels",
    "Paragraph",
    "Placed",
    "Prose",
    "Quote",
    "Section",
    "SourceNote",
    "Status",
    "StatusKind",
    "TableBlock",
    "Text",
    "Words",
    "grid_of",
    "linked_number",
    "number",
    "plain",
    "prose",
    "source_link",
    "sourced",
]
