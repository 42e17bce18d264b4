"""Reading a page as a person does: its words, without its tags."""

import html
import re


def words(response):
    """A page's text in single spaces."""
    plain = re.sub(r"<(script|style).*?</\1>", " ", response.content.decode(), flags=re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", plain)).split())
