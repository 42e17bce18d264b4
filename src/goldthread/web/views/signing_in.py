"""Signing in and out: before anyone is known, only the sign-in service looks accounts up."""

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from goldthread.core.actions import action
from goldthread.core.audit import Subject, record, record_refusal
from goldthread.core.context import acting_as
from goldthread.partnership.models import Person
from goldthread.partnership.permissions import CHOSEN, workplace_of
from goldthread.partnership.roles import ROLES
from goldthread.ui.access import access, anyone, signed_in
from goldthread.ui.forms import Form, PasswordField, TextField
from goldthread.web.lockout import counts_for, give_back, remember, take_try

SIGNED_IN = action("person.signed_in", "{who} signed in")
SIGNED_OUT = action("person.signed_out", "{who} signed out")
SIGN_IN_FAILED = action("person.sign_in_failed", "a sign-in failed")

WRONG = "The e-mail address or the password is not right"
LOCKED = "Too many tries. Wait fifteen minutes, or ask your administrator"
everyone = anyone("whoever is to sign in has not signed in yet")


class SignInForm(Form):
    """An address and a password. What is wrong with them is said of both at once."""

    email = TextField("E-mail address", autocomplete="username", width=20)
    password = PasswordField("Password")


@access(everyone)
@never_cache
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page; in demo mode the demo people stand on it."""
    if request.user.is_authenticated:
        return redirect(after(request))
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and (found := found_by(request, form)):
        enter(request, found)
        response = redirect(after(request))
        remember(response, found.email)
        return response
    return render(
        request,
        "web/sign_in.html",
        {"form": form, "demo_people": demo_people(), "next": request.GET.get("next", "")},
        status=422 if form.errors else 200,
    )


def found_by(request: HttpRequest, form: SignInForm) -> Person | None:
    """The person whose password this is; otherwise the form says so, and the ledger too."""
    email, password = form.cleaned_data["email"].lower(), form.cleaned_data["password"]
    counts = counts_for(request, email)
    if not take_try(counts):
        form.add_error(None, LOCKED)
        return None
    with acting_as(service="sign-in"):
        person = authenticate(request, username=email, password=password)
    if isinstance(person, Person):
        give_back(counts)
        return person
    record_refusal(
        SIGN_IN_FAILED, Subject("partnership.person"), reason="wrong address or password"
    )
    form.add_error(None, WRONG)
    return None


def enter(request: HttpRequest, person: Person) -> None:
    """Sign a person in and write it down."""
    with acting_as(service="sign-in"):
        login(request, person, backend="django.contrib.auth.backends.ModelBackend")
    with acting_as(person=person.pk):
        record(SIGNED_IN, person)


@access(everyone)
@require_POST
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the demo people, by a click; outside demo mode there is no such page."""
    if not settings.DEMO:
        raise Http404
    with acting_as(service="sign-in"):
        person = Person.objects.filter(
            email=request.POST.get("email", ""), is_demo=True, is_active=True
        ).first()
    if person is None:
        raise Http404
    enter(request, person)
    return redirect(after(request))


@access(signed_in)
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out, ending the session."""
    assert isinstance(request.user, Person)
    record(SIGNED_OUT, request.user)
    logout(request)
    return redirect("sign-in")


@access(signed_in)
@require_POST
def choose_partnership(request: HttpRequest) -> HttpResponse:
    """Work in another of one's partnerships; one that is not one's own is no page at all."""
    workplace = workplace_of(request)
    wanted = request.POST.get("partnership", "")
    there = {str(p.pk): p.pk for p in workplace.all_partnerships} if workplace else {}
    if wanted not in there:
        raise Http404
    request.session[CHOSEN] = there[wanted]
    return redirect("home")


def after(request: HttpRequest) -> str:
    """Where to go once signed in: where one was going, if that is here."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    allowed = url_has_allowed_host_and_scheme(
        wanted, {request.get_host()}, require_https=request.is_secure()
    )
    return wanted if allowed else "/"


def demo_people() -> list[dict[str, str]]:
    """The demo people as the page shows them; none outside demo mode."""
    if not settings.DEMO:
        return []
    with acting_as(service="sign-in"):
        people = Person.objects.filter(is_demo=True, is_active=True).prefetch_related(
            "memberships__partnership__area"
        )
        return [described(person) for person in people]


def described(person: Person) -> dict[str, str]:
    """A demo person: their name, role and where."""
    memberships = list(person.memberships.all())
    places = [membership.partnership.area.name for membership in memberships]
    return {
        "email": person.email,
        "name": person.name,
        "role": ROLES[memberships[0].role].name if memberships else "",
        "does": ROLES[memberships[0].role].description if memberships else "",
        "where": "all five areas" if len(places) > 1 else " and ".join(places),
    }
