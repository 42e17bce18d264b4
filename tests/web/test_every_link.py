"""Every link of the product leads somewhere, for each kind of person who is shown it."""

import re
from collections import Counter
from html import unescape
from urllib.parse import urlsplit

import pytest
from django.test import Client

from goldthread.core.context import acting_as
from goldthread.partnership.models import Person

# As many pages of one kind as show what differs between them; the product has thousands.
OF_A_KIND = 3
NOT_FOLLOWED = ("/static/", "/sign-out/")


def visitor(name):
    browser = Client()
    with acting_as(service="sign-in"):
        browser.force_login(Person.objects.get(email=f"{name}@demo.invalid"))
    return browser


def kind(address: str) -> str:
    """The page's address without what names one row, area, indicator or source."""
    named = re.sub(r"(areas|indicators)/[^/?]+", r"\1/…", urlsplit(address).path)
    return re.sub(r"[0-9]+", "N", named)


def links(answer) -> list[str]:
    if not answer["content-type"].startswith("text/html"):
        return []
    found = re.findall(r'href="(/[^"#]*)', answer.content.decode())
    return [unescape(one) for one in found if not one.startswith(NOT_FOLLOWED)]


def walk(browser) -> dict[str, int]:
    """What each address answered, following links from the home page."""
    answers: dict[str, int] = {}
    seen: Counter[str] = Counter()
    ahead = ["/"]
    while ahead:
        address = ahead.pop(0)
        if address in answers or seen[kind(address)] >= OF_A_KIND:
            continue
        seen[kind(address)] += 1
        answer = browser.get(address, follow=True)
        answers[address] = answer.status_code
        if not answer.streaming:
            ahead += links(answer)
    return answers


@pytest.mark.parametrize("name", ["morgan", "devi", "pat", "lee", "sam", "kit"])
def test_every_link_shown_to_a_person_leads_somewhere(db, name):
    answers = walk(visitor(name))
    assert {address: status for address, status in answers.items() if status != 200} == {}
    assert len({kind(address) for address in answers}) > 20
