"""'✗ Missed: 60.0% (12 of 20) against a target of at least 90%, more than chance would give.'"""

from goldthread.core.values import trimmed
from goldthread.figures.judgement.sentences import Sentence, Slot
from goldthread.figures.judgement.series import Point
from goldthread.figures.judgement.targets import MET, NEARLY, NOT_JUDGED, TargetResult
from goldthread.figures.judgement.wording.parts import number_slot, size_slot, value_slot

EVIDENCE = {
    "clear": "further from it than chance would give",
    "chance": "which chance could give even where the target is truly met",
    "untested": "not tested for chance, because the numbers behind it are not given",
}


def target_sentence(point: Point, result: TargetResult) -> Sentence:
    """The figure against its target: word, symbol, figures and evidence."""
    target = result.target
    slots = {"target": number_slot(trimmed(target.value), target.unit)}
    if result.outcome is NOT_JUDGED:
        slots["reason"] = Slot(result.reason)
        return Sentence("Target of {target} not judged: {reason}.", slots, "target")
    slots |= {
        "result": Slot(f"{result.outcome.symbol} {result.outcome.word}"),
        "value": _value(point),
        "way": Slot("at least" if result.at_least else "at most"),
    }
    template = "{result}: {value} against a target of {way} {target}"
    if result.outcome is NEARLY:
        template += ", within the tolerance of {tolerance}"
        slots["tolerance"] = size_slot(trimmed(target.tolerance), target.unit)
    if result.outcome is not MET:
        template += ", {evidence}"
        slots["evidence"] = Slot(_evidence(point, result))
    return Sentence(template + ".", slots, "target")


def _evidence(point: Point, result: TargetResult) -> str:
    if result.finding == "untested" and point.unit != "percent":
        return "not tested for chance"
    return EVIDENCE[result.finding]


def _value(point: Point) -> Slot:
    if point.unit != "percent" or point.base is None or point.is_few:
        return value_slot(point)
    return Slot("{} ({:,} of {:,})".format(point.shown, *point.base), str(point.value))
