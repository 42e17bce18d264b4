"""What a rule reads and what it says: figures as small frozen records, and findings."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import UUID

from goldthread.core.periods import months_covered

if TYPE_CHECKING:
    from goldthread.figures.discrepancies.book import Book

# Apart by less than this, two figures differ by rounding, timing or a revision too small to matter.
MATERIAL = Decimal("0.02")
# A rule of high severity is so from a tenth; nearer than that its findings are of medium severity.
LARGE = Decimal("0.1")


class Severity(StrEnum):
    """How much a discrepancy could mislead whoever reads the figures."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def lowered(self) -> "Severity":
        return Severity.MEDIUM if self is Severity.HIGH else Severity.LOW

    @property
    def rank(self) -> int:
        """0 for what is looked at first."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class From:
    """The source a figure stands in; `official` when a national statistic."""

    pk: int
    slug: str
    title: str
    official: bool
    known_from: date
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """One figure, as the rules read it. `value` is None unless it is a number.

    `indicator` and `area` are keys (a code, an id); `name` and `place_name` their words.
    `partnership` is None for what everybody may read.
    """

    source: From
    indicator: str
    name: str
    area: int
    area_name: str
    measure: str
    unit: str
    value: Decimal | None
    breakdown: str = ""
    kind: str = "financial_year"
    start: date | None = None
    end: date | None = None
    state: str = "number"
    symbol: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    polarity: str = "context"
    descriptive: bool = False
    column: str = ""
    section: str = ""
    table: str = ""
    printed_name: str = ""
    printed_code: str = ""
    text: str = ""
    note: str = ""
    reference: str = ""
    identity: UUID | None = None
    pk: int = 0
    indicator_pk: int = 0
    partnership: int | None = None
    place: int = 0

    @property
    def number(self) -> Decimal:
        """The value of a figure that is known to be one."""
        assert self.value is not None
        return self.value

    @property
    def parts(self) -> dict[str, str]:
        """The breakdown by name: {'origin': 'started in year'}."""
        return parts_of(self.breakdown)

    @property
    def id(self) -> str:
        """How the figure is named to a person: its source's own reference, else its number."""
        return self.reference or str(self.pk)

    @property
    def months(self) -> int | None:
        """How many months it covers; None at a date or where unknown."""
        return months_covered(self.kind, self.start, self.end)

    @property
    def in_prose(self) -> bool:
        return self.table in ("", "prose")


@lru_cache(maxsize=16384)
def parts_of(breakdown: str) -> dict[str, str]:
    """A canonical breakdown by name. Do not change what is returned: it is kept."""
    pairs = (part.partition("=") for part in breakdown.split("; ") if part)
    return {name: value for name, _, value in pairs}


@dataclass(frozen=True)
class Finding:
    """Figures that do not fit, in a sentence with the numbers, the periods and the sources.

    `apart` is how far, as a share of what was to be expected (0.02 is 2%). `explained` is the
    printed note that accounts for it, `rounding` whether it is no more than that, `misleads`
    whether a reader would draw the opposite conclusion.
    """

    rule: "Rule"
    figures: tuple[Said, ...]
    title: str
    message: str
    apart: Decimal
    explained: str = ""
    rounding: bool = False
    misleads: bool = False

    @property
    def immaterial(self) -> bool:
        """Rounding, or under two per cent, and no conclusion hangs on it."""
        return not self.misleads and (self.rounding or self.apart < MATERIAL)

    @property
    def severity(self) -> Severity:
        if self.immaterial:
            return Severity.LOW
        if self.misleads:
            found = Severity.HIGH
        else:
            small = self.rule.severity is Severity.HIGH and self.apart < LARGE
            found = self.rule.severity.lowered if small else self.rule.severity
        return found.lowered if self.explained else found

    @property
    def materiality(self) -> Decimal:
        """What a finding is ranked by within its severity; what is explained counts half."""
        apart = max(self.apart, Decimal("0.5")) if self.misleads else self.apart
        return (apart / 2 if self.explained else apart).quantize(Decimal("0.0001"))

    @property
    def about(self) -> Said:
        """The figure a person would look at first."""
        return self.figures[0]

    @property
    def figure_ids(self) -> list[str]:
        return [figure.id for figure in self.figures]

    @property
    def fingerprint(self) -> str:
        """The same for the same rule over the same rows of the same sources, whatever they say."""
        return _digest(self.rule.code, *sorted(_row(figure) for figure in self.figures))

    @property
    def versions(self) -> str:
        """Changes when any of the figures is revised."""
        said = (
            f"{_row(one)} {one.state} {one.value} {one.numerator} {one.denominator}"
            for one in self.figures
        )
        return _digest(*sorted(said))

    @property
    def order(self) -> tuple[int, bool, Decimal, str]:
        """Worst first."""
        return self.severity.rank, self.immaterial, -self.materiality, self.title


def _row(figure: Said) -> str:
    return f"{figure.source.slug}/{figure.identity or figure.id}"


def _digest(*texts: str) -> str:
    return sha256("\n".join(texts).encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Rule:
    """A named rule: what it looks for, why that matters and what would settle it."""

    code: str
    name: str
    severity: Severity
    looks_for: str
    matters: str
    settles: str
    check: Callable[["Book"], Iterator[Finding]] = field(compare=False, repr=False)
