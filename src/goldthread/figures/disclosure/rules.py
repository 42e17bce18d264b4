"""The rule sets of disclosure control, as data: what is small, how it is rounded, what is enough.

Sources: DfE, Characteristics of children in need 2020, methodology (1 to 5 become 'c', zero
stays, national and regional numbers to the nearest 10); NHS Digital, Safeguarding Adults
2018-19 (0 to 4 become '*', others to the nearest 5). Both change by publication: a release
stores the rules it was decided by.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any


class Zeros(StrEnum):
    """What becomes of a true zero."""

    SHOWN = "shown"
    HIDDEN_FOR_A_GROUP = "hidden_for_a_group"
    SMALL = "small"


ZERO_WORDS = {
    Zeros.SHOWN: "Zero is shown.",
    Zeros.HIDDEN_FOR_A_GROUP: (
        "Zero is shown, unless it would say that all of a group have something in common."
    ),
    Zeros.SMALL: "Zero is hidden as a small number is.",
}


@dataclass(frozen=True)
class RuleSet:
    """How a release's numbers are protected.

    `smallest` to `largest` are small: hidden, where people stand behind them. What is shown is
    rounded to the nearest `base`, of a nation or region to the nearest `wide_base` (half up).
    A percentage of fewer than `least_denominator` is withheld, and so is one whose numerator,
    denominator or the difference of both is small. `left_open` is the protection interval: of
    every small number a reader is left with at least so many possible whole values. `dominance`
    (percent; None: off) hides a part that makes up as much of its total. `reader_knows_zeros`:
    that no hidden number is zero is counted among what a reader knows.
    """

    code: str
    version: str
    name: str
    source: str
    mark: str
    smallest: int
    largest: int
    zeros: Zeros
    base: int = 1
    wide_base: int = 1
    least_denominator: int = 1
    left_open: int = 3
    dominance: int | None = None
    reader_knows_zeros: bool = True

    def is_small(self, count: int) -> bool:
        """Whether a count points at people."""
        return self.smallest <= count <= self.largest

    @property
    def least_hidden(self) -> int:
        """The least that a hidden number can be, as far as a reader knows."""
        return 1 if self.zeros == Zeros.SHOWN and self.reader_knows_zeros else 0

    def base_of(self, wide: bool) -> int:
        """What a number is rounded to; `wide`: of a nation or region."""
        return self.wide_base if wide else self.base

    def as_data(self) -> dict[str, Any]:
        """The rules as JSON holds them."""
        return {**asdict(self), "zeros": self.zeros.value}


DFE = RuleSet(
    code="dfe",
    version="2020",
    name="Department for Education",
    source="Characteristics of children in need 2020, methodology",
    mark="c",
    smallest=1,
    largest=5,
    zeros=Zeros.SHOWN,
    wide_base=10,
)
SAC = RuleSet(
    code="sac",
    version="2018-19",
    name="Safeguarding adults collection",
    source="Safeguarding Adults 2018-19, NHS Digital",
    mark="*",
    smallest=0,
    largest=4,
    zeros=Zeros.SMALL,
    base=5,
    wide_base=5,
)
OWN = RuleSet(
    code="own",
    version="1",
    name="Our own",
    source="House rules of the partnership",
    mark="c",
    smallest=1,
    largest=5,
    zeros=Zeros.HIDDEN_FOR_A_GROUP,
    wide_base=10,
    least_denominator=10,
    left_open=4,
)
RULE_SETS = {rules.code: rules for rules in (DFE, SAC, OWN)}


def rule_set(code: str, **changed: Any) -> RuleSet:
    """The rule set of that code, changed as a partnership wants its own.

    Raises ValueError for a code there is not, or rules that would show a number as what it is not.
    """
    if code not in RULE_SETS:
        raise ValueError(f"there is no rule set '{code}'; there are {', '.join(RULE_SETS)}")
    found = replace(RULE_SETS[code], **changed)
    check_rules(found)
    return found


def from_data(data: Mapping[str, Any]) -> RuleSet:
    """The rules that `as_data` wrote."""
    known = {field.name for field in fields(RuleSet)}
    kept = {name: value for name, value in data.items() if name in known}
    return RuleSet(**{**kept, "zeros": Zeros(kept["zeros"])})


def check_rules(rules: RuleSet) -> None:
    """Raise ValueError for rules that contradict themselves."""
    if not 0 <= rules.smallest <= rules.largest:
        raise ValueError("what is small must run from a number to one not below it")
    if min(rules.base, rules.wide_base, rules.least_denominator) < 1 or rules.left_open < 2:
        raise ValueError("a base must be 1 or more, and two values at least must be left open")
    if rules.base > 2 * rules.largest + 1:
        raise ValueError(
            f"rounding to the nearest {rules.base} would show a number above {rules.largest} as"
            " zero, and hidden is not zero: round to less, or hide more"
        )


def nearest(count: int, base: int) -> int:
    """To the nearest multiple, half up: (25, 10) -> 30, (12, 5) -> 10."""
    return (2 * count + base) // (2 * base) * base


def may_publish_percent(numerator: int, denominator: int, rules: RuleSet = DFE) -> bool:
    """Whether a percentage hides its people: none of its three counts may be small.

    A percentage of nobody is not a percentage either, nor one of too few.
    """
    if denominator < max(1, rules.least_denominator):
        return False
    counts = (numerator, denominator - numerator, denominator)
    return not any(count and rules.is_small(count) for count in counts)


def half_unit(value: Decimal) -> Decimal:
    """Half of the last decimal a number was written with: how far the true value may be away."""
    exponent = value.as_tuple().exponent
    return Decimal(5).scaleb((min(exponent, 0) if isinstance(exponent, int) else 0) - 1)
