"""Sending a file: what is asked, what is refused, who may."""

import pytest
from django.urls import reverse

from exchange.samples import published, published_line
from exchange.views.conftest import words
from goldthread.core.context import acting_as
from goldthread.core.models import AuditEntry, StoredFile
from goldthread.figures.models import FigureSource, Load

pytestmark = pytest.mark.django_db

ONE = published(published_line(area="North Somerset", indicator="Children in care"))


def loads():
    with acting_as(service="command-line"):
        return Load.objects.filter(person_id__isnull=False).count()


def test_the_form_says_what_is_accepted_and_why_it_asks(morgan):
    page = morgan.page("load-new")

    assert "a CSV of published figures" in page
    assert "At most 200 MB" in page
    assert "The day these figures became known" in page
    assert reverse("template-download") in page


def test_a_file_sent_is_kept_and_waits_to_be_read(morgan):
    response = morgan.send(ONE)

    with acting_as(service="command-line"):
        load = Load.objects.latest("id")
        stored = StoredFile.objects.get(key=load.stored_file)
        said = AuditEntry.objects.latest("id")
    assert response.url == reverse("load", args=[load.pk])
    assert (load.state, load.person_id) == ("waiting", morgan.person.pk)
    assert (stored.name, stored.size) == ("sample.csv", len(ONE))
    assert (said.action, said.after["file"]) == ("load.sent", "sample.csv")


def test_what_was_said_of_the_source_is_held(morgan):
    source = morgan.load(ONE, publisher="Us", licence="OGL v3.0").source

    assert (source.title, source.publisher, source.licence) == (
        "A report of ours",
        "Us",
        "OGL v3.0",
    )
    assert (source.kind, str(source.known_from)) == ("report", "2024-03-28")
    assert source.partnership_id is not None


def test_a_title_held_already_is_a_new_edition_of_that_source(morgan):
    first = morgan.load(ONE, name="january.csv")
    second = morgan.load(ONE, name="february.csv", title="a REPORT of ours")

    assert first.source == second.source


def test_without_a_title_the_files_name_tells(morgan):
    assert morgan.load(ONE, name="board paper.csv", title="").source.slug == "board-paper"


def test_what_was_said_wrongly_can_be_said_again_until_figures_are_held(morgan):
    morgan.load(ONE)
    again = morgan.load(ONE, **{"known_from-year": "2025"})

    assert str(again.source.known_from) == "2025-03-28"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"file": ""}, "Choose the file to send"),
        ({"kind": ""}, "Select what the file is"),
        ({"scope": ""}, "Select who may see the figures"),
        ({"known_from-day": ""}, "Known from must include a day"),
        ({"known_from-year": "2222"}, "Known from must be today or in the past"),
        (
            {"known_from-day": "", "known_from-month": "", "known_from-year": ""},
            "Enter the day from which the figures were known",
        ),
        ({"kind": "return"}, "Choose the agency that sent the return"),
        ({"kind": "return", "scope": "all"}, "A return is kept to the partnership"),
    ],
)
def test_what_is_missing_is_asked_for(morgan, said, sentence):
    response = morgan.send(ONE, **said)

    assert sentence in words(response)
    assert "<title>Error: " in words(response)
    assert loads() == 0


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("empty.csv", b"", "The file is empty"),
        ("---.csv", ONE, "has no letters or digits to name the source by"),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_on_the_form(morgan, name, content, sentence):
    response = morgan.send(content, name, title="")

    assert sentence in words(response)
    assert loads() == 0


def test_a_file_over_the_limit_is_refused_before_it_is_read(morgan, settings):
    settings.LARGEST_UPLOAD = 1024 * 1024
    response = morgan.send(b"x" * 3 * 1024 * 1024, "big.csv")

    assert response.status_code == 413
    assert "must be smaller than 1 MB. This one is 3 MB. Split it" in words(response)
    assert loads() == 0


def test_a_file_just_over_the_limit_is_refused_too(morgan, settings):
    settings.LARGEST_UPLOAD = 1024 * 1024
    response = morgan.send(b"x" * (1024 * 1024 + 1), "big.csv")

    assert "must be smaller than 1 MB" in words(response)
    assert loads() == 0


def test_a_form_from_elsewhere_is_refused(morgan):
    morgan.client.handler.enforce_csrf_checks = True

    assert morgan.send(ONE).status_code == 403
    assert loads() == 0


def test_the_template_lists_what_the_partnership_watches(morgan):
    response = morgan.get("template-download")

    assert response["Content-Disposition"] == 'attachment; filename="goldthread-template.xlsx"'
    assert response.content[:2] == b"PK"


class TestAnAgencysReturn:
    """A contributor sends for their own agency, to their own partnership, and no more."""

    def test_only_the_file_its_name_and_its_day_are_asked(self, pat):
        page = pat.page("load-new")

        assert "You send for <strong>Avon and Somerset Police</strong>" in page
        assert 'name="kind"' not in page
        assert 'name="scope"' not in page

    def test_it_is_the_agencys_whatever_else_is_sent(self, pat):
        load = pat.load(ONE, kind="official", scope="all")

        assert load.source.kind == "return"
        assert load.source.agency.name == "Avon and Somerset Police"
        assert load.partnership_id == load.source.agency.partnership_id

    def test_it_never_revises_a_source_of_someone_else(self, morgan, pat):
        ours = morgan.load(ONE)
        theirs = pat.load(ONE)

        assert ours.source != theirs.source

    def test_a_name_that_would_meet_anothers_source_is_refused(self, morgan, pat):
        morgan.load(ONE, title="Avon and Somerset Police quarter one")
        response = pat.send(ONE, title="Quarter one")

        assert "Give this one another title" in words(response)

    def test_an_account_without_an_agency_is_told_whom_to_ask(self, pat):
        with acting_as(service="command-line"):
            pat.person.memberships.update(agency=None)
        response = pat.get("load-new")

        assert response.status_code == 403
        assert "Ask your business manager to add it" in words(response)


def test_an_executive_may_look_but_not_send(people):
    lee = people.lee
    assert "Send a file" not in lee.page("loads")

    response = lee.send(ONE)

    assert response.status_code == 403
    assert "you are executive member" in words(response)
    assert loads() == 0


def test_someone_whose_session_ended_signs_in_and_comes_back(client):
    response = client.get(reverse("load-new"))

    assert response.url == f"{reverse('sign-in')}?next={reverse('load-new')}"


def test_nothing_is_left_of_a_source_that_could_not_be_made(pat, morgan):
    morgan.load(ONE, title="Avon and Somerset Police quarter one")
    pat.send(ONE, title="Quarter one")

    with acting_as(service="command-line"):
        found = FigureSource.objects.filter(title__icontains="quarter one")
        assert [source.agency for source in found] == [None]
