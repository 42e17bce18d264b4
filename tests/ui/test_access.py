"""A view runs only where its rule lets it."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from goldthread.ui.access import NotAllowed, access, anyone, signed_in


class Someone:
    is_authenticated = True


def asked(person, rule, address="/figures/?page=2"):
    request = RequestFactory().get(address)
    request.user = person
    return access(rule)(lambda request: HttpResponse("the figures"))(request)


def test_signed_in_person_gets_the_page():
    assert asked(Someone(), signed_in).content == b"the figures"


def test_nobody_is_sent_to_sign_in_and_back(settings):
    settings.LOGIN_URL = "/sign-in/"
    answer = asked(AnonymousUser(), signed_in)
    assert (answer.status_code, answer.url) == (302, "/sign-in/?next=/figures/%3Fpage%3D2")


def test_refusal_carries_its_sentence():
    def only_analysts(request):
        raise NotAllowed("Only a data analyst may load figures.")

    with pytest.raises(NotAllowed) as refused:
        asked(Someone(), only_analysts)
    assert refused.value.sentence == "Only a data analyst may load figures."


def test_a_rule_can_hide_that_there_is_anything():
    def hidden(request):
        raise Http404

    with pytest.raises(Http404):
        asked(Someone(), hidden)


def test_the_view_keeps_its_name_and_shows_its_rule():
    @access(signed_in)
    def areas(request):
        """The areas."""

    assert (areas.__name__, areas.__doc__, areas.access_rule) == ("areas", "The areas.", signed_in)


def test_open_to_all_needs_a_reason():
    assert asked(AnonymousUser(), anyone("the sign-in page")).status_code == 200
    with pytest.raises(ValueError, match="says why"):
        anyone("  ")
