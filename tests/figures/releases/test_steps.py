"""The ways a release goes, who may send it there, and what is written of each."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import ProgrammingError

from figures.releases.conftest import by_category
from goldthread.core.context import acting_as
from goldthread.core.models import AuditEntry
from goldthread.figures.disclosure.rules import rule_set
from goldthread.figures.models import Release, ReleaseCell, ReleaseProblem
from goldthread.figures.models.release import Audience, ReleaseState
from goldthread.figures.releases import steps
from goldthread.figures.releases.digest import digest_of, parts
from goldthread.figures.releases.preparing import decide_again, prepare
from goldthread.figures.releases.reading import shown
from goldthread.partnership.models import Membership

pytestmark = pytest.mark.django_db
REASON = "The total is missing"


@pytest.fixture
def morgan(person):
    with acting_as(person=person("morgan")):
        yield person("morgan")


@pytest.fixture
def waiting(prepared):
    return prepared()


def test_the_whole_way_out_with_its_lines_in_the_ledger(waiting, morgan):
    # When the manager approves and freezes what the analyst prepared
    release = steps.approve(waiting, morgan, "business_manager")
    release = steps.freeze(release, morgan)

    # Then it is out, and the ledger tells who did what
    assert (release.state, release.approved_as) == (ReleaseState.FROZEN, "business_manager")
    with acting_as(service="sealer"):
        lines = AuditEntry.objects.filter(subject_type="figures.release", subject_id=release.pk)
        actions = list(lines.order_by("id").values_list("action", flat=True))
    assert actions == ["release.decided", "release.approved", "release.frozen"]


def test_nobody_approves_what_they_prepared_where_someone_else_may(north, plans, morgan):
    release = prepare(north, "Mine", Audience.PUBLIC, "dfe", [by_category(plans)])

    with pytest.raises(steps.NotNow, match="someone else who may approve"):
        steps.approve(release, morgan, "business_manager", "Nobody is in the office today")


def test_where_there_is_no_one_else_they_may_and_say_why(north, plans, morgan):
    release = prepare(north, "Mine", Audience.PUBLIC, "dfe", [by_category(plans)])
    with acting_as(service="command-line"):
        others = Membership.objects.filter(partnership=north, role="executive")
        others.update(ended_on="2024-05-01")

    with pytest.raises(steps.NotNow, match="Say so: 10 letters"):
        steps.approve(release, morgan, "business_manager", "")
    release = steps.approve(release, morgan, "business_manager", "No one else holds the role")

    assert release.approved_note == "No one else holds the role"


def test_sent_back_it_is_decided_again_and_only_the_last_decision_stands(waiting, morgan, plans):
    # Given a release sent back with what to do
    with pytest.raises(steps.NotNow, match="Say what is to be changed"):
        steps.send_back(waiting, " ")
    release = steps.send_back(waiting, REASON)
    assert release.sent_back_note == REASON

    # When it is decided again, under other rules
    again = decide_again(release, rule_set("own", largest=9))

    # Then what is shown is what was decided last
    assert (again.state, again.decision, again.rules["largest"]) == (ReleaseState.DECIDED, 2, 9)
    assert len(shown(again).by_key) == 11
    assert ReleaseCell.objects.filter(release=again).count() == 22


def test_only_what_was_sent_back_is_decided_again(waiting):
    with pytest.raises(ValueError, match="Only a release that was sent back"):
        decide_again(waiting)


def test_a_release_that_gives_itself_away_is_not_approved(waiting, morgan):
    with acting_as(service="command-line"):
        draft = steps.send_back(waiting, REASON)
        draft.decision += 1
        draft.save(update_fields=["decision"])
        ReleaseProblem.objects.create(
            release=draft, partnership_id=draft.partnership_id, decision=draft.decision,
            key="a", words="“a” can be told", low=2, high=2, outputs=[], is_ours=True,
        )  # fmt: skip
        draft.state, draft.digest = ReleaseState.DECIDED, digest_of(draft, *parts(draft))
        draft.save(update_fields=["state", "digest"])

    with pytest.raises(steps.NotNow, match="can be worked out from it"):
        steps.approve(draft, morgan, "business_manager")


def test_two_releases_decided_apart_do_not_both_go_out(prepared, plans, morgan):
    # Given two releases of the same plans, decided when neither was out
    first, second = prepared(title="First"), prepared(title="Second")
    for release in (first, second):
        steps.approve(release, morgan, "business_manager")

    # When one goes out
    steps.freeze(first, morgan)

    # Then the other must be looked at again
    with pytest.raises(steps.NotNow, match="Another release went out"):
        steps.freeze(second, morgan)


WRONG_WAYS = [
    ("freeze", "decided", "so it cannot be frozen"),
    ("withdraw", "decided", "so it cannot be withdrawn"),
    ("approve", "frozen", "so it cannot be approved"),
    ("send_back", "frozen", "so it cannot be sent back"),
]


@pytest.mark.parametrize(("step", "stands", "said"), WRONG_WAYS)
def test_a_step_that_does_not_follow_is_refused(step, stands, said, prepared, out, morgan):
    release = prepared() if stands == "decided" else out()
    ways = {
        "freeze": lambda: steps.freeze(release, morgan),
        "withdraw": lambda: steps.withdraw(release, morgan, REASON),
        "approve": lambda: steps.approve(release, morgan, "business_manager"),
        "send_back": lambda: steps.send_back(release, REASON),
    }

    with pytest.raises(steps.NotNow, match=said):
        ways[step]()


def test_withdrawn_with_a_reason_its_notice_stays(out, morgan, person):
    release = steps.withdraw(out(), morgan, "The council restated the plans")

    with acting_as(person=person("ash")):
        seen = Release.objects.get(pk=release.pk)
        assert seen.withdrawn_note == "The council restated the plans"
        assert shown(seen).by_key == {}


FORBIDDEN = [
    "update figures_release set title = 'Another' where id = %s",
    "update figures_release set audience = 'board' where id = %s",
    "delete from figures_release where id = %s",
    "update figures_releasecell set value = 0 where release_id = %s",
    "delete from figures_releasecell where release_id = %s",
    "update figures_releaseworking set why = '' where release_id = %s",
    "update figures_releasetable set name = 'x' where release_id = %s",
]
KEPT_BY_TRIGGERS = [
    "update figures_release set digest = repeat('0', 64) where id = %s",
    "update figures_release set approved_note = 'later' where id = %s",
    "update figures_release set state = 'draft' where id = %s",
    "update figures_release set state = 'decided' where id = %s",
]


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_what_was_released_cannot_be_written_over_not_even_by_the_operator(statement, out):
    release = out()

    with pytest.raises(ProgrammingError, match="permission denied"):
        as_operator(statement, release.pk)


@pytest.mark.parametrize("statement", KEPT_BY_TRIGGERS)
def test_a_frozen_release_does_not_change(statement, out):
    release = out()

    with pytest.raises(IntegrityError, match=r"never changed|does not become"):
        as_operator(statement, release.pk)


def test_what_was_decided_gets_no_new_parts(waiting):
    with pytest.raises(IntegrityError, match="gets no new parts"):
        as_operator(
            "insert into figures_releasetable (release_id, partnership_id, decision, position,"
            " name, dimensions, is_prose) select id, partnership_id, 1, 99, 'x', '[]', false"
            " from figures_release where id = %s",
            waiting.pk,
        )


def test_the_operator_cannot_approve(waiting):
    with pytest.raises(ProgrammingError, match="only those who may approve"):
        as_operator(
            "update figures_release set state = 'approved', approved_by = 1, approved_at = now()"
            " where id = %s",
            waiting.pk,
        )


def as_operator(statement, *values):
    with (
        transaction.atomic(),
        acting_as(service="command-line"),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, values)
