"""How figures hang together where neither names nor breakdowns say so: tables beside the code.

`relations.csv` says what should be equal, `crosswalk.csv` under what an official statistic
has what reports call otherwise. Both are read once; indicators are catalogue codes.
"""

import csv
from collections.abc import Iterator
from decimal import Decimal
from importlib.resources import files
from typing import NamedTuple

from goldthread.figures.discrepancies.records import Said


class Term(NamedTuple):
    """An indicator and breakdown; `*` stands for any breakdown of it."""

    indicator: str
    breakdown: str

    def fits(self, figure: Said) -> bool:
        return figure.indicator == self.indicator and self.breakdown in ("*", figure.breakdown)


class Relation(NamedTuple):
    """Two things that should agree, within a share of the second, and why in words.

    Kinds: `same` in one period; `opening` is what a year began with and the snapshot of the day
    before it; `sum` is a whole and what becomes of it; `change` is a printed percentage change of
    what the second counts.
    """

    kind: str
    left: Term
    right: Term
    also: Term | None
    slack: Decimal
    why: str


class Crossing(NamedTuple):
    """Where the official statistic of something stands. `how`: the same number, or a share."""

    ours: Term
    unit: str
    official: str
    breakdowns: tuple[str, ...]
    how: str
    whole: Term | None
    remark: str


class ShareChange(NamedTuple):
    """A printed change of a share whose former value its parts give."""

    change: str
    share: str
    numerator: str
    total_change: str


# The share of domestic abuse among conferences, and how it is said to have changed.
SHARE_CHANGES = [ShareChange("DA005", "DA003", "L12", "DA006")]
# Percentages whose whole is another row of the report.
SHARES_OF = {"L14": "L15"}
# Every one of the first is one of the second.
PART_OF = {
    "CH003": "CH001",
    "CH005": "CH004",
    "CH050": "CH001",
    "PO012": "PO011",
    "PO014": "PO011",
    "PO015": "PO014",
    "PO027": "PO026",
}


def _rows(name: str) -> Iterator[dict[str, str]]:
    with files("goldthread.figures.discrepancies").joinpath(name).open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


def _relations() -> list[Relation]:
    return [
        Relation(
            kind=row["kind"],
            left=Term(row["left"], row["left_breakdown"]),
            right=Term(row["right"], row["right_breakdown"]),
            also=Term(row["also"], row["also_breakdown"]) if row["also"] else None,
            slack=Decimal(row["slack"] or "0"),
            why=row["why"],
        )
        for row in _rows("relations.csv")
    ]


def _crossings() -> list[Crossing]:
    return [
        Crossing(
            ours=Term(row["indicator"], row["breakdown"]),
            unit=row["unit"],
            official=row["official"],
            breakdowns=tuple(part.strip() for part in row["official_breakdown"].split("|")),
            how=row["how"],
            whole=Term(row["whole"], row["whole_breakdown"]) if row["whole"] else None,
            remark=row["remark"],
        )
        for row in _rows("crosswalk.csv")
    ]


RELATIONS = _relations()
CROSSINGS = _crossings()
