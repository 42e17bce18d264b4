"""A report is kept as versions: an edit is the next one, and two people may edit at once."""

from dataclasses import replace

import pytest

from goldthread.core.context import acting_as
from goldthread.core.models import AuditEntry
from goldthread.reports import keeping
from goldthread.reports.content.blocks import JudgedBlock, TextBlock
from goldthread.reports.content.section import NoSuchPart
from goldthread.reports.differing import differences
from goldthread.reports.drafting.period import period_of
from goldthread.reports.models import ReportState
from goldthread.reports.refreshing import refresh, refreshed

pytestmark = pytest.mark.django_db
FOREWORD = "foreword"


def content(report):
    return keeping.content_of(keeping.newest(report))


def write(report, words, seen=1, block_id="foreword-1"):
    return keeping.change_block(report, FOREWORD, TextBlock(id=block_id, text=words), seen)


def test_a_report_is_started_from_the_draft_and_the_ledger_says_so(report, as_person):
    with acting_as(service="command-line"):
        assert keeping.newest(report).number == 1
        assert len(content(report).figures()) > 100
        entry = AuditEntry.objects.filter(action="report.started").latest("id")
    assert entry.after == {"title": "Annual report 2022 to 2023, North Somerset"}


def test_a_period_has_one_report(report, as_person):
    with as_person("morgan"), pytest.raises(keeping.CannotEdit, match="already"):
        keeping.start(report.partnership, report.area, period_of("2022-23"))


def test_an_edit_is_the_next_version_and_the_one_before_stays(report, as_person):
    with as_person("morgan"):
        made = write(report, "A year of two halves.")
        assert (made.number, made.part, made.why) == (2, "foreword-1", "Text in “Foreword”")
        first = keeping.content_of(report.versions.get(number=1))
        assert first.section(FOREWORD).block("foreword-1").kind == "gap"
        assert content(report).section(FOREWORD).block("foreword-1").text == "A year of two halves."


def test_saving_what_stands_already_makes_no_version(report, as_person):
    with as_person("morgan"):
        write(report, "The same.")
        assert write(report, "The same.", seen=2).number == 2


def test_two_people_may_edit_different_parts_at_once(report, as_person):
    # Given two people who both opened version 1
    with as_person("morgan"):
        write(report, "By Morgan.", seen=1)
    with as_person("devi"):
        other = content(report).section("scrutiny").blocks[0]
        made = keeping.change_block(report, "scrutiny", TextBlock(id=other.id, text="By Devi."), 1)
        # Then both edits stand
        assert made.number == 3
        assert content(report).section(FOREWORD).blocks[0].text == "By Morgan."
        assert content(report).section("scrutiny").blocks[0].text == "By Devi."


def test_the_second_to_change_the_same_part_is_told(report, as_person):
    with as_person("morgan"):
        write(report, "By Morgan.", seen=1)
    with as_person("devi"):
        with pytest.raises(keeping.ChangedMeanwhile, match="Your words are below"):
            write(report, "By Devi.", seen=1)
        assert content(report).section(FOREWORD).blocks[0].text == "By Morgan."
        assert write(report, "By both.", seen=2).number == 3


def test_parts_are_added_moved_and_taken_out(report, as_person):
    with as_person("morgan"):
        made = keeping.add_block(report, FOREWORD, TextBlock(text="Second"))
        assert made.id == "foreword-2"
        keeping.move_block(report, FOREWORD, made.id, -1)
        assert [b.id for b in content(report).section(FOREWORD).blocks] == [
            "foreword-2", "foreword-1",
        ]  # fmt: skip
        before = keeping.newest(report).number
        keeping.move_block(report, FOREWORD, made.id, -1)
        assert keeping.newest(report).number == before, "at the top it stays"
        keeping.remove_block(report, FOREWORD, made.id)
        with pytest.raises(NoSuchPart):
            keeping.remove_block(report, FOREWORD, made.id)


def test_an_id_is_not_given_twice_while_a_later_part_stands(report, as_person):
    with as_person("morgan"):
        keeping.add_block(report, FOREWORD, TextBlock(text="Two"))
        keeping.remove_block(report, FOREWORD, "foreword-1")
        assert keeping.add_block(report, FOREWORD, TextBlock(text="Three")).id == "foreword-3"


def test_going_back_loses_nothing_between(report, as_person):
    with as_person("morgan"):
        write(report, "Words.")
        assert keeping.go_back(report, 1).number == 3
        assert content(report) == keeping.content_of(report.versions.get(number=1))
        assert report.versions.count() == 3


def test_a_signed_report_is_not_edited(report, as_person):
    with acting_as(service="command-line"):
        report.state, report.signed_at = ReportState.SIGNED, report.started_at
        report.save(update_fields=["state", "signed_at"])
    with as_person("morgan"), pytest.raises(keeping.CannotEdit, match="Open it again first"):
        write(report, "Too late.")


def test_a_difference_shows_the_words_taken_and_added(report, as_person):
    with as_person("morgan"):
        write(report, "Children were seen in time.")
        write(report, "Most children were seen late.", seen=2)
        before, after = (keeping.content_of(report.versions.get(number=n)) for n in (2, 3))
    (one,) = differences(before, after)
    assert (one.section, one.name, one.kind) == ("Foreword", "Text", "changed")
    assert [(p.kind, p.words) for p in one.pieces] == [
        ("taken", "Children"), ("added", "Most children"), ("same", "were seen"),
        ("taken", "in time."), ("added", "late."),
    ]  # fmt: skip


def test_a_difference_counts_figures_and_names_what_was_taken_out(report, as_person):
    with as_person("morgan"):
        whole = content(report)
        changes = whole.section("protection").blocks[0]
        keeping.remove_block(report, "protection", changes.id)
        found = differences(whole, content(report))
    (one,) = found
    assert (one.kind, one.name) == ("taken", "Table of change")
    assert one.figures_taken == len(changes.figures())


def test_bringing_figures_up_to_date_keeps_a_persons_words(report, as_person):
    # Given an indicator in a person's words, and a paragraph
    with as_person("morgan"):
        held = content(report)
        block = next(b for b in held.section("protection").blocks if isinstance(b, JudgedBlock))
        mine = replace(block, edits={"latest": ("{value}", "Mine {value}")}, figures_here=(1,))
        keeping.change_block(report, "protection", mine, 1)
        write(report, "My foreword.", seen=2)

        # When the figures are asked again
        refresh(report)

        # Then the figures are new and the words are theirs
        now = content(report)
        again = now.section("protection").block(block.id)
        assert again.figures_here == block.figures_here
        assert again.edits == mine.edits
        assert now.section(FOREWORD).blocks[0].text == "My foreword."


def test_a_report_whose_figures_did_not_change_has_no_new_version(report, as_person):
    with as_person("morgan"):
        assert refresh(report).number == 1
        assert refreshed(content(report), content(report)) == content(report)
