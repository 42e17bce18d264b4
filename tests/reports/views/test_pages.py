"""The pages of a report: who reads, writes, comments and signs; what is refused, in words."""

import re
from html import unescape

import pytest
from django.urls import reverse

from goldthread.core.context import acting_as
from goldthread.core.models import AuditEntry
from goldthread.partnership.models import Agency, Membership
from goldthread.reports import keeping
from goldthread.reports.content.blocks import JudgedBlock
from goldthread.reports.models import Report

pytestmark = pytest.mark.django_db


def words(answer, status=200):
    assert answer.status_code == status, answer.content.decode()[-600:]
    page = answer.content.decode()
    main = re.search(r"<main.*</main>", page, re.DOTALL)[0]
    plain = unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<svg.*?</svg>", " ", main, flags=re.DOTALL)))
    return " ".join(plain.split())


def at(name, *args):
    return reverse(name, args=args)


def newest(report):
    with acting_as(service="command-line"):
        return keeping.newest(report)


def content(report):
    return keeping.content_of(newest(report))


def test_a_business_manager_starts_a_report_and_sees_its_gaps(browser):
    # Given a partnership without a report
    manager = browser("morgan")
    assert "No report yet" in words(manager.get(at("reports")))
    # When she drafts one
    answer = manager.post(at("report-new"), {"period": "2021-22"}, follow=True)
    # Then its sections, what the guidance asks for and its signatures are there
    said = words(answer)
    assert "Annual report 2021 to 2022, North Somerset" in said
    assert "What the guidance asks for" in said
    assert "Not signed yet" in said
    assert "Annual report 2021 to 2022" in words(manager.get(at("reports")))


@pytest.mark.parametrize(
    ("period", "said"),
    [("", "Enter the period"), ("22", "is not a report's period"), ("2022-23", "already")],
)
def test_a_period_that_cannot_be_is_said_beside_the_field(report, browser, period, said):
    answer = browser("morgan").post(at("report-new"), {"period": period})
    assert said in words(answer, 422)


@pytest.mark.parametrize(
    ("who", "status"), [("morgan", 200), ("pat", 200), ("lee", 200), ("sam", 200), ("ash", 404)]
)
def test_members_read_it_and_for_others_it_is_not_there(report, browser, who, status):
    client = browser(who)
    for name, more in [
        ("report", ()), ("report-read", ("public",)), ("report-section", ("protection",)),
        ("report-versions", ()), ("report-version", (1,)), ("report-recipients", ()),
        ("report-file", ("partners", "figures.csv")),
    ]:  # fmt: skip
        assert client.get(at(name, report.pk, *more)).status_code == status, name


@pytest.mark.parametrize("who", ["pat", "lee", "sam"])
def test_those_who_do_not_write_are_refused_with_whom_to_be(report, browser, who):
    answer = browser(who).get(at("report-part", report.pk, "foreword", "foreword-1"))
    assert "you need to be a business manager or data analyst" in words(answer, 403)


def test_writing_into_a_gap_takes_its_place(report, browser):
    where = at("report-part", report.pk, "foreword", "foreword-1")
    client = browser("morgan")
    assert "What you write takes the gap" in words(client.get(where))
    answer = client.post(where, {"text": "We met.\n\n- Once\n- Twice", "seen": "1"}, follow=True)
    assert "Kept, as a new version." in words(answer)
    block = content(report).section("foreword").blocks[0]
    assert (block.kind, block.text) == ("text", "We met.\n\n- Once\n- Twice")


def test_words_that_name_no_figure_are_refused_and_kept_in_the_form(report, browser):
    where = at("report-part", report.pk, "foreword", "foreword-1")
    answer = browser("morgan").post(where, {"text": "Of {f:99999999}.", "seen": "1"})
    said = words(answer, 422)
    assert "{f:99999999} names no figure that you may see" in said
    assert "Of {f:99999999}." in answer.content.decode()
    assert newest(report).number == 1


def test_the_second_editor_of_one_part_keeps_their_words(report, browser):
    where = at("report-part", report.pk, "foreword", "foreword-1")
    browser("morgan").post(where, {"text": "By Morgan.", "seen": "1"})
    answer = browser("devi").post(where, {"text": "By Devi.", "seen": "1"})
    assert "Someone else changed this part" in words(answer, 422)
    assert "By Devi." in answer.content.decode()


def test_rows_are_edited_added_and_emptied_away(report, browser):
    where = at("report-part", report.pk, "structure", "structure-2")
    page = browser("morgan").get(where)
    sent = {"caption": "Who works together", "note": "", "seen": "1"}
    sent |= {"name-0": "Executive", "under-0": "", "detail-0": "Chair rotates"}
    sent |= {"name-1": "Police", "under-1": "Executive", "detail-1": ""}
    sent |= {"name-2": "", "under-2": "", "detail-2": ""}
    assert "Row 1" in words(page)
    browser("morgan").post(where, sent)
    assert content(report).section("structure").block("structure-2").rows == (
        {"name": "Executive", "under": "", "detail": "Chair rotates"},
        {"name": "Police", "under": "Executive", "detail": ""},
    )


def judged_part(report):
    return next(
        block
        for block in content(report).section("protection").blocks
        if isinstance(block, JudgedBlock)
    )


def test_a_sentence_is_put_into_other_words_and_its_figures_stay(report, browser):
    block = judged_part(report)
    where = at("report-part", report.pk, "protection", block.id)
    client = browser("morgan")
    page = client.get(where).content.decode()
    template = unescape(re.search(r'name="sentence-0"[^>]*>\s*([^<]*)</textarea>', page)[1]).strip()
    assert "{value}" in template

    refused = client.post(where, {"sentence-0": "It was 12.", "seen": "1"})
    assert "the figures in a sentence stay" in words(refused, 422)

    mine = template.replace("{indicator}", "Looking at {indicator}")
    client.post(where, {"sentence-0": mine, "drawn": "yes", "seen": "1"})
    assert judged_part(report).edits["latest"] == (template, mine)
    assert "Looking at" in words(client.get(at("report-section", report.pk, "protection")))


