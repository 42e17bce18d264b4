"""A document as HTML: a part of a page of the site, and a file that stands alone."""

from goldthread.documents.html.build import fragment_of, report_of

__all__ = ["fragment_of", "report_of"]
