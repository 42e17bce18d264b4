"""A document as a Word file that people can go on editing."""

from goldthread.documents.word.build import word_of

__all__ = ["word_of"]
