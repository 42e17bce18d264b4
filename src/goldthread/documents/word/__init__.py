"""A document as a Word file that people can go on editing."""

from goldthread.documents.model import Document


def word_of(document: Document) -> bytes:
    """The document as a .docx. Raises FontMissing before the assets are built."""
    # python-docx takes a fifth of a second of every start: imported by its first use.
    from goldthread.documents.word.build import word_of as built

    return built(document)


__all__ = ["word_of"]
