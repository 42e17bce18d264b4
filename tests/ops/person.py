"""A person at a browser, without one: pages asked for, forms sent, over real HTTP."""

import re
import urllib.parse
import urllib.request
import uuid
from http.cookiejar import CookieJar
from pathlib import Path

from support.pages import plain


class AtTheWeb:
    """Someone with a cookie jar, who sends a page's own token back with its form."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.address = f"http://localhost:{port}"
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(CookieJar()), urllib.request.ProxyHandler({})
        )
        self.page = self.where = ""

    def opens(self, path: str) -> str:
        """The words of the page at a path."""
        return self._ask(urllib.request.Request(self.address + path))

    def sends(self, path: str, file: Path | None = None, **fields: str) -> str:
        """The words of the page that answers a form of the page last seen."""
        return self._ask(multipart(self.address + path, {**self.token(), **fields}, file))

    def signs_in(self, email: str, password: str) -> str:
        self.opens("/sign-in/")
        return self.sends("/sign-in/", email=email, password=password)

    def token(self) -> dict[str, str]:
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.page)
        return {"csrfmiddlewaretoken": found[1]} if found else {}

    def _ask(self, request: urllib.request.Request) -> str:
        try:
            answer = self.opener.open(request, timeout=60)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            self.page, self.where = answer.read().decode(), urllib.parse.urlsplit(answer.url).path
        return plain(self.page)


def multipart(url: str, fields: dict[str, str], file: Path | None) -> urllib.request.Request:
    """A form as a browser sends it, a file in its field `file`."""
    edge = uuid.uuid4().hex
    parts = [(f'name="{name}"', value.encode()) for name, value in fields.items()]
    if file:
        parts.append((f'name="file"; filename="{file.name}"', file.read_bytes()))
    body = b"".join(
        f"--{edge}\r\nContent-Disposition: form-data; {head}\r\n\r\n".encode() + value + b"\r\n"
        for head, value in parts
    )
    headers = {"Content-Type": f"multipart/form-data; boundary={edge}"}
    return urllib.request.Request(url, body + f"--{edge}--\r\n".encode(), headers)
