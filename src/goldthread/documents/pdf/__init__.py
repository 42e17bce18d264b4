"""A document as a tagged PDF (PDF/UA-1)."""

from goldthread.documents.pdf.build import NotPrinted, pdf_of

__all__ = ["NotPrinted", "pdf_of"]
