"""Slowing a guesser down, in a count that every web process shares.

Each try is counted before the password is looked at, so that a hundred at once are no way round,
and taken off again when it was right. Three things are counted for a quarter of an hour each:

- an account from one client: five tries, then that client waits for that account;
- a client, whatever account it names: thirty, then that client waits;
- an account from anywhere: sixty, then every client waits that has not signed in to it before.

Someone who keeps guessing at a colleague's account shuts out themselves. The colleague's own device
carries a signed cookie from its last sign-in and has a count of its own, which nobody else can use
up. What is kept is a keyed digest: neither address nor account can be read from it, or tried for
without the installation's secret.
"""

import ipaddress
import secrets
from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from goldthread.core.context import acting_as, aside
from goldthread.core.now import now
from goldthread.core.requests import current_request

WINDOW = timedelta(minutes=15)
TRIES = 5
CLIENT_TRIES = 30
ACCOUNT_TRIES = 60

KNOWN = "goldthread_known"
KNOWN_SECONDS = 180 * 24 * 60 * 60
# Whoever has a whole network of IPv6 addresses is one client.
NETWORK_BITS = 64


class Count(NamedTuple):
    """Something counted, under its digest, and how many tries it has."""

    digest: str
    most: int
    # Begun anew by the right password; what others share only has that one try taken off.
    own: bool


def counts_for(request: HttpRequest, email: str) -> list[Count]:
    """What a try at an account counts towards."""
    if device := known_device(request, email):
        return [Count(digest("device", device), TRIES, own=True)]
    client = client_of(current_request().address)
    found = [
        Count(digest("pair", email, client), TRIES, own=True),
        Count(digest("account", email), ACCOUNT_TRIES, own=False),
    ]
    return [*found, Count(digest("client", client), CLIENT_TRIES, own=False)] if client else found


def take_try(counts: Sequence[Count]) -> bool:
    """Count one try, or say False where one of them has none left; then nothing is counted.

    Committed at once, whatever becomes of the request.
    """
    most = {count.digest: count.most for count in counts}
    moment, keys = now(), sorted(most)
    with acting_as(service="sign-in"), aside() as cursor:
        cursor.execute(FORGET, [moment, keys])
        cursor.execute(BEGIN, [moment + WINDOW, keys])
        # In the order of the digests, so that two at once wait for each other and not for ever.
        cursor.execute(HOLD, [moment, keys])
        held = dict(cursor.fetchall())
        if any(held[key] >= most[key] for key in keys):
            return False
        cursor.execute(ADD, [moment, moment + WINDOW, keys])
    return True


def give_back(counts: Sequence[Count]) -> None:
    """The password was right: begin one's own counts anew, take the try off those shared."""
    with acting_as(service="sign-in"), aside() as cursor:
        cursor.execute(FORGET_OWN, [sorted(count.digest for count in counts if count.own)])
        cursor.execute(TAKE_OFF, [sorted(count.digest for count in counts if not count.own)])


# In passing, everything else whose time is over is forgotten.
FORGET = """
    delete from web_signintries where digest in (
      select digest from web_signintries where expires_at <= %s and not digest = any(%s::text[])
      order by digest for update skip locked)
"""
BEGIN = """
    insert into web_signintries (digest, tries, expires_at)
    select key, 0, %s from unnest(%s::text[]) key order by key on conflict (digest) do nothing
"""
HOLD = """
    select digest, case when expires_at <= %s then 0 else tries end from web_signintries
    where digest = any(%s::text[]) order by digest for update
"""
ADD = """
    update web_signintries set tries = case when expires_at <= %s then 0 else tries end + 1,
      expires_at = %s where digest = any(%s::text[])
"""
FORGET_OWN = "delete from web_signintries where digest = any(%s::text[])"
TAKE_OFF = (
    "update web_signintries set tries = greatest(tries - 1, 0) where digest = any(%s::text[])"
)


def digest(kind: str, *of: str) -> str:
    """The keyed digest of what is counted."""
    return salted_hmac(f"goldthread.sign-in.{kind}", "\0".join(of), algorithm="sha256").hexdigest()


def client_of(address: str) -> str:
    """Whom an address belongs to: itself, or its network for IPv6; '' where it says nothing.

    Behind a proxy this machine's own address means that the proxy did not say whose it was.
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if settings.SECURE_PROXY_SSL_HEADER and found.is_loopback:
        return ""
    if found.version == 6 and found.ipv4_mapped is None:
        return str(ipaddress.ip_network((int(found), NETWORK_BITS), strict=False))
    return str(getattr(found, "ipv4_mapped", None) or found)


def known_device(request: HttpRequest, email: str) -> str:
    """The device's own name where it has signed in to the account before, else ''."""
    cookie = request.get_signed_cookie(KNOWN, default="", salt=KNOWN, max_age=KNOWN_SECONDS)
    account, _, device = (cookie or "").partition(":")
    return device if account == digest("known", email) else ""


def remember(response: HttpResponse, email: str) -> None:
    """Let the device be known again: for counting tries, never for signing in."""
    response.set_signed_cookie(
        KNOWN,
        f"{digest('known', email)}:{secrets.token_urlsafe(16)}",
        salt=KNOWN,
        max_age=KNOWN_SECONDS,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
