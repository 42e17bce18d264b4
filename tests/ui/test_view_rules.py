"""Every page of the product declares who may see it."""

from django.http import HttpResponse
from django.urls import include, path

from goldthread.ui.access import access, anyone, signed_in
from goldthread.ui.guard import guarded, without_rule
from goldthread.web.urls import urlpatterns


def bare(request):
    return HttpResponse()


def test_every_page_declares_its_rule():
    assert without_rule(urlpatterns) == []


def test_a_page_without_a_rule_is_found_inside_an_include():
    patterns = [
        path("open/", access(anyone("for this test"))(bare)),
        path("in/", include([path("side/", access(signed_in)(bare)), path("bare/", bare)])),
    ]
    assert without_rule(patterns) == ["in/bare/"]


def test_each_rule_says_what_it_is():
    patterns = [
        path("open/", access(anyone("the door itself"))(bare)),
        path("in/", access(signed_in)(bare), name="in"),
        path("bare/", bare),
    ]
    assert [found.words for found in guarded(patterns)] == [
        "Everyone: the door itself",
        "Anyone with an account here.",
        "no rule declared",
    ]
