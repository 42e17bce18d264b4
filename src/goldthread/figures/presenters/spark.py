"""A sparkline: the shape of a series in a table's cell, with its words beside it."""

from collections.abc import Sequence

from markupsafe import Markup

from goldthread.figures.judgement.series import Break, Point

WIDTH, HEIGHT, EDGE = 104, 26, 4
DRAWN = Markup(
    '<svg class="gt-spark" width="{w}" height="{h}" viewBox="0 0 {w} {h}" role="img"'
    ' aria-label="{words}" fill="none" stroke="currentColor" stroke-width="2"'
    ' stroke-linecap="round" stroke-linejoin="round">{lines}'
    '<circle cx="{x}" cy="{y}" r="3" fill="currentColor" stroke="none"/></svg>'
)
PIECE = Markup('<polyline points="{points}"/>')
Place = tuple[float, float]


def sparkline(points: Sequence[Point], breaks: Sequence[Break] = ()) -> Markup:
    """The points as a small line, parted where there is no number or the series breaks.

    Empty for fewer than three numbers: two points are no shape.
    """
    values = [float(point.number) for point in points if point.number is not None]
    if len(values) < 3:
        return Markup("")
    places = _places(points, min(values), max(values))
    last = next(place for place in reversed(places) if place)
    lines = [
        PIECE.format(points=" ".join(f"{x:.1f},{y:.1f}" for x, y in piece))
        for piece in _pieces(points, places, breaks)
    ]
    return DRAWN.format(
        w=WIDTH,
        h=HEIGHT,
        words=spoken(points),
        lines=Markup("").join(lines),
        x=f"{last[0]:.1f}",
        y=f"{last[1]:.1f}",
    )


def spoken(points: Sequence[Point]) -> str:
    """What the line shows: how many figures, from when to when, lowest and highest."""
    numbered = [(point.number, point) for point in points if point.number is not None]
    low = min(numbered, key=lambda pair: pair[0])[1]
    high = max(numbered, key=lambda pair: pair[0])[1]
    return (
        f"{len(points)} figures from {points[0].period} to {points[-1].period}:"
        f" lowest {low.shown} {low.when}, highest {high.shown} {high.when}"
    )


def _places(points: Sequence[Point], low: float, high: float) -> list[Place | None]:
    across = (WIDTH - 2 * EDGE) / max(1, len(points) - 1)
    up = (HEIGHT - 2 * EDGE) / (high - low or 1)
    return [
        None
        if point.number is None
        else (EDGE + across * place, HEIGHT - EDGE - up * (float(point.number) - low))
        for place, point in enumerate(points)
    ]


def _pieces(
    points: Sequence[Point], places: Sequence[Place | None], breaks: Sequence[Break]
) -> list[list[Place]]:
    pieces: list[list[Place]] = [[]]
    for number, (point, place) in enumerate(zip(points, places, strict=True)):
        parted = number and any(one.parts(points[number - 1], point) for one in breaks)
        if place is None or parted:
            pieces.append([])
        if place is not None:
            pieces[-1].append(place)
    return [piece for piece in pieces if len(piece) > 1]
