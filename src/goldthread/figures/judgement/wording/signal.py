"""'Control chart of 24 months (mean 13.3, limits 6.6 to 20.1): no signal in the latest point.'"""

import re
from decimal import Decimal

from goldthread.core.periods import KIND_WORDS
from goldthread.core.values import decimals_of, per
from goldthread.figures.judgement.rules import COMMON_CAUSE
from goldthread.figures.judgement.sentences import Sentence, Slot
from goldthread.figures.judgement.signal import Signal
from goldthread.figures.judgement.wording.parts import number_slot, with_caveats
from goldthread.figures.judgement.xmr import ProcessLimits

ICON_WORDS = {"concern": ", a concern", "improvement": ", an improvement"}

ASSURANCE_WORDS = {
    "consistent_pass": "as things run, the target will be met every time",
    "consistent_fail": "as things run, the target will be missed every time",
    "inconsistent": "as things run, the target is met or missed by chance",
}


def signal_sentence(signal: Signal) -> Sentence:
    """What the control chart says of the latest point, or why there is none."""
    limits = signal.limits
    if limits is None:
        return Sentence("No control chart: {reason}.", {"reason": Slot(signal.reason)}, "signal")
    kind = KIND_WORDS.get(signal.points[-1].period_kind, "points")
    slots = {"span": Slot(f"{len(signal.points)} {kind}")} | _limit_slots(signal, limits)
    template = "Control chart of {span} (mean {mean}, limits {lower} to {upper}): {finding}."
    slots["finding"] = Slot(label_words(signal.label) + _meaning(signal.icon))
    if signal.assurance:
        template = template.removesuffix(".") + "; {assurance}."
        slots["assurance"] = Slot(ASSURANCE_WORDS[signal.assurance])
    return with_caveats(Sentence(template, slots, "signal"), signal.caveats)


def label_words(label: str) -> str:
    """A chart label in words: '7 Points Above CL' -> 'the last of 7 or more points ...'."""
    side = "above" if "Above" in label else "below"
    length = re.match(r"(\d+)", label)
    if label == COMMON_CAUSE:
        return "no signal in the latest point"
    if label.endswith(("UCL", "LCL")):
        return f"the latest point is {side} the {'upper' if side == 'above' else 'lower'} limit"
    if "Trend" in label:
        way = "rise" if "Increasing" in label else "fall"
        return (
            f"the latest point is part of a {way} of {length[1] if length else ''} points in a row"
        )
    if "2 in 3" in label:
        return f"two of the last three points are far {side} the mean"
    return f"the latest point is one of {length[1] if length else ''} in a row {side} the mean"


def _limit_slots(signal: Signal, limits: ProcessLimits) -> dict[str, Slot]:
    values = [point.value for point in signal.points if point.value is not None]
    places = max(1, *(decimals_of(value) for value in values))
    # The limits are kept as computed; a chart of what cannot be negative shows zero.
    lower = limits.lower if min(values) < 0 else max(0.0, limits.lower)
    unit = signal.points[-1].unit
    bare = "count" if per(unit) else unit
    return {
        "mean": number_slot(Decimal(str(limits.mean)), bare, places),
        "lower": number_slot(Decimal(str(lower)), bare, places),
        "upper": number_slot(Decimal(str(limits.upper)), unit, places),
    }


def _meaning(icon: str) -> str:
    return next((words for start, words in ICON_WORDS.items() if icon.startswith(start)), "")
