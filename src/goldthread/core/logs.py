"""Logs that carry no secret, no name and no detail of a case.

A log is read by people who may not read the records. What a request asked for after the
question mark, and what a database error repeats of a row, are left out; the type of an
error, where it happened and the request's id are enough to find it by.
"""

import logging
import re
import traceback

from goldthread.core.requests import current_request

QUERY = re.compile(r"\?[^\s\"'<>]*")
# PostgreSQL repeats the values of the row in these lines of an error.
DATABASE_DETAIL = re.compile(r"^(DETAIL|CONTEXT|HINT|LINE \d+):?.*$", re.MULTILINE)


class Discreet(logging.Filter):
    """Puts the request's id on every record, and leaves out what a log may not hold."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = current_request().id or "-"
        record.msg = discreet(record.getMessage())
        record.args = None
        if record.exc_info:
            record.msg += "\n" + where_it_happened(record.exc_info[1])
            record.exc_info = record.exc_text = None
        return True


def discreet(text: str) -> str:
    """The text without query strings and without the values a database error repeats."""
    return DATABASE_DETAIL.sub("", QUERY.sub("?...", text)).rstrip()


def where_it_happened(error: BaseException | None) -> str:
    """An error's type and the lines it passed through, without its message.

    The message is left out whatever it says: it is made of the values at hand.
    """
    lines: list[str] = []
    while error is not None:
        kind = f"{type(error).__module__}.{type(error).__qualname__}"
        frames = traceback.extract_tb(error.__traceback__)
        lines += [kind, *(f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames)]
        error = error.__cause__ or error.__context__
    return "\n".join(lines)
