"""Why a cell shows what it shows, in words: for those who may know."""

from goldthread.figures.disclosure.counts import Count
from goldthread.figures.disclosure.decide import Decided
from goldthread.figures.disclosure.primary import Why
from goldthread.figures.disclosure.rules import ZERO_WORDS, RuleSet, Zeros, nearest
from goldthread.figures.releases.specs import CellSpec

PUBLISHED = "Shown as its publisher shows it: an official statistic, disclosure-controlled there."
NOBODY = "Shown: it counts no people."
AS_IT_CAME = "Shown as it came: it is no number."
UNCHECKED = (
    "Shown, and not checked: the counts behind it are not held. Look at it yourself before you"
    " approve."
)
ITS_SOURCE = "Hidden by its own source: what it is we do not know."
SMALL_CHANGE = "Hidden: the change itself is a small number of people."
WITH_CHANGE = (
    "Hidden: with the numbers it is between it would give away one that is hidden or rounded."
)
CARE = "Shown with a mark: a small number, for this audience alone."


def range_words(rules: RuleSet) -> str:
    """'1 to 5'."""
    return f"{rules.smallest} to {rules.largest}"


def hidden_words(rules: RuleSet) -> str:
    """What the mark says to a reader. It does not say which of the two it is."""
    return (
        f"Hidden to protect people: a number from {range_words(rules)}, or one from which such a"
        " number could be worked out. It is not zero."
        if rules.zeros == Zeros.SHOWN
        else f"Hidden to protect people: a number from {range_words(rules)}, or one from which"
        " such a number could be worked out."
    )


def explanation(rules: RuleSet) -> list[str]:
    """How a release was protected, sentence by sentence, for its readers."""
    found = [hidden_words(rules), ZERO_WORDS[rules.zeros]]
    if rules.base > 1:
        found.append(f"Other numbers are rounded to the nearest {rules.base}.")
    if rules.wide_base > rules.base:
        found.append(f"Numbers of a nation or region are rounded to the nearest {rules.wide_base}.")
    found.append(
        "A percentage or rate is hidden where it would give such a number away"
        + (
            f", and where it is of fewer than {rules.least_denominator}."
            if rules.least_denominator > 1
            else "."
        )
    )
    if rules.base > 1:
        found.append("Rounded numbers may not add up to the total that is shown.")
    return found


def count_reason(decided: Decided, count: Count, rules: RuleSet, protects: str) -> str:
    """Why a count shows what it shows; `protects`: what it is hidden for, as its place is named."""
    if decided.why is not None:
        return hidden_reason(decided, count, rules, protects)
    if count.known:
        return PUBLISHED
    if not count.protected:
        return NOBODY
    base = rules.base_of(count.wide)
    if base > 1:
        return f"Shown as {nearest(count.value, base):,}: rounded to the nearest {base}."
    return "Shown: not small, and nothing hidden can be worked out from it."


def hidden_reason(decided: Decided, count: Count, rules: RuleSet, protects: str) -> str:
    was = count.moved_from
    words = {
        Why.SMALL: f"Hidden: {count.value} is from {range_words(rules)}.",
        Why.ZERO: "Hidden: this zero would say that all of the group have another thing in common.",
        Why.GROUP: "Hidden: it is all of its group, so it says something of each of them.",
        Why.DOMINANT: f"Hidden: it makes up {rules.dominance}% of its total or more.",
        Why.BEFORE: f"Hidden: it was hidden in {count.hidden_before}, which showing it would undo.",
        Why.MOVED: (
            f"Hidden: {was[1]} showed {was[0]:,}; the difference of"
            f" {abs(count.value - was[0])} is a small number of people."
            if was
            else ""
        ),
        Why.WITH: f"Hidden so that “{protects}” cannot be worked out.",
    }
    assert decided.why is not None
    return words[decided.why]


def share_reason(decided: Decided, cell: CellSpec, rules: RuleSet, protects: str) -> str:
    """Why a percentage, rate or mean is shown or hidden."""
    if decided.why is None:
        return "Shown: none of the counts behind it is small or hidden."
    if decided.why == Why.WITH:
        return f"Hidden so that “{protects}” cannot be worked out."
    if decided.why == Why.BEHIND:
        return "Hidden: a count it is made of is hidden, and could be worked out from it."
    assert cell.share is not None
    numerator, denominator = cell.share.numerator.value, cell.share.denominator.value
    least = f", or it is of fewer than {rules.least_denominator}"
    return (
        f"Hidden: of its counts ({numerator:,} of {denominator:,}, so"
        f" {denominator - numerator:,} others) one is from"
        f" {range_words(rules)}{least if rules.least_denominator > 1 else ''}."
    )
