"""The sentences of a judgement as a page says them, edited words marked as such."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from goldthread.core.periods import date_words
from goldthread.figures.editing import Worded, worded
from goldthread.figures.models import SentenceEdit
from goldthread.figures.presenters.naming import series_param
from goldthread.figures.reading.judging import Judged

# What it is and how it moved; what the chart says; then everyone else.
ORDER = ("latest", "change", "small-numbers", "rolling", "target")
CHART = "signal"
SENTENCE_NAMES = {
    "latest": "The latest figure",
    "change": "The change on the figure before",
    "small-numbers": "Small numbers",
    "rolling": "The rolling year",
    "target": "The target",
    "signal": "The control chart",
    "neighbours": "Statistical neighbours",
}


@dataclass(frozen=True)
class Spoken:
    """One sentence: its text, whose words it is in, and where to change them.

    `original` is the draft's text where a person's words stand; `outdated` their template
    where the figures have moved on from it.
    """

    key: str
    name: str
    text: str
    edited_by: str
    edited_on: str
    original: str
    outdated: str
    edit_href: str


@dataclass(frozen=True)
class Judgements:
    """A judgement's sentences by what they are about."""

    first: tuple[Spoken, ...]
    chart: tuple[Spoken, ...]
    beside: tuple[Spoken, ...]

    @property
    def every(self) -> tuple[Spoken, ...]:
        return (*self.first, *self.chart, *self.beside)


def judgements(
    judged: Judged, edits: Mapping[str, SentenceEdit], people: Mapping[int, str]
) -> Judgements:
    """The sentences in the order they are read. `people` names those who wrote words."""
    said = [
        spoken(judged, worded(sentence, edits.get(sentence.key)), people)
        for sentence in judged.judgement.sentences
    ]
    first = sorted((s for s in said if s.key in ORDER), key=lambda s: ORDER.index(s.key))
    return Judgements(
        tuple(first),
        tuple(s for s in said if s.key == CHART),
        tuple(s for s in said if s.key not in ORDER and s.key != CHART),
    )


def spoken(judged: Judged, one: Worded, people: Mapping[int, str]) -> Spoken:
    edit, key = one.edit, one.draft.key
    return Spoken(
        key=key,
        name=sentence_name(key),
        text=one.text,
        edited_by=people.get(edit.person_id, "a person here") if edit else "",
        edited_on=date_words(edit.written_at.date()) if edit else "",
        original=one.draft.text if edit and one.stands else "",
        outdated=edit.template if edit and not one.stands else "",
        edit_href=edit_href(judged, key),
    )


def sentence_name(key: str) -> str:
    """What a sentence is about: 'Beside England' of 'comparator:England'."""
    kind, _, name = key.partition(":")
    if kind == "comparator":
        return f"Beside {name}"
    if kind == "expected":
        return f"Expected at the rate of {name}"
    return SENTENCE_NAMES.get(key, key.replace("-", " ").capitalize())


def edit_href(judged: Judged, key: str) -> str:
    """Where a sentence of this series is put into other words."""
    series = judged.series
    path = reverse("sentence-edit", args=[series.area.slug, series.indicator.code])
    query = {"series": series_param(series.key), "sentence": key}
    return f"{path}?{urlencode(query)}"
