"""'England: 41.0% in 2022 to 2023. North Somerset differs by +4.1 percentage points, ...'"""

from goldthread.figures.judgement.comparability import caveats, refusal
from goldthread.figures.judgement.comparators import Comparison, Expected, NeighbourSummary
from goldthread.figures.judgement.sentences import Sentence, Slot
from goldthread.figures.judgement.wording.parts import (
    difference_slot,
    number_slot,
    value_slot,
    with_caveats,
)

# A sentence's key is stored in 40 characters.
LONGEST_KEY = 40

BANDS = {
    "within": "within what chance would give an area of its size",
    "above_alert": "above the alert line (95%)",
    "below_alert": "below the alert line (95%)",
    "above_alarm": "above the alarm line (99.8%), far more than chance would give",
    "below_alarm": "below the alarm line (99.8%), far more than chance would give",
    "": "not tested for chance, because the numbers behind it are not given",
}

EXPECTED = {
    "more": "more than chance would give",
    "fewer": "fewer than chance would give",
    "within": "within what chance would give",
}

POSITIONS = {
    "within": "within their range",
    "above": "above their range",
    "below": "below their range",
}


def comparison_sentence(comparison: Comparison, area: str) -> Sentence:
    """An area's figure against a comparator's, with the funnel's band where it is known."""
    name, point = comparison.comparator.name, comparison.comparator.point
    key = f"comparator:{name}"[:LONGEST_KEY]
    slots = {"name": Slot(name), "value": value_slot(point), "period": Slot(point.when)}
    template = "{name}: {value} {period}"
    if comparison.difference is None:
        slots["reason"] = Slot(refusal(comparison.problems))
        return Sentence(template + ". Not compared: {reason}.", slots, key)
    slots["area"] = Slot(area)
    if comparison.difference == 0:
        template += ". {area} is the same."
    else:
        template += ". {area} differs by {difference}, {band}."
        slots["difference"] = difference_slot(comparison.difference, point.unit)
        slots["band"] = Slot(BANDS[comparison.band])
    return with_caveats(Sentence(template, slots, key), caveats(comparison.problems))


def neighbours_sentence(summary: NeighbourSummary, unit: str, area: str) -> Sentence:
    """The neighbours' mean and range, how many have a figure, and where the area stands."""
    counted, all_of_them = summary.counted, summary.counted + summary.missing
    slots = {
        "edition": Slot(summary.edition),
        "counted": Slot(f"{counted} of {all_of_them}", str(counted)),
    }
    template = "Statistical neighbours ({edition}): {counted} with a comparable figure"
    if summary.mean is None or summary.lowest is None or summary.highest is None:
        return Sentence(template + ".", slots, "neighbours")
    template += ", mean {mean}, from {lowest} to {highest}. {area} is {position}."
    slots |= {
        "mean": number_slot(summary.mean, unit),
        "lowest": number_slot(summary.lowest, unit),
        "highest": number_slot(summary.highest, unit),
        "area": Slot(area),
        "position": Slot(POSITIONS[summary.position]),
    }
    return Sentence(template, slots, "neighbours")


def expected_sentence(expected: Expected, area: str) -> Sentence:
    """'At England's rate of 2.4 per 10,000, 2.4 would be expected against 7 recorded: ...'"""
    name, point = expected.comparator.name, expected.comparator.point
    slots = {
        "name": Slot(name),
        "rate": value_slot(point),
        "period": Slot(point.when),
        "expected": number_slot(expected.expected, "count"),
        "observed": Slot(f"{expected.observed:,}", str(expected.observed)),
        "area": Slot(area),
        "verdict": Slot(EXPECTED[expected.finding]),
    }
    template = (
        "At the rate of {name} ({rate} {period}), {area} would expect {expected} "
        "against {observed} recorded: {verdict}."
    )
    return Sentence(template, slots, f"expected:{name}"[:LONGEST_KEY])
