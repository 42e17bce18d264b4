"""What no judgement may ever say, whatever the figures."""

import json
import re
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from figures.judgement.build import STATES, series, year
from goldthread.core.values import parse_number
from goldthread.figures.judgement.change import latest_change
from goldthread.figures.judgement.comparators import Comparator, Neighbours
from goldthread.figures.judgement.exact import two_counts
from goldthread.figures.judgement.judge import judge
from goldthread.figures.judgement.targets import Target
from goldthread.figures.judgement.wording.change import change_sentence

CLAIMS = re.compile(
    r"\b(up|down|rose|rise|fell|fall|more|fewer|less|higher|lower|increase\w*|decrease\w*)\b", re.I
)

polarities = st.sampled_from(["higher_better", "lower_better", "context"])
counts = st.integers(0, 3_000)
states = st.sampled_from(sorted(STATES))
cells = st.one_of(counts, states)


@st.composite
def shares(draw, first):
    n = draw(st.integers(1, 400))
    x = draw(st.integers(0, n))
    return year(first, f"{100 * x / n:.1f}", "percent", of=(x, n))


@st.composite
def judged(draw):
    """A judgement of anything: counts and states, with or without others beside it."""
    points = [year(2010 + place, cell) for place, cell in enumerate(draw(st.lists(cells)))]
    found = series(*points, polarity=draw(polarities), noun="children", unit="count")
    rate = year(2010, "12.5", "rate_per_10000")
    return judge(
        found,
        [Comparator("nation", "England", draw(st.sampled_from([rate, year(2010, "c")])))],
        Target(Decimal(draw(counts)), "count"),
        Neighbours((("York", year(2010, draw(cells))),), "May 2025"),
        population=40_000,
    )


@given(counts, counts, polarities)
def test_a_direction_of_counts_is_claimed_just_where_the_house_rule_allows(before, after, polarity):
    change = latest_change(series(year(2021, before), year(2022, after)))
    allowed = two_counts(after, before) < 0.05 and min(before, after) >= 5

    assert (change.direction in {"up", "down"}) == allowed
    sentence = change_sentence(change, polarity).text
    assert bool(CLAIMS.search(sentence)) == allowed
    assert ("%" in sentence) == allowed


@given(counts, counts)
def test_a_direction_claimed_is_the_true_one(before, after):
    change = latest_change(series(year(2021, before), year(2022, after)))
    said = change_sentence(change, "context").text

    assert not said.startswith("Up") or after > before
    assert not said.startswith("Down") or after < before


@given(shares(2021), shares(2022))
def test_percentages_change_by_points_and_never_by_per_cent(earlier, later):
    found = latest_change(series(earlier, later))
    sentence = change_sentence(found, "higher_better")

    assert found.percent is None
    assert "size" not in sentence.slots or "percentage point" in sentence.slots["size"].text
    if found.finding == "chance":
        assert not CLAIMS.search(sentence.text)


@given(counts, counts)
def test_both_figures_stand_in_the_sentence_as_they_are(before, after):
    slots = change_sentence(
        latest_change(series(year(2021, before), year(2022, after))), "context"
    ).slots

    assert parse_number(slots["previous"].text) == before
    if "current" in slots:
        assert parse_number(slots["current"].text) == after
    if "size" in slots:
        assert parse_number(slots["size"].text) == abs(after - before)


@given(st.one_of(counts, states), states)
def test_what_is_not_a_number_is_never_compared_tested_or_charted(before, state):
    judgement = judge(series(year(2021, before), year(2022, state)))

    assert judgement.change.finding == "refused"
    assert judgement.change.absolute is None
    assert judgement.small_number is None
    assert judgement.signal.chart is None
    assert judgement.as_data()["latest"]["value"] is None
    assert not re.search(r": 0\b", judgement.sentences[0].text)


@given(judged())
def test_every_judgement_can_be_written_down(judgement):
    json.dumps(judgement.as_data())

    assert judgement.sentences
    for sentence in judgement.sentences:
        assert sentence.text.endswith(".")
        assert not re.search(r"\s\s|\{|\}|None|\bnan\b", sentence.text)


@given(judged())
def test_every_digit_is_in_a_slot_so_every_draft_can_be_edited(judgement):
    for sentence in judgement.sentences:
        assert not re.search(r"\d", sentence.template)
        assert sentence.edited(sentence.template) == sentence
        assert len(sentence.key) <= 40


@given(judged())
def test_keys_tell_the_sentences_apart(judgement):
    keys = [sentence.key for sentence in judgement.sentences]

    assert len(keys) == len(set(keys))


@given(st.lists(counts, min_size=12, max_size=20), states)
def test_a_hidden_year_never_pulls_a_control_chart_down(values, state):
    shown = [year(1990 + place, value) for place, value in enumerate(values)]
    hidden = [*shown[:6], year(1996, state), *(year(1997 + p, v) for p, v in enumerate(values[6:]))]

    whole, holed = judge(series(*shown)).signal, judge(series(*hidden)).signal
    assert holed.limits == whole.limits
    assert holed.chart.labels == whole.chart.labels
