"""Whether two figures may be set side by side: what forbids it, and what must be said.

Each problem either refuses the comparison or stands beside it as a caveat. Reasons are
written to follow 'Not compared with 2021 to 2022:' or 'Read with care:'.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from goldthread.core.periods import MONTHS_LONG, date_words, months_between, months_covered
from goldthread.core.values import STATE_WORDS
from goldthread.figures.judgement.series import Break, Point

# A printed change is already a comparison; words are not numbers.
NOT_COMPARED = {"change", "percent_change", "rating"}

BREAK_REASONS = {
    "definition": "the definition changed",
    "recording": "the way it is recorded changed",
    "boundary": "the boundary changed",
    "restated": "the earlier figures were restated",
}


@dataclass(frozen=True)
class Problem:
    """One thing that stands between two figures. `refuses` forbids the comparison."""

    kind: str
    reason: str
    refuses: bool


def problems(current: Point, previous: Point, breaks: Sequence[Break] = ()) -> tuple[Problem, ...]:
    """Everything that stands between a figure and the one before it, gravest first."""
    found = [
        *_states(current, previous),
        *_units(current, previous),
        *_periods(current, previous),
        *(_broken(broken) for broken in breaks if broken.parts(previous, current)),
        *_cautions(current, previous),
    ]
    return tuple(sorted(found, key=lambda problem: not problem.refuses))


def peer_problems(ours: Point, theirs: Point, name: str) -> tuple[Problem, ...]:
    """Everything that stands between an area's figure and a comparator's."""
    found = [
        *_states(ours, theirs, theirs_words=f"{name}'s figure"),
        *_units(ours, theirs),
        *_sizes(ours),
        *_other_times(ours, theirs, name),
        *_cautions(ours, theirs, theirs_words=f"{name}'s figure"),
    ]
    return tuple(sorted(found, key=lambda problem: not problem.refuses))


def refusal(found: Sequence[Problem]) -> str:
    """The first reason that forbids the comparison; empty where nothing does."""
    return next((problem.reason for problem in found if problem.refuses), "")


def caveats(found: Sequence[Problem]) -> tuple[str, ...]:
    """What must be said beside the comparison."""
    return tuple(problem.reason for problem in found if not problem.refuses)


def point_caveats(point: Point) -> tuple[str, ...]:
    """What must be said of a figure by itself."""
    said = {"it is provisional": point.provisional, "its reliability is low": point.low_reliability}
    return tuple(words for words, holds in said.items() if holds)


def first_day(point: Point) -> date | None:
    """The first day the point covers, worked out from its kind where it is not given."""
    if point.start or point.end is None:
        return point.start
    if point.period_kind == "as_at":
        return point.end
    months = MONTHS_LONG.get(point.period_kind)
    if months is None:
        return None
    after = point.end + timedelta(days=1)
    whole = after.year * 12 + after.month - 1 - months
    return date(whole // 12, whole % 12 + 1, 1)


def _states(
    ours: Point, theirs: Point, theirs_words: str = "the earlier figure"
) -> Iterator[Problem]:
    for point, words in ((theirs, theirs_words), (ours, "this figure")):
        if point.number is None:
            state = STATE_WORDS.get(point.state, "a rating in words")
            yield Problem("state", f"{words} is {state}", refuses=True)


def _units(ours: Point, theirs: Point) -> Iterator[Problem]:
    if ours.unit != theirs.unit:
        yield Problem("unit", "the two are not in the same unit", refuses=True)
    elif ours.unit in NOT_COMPARED and ours.unit != "rating":
        yield Problem("unit", "each is already a change", refuses=True)


def _sizes(ours: Point) -> Iterator[Problem]:
    if ours.unit in {"count", "gbp"}:
        yield Problem("size", "totals of areas of different size are not compared", refuses=True)


def _periods(current: Point, previous: Point) -> Iterator[Problem]:
    yield from _lengths(current, previous)
    starts, ended = first_day(current), previous.end
    if starts is None or ended is None:
        yield Problem("dates", "the dates of the two periods are not all stated", refuses=False)
    elif starts <= ended:
        yield Problem("overlap", "the two periods overlap", refuses=True)
    elif _gap(current, previous) > 0:
        yield Problem("gap", "there is no figure for the time between", refuses=False)


def _gap(current: Point, previous: Point) -> int:
    starts = first_day(current)
    if current.period_kind == "as_at" or starts is None or previous.end is None:
        return 0
    return months_between(previous.end + timedelta(days=1), starts)


def _lengths(ours: Point, theirs: Point) -> Iterator[Problem]:
    if (ours.period_kind == "as_at") != (theirs.period_kind == "as_at"):
        yield Problem("kind", "one is of a day and one of a period", refuses=True)
        return
    lengths = [months_covered(p.period_kind, p.start, p.end) for p in (ours, theirs)]
    if None not in lengths and lengths[0] != lengths[1]:
        words = "one period covers {} and the other {}".format(*map(_months, lengths))
        yield Problem("length", words, refuses=True)


def _months(count: int | None) -> str:
    return "1 month" if count == 1 else f"{count} months"


def _other_times(ours: Point, theirs: Point, name: str) -> Iterator[Problem]:
    yield from _lengths(ours, theirs)
    if ours.period != theirs.period and (first_day(ours), ours.end) != (
        first_day(theirs),
        theirs.end,
    ):
        yield Problem("other period", f"{name}'s figure is for {theirs.period}", refuses=False)


def _broken(broken: Break) -> Problem:
    words = BREAK_REASONS.get(broken.kind, "the series breaks")
    reason = f"{words} from periods ending {date_words(broken.before)}"
    if broken.reason:
        reason += f" ({broken.reason.rstrip('.')})"
    return Problem(broken.kind, reason, refuses=broken.kind != "restated")


def _cautions(
    ours: Point, theirs: Point, theirs_words: str = "the earlier figure"
) -> Iterator[Problem]:
    if ours.definition_version != theirs.definition_version:
        yield Problem("version", "the definition has a new version", refuses=False)
    for point, words in ((ours, "this figure"), (theirs, theirs_words)):
        if point.provisional:
            yield Problem("provisional", f"{words} is provisional", refuses=False)
        if point.low_reliability:
            yield Problem("low reliability", f"{words} has low reliability", refuses=False)
