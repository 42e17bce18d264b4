"""Each request knows its own id, and acts as the person who is signed in."""

from collections.abc import Callable, Iterator

from django.db import transaction
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse

from goldthread.core.context import NOBODY, Actor, acting
from goldthread.core.requests import _facts, facts_of

SERVER_ERROR = 500

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class RequestMiddleware:
    """Gives the request an id for the ledger, the logs and the answer. Stands first."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        facts = facts_of(request)
        token = _facts.set(facts)
        try:
            response = self.get_response(request)
        finally:
            _facts.reset(token)
        response.headers["X-Request-ID"] = facts.id
        return response


class PersonContextMiddleware:
    """Opens the request's transaction and tells it who acts. Stands last.

    ATOMIC_REQUESTS opens its transaction around the view alone, inside every middleware,
    and a template response is rendered after it. So the transaction that carries the
    person is opened here, around both; the view's own becomes a savepoint in it, which
    rolls back a failed view as before. An answer of 500 rolls back everything.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        actor = actor_of(request)
        with acting(actor):
            response = self.get_response(request)
            if response.status_code >= SERVER_ERROR:
                transaction.set_rollback(True)
        if isinstance(response, StreamingHttpResponse) and not response.is_async:
            response.streaming_content = streamed(actor, iter(response))
        return response


def actor_of(request: HttpRequest) -> Actor:
    """The signed-in person of a request, or nobody; looked up as the service for signing in."""
    if not request.session.session_key:
        return NOBODY
    with acting(Actor(service="sign-in")):
        return Actor(person=request.user.pk) if request.user.is_authenticated else NOBODY


def streamed(actor: Actor, content: Iterator[bytes]) -> Iterator[bytes]:
    """The content, made as `actor` in a transaction of its own.

    What is streamed is made after the request's transaction has ended. The transaction
    begins with the first part asked for and ends with the last, or when the reader leaves.
    """
    with acting(actor):
        yield from content
