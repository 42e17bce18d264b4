"""Wholes and their parts: a bar for each period or place, its parts end to end.

The parts are told apart by a letter in each and by how dark they are, light beside dark, so that
a greyscale print says the same. A part without a number has no length: its letter and mark stand
at the bar's end.
"""

from collections.abc import Iterator

from goldthread.documents.chart_data import BandGroup, ChartPoint, Stacked
from goldthread.documents.chart_specs.style import (
    GOLD_PALE,
    GREY,
    INK,
    SEMIBOLD,
    TEAL,
    WIDTH,
    WORDS,
    Spec,
    amount,
    finished,
    layer,
    places,
    wrapped,
)

# Light beside dark: neighbours differ by far more than a copier takes away.
PARTS = (INK, "#d9a21b", GREY, "#ffffff", TEAL, GOLD_PALE)
ON_DARK = {INK, GREY, TEAL}
NAME_WIDTH = 26
BAR_STEP = 34
LETTERS = "ABCDEF"
# How wide a letter and a figure of one's own are drawn, in pixels.
LETTER_WIDTH, DIGIT_WIDTH = 13, 8


def stacked_spec(chart: Stacked) -> Spec:
    """The Vega-Lite specification of bars made of parts."""
    letters = {name: f"{LETTERS[n]}  {name}" for n, name in enumerate(chart.parts)}
    longest = max((total(bar) for bar in chart.bars), default=0.0)
    values = [value for bar in chart.bars for value in pieces(bar, chart.parts, longest)]
    rest = [value for bar in chart.bars if (value := without_number(bar, chart.parts))]
    y = places([wrapped(bar.name, NAME_WIDTH) for bar in chart.bars])
    height = max(1, len(chart.bars)) * BAR_STEP
    return finished(layers(values, rest, y, letters), chart.title, chart.unit, height)


def layers(values: list[Spec], rest: list[Spec], y: Spec, letters: dict[str, str]) -> list[Spec]:
    fill = {
        "field": "part",
        "type": "nominal",
        "scale": {"domain": list(letters.values()), "range": list(PARTS[: len(letters)])},
        "legend": {"symbolType": "square", "symbolStrokeColor": INK, "columns": 3},
    }
    bar = {"stroke": INK, "strokeWidth": 1}
    # Two layers of words: a colour by value would be one more scale with one more legend.
    dark = [value for value in values if value["text"] and value["on_dark"]]
    light = [value for value in values if value["text"] and not value["on_dark"]]
    style = {"align": "center", "fontSize": 12, "font": SEMIBOLD}
    x, middle = amount("start"), {"field": "middle", "type": "quantitative"}
    drawn = [{**value, "part": letters[value["name"]]} for value in values]
    return [
        layer(drawn, "bar", bar, x=x, x2={"field": "end"}, y=y, fill=fill),
        layer(dark, "text", {**style, "color": "#ffffff"}, x=middle, y=y, text=WORDS),
        layer(light, "text", {**style, "color": INK}, x=middle, y=y, text=WORDS),
        layer(rest, "text", {"align": "left", "dx": 6, "font": SEMIBOLD, "color": GREY},
              x={"field": "end", "type": "quantitative"}, y=y, text=WORDS),
    ]  # fmt: skip


def pieces(bar: BandGroup, parts: list[str], longest: float) -> Iterator[Spec]:
    """The parts of a bar that have a number, each from where the one before it ends."""
    start = 0.0
    for place, point in in_order(bar, parts):
        if point.value is None:
            continue
        length = float(point.value)
        room = WIDTH * length / longest if longest else 0.0
        yield {
            "label": wrapped(bar.name, NAME_WIDTH),
            "name": point.label,
            "start": start,
            "end": start + length,
            "middle": start + length / 2,
            "on_dark": PARTS[place] in ON_DARK,
            "text": written(LETTERS[place], point.said, room),
        }
        start += length


def written(letter: str, said: str, room: float) -> str:
    """What stands in a part: its letter and figure, the letter alone, or nothing: want of room."""
    if room >= LETTER_WIDTH * 2 + DIGIT_WIDTH * len(said):
        return f"{letter} {said}"
    return letter if room >= LETTER_WIDTH else ""


def without_number(bar: BandGroup, parts: list[str]) -> Spec | None:
    """The parts that have a state in place of a number, for the end of their bar."""
    marks = [
        f"{LETTERS[place]} {point.drawn}"
        for place, point in in_order(bar, parts)
        if point.value is None
    ]
    if not marks:
        return None
    end = total(bar)
    return {"label": wrapped(bar.name, NAME_WIDTH), "end": end, "text": ", ".join(marks)}


def in_order(bar: BandGroup, parts: list[str]) -> list[tuple[int, ChartPoint]]:
    """A bar's points with the place of their part, in the order of the parts."""
    return sorted(((parts.index(point.label), point) for point in bar.points), key=lambda p: p[0])


def total(bar: BandGroup) -> float:
    return sum(float(point.value) for point in bar.points if point.value is not None)
