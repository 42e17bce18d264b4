"""Deciding every cell of a release: what it shows, and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldthread.figures.disclosure.attack import Told, agreeing, attack
from goldthread.figures.disclosure.counts import Problem
from goldthread.figures.disclosure.decide import Decision, decide
from goldthread.figures.disclosure.earlier import Earlier, said_under_new_names, with_earlier
from goldthread.figures.disclosure.outputs import Outputs, outputs_of, public_facts, together
from goldthread.figures.disclosure.primary import Why, hidden_counts, ratio_reason
from goldthread.figures.disclosure.rules import RuleSet
from goldthread.figures.models.figure import State
from goldthread.figures.models.release import Audience
from goldthread.figures.releases import words
from goldthread.figures.releases.across import Out, bind, related
from goldthread.figures.releases.across import said as sums_said
from goldthread.figures.releases.problems import cells_by_key, problem_of
from goldthread.figures.releases.specs import CellSpec, TableSpec

THIS = "this release"
CARE = "care"
ROUNDED = "rounded"


@dataclass(frozen=True)
class Outcome:
    """What a cell shows: a state, a number where there is one, marks; and why, in words."""

    state: str
    value: Decimal | None
    symbol: str = ""
    marks: tuple[str, ...] = ()
    why: str = ""
    protects: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Decided:
    """A whole release: an outcome by key, and what the attack could tell in spite of it.

    `ours`: told only because of this release; `not_ours`: by what was out before.
    """

    outcomes: dict[str, Outcome]
    ours: tuple[Told, ...] = ()
    not_ours: tuple[Told, ...] = ()


def decide_release(
    tables: Sequence[TableSpec],
    rules: RuleSet,
    audience: str,
    earlier: Iterable[Out] = (),
    public: Iterable[CellSpec] = (),
) -> Decided:
    """Decide every cell, then attack what would be out.

    `earlier`: releases that are out, oldest first; `public`: official statistics beside them.
    """
    cells = cells_by_key(tables)
    own = problem_of(tables, public)
    if audience == Audience.BOARD:
        return Decided({key: for_the_board(cell, own, rules) for key, cell in cells.items()})
    releases = related(cells, earlier)
    before = [release.earlier for release in releases]
    whole = with_earlier(own, before)
    across = bind(whole, cells, releases)
    decision = decide(whole, rules)
    named = place_names(tables)
    outcomes = {key: outcome(cell, whole, decision, named) for key, cell in cells.items()}
    outcomes |= hidden_changes(cells, outcomes, rules)
    said = outputs_of(own, decision, THIS) + sums_said(across)
    return Decided(outcomes, *attacked(whole, decision, said, before))


def place_names(tables: Iterable[TableSpec]) -> dict[str, str]:
    """What people call each key: row and column of the first table it stands in."""
    found: dict[str, str] = {}
    for table in tables:
        if not table.is_prose:
            for place, cell in table.cells.items():
                found.setdefault(cell.key, ", ".join(place))
    return found


def outcome(
    cell: CellSpec, problem: Problem, decision: Decision, named: Mapping[str, str]
) -> Outcome:
    """What becomes of one cell; `named`: what people call the others."""
    if cell.value is None:
        is_hidden = cell.state == State.SUPPRESSED
        return as_it_came(cell, words.ITS_SOURCE if is_hidden else words.AS_IT_CAME)
    if cell.key in decision.counts:
        decided = decision.counts[cell.key]
        count = problem.counts[cell.key]
        protects = named.get(decided.protects, decided.protects)
        reason = words.count_reason(decided, count, decision.rules, protects)
        if decided.shown is not None:
            is_rounded = count.protected and not count.known
            rounded = is_rounded and decision.rules.base_of(count.wide) > 1
            return shown(cell, Decimal(decided.shown), reason, rounded)
        return hidden(decision.rules, decided.why, decided.protects, reason)
    if cell.key in decision.ratios:
        ratio = decision.ratios[cell.key]
        protects = named.get(ratio.protects, ratio.protects)
        reason = words.share_reason(ratio, cell, decision.rules, protects)
        if ratio.is_shown:
            return shown(cell, cell.value, reason)
        return hidden(decision.rules, ratio.why, ratio.protects, reason)
    return unbound(cell, decision)


def unbound(cell: CellSpec, decision: Decision) -> Outcome:
    """A number that no count is known to stand behind."""
    count = decision.counts.get(cell.counted)
    if cell.is_published:
        return as_it_came(cell, words.PUBLISHED)
    if not cell.is_protected:
        return as_it_came(cell, words.NOBODY)
    if count is not None and not count.is_shown:
        reason = "Hidden: it would give away the number it is made of, which is hidden."
        return hidden(decision.rules, Why.BEHIND, "", reason)
    return as_it_came(cell, words.UNCHECKED)


def as_it_came(cell: CellSpec, reason: str) -> Outcome:
    """A cell as its source has it: one the source hides stays hidden."""
    if cell.value is not None:
        return shown(cell, cell.value, reason)
    return Outcome(cell.state, None, cell.symbol, marks_of(cell), reason=reason)


def shown(cell: CellSpec, value: Decimal, reason: str, rounded: bool = False) -> Outcome:
    marks = (*marks_of(cell), *((ROUNDED,) if rounded else ()))
    return Outcome(State.NUMBER.value, value, "", marks, reason=reason)


def marks_of(cell: CellSpec) -> tuple[str, ...]:
    return ("low_reliability",) if cell.low_reliability else ()


def hidden(rules: RuleSet, why: Why | None, protects: str, reason: str) -> Outcome:
    return Outcome(
        State.SUPPRESSED.value, None, rules.mark, (), why.value if why else "", protects, reason
    )


def hidden_changes(
    cells: dict[str, CellSpec], outcomes: dict[str, Outcome], rules: RuleSet
) -> dict[str, Outcome]:
    """Printed changes that would give a hidden number away, or are a small number themselves.

    Beside rounded numbers an exact change would undo the rounding.
    """
    gone = [key for key, cell in cells.items() if cell.is_count and outcomes[key].value is None]
    found = {}
    for key, cell in cells.items():
        if not cell.changes or cell.value is None or not cell.is_protected or cell.is_published:
            continue
        small = cell.unit == "change" and cell.value and rules.is_small(abs(int(cell.value)))
        if small or rules.base > 1 or any(one.startswith(f"{cell.changes}, ") for one in gone):
            why = Why.SMALL if small else Why.BEHIND
            reason = words.SMALL_CHANGE if small else words.WITH_CHANGE
            found[key] = hidden(rules, why, "", reason)
    return found


def for_the_board(cell: CellSpec, problem: Problem, rules: RuleSet) -> Outcome:
    """Everything is shown to the board; what nobody else may see carries a mark."""
    found = as_it_came(cell, words.NOBODY if not cell.is_protected else "Shown to the board.")
    if cell.key in hidden_counts(problem, rules) or is_small_share(cell, problem, rules):
        return Outcome(
            found.state, found.value, found.symbol, (*found.marks, CARE), reason=words.CARE
        )
    return found


def is_small_share(cell: CellSpec, problem: Problem, rules: RuleSet) -> bool:
    ratio = next((one for one in problem.ratios if one.key == cell.key), None)
    return ratio is not None and ratio_reason(ratio, problem, (), rules) is not None


def attacked(
    whole: Problem, decision: Decision, said: Outputs, releases: Sequence[Earlier]
) -> tuple[tuple[Told, ...], tuple[Told, ...]]:
    """What the attack tells of this release and the earlier ones together; ours, and not ours."""
    before = together(said_under_new_names(whole, release) for release in releases)
    before += public_facts(whole)
    needs = {key: need for key, need in decision.needs.items() if key in whole.counts}
    told = attack(agreeing(said + before), needs)
    already = attack(agreeing(before), needs) if told else []
    known = {(one.key, one.low, one.high) for one in already}
    ours = tuple(one for one in told if (one.key, one.low, one.high) not in known)
    return ours, tuple(already)
