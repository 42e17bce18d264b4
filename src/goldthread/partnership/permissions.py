"""Who may do what: `may` answers yes or no, `check_may` raises with a sentence.

A person works in one partnership at a time, as everything they are there.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest

from goldthread.core.now import today
from goldthread.partnership.models import Membership, Partnership, Person
from goldthread.partnership.roles import ROLES, Permission, holders_of
from goldthread.ui.access import NotAllowed, Rule, signed_in

CHOSEN = "partnership"
NOWHERE = "Your account is in no partnership. Ask your business manager to add you."


@dataclass(frozen=True)
class Workplace:
    """The partnership a person is working in now, as what, and the others they could work in."""

    partnership: Partnership
    memberships: tuple[Membership, ...]
    all_partnerships: tuple[Partnership, ...]

    @property
    def roles(self) -> str:
        """What the person is here, in words."""
        return ", ".join(ROLES[membership.role].name for membership in self.memberships)

    def may(self, permission: Permission) -> bool:
        """Whether any of the person's roles here carries the permission."""
        return any(permission in ROLES[m.role].permissions for m in self.memberships)


def memberships_now(person: Person) -> list[Membership]:
    """A person's memberships in force today."""
    current = Membership.objects.filter(person=person, started_on__lte=today())
    current = current.exclude(ended_on__lt=today())
    return list(current.select_related("partnership__area", "agency"))


def workplace_of(request: HttpRequest) -> Workplace | None:
    """Where the person of a request works now; None for someone with no membership."""
    if not hasattr(request, "_workplace"):
        request._workplace = _find_workplace(request)  # type: ignore[attr-defined]
    found: Workplace | None = request._workplace  # type: ignore[attr-defined]
    return found


def _find_workplace(request: HttpRequest) -> Workplace | None:
    if not isinstance(request.user, Person):
        return None
    memberships = memberships_now(request.user)
    partnerships = list({m.partnership_id: m.partnership for m in memberships}.values())
    chosen = request.session.get(CHOSEN)
    partnership = next((p for p in partnerships if p.pk == chosen), None)
    partnership = partnership or next(iter(partnerships), None)
    if partnership is None:
        return None
    here = tuple(m for m in memberships if m.partnership_id == partnership.pk)
    return Workplace(partnership, here, tuple(partnerships))


def may(request: HttpRequest, permission: Permission) -> bool:
    """Whether the person of a request may do something where they work now."""
    workplace = workplace_of(request)
    return workplace is not None and workplace.may(permission)


def check_may(request: HttpRequest, permission: Permission) -> Workplace:
    """The person's workplace, or NotAllowed saying which roles may do what was asked."""
    workplace = workplace_of(request)
    if workplace is None:
        raise NotAllowed(NOWHERE)
    if not workplace.may(permission):
        raise NotAllowed(
            f"In {workplace.partnership} you are {workplace.roles.lower()}."
            f" To {permission.value} you need to be {either(holders_of(permission))}."
        )
    return workplace


def member(request: HttpRequest) -> None:
    """Anyone who works in a partnership here."""
    signed_in(request)
    if workplace_of(request) is None:
        raise NotAllowed(NOWHERE)


def with_permission(permission: Permission) -> Rule:
    """Those whose role where they work now carries the permission."""

    def rule(request: HttpRequest) -> None:
        signed_in(request)
        check_may(request, permission)

    rule.__doc__ = f"Those who may {permission.value}."
    return rule


def either(codes: Iterable[str]) -> str:
    """Role codes as 'a business manager or data analyst'."""
    names = [ROLES[code].name.lower() for code in codes]
    article = "an" if names[0][0] in "aeiou" else "a"
    return f"{article} {' or '.join(names)}"
