"""What a log may hold."""

import io
import logging

import pytest
from django.db import IntegrityError, connection

from goldthread.core.logs import Discreet, discreet
from goldthread.core.requests import RequestFacts, _facts


@pytest.fixture
def log():
    """A logger with the filter; gives it and what it wrote."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.addFilter(Discreet())
    handler.setFormatter(logging.Formatter("%(request_id)s %(message)s"))
    logger = logging.getLogger("test.discreet")
    logger.addHandler(handler)
    logger.propagate = False
    yield logger, written
    logger.removeHandler(handler)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Not Found: /search?q=a+child's+name", "Not Found: /search?...'s+name"),
        ("GET /people?name=X HTTP/1.1", "GET /people?... HTTP/1.1"),
        ("no such page: /areas/7", "no such page: /areas/7"),
        ("error\nDETAIL:  Key (email)=(a@b) already exists.", "error"),
        ("error\nLINE 1: select 'a name'", "error"),
    ],
)
def test_what_is_left_out(said, kept):
    assert discreet(said) == kept


def test_arguments_are_filtered_as_the_message_is(log):
    logger, written = log
    logger.warning("%s: %s", "Forbidden", "/case?ref=SECRET")
    assert written.getvalue() == "- Forbidden: /case?...\n"


def test_the_requests_id_is_on_every_line(log):
    logger, written = log
    token = _facts.set(RequestFacts("abc123", ""))
    logger.warning("slow")
    _facts.reset(token)
    assert written.getvalue() == "abc123 slow\n"


def test_an_error_is_told_by_type_and_place_and_not_by_its_message(log):
    logger, written = log
    try:
        raise ValueError("the child is called SECRET")
    except ValueError:
        logger.exception("it failed")
    assert "SECRET" not in written.getvalue()
    assert "builtins.ValueError" in written.getvalue()
    assert "test_logs.py" in written.getvalue()


def test_a_real_database_error_does_not_repeat_the_row(log, database):
    logger, written = log
    row = "insert into django_content_type (app_label, model) values ('SECRET', 'x')"
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"{row}, ('SECRET', 'x')")
    except IntegrityError:
        logger.exception("it failed")
    assert "SECRET" not in written.getvalue()
    assert "UniqueViolation" in written.getvalue()
