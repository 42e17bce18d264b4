"""The first draft of a yearly report, made from the store: every gap shown, nothing invented."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from goldthread.figures.silence import Owed, owed
from goldthread.partnership.models import Area, Partnership
from goldthread.reports.content.blocks import Block, GapBlock
from goldthread.reports.content.section import Content, Section
from goldthread.reports.drafting import domain, money, opening, plans
from goldthread.reports.drafting.period import ReportPeriod
from goldthread.reports.drafting.series import Material, material
from goldthread.reports.outline import Planned, outline

TO_WRITE = "To be written"
Drafter = Callable[[Material, Planned], Iterator[Block]]


def draft(area: Area, partnership: Partnership | None, period: ReportPeriod) -> Content:
    """A report of what is held for an area and period, in the order of the outline."""
    held = material(area, partnership, period)
    return numbered(
        Section(planned.key, planned.heading, tuple(blocks(held, planned)), planned.under)
        for planned in outline()
    )


def blocks(held: Material, planned: Planned) -> Iterator[Block]:
    """A section's blocks: what is to be written, then what the store can tell."""
    if planned.write:
        yield GapBlock(what=TO_WRITE, why=planned.write)
    yield from DRAFTERS[planned.drafter](held, planned)


def numbered(sections: Iterable[Section]) -> Content:
    """The sections with each block given an id that it keeps from version to version."""
    made = []
    for section in sections:
        named = [
            replace(block, id=f"{section.key}-{place}")
            for place, block in enumerate(section.blocks, start=1)
        ]
        made.append(replace(section, blocks=tuple(named)))
    return Content(tuple(made))


def of_domains(held: Material, planned: Planned) -> Iterator[Block]:
    found = list(domain.section_blocks(held, planned.domains))
    if not found and not planned.write:
        found = [
            GapBlock(
                what="No figure of this is held for the period",
                why="No source that is loaded here says anything of it. That is not a zero.",
            )
        ]
    yield from found


def silence(held: Material, planned: Planned) -> Iterator[Block]:
    """What was owed for the period and did not come."""
    if held.partnership is None:
        return
    late = [one for one in owed(held.partnership) if not one.came and held.period.covers(one.end)]
    if late:
        yield GapBlock(
            what="Owed for this period, and not returned",
            why="These figures were expected of an agency and did not come by the day they fell"
            " due.",
            missing=tuple(late_words(one) for one in late),
        )
    else:
        yield GapBlock(
            what="Returns",
            why="Nothing was agreed to be returned for this period that did not come; what nobody"
            " was asked for is not known to be missing.",
        )


def late_words(one: Owed) -> str:
    expectation = one.expectation
    return f"{expectation.indicator.name}, from {expectation.agency.name}, for {one.period}"


def just_words(held: Material, planned: Planned) -> Iterator[Block]:
    return iter(())


DRAFTERS: dict[str, Drafter] = {
    "words": just_words,
    "about": lambda held, planned: opening.about(held),
    "structure": lambda held, planned: opening.structure(held),
    "said_did": lambda held, planned: plans.said_did(held),
    "plan": lambda held, planned: plans.coming(held),
    "glossary": lambda held, planned: plans.glossary(held),
    "budget": lambda held, planned: money.budget(held),
    "domain": of_domains,
    "silence": silence,
}
