"""What a figure says, so that two can be told to say the same or not.

A number says its value, a rating its words, a hidden figure that it is hidden. Not available,
not applicable and not returned say nothing, each as much as the others.
"""

from decimal import Decimal

from django.db.models import Case, F, Value, When
from django.db.models.functions import Lower

from goldthread.figures.models import CurrentFigure, Figure
from goldthread.figures.models.figure import State

NOTHING = frozenset({State.NOT_AVAILABLE, State.NOT_APPLICABLE, State.NOT_RETURNED})

# The same in the database, but for the value of a number, which has a column of its own.
KIND_SAID = Case(
    When(state__in=sorted(NOTHING), then=Value("")),
    When(state=State.RATING, then=Lower("symbol")),
    default=F("state"),
)


def says(figure: Figure | CurrentFigure) -> tuple[str, Decimal | str | None]:
    """What a figure says, equal for two that say the same: 8.0 and 8 do, 'Good' and 'good' do."""
    if figure.state in NOTHING:
        return "", None
    if figure.state == State.RATING:
        return figure.state, figure.symbol.lower()
    return figure.state, figure.value
