"""The form of one figure. The indicator was chosen before it, so that units and words fit."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

from django import forms

from goldthread.core.now import today
from goldthread.core.periods import MONTHS_LONG
from goldthread.exchange.by_hand import Typed
from goldthread.exchange.forms import offer
from goldthread.figures.models import Indicator
from goldthread.partnership.models import Agency, Area, Partnership
from goldthread.ui.dates import DateField
from goldthread.ui.forms import (
    Form,
    NumberField,
    RadiosField,
    SelectField,
    TextareaField,
    TextField,
)

NUMBER, RATING = "number", "rating"
STATES = [
    (NUMBER, "A number"),
    ("suppressed", "Hidden to protect people"),
    ("not_available", "Not available"),
    ("not_applicable", "Not applicable"),
    ("not_returned", "Not returned"),
    (RATING, "A rating in words"),
]
UNITS = {
    "count": "Count",
    "percent": "Percent",
    "rate_per_1000": "Rate per 1,000",
    "rate_per_10000": "Rate per 10,000",
    "rate_per_100000": "Rate per 100,000",
    "days": "Days",
    "weeks": "Weeks",
    "gbp": "Pounds",
    "ratio": "Ratio",
    "rating": "Rating in words",
}
PERIOD_KINDS = {
    "financial_year": "Financial year",
    "calendar_year": "Calendar year",
    "academic_year": "Academic year",
    "12_months_to": "12 months to a date",
    "quarter": "Quarter",
    "month": "Month",
    "as_at": "On one day",
    "other": "Another period",
}


class FigureForm(Form):
    """One figure of a chosen indicator."""

    agency = SelectField("Agency", hint="Who returns the figure.")
    known_from = DateField(
        "Known from",
        hint="The day the agency said so. A later return stands over an earlier one.",
    )
    area = SelectField("Area", hint="Whose figure it is.")
    breakdown = TextField(
        "Breakdown",
        required=False,
        max_length=400,
        hint="Only where the figure is of a part. For example, age=16-17; sex=female",
        autocomplete="off",
    )
    period_kind = SelectField("Kind of period", choices=list(PERIOD_KINDS.items()))
    period_start = DateField(
        "First day", required=False, hint="Leave empty for a figure on one day."
    )
    period_end = DateField("Last day", hint="Or the one day. For example, 31 3 2026")
    state = RadiosField("What there is", choices=STATES, initial=NUMBER)
    value = NumberField(
        "Value", required=False, hint="As printed: 8.0 stays 8.0. Empty where there is no number."
    )
    unit = SelectField("Unit")
    words = TextField("Rating", required=False, max_length=200, hint="In the words that were used.")
    numerator = NumberField("Numerator", required=False, hint="Of a rate or share, where known.")
    denominator = NumberField("Denominator", required=False)
    note = TextareaField(
        "Note",
        required=False,
        rows=3,
        max_length=1000,
        hint="What a reader must know of this figure. Nothing about a person.",
    )

    def __init__(
        self,
        *args: Any,
        partnership: Partnership,
        indicator: Indicator,
        agency: Agency | None,
        **options: Any,
    ) -> None:
        options.setdefault("initial", {})
        options["initial"] |= {"unit": indicator.unit, "area": str(partnership.area_id)}
        super().__init__(*args, **options)
        self.indicator = indicator
        self._offer_agencies(partnership, agency)
        self._offer_areas(partnership)
        units = UNITS | {indicator.unit: UNITS.get(indicator.unit, indicator.unit)}
        offer(self, "unit", list(units.items()))

    def _offer_agencies(self, partnership: Partnership, only: Agency | None) -> None:
        found = Agency.objects.filter(partnership=partnership, ended_on=None)
        self.agencies = {str(one.pk): one for one in ([only] if only else found)}
        offered = [(key, one.name) for key, one in self.agencies.items()]
        offer(self, "agency", offered if only else [("", "Choose the agency"), *offered])
        self.fields["agency"].error_messages["required"] = "Choose the agency"

    def _offer_areas(self, partnership: Partnership) -> None:
        larger = Area.objects.filter(covers__part=partnership.area).distinct()
        self.areas = {str(one.pk): one for one in (partnership.area, *larger)}
        offer(self, "area", [(key, one.name) for key, one in self.areas.items()])

    def clean_known_from(self) -> date:
        known_from: date = self.cleaned_data["known_from"]
        if known_from > today():
            raise forms.ValidationError("Known from must be today or in the past")
        return known_from

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        self._check_held(said)
        self._check_period(said)
        denominator = said.get("denominator")
        if denominator is not None and denominator <= 0:
            self.add_error("denominator", "Denominator must be more than 0")
        return said

    def _check_held(self, said: dict[str, Any]) -> None:
        state, value, words = said.get("state"), said.get("value"), said.get("words")
        if state == NUMBER and value is None and "value" not in self.errors:
            self.add_error("value", "Enter the number, or say above why there is none")
        if state != NUMBER and value is not None:
            self.add_error("value", "Leave the value empty, or select “A number” above")
        if state == RATING and not words:
            self.add_error("words", "Enter the rating in words")
        if state != RATING and words:
            self.add_error("words", "Leave the rating empty, or select “A rating in words” above")

    def _check_period(self, said: dict[str, Any]) -> None:
        kind, start, end = said.get("period_kind"), said.get("period_start"), said.get("period_end")
        if not kind or end is None or "period_start" in self.errors:
            return
        if kind == "as_at":
            if start is not None:
                self.add_error("period_start", "Leave the first day empty for a figure on one day")
        elif start is None:
            self.add_error("period_start", "Enter the first day of the period")
        elif start > end:
            self.add_error("period_end", "Last day must not be before the first day")
        elif kind in MONTHS_LONG and end != last_day(start, MONTHS_LONG[kind]):
            self.add_error("period_end", fitting(kind, start))

    def typed(self) -> Typed:
        """The figure as it was typed."""
        said = self.cleaned_data
        return Typed(
            agency=self.agencies[said["agency"]],
            known_from=said["known_from"],
            indicator=self.indicator,
            area=self.areas[said["area"]],
            breakdown=said["breakdown"],
            unit=said["unit"],
            period_kind=said["period_kind"],
            period_start=said["period_start"],
            period_end=said["period_end"],
            state=said["state"],
            value=said["value"],
            words=said["words"],
            numerator=said["numerator"],
            denominator=said["denominator"],
            note=said["note"],
        )


def last_day(start: date, months: int) -> date:
    """The last day of a period of whole months that begins on a day."""
    ahead = start.month - 1 + months
    year, month = start.year + ahead // 12, ahead % 12 + 1
    return date(year, month, min(start.day, monthrange(year, month)[1])) - timedelta(days=1)


def fitting(kind: str, start: date) -> str:
    """What the last day would have to be."""
    end = last_day(start, MONTHS_LONG[kind])
    months = "1 month" if MONTHS_LONG[kind] == 1 else f"{MONTHS_LONG[kind]} months"
    return (
        f"Last day must make {months} with the first day: {end.day} {end:%B %Y},"
        " or choose “Another period”"
    )
