"""Reading a page as a person does: its words, without its tags."""

import html
import re


def words(response):
    """A page's text in single spaces."""
    return plain(response.content.decode())


def plain(page: str) -> str:
    """The text of a page in single spaces."""
    page = re.sub(r"<(script|style).*?</\1>", " ", page, flags=re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())
