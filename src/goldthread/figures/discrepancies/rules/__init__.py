"""The rules, in the order people read about them."""

from goldthread.figures.discrepancies.records import Rule
from goldthread.figures.discrepancies.rules import (
    between,
    changes,
    follows,
    jumps,
    official,
    people,
    periods,
    points,
    shares,
    subsets,
    targets,
    totals,
    within,
)

RULES: dict[str, Rule] = {
    rule.code: rule
    for rule in [
        official.RULE,
        between.RULE,
        jumps.RULE,
        points.RULE,
        targets.RULE,
        people.RULE,
        follows.RULE,
        within.TWO_VALUES,
        within.TWICE,
        changes.DIFFERENCE,
        changes.PERCENT,
        shares.RULE,
        totals.TOTAL,
        subsets.RULE,
        periods.RULE,
    ]
}
