"""The error pages: the right status, words of our own, nothing leaked."""

import pytest
from django.test import Client

from ui.gallery_settings import gallery_settings


@pytest.fixture
def visitor():
    with gallery_settings():
        yield Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/nowhere/", 404, "Page not found"),
        ("/refused/", 403, "To load figures you need to be a data analyst."),
        ("/too-large/", 413, "The file is 210 MB; the largest that can be sent is 200 MB."),
        ("/broken/", 500, "Sorry, something went wrong"),
    ],
)
def test_status_and_words(visitor, address, status, words):
    answer = visitor.get(address)
    assert answer.status_code == status
    assert words in answer.content.decode()


def test_nothing_of_the_fault_is_shown(visitor):
    page = visitor.get("/broken/").content.decode()
    assert "secret" not in page
    assert "SELECT" not in page


def test_broken_page_asks_nothing_of_the_frame(visitor):
    assert "Northbay Safeguarding Partnership" not in visitor.get("/broken/").content.decode()


def test_unknown_host_is_a_bad_request(visitor):
    answer = visitor.get("/", headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert "The request could not be understood" in answer.content.decode()


def test_every_script_has_the_nonce_and_nothing_is_styled_inline(visitor):
    answer = visitor.get("/charts/")
    page, policy = answer.content.decode(), answer["Content-Security-Policy"]
    nonce = policy.partition("'nonce-")[2].partition("'")[0]
    assert nonce
    assert page.count("<script") == page.count(f'nonce="{nonce}"')
    assert " style=" not in page
    assert "unsafe" not in policy
