"""'No clear change: 24 against 19 in 2021 to 2022, within what chance would give.'

Up and Down appear only where `Change.direction` allows a claim.
"""

from decimal import Decimal

from goldthread.core.values import format_number
from goldthread.figures.judgement.change import Change
from goldthread.figures.judgement.comparability import caveats, refusal
from goldthread.figures.judgement.rolling import Rolling
from goldthread.figures.judgement.sentences import Sentence, Slot
from goldthread.figures.judgement.wording.parts import (
    BETTER,
    difference_slot,
    size_slot,
    value_slot,
    with_caveats,
)

UNCLEAR = {
    "chance": "within what chance would give",
    "too_small": "with one of them too small to call it a change",
}


def change_sentence(change: Change, polarity: str, key: str = "change") -> Sentence:
    """The change on the figure before, in the words its finding allows."""
    if change.previous is None:
        return Sentence("There is no earlier figure to compare with.", {}, key)
    slots = {"previous_period": Slot(change.previous.when)}
    reason = refusal(change.problems)
    if reason or change.absolute is None:
        slots = {"previous_period": Slot(change.previous.period), "reason": Slot(reason)}
        return Sentence("Not compared with {previous_period}: {reason}.", slots, key)
    slots |= {"current": value_slot(change.current), "previous": value_slot(change.previous)}
    template, more = _drafted(change, change.absolute, polarity)
    return with_caveats(_kept(template, slots | more, key), caveats(change.problems))


def rolling_sentence(rolling: Rolling, polarity: str) -> Sentence:
    """The rolling year against the one before, or why there is none."""
    if rolling.current is None:
        return Sentence("No rolling year: {reason}.", {"reason": Slot(rolling.refused)}, "rolling")
    slots = {"year": value_slot(rolling.current), "year_period": Slot(rolling.current.when)}
    start = "Rolling year: {year} {year_period}."
    if rolling.change is None:
        slots |= {"reason": Slot(rolling.refused)}
        return Sentence(f"{start} Not compared with the year before: {{reason}}.", slots, "rolling")
    drafted = change_sentence(rolling.change, polarity)
    return Sentence(f"{start} {drafted.template}", slots | drafted.slots, "rolling")


def _drafted(change: Change, size: Decimal, polarity: str) -> tuple[str, dict[str, Slot]]:
    if change.finding == "same":
        return "The same as the {previous} {previous_period}.", {}
    if change.finding in UNCLEAR:
        verdict = {"verdict": Slot(UNCLEAR[change.finding])}
        return (
            "No clear change: {current} against {previous} {previous_period}, {verdict}.",
            verdict,
        )
    if change.finding == "untested":
        return _untested(change, size)
    return _moved(change, size, polarity)


def _untested(change: Change, size: Decimal) -> tuple[str, dict[str, Slot]]:
    template = (
        "{current} against {previous} {previous_period}, a difference of {difference}: {verdict}."
    )
    verdict = f"not tested for chance, because {change.chance.untested}"
    difference = difference_slot(size, change.current.unit)
    return template, {"difference": difference, "verdict": Slot(verdict)}


def _moved(change: Change, size: Decimal, polarity: str) -> tuple[str, dict[str, Slot]]:
    more = {"direction": Slot("Up" if change.direction == "up" else "Down")}
    template = "{direction} {size}"
    if change.current.is_few or (change.previous and change.previous.is_few):
        template = "{direction} to {current}"
    else:
        more["size"] = size_slot(size, change.current.unit)
    if change.percent is not None:
        template += " ({percent})"
        more["percent"] = Slot(f"{format_number(abs(change.percent))}%", str(change.percent))
    template += " from {previous} {previous_period}"
    if change.finding == "clear":
        template += ": {verdict}"
        better = BETTER[change.is_better(polarity)]
        more["verdict"] = Slot("more than chance would give" + better)
    return template + ".", more


def _kept(template: str, slots: dict[str, Slot], key: str) -> Sentence:
    """The sentence with only the slots its template names."""
    used = {name: slot for name, slot in slots.items() if "{" + name + "}" in template}
    return Sentence(template, used, key)
