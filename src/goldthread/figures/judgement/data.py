"""A judgement as JSON-safe data: what `goldthread judge --format json` and the API give.

Numbers are strings with their own decimals, probabilities are floats, dates are ISO, and
what is not known is null. A value that is not a number never carries digits.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from goldthread.core.values import trimmed
from goldthread.figures.judgement.change import Change
from goldthread.figures.judgement.comparability import Problem
from goldthread.figures.judgement.comparators import Comparison, Expected, NeighbourSummary
from goldthread.figures.judgement.rolling import Rolling
from goldthread.figures.judgement.series import Point
from goldthread.figures.judgement.signal import Signal
from goldthread.figures.judgement.small_numbers import SmallNumber
from goldthread.figures.judgement.targets import TargetResult
from goldthread.figures.judgement.xmr import Method

if TYPE_CHECKING:
    from goldthread.figures.judgement.verdict import Judgement

Data = dict[str, Any]


def judgement_data(judgement: "Judgement") -> Data:
    """The whole judgement, its sentences among it."""
    series = judgement.series
    return {
        "indicator": series.indicator_name,
        "area": series.area_name,
        "unit": series.unit,
        "counted": series.counted,
        "polarity": series.polarity,
        "severity": judgement.severity,
        "latest": judgement.latest and point_data(judgement.latest),
        "change": judgement.change and change_data(judgement.change),
        "rolling": judgement.rolling and _rolling(judgement.rolling),
        "signal": _signal(judgement.signal),
        "target": judgement.target and _target(judgement.target),
        "comparators": [_comparison(one) for one in judgement.comparisons],
        "expected": [_expected(one) for one in judgement.expected],
        "neighbours": judgement.neighbours and _neighbours(judgement.neighbours),
        "small_number": judgement.small_number and _small_number(judgement.small_number),
        "caveats": list(judgement.caveats),
        "sentences": [sentence.as_data() for sentence in judgement.sentences],
        "text": judgement.text,
    }


def point_data(point: Point) -> Data:
    """One figure."""
    is_number = point.number is not None
    return {
        "period": point.period,
        "period_kind": point.period_kind,
        "period_start": point.start and point.start.isoformat(),
        "period_end": point.end and point.end.isoformat(),
        "state": point.state,
        "value": _text(point.number),
        "shown": point.shown,
        "unit": point.unit,
        "numerator": _text(point.numerator) if is_number else None,
        "denominator": _text(point.denominator) if is_number else None,
        "low_reliability": point.low_reliability,
        "provisional": point.provisional,
        "source": point.source,
    }


def change_data(change: Change) -> Data:
    """The change; its percentage only where a direction may be claimed."""
    in_points = change.current.unit in {"percent", "percent_change"}
    return {
        "finding": change.finding,
        "direction": change.direction,
        "previous": change.previous and point_data(change.previous),
        "absolute": _text(change.absolute),
        "absolute_unit": "percentage_points" if in_points else change.current.unit,
        "percent": _text(change.percent) if change.direction in {"up", "down"} else None,
        "p": change.chance.p,
        "test": change.chance.test,
        "untested": change.chance.untested,
        "problems": _problems(change.problems),
    }


def method_data(method: Method) -> Data:
    """A control chart's method, as it is stored."""
    return {
        "screen_outliers": method.screen_outliers,
        "fix_after_n_points": method.fix_after_n_points,
        "run_length": method.run_length,
        "rebases": [
            {
                "before": rebase.before.isoformat(),
                "by": rebase.by,
                "on": rebase.on.isoformat(),
                "reason": rebase.reason,
            }
            for rebase in method.rebases
        ],
    }


def _rolling(rolling: Rolling) -> Data:
    return {
        "current": rolling.current and point_data(rolling.current),
        "change": rolling.change and change_data(rolling.change),
        "refused": rolling.refused,
    }


def _signal(signal: Signal) -> Data:
    limits = signal.limits
    return {
        "points": len(signal.points),
        "label": signal.label,
        "icon": signal.icon,
        "assurance": signal.assurance,
        "mean": limits and limits.mean,
        "upper": limits and limits.upper,
        "lower": limits and limits.lower,
        "labels": list(signal.chart.labels) if signal.chart else [],
        "method": method_data(signal.method),
        "reason": signal.reason,
        "caveats": list(signal.caveats),
    }


def _target(result: TargetResult) -> Data:
    return {
        "target": _text(trimmed(result.target.value)),
        "unit": result.target.unit,
        "tolerance": _text(trimmed(result.target.tolerance)),
        "at_least": result.at_least,
        "outcome": result.outcome.code,
        "word": result.outcome.word,
        "symbol": result.outcome.symbol,
        "gap": _text(result.gap),
        "finding": result.finding,
        "p_at_least": result.tails and result.tails.at_least,
        "p_at_most": result.tails and result.tails.at_most,
        "reason": result.reason,
    }


def _comparison(comparison: Comparison) -> Data:
    return {
        "kind": comparison.comparator.kind,
        "name": comparison.comparator.name,
        "point": point_data(comparison.comparator.point),
        "difference": _text(comparison.difference),
        "band": comparison.band,
        "problems": _problems(comparison.problems),
    }


def _expected(expected: Expected) -> Data:
    return {
        "name": expected.comparator.name,
        "population": expected.population,
        "expected": _text(expected.expected),
        "observed": expected.observed,
        "p_at_least": expected.tails.at_least,
        "p_at_most": expected.tails.at_most,
        "finding": expected.finding,
    }


def _neighbours(summary: NeighbourSummary) -> Data:
    return {
        "edition": summary.edition,
        "counted": summary.counted,
        "missing": summary.missing,
        "mean": _text(summary.mean),
        "lowest": _text(summary.lowest),
        "highest": _text(summary.highest),
        "position": summary.position,
    }


def _small_number(small: SmallNumber) -> Data:
    return {"lower": _text(small.lower), "upper": _text(small.upper), "method": small.method}


def _problems(problems: Sequence[Problem]) -> list[Data]:
    return [{"kind": p.kind, "reason": p.reason, "refuses": p.refuses} for p in problems]


def _text(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"
