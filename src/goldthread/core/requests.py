"""What is known of the request being served: its id and where it came from."""

import uuid
from contextvars import ContextVar
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest


@dataclass(frozen=True)
class RequestFacts:
    """A request's id (32 hexadecimal digits, made here) and the address it came from."""

    id: str = ""
    address: str = ""


NO_REQUEST = RequestFacts()

_facts: ContextVar[RequestFacts] = ContextVar("goldthread_request", default=NO_REQUEST)


def current_request() -> RequestFacts:
    """The facts of the request being served; empty in a job or at the command line."""
    return _facts.get()


def facts_of(request: HttpRequest) -> RequestFacts:
    """A new id, and the sender's address.

    The id is never taken from the sender. Behind a proxy (settings say so) the address is
    the last one in X-Forwarded-For: the one our own proxy wrote, not one a sender made up.
    """
    address = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER:
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").rsplit(",", 1)[-1].strip()
        address = forwarded or address
    return RequestFacts(uuid.uuid4().hex, address)
