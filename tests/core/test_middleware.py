"""Each request acts as its own person, on pooled connections, streams and failures too."""

import pytest
from django.db import connection, transaction
from django.http import HttpResponse, StreamingHttpResponse
from django.template.response import SimpleTemplateResponse
from django.test import Client, override_settings
from django.urls import path

from goldthread.core.context import NOBODY, acting_as, current_actor
from goldthread.core.requests import NO_REQUEST, current_request
from goldthread.partnership.models import Partnership, Person

MIDDLEWARE = [
    "goldthread.core.middleware.RequestMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "goldthread.core.middleware.PersonContextMiddleware",
]
TOLD = (
    "select coalesce(current_setting('goldthread.person', true), ''),"
    " coalesce(current_setting('goldthread.service', true), ''), pg_backend_pid()"
)


def told() -> str:
    with connection.cursor() as cursor:
        cursor.execute(TOLD)
        person, service, backend = cursor.fetchone()
    return f"{person}|{service}|{backend}"


def show(request):
    return HttpResponse(told())


def stream(request):
    return StreamingHttpResponse(f"{part}:{told()}\n" for part in range(3))


def stream_that_fails(request):
    def content():
        yield "a"
        raise RuntimeError("the stream broke")

    return StreamingHttpResponse(content())


def write_and_fail(request):
    Partnership.objects.filter(name="one").update(name="changed")
    raise RuntimeError("the view broke")


class RendersLate(SimpleTemplateResponse):
    @property
    def rendered_content(self):
        return told()


class FailsLate(SimpleTemplateResponse):
    @property
    def rendered_content(self):
        connection.cursor().execute("select 1 / 0")


def render_late(request):
    return RendersLate("none")


def write_and_fail_late(request):
    Partnership.objects.filter(name="one").update(name="changed")
    return FailsLate("none")


def handler500(request):
    return HttpResponse("sorry", status=500)


urlpatterns = [
    path("show", show),
    path("stream", stream),
    path("stream-that-fails", stream_that_fails),
    path("write-and-fail", write_and_fail),
    path("render-late", render_late),
    path("write-and-fail-late", write_and_fail_late),
    path("request", lambda request: HttpResponse(current_request().id)),
    path("address", lambda request: HttpResponse(current_request().address)),
]


@pytest.fixture
def site(people):
    """The middleware around these views; gives a signed-in client for a person (None: nobody)."""

    def client(person=None, **options):
        made = Client(**options)
        if person is not None:
            session = made.session
            session["_auth_user_id"] = str(person)
            session["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
            session["_auth_user_hash"] = hash_of(person)
            session.save()
        return made

    with override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=MIDDLEWARE):
        yield client


def hash_of(person: int) -> str:
    with acting_as(service="command-line"):
        return Person.objects.get(pk=person).get_session_auth_hash()


def who(response) -> str:
    return response.content.decode().split("|")[0]


def test_a_request_acts_as_the_person_signed_in(site, people):
    assert who(site(people.outsider).get("/show")) == str(people.outsider)


def test_a_request_without_sign_in_acts_as_nobody(site):
    assert site().get("/show").content.decode().startswith("||")


def test_nothing_is_left_on_the_connection_after_a_request(site, people):
    site(people.outsider).get("/show")
    assert told().startswith("||")
    assert current_actor() == NOBODY


def test_requests_in_turn_on_one_connection_never_see_each_others_person(site, people):
    """A pooled connection: the same backend serves two people and a stranger in turn."""
    clients = {
        people.outsider: site(people.outsider),
        people.of_both: site(people.of_both),
        "": site(),
    }
    backends = set()
    for _ in range(20):
        for person, client in clients.items():
            found, service, backend = client.get("/show").content.decode().split("|")
            assert (found, service) == (str(person), "")
            backends.add(backend)
    assert len(backends) == 1


def test_a_request_within_an_open_transaction_leaves_nothing_behind(site, people):
    """As in Django's TestCase: the request's transaction is a savepoint, released."""
    with transaction.atomic():
        site(people.outsider).get("/show")
        assert told().startswith("||")


def test_a_response_rendered_after_the_view_still_acts_as_the_person(site, people):
    assert who(site(people.outsider).get("/render-late")) == str(people.outsider)


def test_a_stream_acts_as_its_person_from_first_to_last(site, people):
    response = site(people.outsider).get("/stream")
    assert told().startswith("||")
    parts = [part.decode() for part in response.streaming_content]
    assert [part.split("|")[0] for part in parts] == [f"{n}:{people.outsider}" for n in range(3)]
    assert told().startswith("||")


def test_a_stream_nobody_finished_leaves_nothing_behind(site, people):
    response = site(people.outsider).get("/stream")
    next(iter(response))
    response.close()
    assert told().startswith("||")
    assert not connection.in_atomic_block
    assert current_actor() == NOBODY


def test_a_stream_that_breaks_leaves_nothing_behind(site, people):
    response = site(people.outsider).get("/stream-that-fails")
    with pytest.raises(RuntimeError):
        list(response)
    assert told().startswith("||")
    assert current_actor() == NOBODY


def test_a_stream_begun_late_does_not_take_the_next_requests_person(site, people):
    waiting = site(people.outsider).get("/stream")
    assert who(site(people.of_both).get("/show")) == str(people.of_both)
    assert next(iter(waiting)).decode().startswith(f"0:{people.outsider}|")
    waiting.close()


@pytest.mark.parametrize("page", ["/write-and-fail", "/write-and-fail-late"])
def test_a_request_that_fails_writes_nothing(site, people, page, as_superuser):
    as_superuser.execute(
        "insert into partnership_membership (person_id, partnership_id, role, started_on)"
        " values (%s, %s, 'administrator', '2020-01-01')",
        [people.outsider, people.one],
    )
    client = site(people.outsider, raise_request_exception=False)
    assert client.get(page).status_code == 500
    as_superuser.execute("select name from partnership_partnership order by id")
    assert as_superuser.fetchone() == ("one",)
    assert told().startswith("||")


def test_an_account_made_inactive_acts_as_nobody_at_once(site, people, as_superuser):
    client = site(people.outsider)
    as_superuser.execute(
        "update partnership_person set is_active = false where id = %s", [people.outsider]
    )
    assert who(client.get("/show")) == ""


def test_each_request_has_its_own_id_told_to_the_sender(site):
    first, second = site().get("/request"), site().get("/request")
    assert first.content.decode() == first.headers["X-Request-ID"]
    assert first.content != second.content
    assert current_request() == NO_REQUEST


def test_an_id_is_never_taken_from_the_sender(site):
    assert site(headers={"x-request-id": "forged"}).get("/request").content != b"forged"


def test_an_address_a_sender_makes_up_is_not_believed(site):
    forged = {"x-forwarded-for": "203.0.113.9"}
    assert site(headers=forged).get("/address").content == b"127.0.0.1"


@override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https"))
def test_behind_our_proxy_the_address_is_the_one_the_proxy_wrote(site):
    forwarded = {"x-forwarded-for": "203.0.113.9, 192.0.2.7"}
    assert site(headers=forwarded).get("/address").content == b"192.0.2.7"
