"""A judgement's sentences as lines of a document: each number walks to the figure it is of."""

from collections.abc import Iterator
from string import Formatter

from goldthread.core.values import STATE_WORDS
from goldthread.documents.model import Inline, Number, Prose, Text
from goldthread.figures.judgement.sentences import Sentence, Slot, UneditableError
from goldthread.figures.models import Figure
from goldthread.figures.reading.judging import Judged
from goldthread.reports.content.blocks import JudgedBlock
from goldthread.reports.document.notes import Notes

# What a report says of a series, in this order; a control chart it does not have is not said.
SAID = ("latest", "small-numbers", "change", "target", "signal")
NO_CHART = "No control chart"
NOTHING_BEFORE = "There is no earlier figure"
PREVIOUS = frozenset({"previous", "last"})
BY_STATE = {words: state for state, words in STATE_WORDS.items()}


def sentences(judged: Judged, block: JudgedBlock) -> list[Sentence]:
    """The sentences a report holds, in a person's words where those still fit."""
    said = [one for one in judged.judgement.sentences if is_said(one, judged)]
    ordered = sorted(said, key=lambda one: SAID.index(one.key) if one.key in SAID else len(SAID))
    return [worded(one, block) for one in ordered]


def is_said(sentence: Sentence, judged: Judged) -> bool:
    """Whether a report has room for it: of the areas above it names the nation alone."""
    kind, _, name = sentence.key.partition(":")
    if kind in ("rolling", "expected"):
        return False
    nation = judged.comparators.nation
    if kind == "comparator":
        return nation is not None and nation.name.startswith(name)
    return not sentence.template.startswith((NO_CHART, NOTHING_BEFORE))


def worded(sentence: Sentence, block: JudgedBlock) -> Sentence:
    """The draft, or the words a person wrote for just this draft."""
    original, own = block.edits.get(sentence.key, ("", ""))
    if original != sentence.template:
        return sentence
    try:
        return sentence.edited(own)
    except UneditableError:
        return sentence


def line_of(sentence: Sentence, judged: Judged, notes: Notes) -> Prose:
    """The sentence with its slots filled: numbers by their figures, the rest as words."""
    return tuple(parts(sentence, judged, notes))


def parts(sentence: Sentence, judged: Judged, notes: Notes) -> Iterator[Inline]:
    for words, name, _, _ in Formatter().parse(sentence.template):
        if words:
            yield Text(words)
        if name:
            yield filled(name, sentence, judged, notes)


def filled(name: str, sentence: Sentence, judged: Judged, notes: Notes) -> Inline:
    slot = sentence.slots[name]
    if slot.text in BY_STATE:
        return Number("", source_of(name, sentence, judged, notes), state=BY_STATE[slot.text])
    if slot.value is None:
        return Text(slot.text)
    return Number(slot.text, source_of(name, sentence, judged, notes))


def source_of(name: str, sentence: Sentence, judged: Judged, notes: Notes) -> str:
    """The note of the figure a slot is of, or is worked out from."""
    latest: Figure = judged.series.figures[-1]  # type: ignore[assignment]
    summary = judged.judgement.neighbours
    if sentence.key == "neighbours" and summary:
        return notes.neighbours(summary, latest)
    if sentence.key.startswith("comparator:") and name == "value":
        return notes.key(comparator_figure(sentence.slots["name"], judged) or latest)
    if name in PREVIOUS:
        return notes.key(previous_figure(judged, sentence.slots[name]) or latest)
    return notes.key(latest)


def comparator_figure(name: Slot, judged: Judged) -> Figure | None:
    """The figure of the area compared with, for the period of our latest."""
    end = judged.series.figures[-1].period_end
    for series in judged.beside:
        if series.area.name == name.text:
            same = [figure for figure in series.figures if figure.period_end == end]
            return same[-1] if same else None  # type: ignore[return-value]
    return None


def previous_figure(judged: Judged, slot: Slot) -> Figure | None:
    """The figure before that holds the value named, the latest such."""
    for figure in reversed(judged.series.figures[:-1]):
        if figure.value is not None and str(figure.value) == slot.value:
            return figure  # type: ignore[return-value]
    return None
