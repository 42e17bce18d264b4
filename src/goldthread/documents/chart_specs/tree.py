"""Who reports to whom: boxes from left to right, each level a column, joined by lines."""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from goldthread.documents.chart_data import Tree, TreeNode
from goldthread.documents.chart_specs.style import (
    GOLD,
    GREY,
    INK,
    REGULAR,
    SEMIBOLD,
    WIDTH,
    Spec,
    finished,
    layer,
)

# The whole drawing's width: a tree has no axis to leave room for.
ACROSS = WIDTH + 160
GAP, BETWEEN, LINE, PADDING = 34, 10, 15, 8
# Pixels a letter takes on average at 13 px, and at 12 px for details.
LETTER, SMALL_LETTER = 6.7, 6.0


@dataclass(frozen=True)
class Placed:
    """A box: its lines, where it is, and the middle of the box it hangs from."""

    name: tuple[str, ...]
    detail: tuple[str, ...]
    x: float
    y: float
    width: float
    height: float
    top: bool
    parent: tuple[float, float] | None

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


def tree_spec(chart: Tree) -> Spec:
    """The Vega-Lite specification of a structure chart."""
    levels = depth_of(chart.top)
    width = min((ACROSS - GAP * (levels - 1)) / levels, 240.0)
    boxes = list(place(chart.top, 0, 0.0, width, None))
    height = max(box.y + box.height for box in boxes)
    across = max(box.x + box.width for box in boxes)
    scales = {"x": scale(across), "y": scale(height)}
    layers = [*joins(boxes, scales), *frames(boxes, scales), *words(boxes, scales)]
    made = finished(layers, chart.title, chart.unit, round(height))
    return {**made, "width": round(across)}


def scale(length: float) -> Spec:
    """An axis of pixels that is not drawn."""
    drawn = {"domain": [0, length], "nice": False, "zero": False}
    return {"type": "quantitative", "axis": None, "scale": drawn}


def depth_of(node: TreeNode) -> int:
    return 1 + max((depth_of(below) for below in node.below), default=0)


def place(
    node: TreeNode, level: int, top: float, width: float, parent: tuple[float, float] | None
) -> Iterator[Placed]:
    """The boxes of a node and of all below it, within a strip that begins at `top`."""
    name, detail, height = lines_of(node, width)
    strip = strip_height(node, width)
    x, y = level * (width + GAP), top + (strip - height) / 2
    yield Placed(name, detail, x, y, width, height, level == 0, parent)
    under = top + max(0.0, (strip - below_height(node, width)) / 2)
    for child in node.below:
        yield from place(child, level + 1, under, width, (x + width, y + height / 2))
        under += strip_height(child, width) + BETWEEN


def lines_of(node: TreeNode, width: float) -> tuple[tuple[str, ...], tuple[str, ...], float]:
    room = width - 2 * PADDING
    name = tuple(textwrap.wrap(node.name, max(8, int(room / LETTER))))
    detail = tuple(textwrap.wrap(node.detail, max(8, int(room / SMALL_LETTER))))
    return name, detail, (len(name) + len(detail)) * LINE + 2 * PADDING


def below_height(node: TreeNode, width: float) -> float:
    heights = [strip_height(child, width) for child in node.below]
    return sum(heights) + BETWEEN * max(0, len(heights) - 1)


def strip_height(node: TreeNode, width: float) -> float:
    return max(lines_of(node, width)[2], below_height(node, width))


def joins(boxes: list[Placed], scales: Spec) -> list[Spec]:
    """Elbows from each box to the one it reports to, under the boxes."""
    values = [elbow for box in boxes if box.parent for elbow in elbows(box, *box.parent)]
    if not values:
        return []
    return [layer(values, "rule", {"color": GREY, "strokeWidth": 1.4}, **ends(scales))]


def elbows(box: Placed, x: float, y: float) -> Iterator[Spec]:
    """Out of the parent, down or up, and into the box."""
    turn = x + GAP / 2
    corners = (x, y), (turn, y), (turn, box.middle), (box.x, box.middle)
    for (x1, y1), (x2, y2) in pairwise(corners):
        yield {"x": x1, "y": y1, "x2": x2, "y2": y2}


def frames(boxes: list[Placed], scales: Spec) -> list[Spec]:
    values = [
        {"x": b.x, "x2": b.x + b.width, "y": b.y, "y2": b.y + b.height, "top": b.top} for b in boxes
    ]
    fill = {"condition": {"test": "datum.top", "value": INK}, "value": "#faf7f0"}
    frame = {"stroke": GOLD, "strokeWidth": 1.2, "cornerRadius": 2}
    return [layer(values, "rect", frame, **ends(scales), color=fill)]


def ends(scales: Spec) -> Spec:
    """From one corner to the other, down from the top."""
    down = {**scales["y"], "scale": {**scales["y"]["scale"], "reverse": True}}
    return {
        "x": {"field": "x", **scales["x"]},
        "x2": {"field": "x2"},
        "y": {"field": "y", **down},
        "y2": {"field": "y2"},
    }


def words(boxes: list[Placed], scales: Spec) -> list[Spec]:
    """The lines of every box, the name in semibold."""
    names: list[Spec] = []
    details: list[Spec] = []
    for box in boxes:
        for number, line in enumerate((*box.name, *box.detail)):
            spot = {"x": box.x + PADDING, "y": box.y + PADDING + (number + 0.5) * LINE}
            held = names if number < len(box.name) else details
            held.append({**spot, "text": line, "top": box.top})
    ink = {"condition": {"test": "datum.top", "value": "#ffffff"}, "value": INK}
    looks = ((names, SEMIBOLD, 13), (details, REGULAR, 12))
    down = {**scales["y"], "scale": {**scales["y"]["scale"], "reverse": True}}
    return [
        layer(
            values,
            "text",
            {"font": font, "fontSize": size, "align": "left", "baseline": "middle"},
            x={"field": "x", **scales["x"]},
            y={"field": "y", **down},
            text={"field": "text", "type": "nominal"},
            color=ink,
        )
        for values, font, size in looks
        if values
    ]
