"""'Referrals, North Somerset: 1,018 referrals in 2022 to 2023.'"""

from goldthread.core.values import plural
from goldthread.figures.judgement.comparability import point_caveats
from goldthread.figures.judgement.sentences import Sentence, Slot
from goldthread.figures.judgement.series import Point, Series, numbers
from goldthread.figures.judgement.small_numbers import SmallNumber
from goldthread.figures.judgement.wording.parts import number_slot, value_slot, with_caveats


def latest_sentence(series: Series, point: Point) -> Sentence:
    """The figure itself; where it is not a number, its state and the last number there was."""
    slots = {
        "indicator": Slot(series.indicator_name),
        "area": Slot(series.area_name),
        "value": _with_noun(series, point),
        "period": Slot(point.when),
    }
    template = "{indicator}, {area}: {value} {period}."
    earlier = [one for one in numbers(series.in_order) if one is not point]
    if point.number is None and point.state != "rating" and earlier:
        template += " The last number is {last} {last_period}."
        slots |= {"last": value_slot(earlier[-1]), "last_period": Slot(earlier[-1].when)}
    return with_caveats(Sentence(template, slots, "latest"), point_caveats(point))


def small_number_sentence(small: SmallNumber) -> Sentence:
    """'Small numbers: 4 of 6 could come from a true level anywhere from 22.3% to 95.7%.'"""
    unit = small.point.unit
    slots = {
        "value": value_slot(small.point),
        "lower": number_slot(small.lower, unit),
        "upper": number_slot(small.upper, unit),
    }
    template = (
        "Small numbers: {value} could come from a true level anywhere from {lower} to {upper}."
    )
    return Sentence(template, slots, "small-numbers")


def _with_noun(series: Series, point: Point) -> Slot:
    if series.noun and point.unit == "count" and point.number is not None:
        return Slot(f"{point.shown} {plural(point.number, series.noun)}", str(point.value))
    return value_slot(point)
