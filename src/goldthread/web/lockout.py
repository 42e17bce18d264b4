"""Slowing a guesser down: after five wrong passwords an address waits a quarter of an hour.

The count lives in each web process's own memory: with two processes a guesser has at most
ten tries. Accounts with more than a password come with need-to-know.
"""

import hashlib

from django.core.cache import cache

TRIES = 5
SECONDS = 15 * 60


def key(email: str) -> str:
    """The cache's key for an address, which does not hold the address."""
    return "sign-in:" + hashlib.sha256(email.encode()).hexdigest()


def is_locked(email: str) -> bool:
    """Whether an address must wait."""
    return int(cache.get(key(email), 0)) >= TRIES


def note_failure(email: str) -> None:
    """One more wrong password for an address."""
    cache.add(key(email), 0, SECONDS)
    cache.incr(key(email))


def note_success(email: str) -> None:
    """The right password clears the count."""
    cache.delete(key(email))
