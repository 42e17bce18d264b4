"""Signing in and out: who may, what is said to those who may not, and what the ledger keeps."""

import pytest
from django.urls import reverse

from goldthread.core.context import acting_as
from goldthread.core.models import AuditEntry
from goldthread.partnership.models import Membership, Partnership, Person

pytestmark = pytest.mark.django_db

PASSWORD = "a long enough password"


@pytest.fixture
def analyst():
    """Someone with a password, who is no demo person."""
    with acting_as(service="command-line"):
        person = Person.objects.create_user("rae@example.org", "Rae Bobbin", PASSWORD)
        partnership = Partnership.objects.get(slug="bristol")
        Membership.objects.create(
            person=person, partnership=partnership, role="data_analyst", started_on="2026-01-01"
        )
    return person


def sign_in(client, email="rae@example.org", password=PASSWORD, **more):
    return client.post(reverse("sign-in"), {"email": email, "password": password, **more})


def actions():
    with acting_as(service="command-line"):
        return list(AuditEntry.objects.order_by("-id").values_list("action", flat=True)[:3])


def test_the_right_password_leads_home(client, analyst):
    response = sign_in(client)

    assert (response.status_code, response.url) == (302, "/")
    assert "Bristol" in client.get("/").content.decode()
    assert "person.signed_in" in actions()


def test_an_address_is_known_in_capitals_too(client, analyst):
    assert sign_in(client, email="RAE@example.org").status_code == 302


@pytest.mark.parametrize(
    ("email", "password"), [("rae@example.org", "wrong"), ("nobody@example.org", PASSWORD)]
)
def test_a_wrong_word_says_the_same_of_both(client, analyst, email, password):
    response = sign_in(client, email=email, password=password)

    page = response.content.decode()
    assert response.status_code == 422
    assert "The e-mail address or the password is not right" in page
    assert "<title>Error: Sign in" in page


def test_an_account_that_ended_does_not_open(client, analyst):
    with acting_as(service="command-line"):
        Person.objects.filter(pk=analyst.pk).update(is_active=False)

    assert sign_in(client).status_code == 422


def test_one_goes_where_one_was_going(client, analyst):
    asked = client.get("/silence/")
    assert asked.url == "/sign-in/?next=/silence/"

    assert sign_in(client, next="/silence/").url == "/silence/"


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org", "javascript:1"])
def test_nobody_is_sent_to_another_site(client, analyst, elsewhere):
    assert sign_in(client, next=elsewhere).url == "/"


def test_a_demo_person_signs_in_by_a_click(client):
    response = client.post(reverse("demo-sign-in"), {"email": "morgan@demo.invalid"})

    assert response.status_code == 302
    assert "Morgan Thread" in client.get("/").content.decode()


def test_someone_who_is_no_demo_person_does_not(client, analyst):
    assert client.post(reverse("demo-sign-in"), {"email": "rae@example.org"}).status_code == 404


def test_outside_demo_mode_there_are_no_demo_people(client, settings):
    settings.DEMO = False

    assert "Morgan Thread" not in client.get(reverse("sign-in")).content.decode()
    response = client.post(reverse("demo-sign-in"), {"email": "morgan@demo.invalid"})
    assert response.status_code == 404


def test_signing_out_ends_it(client, analyst):
    sign_in(client)

    client.post(reverse("sign-out"))

    assert client.get("/").status_code == 302
    assert "person.signed_out" in actions()


def test_signing_out_takes_a_form_not_a_link(client, analyst):
    sign_in(client)

    assert client.get(reverse("sign-out")).status_code == 405


def test_one_works_in_another_of_ones_partnerships(client):
    client.post(reverse("demo-sign-in"), {"email": "devi@demo.invalid"})
    with acting_as(service="command-line"):
        somerset = Partnership.objects.get(slug="somerset")

    client.post(reverse("choose-partnership"), {"partnership": somerset.pk})

    assert str(somerset) in client.get("/").content.decode()


@pytest.mark.parametrize("wanted", ["", "0", "x", None])
def test_one_cannot_work_where_one_does_not(client, analyst, wanted):
    sign_in(client)
    with acting_as(service="command-line"):
        other = Partnership.objects.get(slug="somerset").pk

    response = client.post(
        reverse("choose-partnership"), {"partnership": other if wanted is None else wanted}
    )

    assert response.status_code == 404


def test_someone_in_no_partnership_is_told_what_to_do(client):
    with acting_as(service="command-line"):
        person = Person.objects.create_user("new@example.org", "New Here", PASSWORD)
    with acting_as(service="sign-in"):
        client.force_login(person)

    assert "in no partnership" in client.get("/").content.decode()
