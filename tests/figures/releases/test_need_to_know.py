"""Who may read what of a release: kept by the database, whatever a query forgets."""

import pytest
from django.db import transaction
from django.db.utils import ProgrammingError

from core.rls_harness import Secured
from goldthread.core.context import acting_as
from goldthread.core.rls_check import check
from goldthread.figures.models import Release, ReleaseCell, ReleaseTable, ReleaseWorking
from goldthread.figures.models.release import Audience
from goldthread.figures.releases.preparing import prepare
from goldthread.figures.releases.specs import sentence_table
from goldthread.figures.releases.steps import approve, send_back
from goldthread.ops.cli.audit import WITHOUT_POLICIES

pytestmark = pytest.mark.django_db

# Morgan manages, Devi analyses, Lee is of the executive, Sam scrutinises, Pat is an agency's, Kit
# runs the installation; Ash manages another partnership.
EVERYONE = ("morgan", "devi", "lee", "sam", "pat", "kit", "ash")
WORKING = {"morgan", "devi", "lee"}
READERS = [
    # audience, who reads the release and its cells when it is out
    (Audience.PUBLIC, set(EVERYONE)),
    (Audience.PARTNERS, {"morgan", "devi", "lee", "sam", "pat", "kit"}),
    (Audience.BOARD, {"morgan", "devi", "lee", "sam"}),
]


def who_sees(model, release, person):
    """The first names of those who see rows of a release."""
    found = set()
    for name in EVERYONE:
        with acting_as(person=person(name)):
            of = {"pk": release.pk} if model is Release else {"release_id": release.pk}
            if model.objects.filter(**of).exists():
                found.add(name)
    return found


@pytest.mark.parametrize(("audience", "readers"), READERS)
def test_what_is_out_is_for_its_audience(audience, readers, out, person):
    release = out(audience)

    for model in (Release, ReleaseTable, ReleaseCell):
        assert who_sees(model, release, person) == readers


@pytest.mark.parametrize("audience", Audience.values)
def test_what_a_release_hides_is_for_few(audience, out, person):
    release = out(audience)

    assert who_sees(ReleaseWorking, release, person) == WORKING


@pytest.mark.parametrize("audience", Audience.values)
def test_before_it_is_out_it_is_for_those_who_work_on_it(audience, prepared, person):
    release = prepared(audience)

    for model in (Release, ReleaseTable, ReleaseCell, ReleaseWorking):
        assert who_sees(model, release, person) == WORKING


def test_a_former_decision_is_not_for_readers(out, prepared, person):
    # Given a release that was decided twice before it went out
    from goldthread.figures.releases.preparing import decide_again
    from goldthread.figures.releases.steps import freeze

    release = prepared()
    with acting_as(person=person("morgan")):
        send_back(release, "Round it to the nearest five")
    with acting_as(person=person("devi")):
        release = decide_again(Release.objects.get(pk=release.pk), "sac")
    with acting_as(person=person("morgan")):
        approve(release, person("morgan"), "business_manager")
        freeze(release, person("morgan"))

    # When a reader looks
    with acting_as(person=person("ash")):
        decisions = set(ReleaseCell.objects.values_list("decision", flat=True))

    # Then the first decision, which hides other cells, is not there to compare
    assert decisions == {2}


def test_nothing_in_a_readers_cell_tells_a_raw_number(out, person, plans):
    release = out()

    with acting_as(person=person("ash")):
        rows = list(ReleaseCell.objects.filter(release=release).values())

    hidden = [row for row in rows if row["state"] == "suppressed"]
    assert len(hidden) == 5
    kept = {"row", "column", "layer", "key", "unit", "state", "symbol", "marks", "position"}
    for row in hidden:
        assert row["value"] is None
        assert not any("14" in str(row[name]) for name in kept - {"key", "position"})


@pytest.mark.parametrize("name", ["lee", "sam", "pat", "kit", "ash"])
def test_only_preparers_prepare(name, north, plans, person):
    with (
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
        acting_as(person=person(name)),
    ):
        prepare(north, "x", Audience.PUBLIC, "dfe", [sentence_table([plans["", "count", 2031]])])


def test_an_analyst_cannot_approve_whatever_the_page_forgets(prepared, person):
    release = prepared()

    with (
        pytest.raises(ProgrammingError, match="only those who may approve"),
        acting_as(person=person("devi")),
    ):
        Release.objects.filter(pk=release.pk).update(
            state="approved", approved_by=1, approved_at="2031-05-01T00:00:00Z"
        )


def test_the_tables_by_raw_sql(out, person):
    release = out(Audience.BOARD)
    table = Secured("figures_release")

    assert release.pk in table.visible_to(person=person("sam"))
    assert release.pk not in table.visible_to(person=person("pat"))
    assert release.pk not in table.visible_to()
    assert not table.may_update({"person": person("sam")}, release.pk, withdrawn_note="x")
    assert not table.may_delete({"service": "command-line"}, release.pk)


def test_the_whole_product_keeps_need_to_know():
    from django.db import connection

    assert check(connection, WITHOUT_POLICIES) == []
