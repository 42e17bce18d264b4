"""Indicators nobody has matched yet, each with its figures and what comes nearest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldthread.figures.matching import nearest
from goldthread.figures.models import Indicator
from goldthread.ui.words import count_words

NEAR = 5
LONGEST_CODE = 20
KEEP, LEAVE = "keep", ""


@dataclass(frozen=True)
class Held:
    """How many figures stand under an indicator, and from which sources."""

    figures: int = 0
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Unmatched:
    """One indicator to decide about; `near` are (id, name) of the nearest known."""

    pk: int
    name: str
    code: str
    figures: str
    unit: str
    sources: str
    near: tuple[tuple[int, str], ...]
    chosen: str = LEAVE

    @property
    def choices(self) -> list[dict[str, object]]:
        """What can be decided, as the design system's select takes it."""
        offered = [(LEAVE, "Leave it for now")]
        offered += [(str(pk), f"It is {name}") for pk, name in self.near]
        offered.append((KEEP, "Keep it as a local indicator"))
        return [
            {"value": value, "text": text, "selected": value == self.chosen}
            for value, text in offered
        ]


def unmatched(
    indicators: Sequence[Indicator], known: Sequence[Indicator], held: Mapping[int, Held]
) -> list[Unmatched]:
    return [one(indicator, known, held.get(indicator.pk, Held())) for indicator in indicators]


def one(indicator: Indicator, known: Sequence[Indicator], held: Held) -> Unmatched:
    near = nearest(indicator.name, known, NEAR)
    return Unmatched(
        pk=indicator.pk,
        name=indicator.name,
        code=short_code(indicator),
        figures=count_words(held.figures, "figure"),
        unit=indicator.unit.replace("_", " "),
        sources="; ".join(held.sources) or indicator.origin,
        near=tuple((other.pk, labelled(other)) for other in near),
    )


def labelled(indicator: Indicator) -> str:
    """An indicator in a list of choices, told from others of its name by its code."""
    code = short_code(indicator)
    return f"{indicator.name} ({code})" if code else indicator.name


def short_code(indicator: Indicator) -> str:
    """A code that people use; '' where it is only the name made short."""
    return indicator.code if len(indicator.code) <= LONGEST_CODE else ""


@dataclass(frozen=True)
class Decision:
    """What was decided of one indicator: matched to another, or kept."""

    indicator: Indicator
    to: Indicator | None
    figures: int

    @property
    def value(self) -> str:
        return str(self.to.pk) if self.to else KEEP

    @property
    def sentence(self) -> str:
        figures = count_words(self.figures, "figure")
        if self.to is None:
            return f"“{self.indicator.name}” is kept as a local indicator, with its {figures}."
        return f"“{self.indicator.name}” is {labelled(self.to)}: {figures} will stand under it."

    @property
    def caution(self) -> str:
        """What a person should look at twice."""
        if self.to is None or self.to.unit == self.indicator.unit:
            return ""
        own, other = plain(self.indicator), plain(self.to)
        return f"Its unit is {own}; figures of the other are usually {other}."


def plain(indicator: Indicator) -> str:
    return indicator.unit.replace("_", " ")
