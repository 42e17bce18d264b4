"""Everything that is out is attacked together, and each digest verified."""

import pytest

from figures.releases.conftest import by_category
from goldthread.core.context import acting_as
from goldthread.figures.models import Release, ReleaseCell, ReleaseTable, ReleaseWorking
from goldthread.figures.models.release import ReleaseState
from goldthread.figures.releases.checking import check
from goldthread.figures.releases.digest import digest_of, parts
from goldthread.figures.releases.reading import shown
from goldthread.figures.releases.specs import sentence_table
from goldthread.figures.releases.steps import send_back, withdraw

pytestmark = pytest.mark.django_db


@pytest.fixture
def checked(north):
    def run(release=None):
        with acting_as(service="command-line"):
            return check([north], release)

    return run


def test_what_was_decided_here_tells_nothing(out, checked, plans):
    out(title="First")
    out(title="Second", rules="sac", tables=[by_category(plans, years=(2032,))])

    assert checked() == []


@pytest.fixture
def leaking(prepared, person):
    """A release that was tampered with before it went out: it shows what it should hide."""

    def make(show, **options):
        release = prepared(**options)
        with acting_as(service="command-line"):
            draft = send_back(release, "Somebody wants to see neglect")
            draft.decision = 2
            draft.save(update_fields=["decision"])
            copied(release, draft, show)
            draft.state, draft.digest = ReleaseState.DECIDED, digest_of(draft, *parts(draft))
            draft.save(update_fields=["state", "digest"])
        from goldthread.figures.releases.steps import approve, freeze

        with acting_as(person=person("morgan")):
            return freeze(approve(draft, person("morgan"), "business_manager"), person("morgan"))

    return make


def copied(release, draft, show):
    """The first decision's parts as those of the second, with some keys shown after all."""
    for table in list(ReleaseTable.objects.filter(release=release, decision=1)):
        old = table.pk
        table.pk, table.decision = None, 2
        table.save(force_insert=True)
        for working in ReleaseWorking.objects.filter(cell__table_id=old).select_related("cell"):
            cell = working.cell
            if show(cell.key):
                cell.state, cell.value, cell.symbol, working.why = "number", working.value, "", ""
            cell.pk, cell.table, cell.decision = None, table, 2
            cell.save(force_insert=True)
            working.pk, working.cell, working.decision = None, cell, 2
            working.save(force_insert=True)


def test_a_planted_leak_is_told_with_its_bounds_and_what_gave_it_away(leaking, checked):
    # Given a release that shows neglect, which protects physical abuse
    release = leaking(lambda key: "Neglect" in key)

    found = checked()

    # Then both years' physical abuse is told, where it is small
    (fault,) = [one for one in found if "2031" in one.cell]
    assert (fault.kind, fault.low, fault.high) == ("told", 2, 2)
    assert "Physical abuse" in fault.cell
    assert str(release.pk) in fault.outputs[0]
    assert fault.as_data()["outputs"] == list(fault.outputs)


def test_two_releases_that_tell_only_together(out, leaking, checked, plans):
    # Given a release that hides neglect for physical abuse, and a later one that shows neglect
    first = out(tables=[by_category(plans, years=(2031,))])
    neglect = [sentence_table([plans["Neglect", "count", 2031]])]
    second = leaking(lambda key: True, tables=neglect, title="Neglect")

    (fault,) = [one for one in checked() if "Physical" in one.cell]

    assert {str(first.pk), str(second.pk)} == {
        said.partition("(release ")[2].partition(",")[0] for said in fault.outputs
    }
    assert checked(first) == checked()


def test_what_was_withdrawn_was_out_all_the_same(leaking, checked, person):
    release = leaking(lambda key: "Neglect" in key)
    with acting_as(person=person("morgan")):
        withdraw(release, person("morgan"), "It showed too much")

    assert [one.kind for one in checked()].count("told") >= 1


def test_a_release_that_was_changed_behind_our_back_is_found(out, checked, server):
    # Given somebody with the whole database, who changes a number
    release = out()
    with acting_as(service="command-line"):
        seen = shown(release)
        seen.release.title = "Another title"

        # Then the digest says so
        assert digest_of(seen.release, *parts(release)) != release.digest
    assert checked() == []


def test_a_number_changed_changes_the_digest(out):
    release = out()
    with acting_as(service="command-line"):
        tables, cells = parts(Release.objects.get(pk=release.pk))
        number = next(cell for cell in cells if cell.value is not None)
        number.value += 1

        assert digest_of(release, tables, cells) != release.digest
        assert ReleaseCell.objects.filter(release=release).count() == len(cells)
