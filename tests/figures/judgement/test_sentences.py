"""A person may edit the words, never the figures inside them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.figures.judgement.sentences import Sentence, Slot, UneditableError

DRAFT = Sentence(
    "No clear change: {current} against {previous}, {verdict}.",
    {
        "current": Slot("24", "24"),
        "previous": Slot("19", "19"),
        "verdict": Slot("within what chance would give"),
    },
    "change",
)


def test_the_text_is_the_template_with_its_figures():
    assert DRAFT.text == "No clear change: 24 against 19, within what chance would give."


def test_words_can_be_edited_and_moved_about():
    edited = DRAFT.edited("From {previous} to {current} referrals: {verdict}.")

    assert edited.text == "From 19 to 24 referrals: within what chance would give."
    assert edited.key == "change"


REFUSED = [
    ("{current} referrals: {verdict}.", "Keep {previous}: the figures in a sentence stay."),
    ("Nothing to say.", "Keep {current} and {previous} and {verdict}: the figures"),
    (
        "{current} against {previous}, {verdict}, {p}.",
        "{p} is not one of this sentence's: {current} and {previous} and {verdict}.",
    ),
    ("{current} against {previous} in 2022, {verdict}.", "Leave numbers to the figures"),
    ("{current} (½ more) against {previous}, {verdict}.", "Leave numbers to the figures"),
    ("{current} against {previous}, {verdict}, up ٣.", "Leave numbers to the figures"),
    ("{current against {previous}, {verdict}.", "A figure is written {name}"),
    ("{current} against {previous}, {verdict}. }", "A figure is written {name}"),
    ("{current!r} against {previous}, {verdict}.", "Write a figure as {name} alone"),
    ("{current:>9} against {previous}, {verdict}.", "Write a figure as {name} alone"),
    ("{current.value} {current} {previous} {verdict}", "{current.value} is not one of"),
    ("{} {current} {previous} {verdict}", "{} is not one of this sentence's"),
]


@pytest.mark.parametrize(("template", "message"), REFUSED)
def test_an_edit_that_touches_a_figure_is_refused_with_what_to_do(template, message):
    with pytest.raises(UneditableError) as refused:
        DRAFT.edited(template)

    assert str(refused.value).startswith(message)


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_whatever_is_typed_the_figures_survive_or_the_edit_is_refused(before, between, after):
    try:
        edited = DRAFT.edited(f"{before}{{current}}{between}{{previous}} {{verdict}}{after}")
    except UneditableError:
        return

    assert "24" in edited.text
    assert "19" in edited.text
    assert "within what chance would give" in edited.text
    digits = [character for character in edited.text if character.isnumeric()]
    assert digits == list("2419")


def test_as_data_is_json_safe():
    assert DRAFT.as_data() == {
        "key": "change",
        "text": DRAFT.text,
        "template": DRAFT.template,
        "slots": {
            "current": "24",
            "previous": "19",
            "verdict": "within what chance would give",
        },
    }
