"""Indicators, the figures of each, where they came from and what they owe."""

from goldthread.figures.models.alert import Alert
from goldthread.figures.models.discrepancy import Discrepancy, DiscrepancyCheck, DiscrepancyNote
from goldthread.figures.models.expectation import Expectation
from goldthread.figures.models.figure import CurrentFigure, Figure
from goldthread.figures.models.framework import FrameworkRow
from goldthread.figures.models.indicator import (
    ChosenIndicator,
    Indicator,
    IndicatorAlias,
    IndicatorVersion,
)
from goldthread.figures.models.load import Load, StagedRow
from goldthread.figures.models.note import SentenceEdit, SeriesBreak, Target
from goldthread.figures.models.release import (
    Release,
    ReleaseCell,
    ReleaseProblem,
    ReleaseTable,
    ReleaseWorking,
)
from goldthread.figures.models.source import FigureSource

__all__ = [
    "Alert",
    "ChosenIndicator",
    "CurrentFigure",
    "Discrepancy",
    "DiscrepancyCheck",
    "DiscrepancyNote",
    "Expectation",
    "Figure",
    "FigureSource",
    "FrameworkRow",
    "Indicator",
    "IndicatorAlias",
    "IndicatorVersion",
    "Load",
    "Release",
    "ReleaseCell",
    "ReleaseProblem",
    "ReleaseTable",
    "ReleaseWorking",
    "SentenceEdit",
    "SeriesBreak",
    "StagedRow",
    "Target",
]
