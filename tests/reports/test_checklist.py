"""What the guidance asks of a report, and whether it answers; numbers typed without a source."""

import pytest

from goldthread.reports.checklist import FEWEST_WORDS, answers, gaps, typed_in, typed_numbers
from goldthread.reports.content.blocks import GapBlock, TextBlock
from goldthread.reports.content.rows import GlossaryBlock, QuotesBlock, SaidDidBlock
from goldthread.reports.content.section import Content, Section
from goldthread.reports.outline import asks, outline
from reports.conftest import BANES, BOARD, BRISTOL

LONG = "word " * FEWEST_WORDS


def met(content):
    return {one.ask.code for one in answers(content) if one.is_met}


def test_every_ask_names_sections_that_there_are_and_a_provision():
    keys = {one.key for one in outline()}
    for ask in asks():
        assert ask.sections
        assert set(ask.sections) <= keys
        assert any(word in ask.source for word in ("Act", "Working Together"))


def test_a_first_draft_answers_with_figures_alone_and_says_what_is_missing(drafted):
    content = drafted(*BRISTOL)
    assert met(content) == {"data"}
    lacking = next(one for one in answers(content) if one.ask.code == "families")
    assert lacking.missing == (
        "Nobody has written of it yet, in “What children, adults and families told us”."
    )


@pytest.mark.parametrize(
    ("of", "code"), [(BOARD, "contributions"), (BOARD, "training"), (BANES, "no-progress")]
)
def test_figures_and_tables_answer_where_they_are_held(drafted, of, code):
    assert code in met(drafted(*of))


@pytest.mark.parametrize(
    ("block", "is_met"),
    [
        (TextBlock(text=LONG), True),
        (TextBlock(text="Too short."), False),
        (QuotesBlock(rows=({"text": LONG, "who": "A young person"},)), True),
        (GapBlock(what="To be written", why=LONG), False),
    ],
)
def test_words_answer_when_there_are_enough_of_them(block, is_met):
    content = Content((Section("voice", "Voice", (block,)),))
    assert ("families" in met(content)) is is_met


def test_gaps_are_listed_by_section():
    content = Content((Section("a", "A", (GapBlock(what="One"), TextBlock(text="x"))),))
    assert gaps(content) == [("A", "One")]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("We saw 12 children, 45.1% of them late.", ["12", "45.1%"]),
        ("In 2023 we met.", []),
        ("It was {f:12} of {f:7}.", []),
        ("1,018 referrals.", ["1,018"]),
        ("No numbers.", []),
        ("Working Together 2018 and section 47", ["47"]),
    ],
)
def test_a_typed_number_is_one_without_a_source(words, found):
    assert typed_in(words) == found


def test_typed_numbers_say_where_they_stand_and_the_glossary_is_let_be():
    content = Content(
        (
            Section("a", "A", (SaidDidBlock(id="a-1", rows=({"said": "See 12 children"},)),)),
            Section("glossary", "Glossary", (GlossaryBlock(rows=({"term": "s47"},)),)),
        )
    )
    (one,) = typed_numbers(content)
    assert (one.section, one.part, one.number, one.words) == ("A", "a-1", "12", "See 12 children")
