"""A date typed in three boxes, as the design system asks for dates people know."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from goldthread.ui.forms import Designed

PARTS = ("day", "month", "year")


class DateInputs(forms.Widget):
    """Reads NAME-day, NAME-month and NAME-year; draws nothing itself, the field's template does."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        return tuple(str(data.get(f"{name}-{part}", "")).strip() for part in PARTS)

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return not any(f"{name}-{part}" in data for part in PARTS)


class DateField(Designed, forms.Field):
    """A date; the month may be typed as a number or a word. Cleans to a date or None."""

    drawn_by = "ui/forms/date.html"
    widget = DateInputs
    first_part = "day"

    def to_python(self, value: Any) -> date | None:
        if value is None or isinstance(value, date):
            return value
        if not any(value):
            return None
        missing = [part for part, typed in zip(PARTS, value, strict=True) if not typed]
        if missing:
            raise self.refusal(f"must include a {' and a '.join(missing)}")
        return self.read(*value)

    def read(self, day: str, month: str, year: str) -> date:
        if not re.fullmatch(r"\d{4}", year):
            raise self.refusal("must include a year of four digits, like 2023")
        try:
            return date(int(year), month_number(month), int(day))
        except ValueError:
            raise self.refusal("must be a real date, like 31 3 2023 or 31 March 2023") from None

    def refusal(self, words: str) -> forms.ValidationError:
        return forms.ValidationError(f"{self.label} {words}", code="invalid")

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(initial != self.to_python(data))
        except forms.ValidationError:
            return True

    def boxes(self, value: Any, errors: Any = ()) -> list[dict[str, str]]:
        """The three inputs with what was typed, or with the parts of an initial date."""
        if isinstance(value, date):
            value = (str(value.day), str(value.month), str(value.year))
        typed = value or ("", "", "")
        wrong = " govuk-input--error" if errors else ""
        return [
            {"name": part, "value": text, "classes": f"govuk-input--width-{width}{wrong}"}
            for part, text, width in zip(PARTS, typed, (2, 4, 4), strict=True)
        ]


def month_number(typed: str) -> int:
    """3 for '3', '03', 'Mar' or 'March'. Raises ValueError for anything else."""
    if typed.isdecimal():
        return int(typed)
    word = typed.lower().rstrip(".")
    whole = [date(2000, n, 1).strftime("%B").lower() for n in range(1, 13)]
    found = [n for n, name in enumerate(whole, start=1) if len(word) >= 3 and name.startswith(word)]
    if not found:
        raise ValueError(f"'{typed}' is not a month")
    return found[0]
