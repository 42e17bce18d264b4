"""The sentences of a judgement, in the order they are read."""

from collections.abc import Iterator

from goldthread.figures.judgement.sentences import Sentence, Slot
from goldthread.figures.judgement.verdict import Judgement
from goldthread.figures.judgement.wording.change import change_sentence, rolling_sentence
from goldthread.figures.judgement.wording.comparators import (
    comparison_sentence,
    expected_sentence,
    neighbours_sentence,
)
from goldthread.figures.judgement.wording.latest import latest_sentence, small_number_sentence
from goldthread.figures.judgement.wording.signal import signal_sentence
from goldthread.figures.judgement.wording.target import target_sentence


def draft(judgement: Judgement) -> tuple[Sentence, ...]:
    """A sentence for each thing found, the figure itself first."""
    series, latest = judgement.series, judgement.latest
    if latest is None:
        slots = {"indicator": Slot(series.indicator_name), "area": Slot(series.area_name)}
        return (Sentence("{indicator}, {area}: there are no figures.", slots, "latest"),)
    sentences = [latest_sentence(series, latest), *_movement(judgement)]
    if judgement.target:
        sentences.append(target_sentence(latest, judgement.target))
    return (*sentences, *_beside_others(judgement))


def _movement(judgement: Judgement) -> Iterator[Sentence]:
    polarity = judgement.series.polarity
    if judgement.small_number:
        yield small_number_sentence(judgement.small_number)
    if judgement.change:
        yield change_sentence(judgement.change, polarity)
    if judgement.rolling:
        yield rolling_sentence(judgement.rolling, polarity)
    yield signal_sentence(judgement.signal)


def _beside_others(judgement: Judgement) -> Iterator[Sentence]:
    series = judgement.series
    compared = [one for one in judgement.comparisons if one.difference is not None]
    expecting = [one.comparator for one in judgement.expected]
    for comparison in judgement.comparisons:
        if comparison in compared or comparison.comparator not in expecting:
            yield comparison_sentence(comparison, series.area_name)
    banded = [one.comparator for one in compared]
    for expected in judgement.expected:
        # Beside a band the expected count says the same again: once, for the nation, is enough.
        if expected.comparator.kind == "nation" or expected.comparator not in banded:
            yield expected_sentence(expected, series.area_name)
    if judgement.neighbours:
        yield neighbours_sentence(judgement.neighbours, series.unit, series.area_name)
