"""A report is its partnership's alone; what each role may do with it is the database's to keep."""

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from goldthread.core.context import acting_as
from goldthread.core.now import now
from goldthread.reports import keeping
from goldthread.reports.content.blocks import TextBlock
from goldthread.reports.models import Comment, PlanRow, Recipient, Report, ReportVersion, SignOff

pytestmark = pytest.mark.django_db
OF_A_REPORT = [Report, ReportVersion]


@pytest.mark.parametrize(
    ("who", "sees"), [("morgan", 1), ("devi", 1), ("pat", 1), ("lee", 1), ("sam", 1), ("ash", 0)]
)
def test_a_report_and_its_versions_are_the_partnerships(report, person, who, sees):
    with acting_as(person=person(who)):
        assert [model.objects.count() for model in OF_A_REPORT] == [sees, sees]


@pytest.mark.parametrize("who", ["lee", "sam", "pat", "ash"])
def test_those_who_do_not_write_cannot(report, person, who):
    with acting_as(person=person("morgan")):
        version = keeping.newest(report)
    version.pk, version.number = None, 2
    with acting_as(person=person(who)), pytest.raises(ProgrammingError), transaction.atomic():
        version.save(force_insert=True)


def test_nobody_changes_or_deletes_a_version(report, person):
    for statement in (
        "update reports_reportversion set content = '[]'",
        "delete from reports_reportversion",
        "delete from reports_report",
        "update reports_report set period_end = period_end + 1",
        "delete from reports_signoff",
    ):
        with (
            acting_as(person=person("morgan")),
            pytest.raises(ProgrammingError),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


@pytest.mark.parametrize(("who", "may"), [("lee", True), ("sam", True), ("morgan", False)])
def test_only_signers_sign(report, person, who, may):
    with acting_as(person=person("morgan")):
        version = keeping.newest(report)
    made = SignOff(
        report=report, version=version, partnership=report.partnership, capacity="council",
        signed_by=person(who), signed_at=now(),
    )  # fmt: skip
    with acting_as(person=person(who)):
        if may:
            made.save()
        else:
            with pytest.raises(ProgrammingError), transaction.atomic():
                made.save()


def test_comments_and_recipients_follow_the_report(report, person):
    with acting_as(person=person("sam")):
        Comment.objects.create(
            report=report, partnership=report.partnership, part="foreword", text="Hm", version=1,
            written_by=person("sam"), written_at=now(),
        )  # fmt: skip
    with acting_as(person=person("morgan")):
        Recipient.objects.create(
            report=report, partnership=report.partnership, name="National Panel",
            edition="public", added_at=now(),
        )  # fmt: skip
    with acting_as(person=person("ash")):
        assert not Comment.objects.exists()
        assert not Recipient.objects.exists()


def test_a_plan_is_its_partnerships(person):
    with acting_as(person=person("ash")):
        assert set(PlanRow.objects.values_list("partnership__slug", flat=True)) == {
            "bath-and-north-east-somerset"
        }
    with acting_as(person=person("sam")):
        assert set(PlanRow.objects.values_list("partnership__slug", flat=True)) == {
            "north-somerset"
        }


def test_an_edit_by_someone_of_another_partnership_finds_no_report(report, person):
    with acting_as(person=person("ash")), pytest.raises(Report.DoesNotExist):
        keeping.change_block(report, "foreword", TextBlock(id="foreword-1", text="No."), 1)
