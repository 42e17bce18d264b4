"""One figure typed in: read and prepared like a file of one row."""

import hashlib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from goldthread.core.audit import record
from goldthread.core.periods import date_words, period_label
from goldthread.exchange.actions import FIGURE_TYPED
from goldthread.exchange.breakdowns import broken_down
from goldthread.exchange.sending import Sent, source_of
from goldthread.figures.loading import intake
from goldthread.figures.loading.resolve import BY_HAND
from goldthread.figures.loading.rows import FigureRow, Reading
from goldthread.figures.models import CurrentFigure, Indicator, Load, StagedRow
from goldthread.figures.models.source import SourceKind
from goldthread.partnership.models import Agency, Area

# What a figure is of: two that agree in these speak of the same thing.
KEY = ("indicator_id", "area_id", "measure", "breakdown", "unit", "period_start", "period_end")


@dataclass(frozen=True)
class Typed:
    """A figure as a person typed it, and who returned it when."""

    agency: Agency
    known_from: date
    indicator: Indicator
    area: Area
    breakdown: str
    unit: str
    period_kind: str
    period_start: date | None
    period_end: date
    state: str
    value: Decimal | None
    words: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    note: str = ""


def prepare(typed: Typed, person_id: int) -> Load:
    """A load of one figure, ready: new, or a revision of what the same return said before."""
    title = f"Return of {typed.agency.name}, {date_words(typed.known_from)}"
    partnership_id = typed.agency.partnership_id
    sent = Sent(
        SourceKind.RETURN, typed.known_from, title, agency=typed.agency,
        partnership_id=partnership_id,
    )  # fmt: skip
    row = as_row(typed)
    digest = hashlib.sha256(repr(row).encode()).hexdigest()
    with transaction.atomic():
        source = source_of(title, sent)
        load = intake.begin(called(typed), partnership_id, person_id)
        record(FIGURE_TYPED, load, after={"indicator": typed.indicator.code})
        return intake.prepare(
            load, source, Reading(BY_HAND, title, source.slug, iter([row]), 1), digest
        )


def called(typed: Typed) -> str:
    """What a load of one figure is called where a file's name would stand."""
    period = period_label(typed.period_kind, typed.period_start, typed.period_end)
    return f"{typed.indicator.code}, {typed.area.name}, {period}"[:255]


def as_row(typed: Typed) -> FigureRow:
    return FigureRow(
        row_number=1,
        reference="",
        area=typed.area.name,
        area_code=typed.area.ons_code or typed.area.la_number,
        geography=typed.area.name,
        geography_level="",
        scheme=BY_HAND,
        indicator_code=typed.indicator.code,
        indicator=typed.indicator.name,
        indicator_label="",
        measure="value",
        breakdown=broken_down(typed.breakdown, typed.unit).breakdown,
        column_label="",
        unit=typed.unit,
        period_kind=typed.period_kind,
        period_start=typed.period_start,
        period_end=typed.period_end,
        state=typed.state,
        value=typed.value,
        symbol=typed.words,
        low_reliability=False,
        numerator=typed.numerator,
        denominator=typed.denominator,
        section="",
        table="",
        published_text="",
        note=typed.note,
        descriptive=False,
    )


def standing(load: Load) -> CurrentFigure | None:
    """The figure that stands now for what a load of one figure speaks of, whoever said it."""
    staged = StagedRow.objects.filter(load=load).first()
    if staged is None or load.kind != BY_HAND:
        return None
    same = {name: getattr(staged, name) for name in KEY}
    return CurrentFigure.objects.filter(**same).select_related("source").first()
