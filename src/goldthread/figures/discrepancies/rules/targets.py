"""A target said to be met that is not, or said to be missed that is."""

import re
from collections.abc import Iterator

from goldthread.figures.discrepancies import words
from goldthread.figures.discrepancies.book import Book, Key, grouped
from goldthread.figures.discrepancies.records import Finding, Rule, Said, Severity
from goldthread.figures.discrepancies.rounding import apart, explanation, span

MISSED = re.compile(
    r"\b(not|partially|partly|nearly) (being )?(met|achieved)\b|\bmissed\b|\bred\b", re.IGNORECASE
)
MET = re.compile(r"\b(met|achieved|green|on target)\b", re.IGNORECASE)
SAID_OF_TARGET = re.compile(r"\btarget\b.{0,20}\b(met|achieved|missed)\b", re.IGNORECASE)
# Parts of a breakdown that say what kind of row it is, not what it is of.
ROLES = {"rag", "rating", "status", "kind", "column"}
KINDS = {"rag", "rating", "status", "target", "outcome", "met", "achieved", "missed", "not met"}


def check(book: Book) -> Iterator[Finding]:
    outcomes = grouped(book.reported, thing)
    ratings = grouped((f for f in book.figures if f.state == "rating"), thing)
    for claim in book.printed("target"):
        target = claim[0]
        for outcome in outcomes.get(thing(target), []):
            if outcome.unit == target.unit:
                said = [target, outcome, *ratings.get(thing(target), [])]
                yield from judged(target, outcome, said)


def thing(figure: Said) -> Key:
    """What a target, an outcome or a rating is of, whatever kind of row it is."""
    of = tuple(
        (name, value)
        for name, value in sorted(figure.parts.items())
        if name not in ROLES and not (name == "detail" and value.lower() in KINDS)
    )
    return figure.source.pk, figure.indicator, figure.area, of, figure.end


def judged(target: Said, outcome: Said, said: list[Said]) -> Iterator[Finding]:
    """What is claimed of the outcome, against what it is."""
    claims = [(one, claimed) for one in said if (claimed := claim(one)) is not None]
    for one, claimed in claims:
        if claimed != is_met(target, outcome):
            yield wrong(target, outcome, one, claimed)
            return


def claim(figure: Said) -> bool | None:
    """What a rating or the words round a number say: met, missed, or nothing."""
    text = words_of(figure)
    if MISSED.search(text):
        return False
    return True if MET.search(text) else None


def words_of(figure: Said) -> str:
    """A rating's word; else those printed round a number, its row's, and a note on the target."""
    if figure.state == "rating":
        return figure.symbol
    row = [value for name, value in figure.parts.items() if name in ROLES]
    note = figure.note if SAID_OF_TARGET.search(figure.note) else ""
    return " ".join([figure.text, *row, note])


def is_met(target: Said, outcome: Said) -> bool:
    """Whether the outcome, allowing for its rounding, is at the target or better."""
    found = span(outcome)
    if target.polarity == "lower_better":
        return found.low <= target.number
    return found.high >= target.number


def wrong(target: Said, outcome: Said, claimant: Said, claimed: bool) -> Finding:
    said, truly = ("met", "it is not") if claimed else ("missed", "it is met")
    others = () if claimant in (target, outcome) else (claimant,)
    return Finding(
        RULE,
        (outcome, target, *others),
        words.title(outcome, f"a target said to be {said}"),
        f"{words.what(outcome)}, {outcome.area_name}: the target is {words.shown(target)} and the"
        f" outcome {words.shown(outcome)} {words.when(outcome)}: {truly}, but"
        f" “{words_of(claimant).strip()}” says it is {said} ({outcome.source.title}).",
        apart(outcome.number, target.number),
        explanation(outcome, target),
        misleads=claimed,
    )


RULE = Rule(
    "target-not-met",
    "A target said to be met that is not",
    Severity.HIGH,
    "A target and its outcome in one source, with a rating (met, achieved, green, missed, red) or"
    " words beside either that say otherwise than the numbers. A target missed and not called met"
    " is no discrepancy.",
    "A board that reads the rating does not look at the number.",
    "The outcome checked, then the rating corrected.",
    check,
)
