"""Content as JSON and back. A stored report of an earlier version of the product still reads."""

from typing import Any

from cattrs import Converter

from goldthread.reports.content import blocks, rows
from goldthread.reports.content.blocks import Block
from goldthread.reports.content.section import Content, Section

KINDS: dict[str, type[Block]] = {
    kind.kind: kind
    for module in (blocks, rows)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, Block) and kind.kind
}
converter = Converter()


def block_data(block: Block) -> dict[str, Any]:
    """A block as JSON holds it: its kind, and what differs from an empty one."""
    empty = type(block)()
    held = converter.unstructure(block, unstructure_as=type(block))
    plain = converter.unstructure(empty, unstructure_as=type(block))
    said = {name: value for name, value in held.items() if value != plain[name]}
    return {"kind": block.kind, **said}


def block_from(data: dict[str, Any]) -> Block:
    """The block that JSON holds. Raises KeyError for a kind nobody knows."""
    kind = KINDS[data["kind"]]
    said = {name: value for name, value in data.items() if name != "kind"}
    return converter.structure(said, kind)


def content_data(content: Content) -> list[dict[str, Any]]:
    """Content as JSON holds it."""
    return [
        {
            "key": section.key,
            "heading": section.heading,
            "under": section.under,
            "blocks": [block_data(block) for block in section.blocks],
        }
        for section in content.sections
    ]


def content_from(data: list[dict[str, Any]]) -> Content:
    """The content that JSON holds."""
    return Content(
        tuple(
            Section(
                section["key"],
                section["heading"],
                tuple(block_from(block) for block in section["blocks"]),
                section["under"],
            )
            for section in data
        )
    )
