"""What moved, in a few words: for a table's cell or the head of a list."""

from dataclasses import dataclass

from goldthread.core.values import format_difference, format_number, format_size
from goldthread.figures.judgement.change import Change
from goldthread.figures.judgement.comparability import refusal
from goldthread.figures.judgement.judge import Judgement

SEVERITY_WORDS = {
    "concern": "Concern",
    "improvement": "Improvement",
    "neutral": "Changed",
    "none": "",
}


@dataclass(frozen=True)
class Movement:
    """A change in a few words, and how its icon is drawn."""

    words: str
    direction: str = "unknown"
    severity: str = "none"


def movement(judgement: Judgement) -> Movement:
    """The latest change; a direction only where judgement claims one."""
    change = judgement.change
    if change is None:
        return Movement("No figure")
    words, direction = _said(change)
    return Movement(words, direction, judgement.severity if is_clear(judgement) else "none")


def is_clear(judgement: Judgement) -> bool:
    """Whether the latest figure clearly moved: by the change test, or as the chart's signal."""
    change = judgement.change
    return (change is not None and change.finding == "clear") or is_signal(judgement)


def is_signal(judgement: Judgement) -> bool:
    """Whether the control chart marks the latest point."""
    return judgement.signal.icon not in {"", "common_cause"}


def _said(change: Change) -> tuple[str, str]:
    if change.previous is None:
        return "First figure", "unknown"
    if change.absolute is None:
        return f"Not compared: {refusal(change.problems)}", "unknown"
    if change.direction in {"up", "down"}:
        size = format_size(change.absolute, change.current.unit)
        share = f" ({format_number(abs(change.percent))}%)" if change.percent is not None else ""
        return f"{change.direction.capitalize()} {size}{share}", change.direction
    size = format_difference(change.absolute, change.current.unit)
    if change.finding == "same":
        return "The same", "flat"
    if change.finding == "untested":
        return f"{size}, not tested for chance", "unknown"
    return f"No clear change ({size})", "flat"
