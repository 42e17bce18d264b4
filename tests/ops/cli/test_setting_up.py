"""`goldthread init` asks for what it needs and refuses what would not work."""

import pytest

from goldthread.core.context import acting_as
from goldthread.figures.models import ChosenIndicator
from goldthread.ops import setting_up
from goldthread.partnership.models import Area, Partnership, Person

pytestmark = [
    # `init` looks as the owner whether the tables are as this version has them.
    pytest.mark.django_db(databases=["default", "owner"]),
    pytest.mark.usefixtures("operator"),
]


def first(**said):
    return setting_up.FirstRun(
        **{
            "partnership": "Kent Safeguarding Children Partnership",
            "slug": "kent",
            "kind": "children",
            "area": Area.objects.get(name="Kent"),
            "agencies": ["Council", "Police", "Health board"],
            "administrator_name": "Ada Min",
            "administrator_email": "ada@example.org",
            "password": "a long enough password",
            "indicators": ["CH025", "CH017"],
        }
        | said
    )


def test_a_partnership_of_ones_own():
    partnership = setting_up.own(first())

    assert [agency.name for agency in partnership.agencies.all()] == [
        "Council",
        "Health board",
        "Police",
    ]
    watched = ChosenIndicator.objects.filter(partnership=partnership)
    assert [c.indicator.code for c in watched] == ["CH025", "CH017"]


def test_its_first_administrator_can_sign_in_and_run_it():
    setting_up.own(first())

    person = Person.objects.get(email="ada@example.org")
    assert person.check_password("a long enough password")
    assert {m.role for m in person.memberships.all()} == {"administrator", "business_manager"}


def test_a_usual_set_is_watched_when_none_is_chosen():
    partnership = setting_up.own(first(indicators=[]))

    assert ChosenIndicator.objects.filter(partnership=partnership).count() > 20


def test_setting_up_reference_data_again_changes_nothing():
    before = (Area.objects.count(), Partnership.objects.count())

    setting_up.reference()

    assert (Area.objects.count(), Partnership.objects.count()) == before


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (["--password", "short"], "too short"),
        (["--area", "Atlantis"], "no area is called “Atlantis”"),
        (["--indicators", "CH025,XX99"], "no indicator has the code XX99"),
        (["--email", "morgan@demo.invalid"], "there is an account for morgan@demo.invalid"),
    ],
)
def test_what_would_not_work_is_refused_with_a_sentence(goldthread, monkeypatch, said, sentence):
    usual = {
        "--area": "Kent",
        "--partnership": "Kent Safeguarding Children Partnership",
        "--agencies": "Council",
        "--administrator": "Ada Min",
        "--email": "ada@example.org",
        "--password": "a long enough password",
    }
    usual |= {said[0]: said[1]}

    ran = goldthread("init", *[word for pair in usual.items() for word in pair])

    assert ran.code == 2
    assert sentence in ran.err
    with acting_as(service="command-line"):
        assert not Partnership.objects.filter(area__name="Kent").exists()
