"""Which indicators have people behind them, and so are protected in a release.

Cautious: what is not known to be harmless is protected. Counts of people always are. Events
are, too, for somebody stands behind each: a referral, an episode, a review. Not protected
are the partnership's own doings (courses, policies, money) and what `protection.csv` names.
"""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from goldthread.figures.models import Figure, Indicator
from goldthread.figures.models.indicator import Counted
from goldthread.figures.models.source import SourceKind
from goldthread.partnership.models.area import AreaKind

ORGANISATIONAL = frozenset(
    {"Training", "Workforce", "Assurance", "Information governance", "Finance", "Partnership"}
)
POPULATION = "Population"
# A sum of money, a mark or a rating counts nobody.
COUNTS_NOBODY = frozenset({"gbp", "score", "rating"})
WIDE = frozenset({AreaKind.NATION, AreaKind.REGION})


@cache
def exceptions() -> Mapping[str, bool]:
    """Whether each indicator of the table is protected, against the rule."""
    with files(__package__).joinpath("protection.csv").open(encoding="utf-8") as file:
        return {row["code"]: row["protected"] == "yes" for row in csv.DictReader(file)}


def is_protected(indicator: Indicator, unit: str) -> bool:
    """Whether people stand behind an indicator's numbers in a unit."""
    if unit in COUNTS_NOBODY:
        return False
    if indicator.partnership_id is None and indicator.code in exceptions():
        return exceptions()[indicator.code]
    if indicator.domain == POPULATION:
        return False
    return indicator.counted == Counted.PEOPLE.value or indicator.domain not in ORGANISATIONAL


def is_published(figure: Figure) -> bool:
    """Whether its publisher controls disclosure itself: official statistics are shown as they are.

    A figure of a report is public too, but nobody checked what it gives away: it is decided anew.
    """
    return bool(figure.source.kind == SourceKind.OFFICIAL)


def is_wide(figure: Figure) -> bool:
    """Whether a figure is of a nation or region, which the Department rounds."""
    return figure.area.kind in WIDE
