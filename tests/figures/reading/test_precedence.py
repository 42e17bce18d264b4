"""Why one figure stands before another: each rule, in the store's order, in a sentence."""

from datetime import UTC, date, datetime

import pytest

from goldthread.figures.models import Figure, FigureSource
from goldthread.figures.models.source import SourceKind
from goldthread.figures.reading.precedence import why
from goldthread.figures.reading.revisions import standing

LOADED = datetime(2026, 1, 1, tzinfo=UTC)


def figure(kind="report", **said):
    source = FigureSource(kind=kind, title="A source")
    known = {
        "state": "number", "value": 5, "precedence": SourceKind(kind).precedence,
        "known_from": date(2023, 9, 30), "recorded_at": LOADED, "table": "T", "pk": 2,
    }  # fmt: skip
    return Figure(source=source, **(known | said))


RULES = [
    (figure(), figure(descriptive=True), "descriptive is not a measure"),
    (figure(), figure(recorded_until=LOADED), "was revised or taken back"),
    (figure(), figure("official", state="not_available"), "before one that is not available"),
    (figure("official"), figure(), "An official statistic stands before a report."),
    (figure("return"), figure(), "An agency's return stands before a report."),
    (figure("official", state="suppressed"), figure("return"), "An official statistic stands"),
    (figure(), figure(known_from=date(2022, 10, 31)), "the one known later stands"),
    (figure(), figure(recorded_at=LOADED.replace(year=2025)), "the one loaded later stands"),
    (figure(), figure(table="prose"), "A number in a table stands before one in a sentence"),
    (figure(), figure(pk=3), "It was loaded first."),
]


@pytest.mark.parametrize(("stands", "other", "said"), RULES)
def test_the_reason_in_words(stands, other, said):
    assert said in why(stands, other)


@pytest.mark.parametrize(("stands", "other", "said"), RULES[1:])
def test_the_reason_is_the_order_figures_stand_in(stands, other, said):
    assert standing(stands) < standing(other)
