"""Pages: every page of figures asked for over the network by a signed-in person, LAIT loaded."""

import http.cookiejar
import re
import statistics
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from html import unescape

from benchmarks.results import Result

PAGES = {
    "home": "/",
    "area overview": "/areas/north-somerset/",
    "indicator": "/areas/north-somerset/indicators/CH025/",
    "indicator with bands": "/areas/north-somerset/indicators/CH047/",
    "catalogue": "/indicators/",
    "compare": "/compare/?indicator=CH025",
    "revisions": "/revisions/",
    "discrepancies": "/discrepancies/",
    "silence": "/silence/",
    "sources": "/sources/",
    "releases": "/releases/",
    "prepare a release": "/releases/new/",
    "alerts": "/alerts/",
    "search": "/search/?q=child+protection",
    "matching": "/matching/",
}
# The reports' own tables are found as a person finds them, from the list of sources.
FIRST_REPORT = r'href="(/sources/\d+/)"[^>]*>NSSCB annual report October 2013'
LAST_REPORT = r'href="(/sources/\d+/)"[^>]*>NSSCP annual report 2022-23'
FOLLOWED = {
    "source": [FIRST_REPORT],
    "framework table": [FIRST_REPORT, r'href="(/sources/\d+/framework/)"'],
    "printed table": [LAST_REPORT, r'href="(/sources/\d+/table/[^"]*)"'],
    "one figure": [FIRST_REPORT, r'href="(/sources/\d+/table/[^"]*)"', r'href="(/figures/\d+/)"'],
}
TIMES = 30
LIMIT_MS = 150
CLIENTS = 6
SECONDS = 10.0


class Client:
    """A browser's cookies and nothing else."""

    def __init__(self, base: str) -> None:
        self.base = base
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(jar)

    def get(self, path: str) -> str:
        with self.opener.open(self.base + path, timeout=30) as response:
            return str(response.read().decode())

    def sign_in(self, email: str) -> None:
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.get("/sign-in/"))
        assert token is not None
        fields = {"email": email, "csrfmiddlewaretoken": token[1]}
        data = urllib.parse.urlencode(fields).encode()
        self.opener.open(self.base + "/sign-in/demo/", data, timeout=30).read()


def results(base: str) -> Iterator[Result]:
    """Each page's p95, then how many a second two cores give."""
    client = Client(base)
    client.sign_in("devi@demo.invalid")
    bare = p95(client, "/accessibility/")
    followed = {name: follow(client, links) for name, links in FOLLOWED.items()}
    for name, path in {**PAGES, **followed}.items():
        took = p95(client, path)
        yield Result(f"page: {name}, p95", took, "ms", LIMIT_MS, ratio=took / bare,
                     peer="a page of words")  # fmt: skip
    yield Result("requests a second, all pages in turn", rate(base), "/s", 30, at_least=True)


def follow(client: Client, links: list[str]) -> str:
    """The address that a chain of links leads to, from the list of sources."""
    address = "/sources/"
    for link in links:
        found = re.search(link, client.get(address))
        assert found is not None, f"{address} has no link like {link}"
        address = unescape(found[1])
    return address


def p95(client: Client, path: str) -> float:
    """The 95th percentile of a page's time in milliseconds, after a first asking."""
    for _ in range(4):
        client.get(path)
    times = []
    for _ in range(TIMES):
        start = time.perf_counter()
        client.get(path)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.quantiles(times, n=20)[-1]


def rate(base: str) -> float:
    """Requests a second from several people at once, for ten seconds."""
    until = time.perf_counter() + SECONDS

    def visit(number: int) -> int:
        client = Client(base)
        client.sign_in("devi@demo.invalid")
        done, paths = 0, list(PAGES.values())
        while time.perf_counter() < until:
            client.get(paths[(done + number) % len(paths)])
            done += 1
        return done

    with ThreadPoolExecutor(CLIENTS) as pool:
        return sum(pool.map(visit, range(CLIENTS))) / SECONDS
