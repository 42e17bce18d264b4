"""A person's words for a judgement: kept, refused, put back, and never over new findings."""

from datetime import date

import pytest

from goldthread.core.context import acting_as
from goldthread.figures.actions import SENTENCE_EDITED
from goldthread.figures.editing import worded
from goldthread.figures.judgement.sentences import Sentence, Slot
from goldthread.figures.models import Indicator, SentenceEdit
from goldthread.figures.presenters.naming import series_param
from goldthread.figures.reading.series import held
from goldthread.partnership.models import Area, Partnership
from support.loads import applied
from support.rows import row

HERE = "/areas/north-somerset/indicators/CH025/"
EDIT = f"{HERE}words/?sentence=change"
OURS = (
    "Hardly a change: {current} now and {previous} {previous_period}, {verdict}. "
    "We watch it all the same."
)


def live():
    with acting_as(service="command-line"):
        return list(SentenceEdit.objects.order_by("pk"))


def test_the_sentences_are_offered_with_what_they_are_about(manager, words):
    said = words(manager.get(f"{HERE}words/"))
    assert "The change on the figure before No clear change: 29.9 per 10,000" in said
    assert "Beside England" in said


def test_the_form_starts_from_the_words_with_figures_as_slots(manager, words):
    page = manager.get(EDIT)
    assert b"No clear change: {current} against {previous} {previous_period}" in page.content
    assert "{current} 29.9 per 10,000" in words(page)


def test_edited_words_stand_marked_with_the_draft_beside_them(manager, words, ledger):
    answer = manager.post(EDIT, {"template": OURS, "seen": ""})
    assert answer.url.startswith(HERE)
    said = words(manager.get(answer.url))
    assert "Hardly a change: 29.9 per 10,000 now and 24.9 per 10,000 at 31 March 2023" in said
    assert "Words by Morgan Thread," in said
    assert "As drafted: The change on the figure before No clear change: 29.9" in said
    assert ledger(SENTENCE_EDITED)[-1]["code"] == "CH025"


@pytest.mark.parametrize(
    ("template", "refusal"),
    [
        ("It moved from {previous} {previous_period}, {verdict}.", "Keep {current}"),
        (OURS + " About {size}.", "{size} is not one of this sentence"),
        (OURS + " Nearly 30.", "take the digits out of the words"),
        (OURS + " {", "each { needs its }"),
        ("", "Enter the sentence"),
    ],
)
def test_words_that_lose_or_add_a_figure_are_refused(manager, words, template, refusal):
    answer = manager.post(EDIT, {"template": template, "seen": ""})
    assert refusal in words(answer, status=422)
    assert b"<title>Error: " in answer.content
    assert live() == []


def test_putting_the_draft_back_ends_the_words_and_deletes_nothing(manager, words):
    manager.post(EDIT, {"template": OURS, "seen": ""})
    seen = live()[0].pk
    manager.post(EDIT, {"restore": "1", "seen": seen})
    assert "Words by" not in words(manager.get(HERE))
    (ended,) = live()
    assert ended.ended_at is not None


def test_new_words_end_the_ones_before(manager):
    manager.post(EDIT, {"template": OURS, "seen": ""})
    manager.post(EDIT, {"template": OURS + " Still.", "seen": live()[0].pk})
    first, second = live()
    assert first.ended_at is not None
    assert second.ended_at is None


def test_the_drafts_own_words_put_the_draft_back(manager):
    template = "No clear change: {current} against {previous} {previous_period}, {verdict}."
    manager.post(EDIT, {"template": template, "seen": ""})
    assert live() == []


def test_of_two_people_at_once_the_second_is_told(manager, signed_in, words):
    manager.post(EDIT, {"template": OURS, "seen": ""})
    devi = signed_in("devi")
    choose_north_somerset(devi)
    answer = devi.post(EDIT, {"template": OURS + " I think.", "seen": ""})
    assert "Someone changed this sentence while you had it open." in words(answer, status=422)
    assert len(live()) == 1


def choose_north_somerset(browser):
    with acting_as(service="sign-in"):
        north = Partnership.objects.get(slug="north-somerset")
    browser.post("/partnership/", {"partnership": north.pk})


def test_words_for_the_snapshot_are_not_said_of_the_year(manager, words):
    # Given the plans of each year beside those at each 31 March, in one unit
    with acting_as(service="command-line"):
        applied(
            *(
                row(
                    n, value, indicator="Children with child protection plans",
                    unit="rate_per_10000", period_kind="financial_year",
                    period_start=date(n, 4, 1), period_end=date(n + 1, 3, 31),
                )
                for n, value in ((2021, "51.2"), (2022, "52.4"), (2023, "55.0"))
            )
        )  # fmt: skip
        one, area = Indicator.objects.get(code="CH025"), Area.objects.get(slug="north-somerset")
        found = held([one], [area], units=["rate_per_10000"], whole_only=True)
        shown = {series.key.cadence: series_param(series.key) for series in found}
    # when a person words the one
    manager.post(f"{EDIT}&series={shown['as_at']}", {"template": OURS, "seen": ""})
    # then the other speaks for itself
    assert "Hardly a change" in words(manager.get(f"{HERE}?series={shown['as_at']}"))
    assert "Words by" not in words(manager.get(f"{HERE}?series={shown['financial_year']}"))


def test_words_are_the_partnerships_own(manager, signed_in, words):
    manager.post(EDIT, {"template": OURS, "seen": ""})
    assert "Hardly a change" not in words(signed_in("ash").get(HERE))


def test_those_who_may_not_edit_are_told_who_may(executive, words):
    said = words(executive.get(EDIT), status=403)
    assert "To edit the words of a judgement you need to be a business manager or data" in said


def test_a_sentence_that_is_not_there_offers_those_that_are(manager, words):
    said = words(manager.get(f"{HERE}words/?sentence=horoscope"))
    assert "That sentence is not among these" in said


def test_an_area_without_figures_has_no_words(manager):
    answer = manager.get("/areas/north-somerset/indicators/AD001/words/")
    assert answer.status_code == 404


# What the rule is, without pages.

DRAFT = Sentence("No clear change: {a} against {b}.", {"a": Slot("24"), "b": Slot("19")}, "change")


def edit(**changed):
    facts = {"original": DRAFT.template, "template": "Much the same: {a}, was {b}."} | changed
    return SentenceEdit(**facts)


def test_words_stand_while_the_draft_is_the_one_they_were_written_for():
    assert worded(DRAFT, edit()).text == "Much the same: 24, was 19."


def test_when_the_figures_say_something_else_the_draft_speaks_again():
    risen = Sentence("Up {size} from {b}.", {"size": Slot("30"), "b": Slot("19")}, "change")
    one = worded(risen, edit())
    assert (one.text, one.stands) == ("Up 30 from 19.", False)


def test_words_that_no_longer_hold_every_figure_do_not_stand():
    assert not worded(DRAFT, edit(template="Much the same: {a}.")).stands
