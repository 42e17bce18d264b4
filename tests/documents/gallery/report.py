"""The gallery's report, whole."""

from datetime import date

from goldthread.documents.model import Document, Text

from . import children, partnership
from .notes import source_notes


def gallery_report(**changes):
    """The report of the invented partnership; `changes` are fields to set otherwise."""
    given = {
        "title": "Annual report",
        "area": "Northbay Safeguarding Children Partnership",
        "period": "April 2022 to March 2023",
        "subtitle": "How well children and young people in Northbay are kept safe",
        "edition": "Public edition",
        "as_at": date(2023, 11, 30),
        "draft": True,
        "address": "https://goldthread.example",
        "contact": [
            "For this report in another format, ask ",
            Text("safeguarding@northbay.example", href="mailto:safeguarding@northbay.example"),
        ],
        "sources": source_notes(),
        "sections": (
            partnership.foreword(),
            children.at_a_glance(),
            partnership.how_we_work(),
            partnership.said_and_did(),
            children.front_door(),
            children.need_and_protection(),
            children.police(),
            children.performance(),
            partnership.audit(),
            partnership.workforce(),
            partnership.money(),
            partnership.terms(),
        ),
    }
    return Document(**{**given, **changes})
