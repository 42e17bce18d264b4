"""The named services that may act without a person, and what each may do.

A service is named in policies as a person's role is; nothing else in the product may
act for itself. The list is short on purpose: a reviewer reads it in a minute.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Service:
    """Something that acts for itself: its code, and in words what it may do."""

    code: str
    may: str


class UnknownService(ValueError):
    """A service was named that nobody declared."""


SERVICES: dict[str, Service] = {
    service.code: service
    for service in [
        Service(
            "command-line", "The operator at the keyboard of the server: loads, checks, sets up."
        ),
        Service("disposal", "Removes what its retention period no longer lets us keep."),
        Service("loader", "Applies and takes back loads of figures that a person has accepted."),
        Service(
            "sealer", "Reads every entry of the audit ledger, seals it and verifies the seals."
        ),
        Service("sign-in", "Finds the account that an address or a session belongs to."),
        Service(
            "worker", "Does the installation's own upkeep: nothing of a case, nothing of a person."
        ),
    ]
}


def service_named(code: str) -> Service:
    """The declared service of that code. Raises UnknownService listing those there are."""
    if code not in SERVICES:
        raise UnknownService(f"there is no service {code!r}; there are {', '.join(SERVICES)}")
    return SERVICES[code]
