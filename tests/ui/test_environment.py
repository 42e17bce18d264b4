"""The template environment: escapes, and is strict about names."""

import pytest
from django.template import engines
from django.test import RequestFactory
from jinja2 import UndefinedError

from goldthread.ui.environment import csp_nonce, person_of


def rendered(source, **context):
    return engines.all()[0].from_string(source).render(context)


def test_words_are_escaped():
    assert rendered("{{ words }}", words="<b>&") == "&lt;b&gt;&amp;"


@pytest.mark.parametrize(
    "source",
    [
        "{{ aera }}",
        "{% if aera %}x{% endif %}",
        "{{ words.lenght }}",
        "{% if aera == 1 %}x{% endif %}",
    ],
)
def test_a_misspelt_name_is_an_error(source):
    with pytest.raises(UndefinedError):
        rendered(source, words="x")


def test_a_part_that_a_component_was_not_given_is_empty():
    source = "[{{ parts.hint }}{% if parts.hint %}x{% endif %}{{ parts.a != parts.b }}]"
    assert rendered(source, parts={}) == "[False]"


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("{{ 1018 | thousands }}", "1,018"),
        ("{{ day | date_words }}", "31 March 2023"),
        ("{{ marks.suppressed.symbol }}", "[c]"),
        ("{{ static('ui/favicon.svg') }}", "/static/ui/favicon.svg"),
    ],
)
def test_what_every_template_has(source, written):
    from datetime import date

    assert rendered(source, day=date(2023, 3, 31)) == written


def test_no_request_has_no_person_and_no_nonce():
    assert (person_of(None), csp_nonce(None)) == (None, "")
    assert csp_nonce(RequestFactory().get("/")) == ""
