"""Who may send a file, and who may decide about a load: one rule for every page of loading."""

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest

from goldthread.figures.models import Load
from goldthread.partnership.models import Agency
from goldthread.partnership.permissions import Workplace, check_may, may, member, workplace_of
from goldthread.partnership.roles import Permission
from goldthread.ui.access import NotAllowed

NO_AGENCY = (
    "Your account does not say which agency you send returns for."
    " Ask your business manager to add it."
)
NOT_YOURS = (
    "This load was sent by someone else. You may decide about the returns you sent yourself."
)
NEW_PLACES = (
    "This return names areas that are not known here. Someone who keeps the figures of your"
    " partnership has to look at them and apply it."
)


def may_send(request: HttpRequest) -> None:
    """Those who may load figures, and those who send their own agency's return."""
    member(request)
    if not may(request, Permission.LOAD_FIGURES):
        check_may(request, Permission.LOAD_OWN_RETURN)
        own_agency(request)


def here(request: HttpRequest) -> Workplace:
    """Where the person works now; pages that ask have already let members in only."""
    workplace = workplace_of(request)
    assert workplace is not None
    return workplace


def person_id(request: HttpRequest) -> int:
    """Who is signed in; pages that ask have already let members in only."""
    pk = request.user.pk
    assert pk is not None
    return pk


def own_agency(request: HttpRequest) -> Agency | None:
    """The agency whose return is all this person may send; None for those who may send any.

    Raises NotAllowed for a contributor whose account names no agency.
    """
    if may(request, Permission.LOAD_FIGURES):
        return None
    agency = next((m.agency for m in here(request).memberships if m.agency), None)
    if agency is None:
        raise NotAllowed(NO_AGENCY)
    return agency


def loads_of(request: HttpRequest) -> QuerySet[Load]:
    """The loads of the partnership a person works in, and those for all."""
    ours = Q(partnership=None) | Q(partnership=here(request).partnership)
    return Load.objects.filter(ours).select_related("source", "source__agency", "partnership")


def load_or_404(request: HttpRequest, pk: int) -> Load:
    found = loads_of(request).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def check_may_decide(request: HttpRequest, load: Load) -> None:
    """That the person may apply, put aside or take back a load: NotAllowed says why not."""
    if may(request, Permission.LOAD_FIGURES):
        return
    check_may(request, Permission.LOAD_OWN_RETURN)
    if load.person_id != request.user.pk:
        raise NotAllowed(NOT_YOURS)


def check_may_apply(request: HttpRequest, load: Load) -> None:
    """As `check_may_decide`; a place nobody knows is made only by those who may load anything."""
    check_may_decide(request, load)
    if load.provisional_areas and not may(request, Permission.LOAD_FIGURES):
        raise NotAllowed(NEW_PLACES)


def may_decide(request: HttpRequest, load: Load) -> bool:
    """Whether `check_may_decide` lets the person."""
    try:
        check_may_decide(request, load)
    except NotAllowed:
        return False
    return True
