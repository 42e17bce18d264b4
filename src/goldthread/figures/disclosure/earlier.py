"""Bringing in what earlier releases made public: it cannot be taken back, so it binds.

A count with the same key and the same value is the same number, in every release. Where it was
revised, what stood then is a number of its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from goldthread.figures.disclosure.counts import Count, Fixed, Problem, Ratio, Sum
from goldthread.figures.disclosure.decide import Decided, Decision
from goldthread.figures.disclosure.outputs import Outputs, outputs_of
from goldthread.figures.disclosure.system import shown_range


@dataclass(frozen=True)
class Earlier:
    """A release that is out: what it was of, and what was decided."""

    name: str
    problem: Problem
    decision: Decision


def with_earlier(problem: Problem, releases: Iterable[Earlier]) -> Problem:
    """The problem with all that earlier releases, oldest first, tell of its counts."""
    whole = Problem(dict(problem.counts), list(problem.sums), list(problem.ratios), [])
    for release in releases:
        add(whole, release)
    return whole


def add(whole: Problem, release: Earlier) -> None:
    """Add one release: its counts under their names now, its sums, what it shows for good."""
    names = {key: name_now(whole, release, key) for key in release.problem.counts}
    for key, count in release.problem.counts.items():
        decided = release.decision.counts.get(key)
        whole.counts[names[key]] = remembered(whole, names[key], count, decided, release.name)
        if names[key] != key:
            whole.counts[key] = moved(whole.counts[key], decided, release.name)
        if decided is not None:
            whole.fixed.append(fixed(names[key], count, decided, release))
    for one in release.problem.sums:
        parts = tuple(names[key] for key in one.parts)
        whole.sums.append(Sum(names[one.total], parts, f"{release.name}: {one.table}"))
    whole.ratios += [
        settled(ratio, names, release.name)
        for ratio in release.problem.ratios
        if not ratio.is_settled and release.decision.ratios[ratio.key].is_shown
    ]


def name_now(whole: Problem, release: Earlier, key: str) -> str:
    """The key under which an earlier count is reckoned with now."""
    there, count = whole.counts.get(key), release.problem.counts[key]
    return key if there is None or there.value == count.value else f"{key} @ {release.name}"


def remembered(
    whole: Problem, key: str, count: Count, decided: Decided | None, release: str
) -> Count:
    """The count as it stands in the whole problem, with whether it was hidden then."""
    there = whole.counts.get(key) or replace(count, key=key, wanted=False, moved_from=None)
    was_hidden = decided is not None and not decided.is_shown
    before = there.hidden_before or (release if was_hidden else "")
    was_shown = there.shown_before or (decided is not None and decided.is_shown)
    return replace(there, hidden_before=before, shown_before=was_shown)


def moved(count: Count, decided: Decided | None, release: str) -> Count:
    """A revised count, with what a reader saw of it before."""
    if decided is None or decided.shown is None:
        return count
    return replace(count, moved_from=(decided.shown, release))


def fixed(key: str, count: Count, decided: Decided, release: Earlier) -> Fixed:
    """What the release says of the count, for good."""
    rules = release.decision.rules
    if not decided.is_shown:
        return Fixed(key, rules.least_hidden, None, release.name)
    if count.known or not count.protected:
        return Fixed(key, count.value, count.value, release.name)
    low, high = shown_range(count.value, rules, count.wide)
    return Fixed(key, low, high, release.name)


def settled(ratio: Ratio, names: dict[str, str], release: str) -> Ratio:
    """An earlier percentage, of the counts as they are called now."""
    return replace(
        ratio,
        key=f"{ratio.key} @ {release}",
        numerator=names[ratio.numerator],
        denominator=names[ratio.denominator],
        is_settled=True,
    )


def said_under_new_names(whole: Problem, release: Earlier) -> Outputs:
    """What a release says, its counts called as `with_earlier` calls them in the whole problem."""
    names = {
        key: f"{key} @ {release.name}" if f"{key} @ {release.name}" in whole.counts else key
        for key in release.problem.counts
    }
    said = outputs_of(release.problem, release.decision, release.name)
    return Outputs(
        tuple(replace(one, key=names[one.key]) for one in said.counts),
        tuple(
            replace(one, numerator=names[one.numerator], denominator=names[one.denominator])
            for one in said.shares
        ),
        tuple(
            replace(one, total=names[one.total], parts=tuple(names[key] for key in one.parts))
            for one in said.sums
        ),
    )
