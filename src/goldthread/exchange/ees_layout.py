"""Which columns of an "explore education statistics" file say where and when, which divide
the figures and which measure.

The layout has no mark for it, so the file is looked through once before it is read: a
column with more words than numbers divides (a filter), one with numbers or marks measures.
"""

import csv
import re
from collections import Counter
from pathlib import PurePath
from typing import NamedTuple

from goldthread.exchange.columns import EES
from goldthread.exchange.ees_columns import Column, column
from goldthread.exchange.symbols import state_of
from goldthread.exchange.text import Table
from goldthread.exchange.values import PLAIN
from goldthread.figures.loading.rows import Unreadable

PLACES = ["region_code", "region_name", "old_la_code", "new_la_code", "la_name"]
SHORT_CODE = re.compile(r"([a-z][0-9]{1,2})[_-]", re.IGNORECASE)
YEARS = re.compile(r"[_-][0-9]{4}([_-]to[_-][0-9]{4})?$")


class Layout(NamedTuple):
    """Where things stand in a row. `about` is what the whole file is about, where it says so."""

    filters: list[tuple[int, str]]
    columns: list[Column]
    about: str
    rows: int


def layout(found: Table, name: str) -> Layout:
    """The layout of a file. Raises Unreadable when nothing in it measures."""
    others = [
        (position, heading)
        for position, heading in enumerate(found.header)
        if heading and heading not in EES and heading not in PLACES
    ]
    words, first, rows = looked_through(found, [position for position, _ in others])
    filters = [(position, heading) for position, heading in others if words[position] > 0]
    measured = [pair for pair in others if pair not in filters]
    if not measured:
        raise Unreadable(f"{name} has no column of numbers.")
    about = first.get(filters[0][0], "") if filters else ""
    base, short = measured[0][1], short_code(name)
    columns = [column(position, heading, short, about, base) for position, heading in measured]
    return Layout(filters[1:] if about else filters, columns, about, rows)


def looked_through(found: Table, positions: list[int]) -> tuple[Counter[int], dict[int, str], int]:
    """For each position: how many more words than numbers stand there; the one word that
    stands there in every row, where it is one; and the number of rows."""
    words: Counter[int] = Counter()
    only: dict[int, str] = {}
    rows = 0
    try:
        for _, row in found.rows():
            rows += 1
            for position in positions:
                cell = row[position].strip() if position < len(row) else ""
                if only.setdefault(position, cell) != cell:
                    only[position] = ""
                if cell and state_of(cell) is None:
                    words[position] += -1 if PLAIN.fullmatch(cell) else 1
    except csv.Error:
        # The reading itself comes to the same place and says so with its row.
        return words, only, rows
    return words, only, rows


def short_code(name: str) -> str:
    """The file's short code: 'b1' of b1_children_in_need..., else its name without years."""
    stem = PurePath(name).stem
    if short := SHORT_CODE.match(stem):
        return short[1].lower()
    return YEARS.sub("", stem).lower()[:60]