def test_parts_are_added_moved_and_taken_out_by_buttons(report, browser):
    client = browser("devi")
    where = at("report-part-new", report.pk, "voice")
    answer = client.post(where, {"kind": "quotes"}, follow=True)
    assert "Quotes" in words(answer)
    change = at("report-part-change", report.pk, "voice", "voice-2")
    client.post(change, {"do": "up"})
    assert [b.id for b in content(report).section("voice").blocks] == ["voice-2", "voice-1"]
    assert "go back to it to undo this" in words(client.post(change, {"do": "remove"}, follow=True))
    assert client.post(change, {"do": "explode"}).status_code == 404
    assert client.post(where, {"kind": "hologram"}).status_code == 404


def test_a_comment_stands_until_it_is_settled(report, browser):
    where = at("report-section", report.pk, "scrutiny")
    assert "Enter comment" in words(browser("sam").post(where, {"text": ""}), 422)
    assert "until it is settled" in words(
        browser("sam").post(where, {"text": "Say what changed."}, follow=True)
    )
    assert "Sam Weft" in words(browser("morgan").get(where))
    with acting_as(service="command-line"):
        comment = Report.objects.get(pk=report.pk).comments.get()
    browser("morgan").post(at("report-comment-settle", report.pk, comment.pk))
    assert "Nobody has commented" in words(browser("morgan").get(where))


def test_a_version_shows_what_it_changed_and_can_be_gone_back_to(report, browser):
    client = browser("morgan")
    where = at("report-part", report.pk, "foreword", "foreword-1")
    client.post(where, {"text": "One.", "seen": "1"})
    said = words(client.get(at("report-version", report.pk, 2)))
    assert "Foreword: text Changed" in said
    assert "added: One." in said
    answer = client.post(at("report-version-back", report.pk, 1), follow=True)
    assert "says again what version 1 said" in words(answer)
    assert client.get(at("report-version", report.pk, 9)).status_code == 404


def test_one_signs_for_the_agency_ones_membership_names(report, browser, person):
    where = at("report-sign", report.pk)
    with acting_as(service="command-line"):
        Membership.objects.filter(person=person("lee"), partnership=report.partnership).update(
            agency=None
        )
    assert "it names none of them" in words(browser("lee").get(where), 403)
    with acting_as(service="command-line"):
        police = Agency.objects.get(partnership=report.partnership, sector="police")
        Membership.objects.filter(person=person("lee"), partnership=report.partnership).update(
            agency=police
        )
    assert "Lead safeguarding partner, police" in words(browser("lee").get(where))
    answer = browser("lee").post(where, {"capacity": "police", "seen": "1"}, follow=True)
    assert "Signed by Lee Warp" in words(answer)
    assert "Select for whom you sign" in words(browser("lee").post(where, {"seen": "1"}), 422)


def test_a_step_too_early_is_said_and_nothing_happens(report, browser):
    answer = browser("morgan").post(at("report-step", report.pk, "publish"), follow=True)
    assert "Only a report that is signed off is published." in words(answer)
    assert browser("morgan").get(at("report-step", report.pk, "burn")).status_code == 404
    said = words(
        browser("morgan").post(at("report-step", report.pk, "reopen"), {"reason": "x"}), 422
    )
    assert "Only a report that is signed off" in said


def test_the_distribution_list_holds_bodies_and_when_it_went(report, browser):
    where = at("report-recipients", report.pk)
    client = browser("morgan")
    assert "Nobody yet" in words(client.get(where))
    sent = {"name": "National Panel", "edition": "public"}
    client.post(where, sent)
    assert "is on the list already" in words(client.post(where, sent), 422)
    with acting_as(service="command-line"):
        one = Report.objects.get(pk=report.pk).recipients.get()
    client.post(at("report-recipient-change", report.pk, one.pk), {"do": "sent"})
    assert "Not yet" not in words(client.get(where))
    client.post(at("report-recipient-change", report.pk, one.pk), {"do": "remove"})
    assert "Nobody yet" in words(client.get(where))


@pytest.mark.parametrize(
    ("name", "starts"),
    [
        ("report.html", b"<!DOCTYPE html>"), ("report.pdf", b"%PDF-"), ("report.docx", b"PK"),
        ("figures.csv", b"\xef\xbb\xbf"),
    ],
)  # fmt: skip
def test_each_file_is_downloaded_and_the_ledger_says_so(report, browser, name, starts):
    answer = browser("sam").get(at("report-file", report.pk, "public", name))
    assert answer.content.lstrip().startswith(starts)
    assert "attachment" in answer["content-disposition"]
    with acting_as(service="command-line"):
        entry = AuditEntry.objects.filter(action="report.downloaded").latest("id")
    assert entry.after["what"].startswith(
        "annual-report-2022-to-2023-north-somerset-public-edition"
    )
    assert browser("sam").get(at("report-file", report.pk, "secret", name)).status_code == 404
    assert browser("sam").get(at("report-file", report.pk, "public", "x.exe")).status_code == 404


def test_pages_ask_no_more_for_more_blocks(report, browser, django_assert_max_num_queries):
    client = browser("morgan")
    for name, more, most in [
        ("report", (), 25), ("report-versions", (), 20), ("report-section", ("protection",), 55),
        ("report-read", ("public",), 55),
    ]:  # fmt: skip
        with django_assert_max_num_queries(most):
            client.get(at(name, report.pk, *more))
