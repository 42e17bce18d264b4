"""The judgement of one series: its findings, its sentences and how grave it is."""

from dataclasses import dataclass
from typing import Any

from goldthread.figures.judgement.change import Change
from goldthread.figures.judgement.comparability import caveats, point_caveats
from goldthread.figures.judgement.comparators import Comparison, Expected, NeighbourSummary
from goldthread.figures.judgement.data import judgement_data
from goldthread.figures.judgement.rolling import Rolling
from goldthread.figures.judgement.sentences import Sentence
from goldthread.figures.judgement.series import Point, Series
from goldthread.figures.judgement.signal import Signal
from goldthread.figures.judgement.small_numbers import SmallNumber
from goldthread.figures.judgement.targets import MISSED, TargetResult

GRAVEST_FIRST = ("concern", "improvement", "neutral", "none")
BY_BETTER = {True: "improvement", False: "concern", None: "neutral"}


@dataclass(frozen=True)
class Judgement:
    """Everything the product says of a series' latest figure; None where nothing can be said."""

    series: Series
    latest: Point | None
    change: Change | None
    rolling: Rolling | None
    signal: Signal
    target: TargetResult | None
    comparisons: tuple[Comparison, ...]
    expected: tuple[Expected, ...]
    neighbours: NeighbourSummary | None
    small_number: SmallNumber | None
    sentences: tuple[Sentence, ...] = ()

    @property
    def text(self) -> str:
        """The sentences as one paragraph."""
        return " ".join(sentence.text for sentence in self.sentences)

    @property
    def caveats(self) -> tuple[str, ...]:
        """What must be said of the figure and of its change."""
        of_change = caveats(self.change.problems) if self.change else ()
        return (*(point_caveats(self.latest) if self.latest else ()), *of_change)

    @property
    def severity(self) -> str:
        """concern, improvement, neutral (a clear movement with no better way) or none.

        The gravest of what change, control chart and target say; comparators have no say.
        """
        said = {self._of_change(), self.signal.icon.partition("_")[0], self._of_target()}
        return next(word for word in GRAVEST_FIRST if word in said or word == "none")

    def as_data(self) -> dict[str, Any]:
        """JSON-safe data, as `goldthread judge --format json` prints it (see data.py)."""
        return judgement_data(self)

    def _of_change(self) -> str:
        if self.change is None or self.change.finding != "clear":
            return "none"
        return BY_BETTER[self.change.is_better(self.series.polarity)]

    def _of_target(self) -> str:
        result = self.target
        missed = result is not None and result.outcome is MISSED and result.finding != "chance"
        return "concern" if missed else "none"
