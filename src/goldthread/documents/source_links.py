"""How a cell of a table says which source note of its document it walks to."""

SOURCE = "#source-"


def source_link(key: str) -> str:
    """The address of a source note within the document; '' without a key."""
    return SOURCE + key if key else ""


def source_key(href: str) -> str:
    """The key of the source note an address leads to; '' for any other address."""
    return href.removeprefix(SOURCE) if href.startswith(SOURCE) else ""
