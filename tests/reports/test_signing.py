"""Signed by the three partners, released edition by edition, published from frozen releases."""

import pytest

from goldthread.core.context import acting_as
from goldthread.documents.model.walk import numbers_of
from goldthread.figures.releases.preparing import decide_again
from goldthread.figures.releases.steps import approve, freeze, send_back
from goldthread.partnership.models import Agency, Membership, Person
from goldthread.reports import building, keeping
from goldthread.reports.bound.edition import Edition
from goldthread.reports.content.blocks import TextBlock
from goldthread.reports.models import ReportState
from goldthread.reports.signing import (
    CannotSign,
    capacities_of,
    prepare_releases,
    publish,
    reopen,
    sign,
    signatures,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed(report, as_person):
    """The report, signed by all three."""
    with as_person("lee"):
        for capacity in ("council", "police", "health"):
            sign(report, capacity, 1)
    report.refresh_from_db()
    return report


@pytest.fixture(autouse=True)
def reading(db):
    """What a test looks at itself, it looks at as the operator."""
    with acting_as(service="command-line"):
        yield


def test_a_report_closes_when_all_three_have_signed_one_version(report, as_person):
    with as_person("lee"):
        sign(report, "council", 1)
        sign(report, "police", 1)
        report.refresh_from_db()
        assert report.is_open
        sign(report, "health", 1)
    report.refresh_from_db()
    assert report.state == ReportState.SIGNED
    assert [one.sign_off is not None for one in signatures(report)] == [True, True, True, False]


def test_an_edit_ends_signatures(report, as_person):
    with as_person("lee"):
        sign(report, "council", 1)
    with as_person("morgan"):
        keeping.change_block(report, "foreword", TextBlock(id="foreword-1", text="New."), 1)
    assert not any(one.sign_off for one in signatures(report))


def test_a_version_that_is_not_the_newest_is_not_signed(report, as_person):
    with as_person("morgan"):
        keeping.change_block(report, "foreword", TextBlock(id="foreword-1", text="New."), 1)
    with as_person("lee"), pytest.raises(CannotSign, match="now at version 2"):
        sign(report, "council", 1)


def test_nobody_signs_twice_for_one_partner(report, as_person):
    with as_person("lee"):
        sign(report, "council", 1)
        with pytest.raises(CannotSign, match="signed this version already"):
            sign(report, "council", 1)


@pytest.mark.parametrize(
    ("role", "sector", "may"),
    [
        ("executive", "council", ["council"]),
        ("executive", "health", ["health"]),
        ("executive", "fire", []),
        ("executive", None, []),
        ("scrutineer", None, ["scrutineer"]),
        ("data_analyst", "council", []),
    ],
)
def test_one_signs_for_the_partner_ones_agency_is(report, role, sector, may):
    agency = sector and Agency(partnership=report.partnership, name="An agency", sector=sector)
    membership = Membership(
        person=Person(name="Someone"), partnership=report.partnership, role=role, agency=agency
    )
    assert capacities_of([membership]) == may


def test_editions_are_prepared_only_once_signed(report, as_person):
    with as_person("morgan"), pytest.raises(CannotSign, match="once all three"):
        prepare_releases(report)


def test_published_it_reads_its_frozen_releases_and_is_no_draft(signed, as_person, person):
    # Given a signed report whose editions are approved and frozen
    with as_person("morgan"):
        prepare_releases(signed)
    with as_person("lee"):
        out(signed.public_release, person("lee"))
        # The second of two that were decided apart is looked at again beside the first.
        again = send_back(signed.partners_release, "Decide it beside the public edition")
    with as_person("morgan"):
        again = decide_again(again)
    with as_person("lee"):
        out(again, person("lee"))
    signed.refresh_from_db()
    before = building.kept(signed, Edition.PUBLIC)
    # When it is published
    with as_person("morgan"):
        publish(signed)
    signed.refresh_from_db()
    # Then it says what the release says, and no longer that it is a draft
    after = building.kept(signed, Edition.PUBLIC)
    assert (before.draft, after.draft) == (True, False)
    assert len(list(numbers_of(after))) > 200
    with pytest.raises(CannotSign, match="not yet out"):
        reopen(signed, "A typing error")


def out(release, person):
    return freeze(approve(release, person, "executive"), person)


def test_it_is_not_published_while_a_release_waits(signed, as_person):
    with as_person("morgan"):
        with pytest.raises(CannotSign, match="approved and frozen"):
            publish(signed)
        prepare_releases(signed)
        with pytest.raises(CannotSign, match="approved and frozen"):
            publish(signed)
        with pytest.raises(CannotSign, match="prepared already"):
            prepare_releases(signed)


def test_opened_again_it_is_edited_and_signed_anew(signed, as_person):
    with as_person("morgan"):
        with pytest.raises(CannotSign, match="Say why"):
            reopen(signed, " ")
        reopen(signed, "A figure was revised")
        keeping.change_block(signed, "foreword", TextBlock(id="foreword-1", text="New."), 1)
    signed.refresh_from_db()
    assert signed.is_open
    assert not any(one.sign_off for one in signatures(signed))
