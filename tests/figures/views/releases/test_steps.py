"""Preparing a release on the web, and the steps it goes, by form."""

import pytest
from django.urls import reverse

from goldthread.core.context import acting_as
from goldthread.figures.models import Release
from goldthread.figures.models.release import ReleaseState
from goldthread.figures.releases.reading import shown
from support.pages import words

pytestmark = pytest.mark.django_db
WHY = "The year before is missing"


@pytest.fixture
def filled(north):
    """The form as somebody fills it in for the plans of 2031."""
    return {
        "title": "Plans in 2031",
        "audience": "public",
        "rules": "dfe",
        "area": str(north.area_id),
        "first": "2031",
        "last": "2032",
        "indicators": ["CH025"],
    }


def post(client, name, *args, **data):
    return client.post(reverse(name, args=args), data, follow=True)


def test_a_release_is_prepared_and_says_how_much_it_hides(at_work, plans, filled, person):
    answer = post(at_work("devi"), "release-new", **filled)

    said = words(answer)
    assert "Decided. 5 of 11 numbers are hidden." in said
    assert "by category" in said
    with acting_as(person=person("devi")):
        release = Release.objects.get()
        found = shown(release)
    # The whole stands among the headlines too: it was decided once.
    assert found.cell(plans["", "count", 2031]).value == 46
    assert found.cell(plans["Physical abuse", "count", 2031]).is_hidden
    assert (str(release.period_start), str(release.period_end)) == ("2030-04-01", "2032-03-31")


def test_rules_of_our_own(at_work, plans, filled, person):
    own = {"rules": "own", "largest": "9", "base": "5"}

    said = words(post(at_work("devi"), "release-new", **filled | own))

    assert "a number from 1 to 9" in said
    assert "Other numbers are rounded to the nearest 5." in said


def test_a_printed_table_can_be_released(at_work, plans, filled):
    answer = post(at_work("devi"), "release-new", **filled | {"indicators": [], "printed": "0"})

    assert "Decided." in words(answer)


WRONG = [
    ({"title": ""}, "Enter title"),
    ({"audience": ""}, "Select for whom it is"),
    ({"rules": ""}, "Select a set of rules"),
    ({"indicators": []}, "Select one indicator or more, or a printed table"),
    ({"first": "2032", "last": "2031"}, "must not be before the first year"),
    ({"indicators": ["CH004"]}, "None of these has a figure in these years"),
    ({"rules": "own", "largest": "half"}, "must be a number"),
    ({"rules": "own", "largest": "2.5"}, "must be a whole number, like 5"),
    ({"rules": "own", "base": "50"}, "hidden is not zero"),
    ({"indicators": ["NOPE"]}, "not one of the available choices"),
]


@pytest.mark.parametrize(("changed", "said"), WRONG)
def test_what_is_wrong_is_said_and_nothing_is_made(changed, said, at_work, plans, filled):
    answer = post(at_work("devi"), "release-new", **filled | changed)

    assert said in words(answer)
    with acting_as(service="command-line"):
        assert not Release.objects.exists()


@pytest.mark.parametrize("name", ["lee", "sam", "pat", "kit"])
def test_only_those_who_may_prepare_find_the_form(name, at_work):
    answer = at_work(name).get(reverse("release-new"))

    assert answer.status_code == 403
    assert "To prepare releases you need to be" in words(answer)


def test_the_whole_way_by_form(at_work, prepared, person):
    # Given a release that Devi prepared
    release = prepared()
    morgan = at_work("morgan")

    # When Morgan approves and freezes it
    approved = words(post(morgan, "release-step", release.pk, "approve", note="As agreed"))
    frozen = words(post(morgan, "release-step", release.pk, "freeze"))

    # Then both are said, with the role
    assert "Nobody else reads it before it is frozen." in approved
    assert "as business manager" in frozen
    assert "As agreed" in frozen
    # When it is withdrawn without a reason, then one is asked for; with one, it is withdrawn
    without = words(post(morgan, "release-step", release.pk, "withdraw", note=""))
    assert "Say why it is withdrawn, for its readers: 10 letters or more." in without
    assert "Withdrawn because" in words(
        post(morgan, "release-step", release.pk, "withdraw", note=WHY)
    )


def test_sent_back_and_decided_again(at_work, prepared):
    release = prepared()

    back = words(post(at_work("lee"), "release-step", release.pk, "send-back", note=WHY))
    again = words(post(at_work("devi"), "release-step", release.pk, "decide-again"))

    assert WHY in back
    assert "Decided again. It waits for approval." in again


def test_who_prepared_it_is_told_that_somebody_else_approves(at_work, plans, filled):
    morgan = at_work("morgan")
    said = words(post(morgan, "release-new", **filled))
    assert "somebody else who may approve releases approves it" in said

    with acting_as(service="command-line"):
        release = Release.objects.get()
    refused = words(post(morgan, "release-step", release.pk, "approve"))

    assert "You prepared this release: someone else who may approve it must." in refused


@pytest.mark.parametrize("step", ["approve", "send-back", "freeze", "withdraw"])
def test_an_analyst_takes_no_step_that_is_an_approvers(step, at_work, prepared):
    release = prepared()

    answer = at_work("devi").post(reverse("release-step", args=[release.pk, step]))

    assert answer.status_code == 403
    assert "To approve releases you need to be" in words(answer)
    with acting_as(service="command-line"):
        assert Release.objects.get().state == ReleaseState.DECIDED


def test_a_step_there_is_not(at_work, prepared):
    address = reverse("release-step", args=[prepared().pk, "delete"])

    assert at_work("morgan").get(address).status_code == 404


def test_a_step_pressed_twice_is_taken_once(at_work, prepared):
    release, morgan = prepared(), at_work("morgan")
    post(morgan, "release-step", release.pk, "approve")

    again = words(post(morgan, "release-step", release.pk, "approve"))

    assert "This release is approved, so it cannot be approved." in again
