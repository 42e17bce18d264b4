"""The pure rules of disclosure control: what of a small number may be shown.

Sources: DfE, Characteristics of children in need 2020, methodology (1 to 5 become 'c');
NHS Digital, Safeguarding Adults 2018-19 (0 to 4 become '*', others to the nearest 5). The
rules change by publication; releases apply them to whole tables.
"""

from collections.abc import Sequence
from typing import NamedTuple

HIDDEN = "c"
SMALLEST_HIDDEN, LARGEST_HIDDEN = 1, 5

Cell = int | str


class Row(NamedTuple):
    """A row as it may be shown: its cells and its total, each a number or 'c'."""

    cells: tuple[Cell, ...]
    total: Cell


def is_small(count: int) -> bool:
    """Whether a count would point at people: 1 to 5. Zero points at nobody."""
    return SMALLEST_HIDDEN <= count <= LARGEST_HIDDEN


def primary(row: Sequence[int]) -> tuple[Cell, ...]:
    """The row with each small cell hidden: (3, 12, 0) -> ('c', 12, 0)."""
    return tuple(HIDDEN if is_small(count) else count for count in row)


def suppress_row(row: Sequence[int], total: int) -> Row:
    """The row so that no hidden cell can be found from the total.

    A lone hidden cell takes the smallest other non-zero cell with it; where there is none,
    the total is hidden instead. A small total is hidden in its own right.
    """
    cells = list(primary(row))
    shown_total: Cell = HIDDEN if is_small(total) else total
    if cells.count(HIDDEN) != 1:
        return Row(tuple(cells), shown_total)
    others = [
        (count, place) for place, count in enumerate(row) if cells[place] and not is_small(count)
    ]
    if not others:
        return Row(tuple(cells), HIDDEN)
    cells[min(others)[1]] = HIDDEN
    return Row(tuple(cells), shown_total)


def sac_round(count: int) -> Cell:
    """Safeguarding adults collection: 0 to 4 -> '*', others to the nearest 5, half up."""
    return "*" if count < 5 else _nearest(count, 5)


def dfe_national_round(count: int) -> int:
    """National and regional totals to the nearest 10, half up: 25 -> 30."""
    return _nearest(count, 10)


def may_publish_percent(numerator: int, denominator: int) -> bool:
    """Whether a percentage hides its people: none of its three counts may be 1 to 5.

    A percentage of nobody is not a percentage either.
    """
    counts = (numerator, denominator - numerator, denominator)
    return denominator > 0 and not any(is_small(count) for count in counts)


def _nearest(count: int, base: int) -> int:
    return (2 * count + base) // (2 * base) * base
