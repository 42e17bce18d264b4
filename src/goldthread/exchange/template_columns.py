"""The spreadsheet template's columns: headings, what they mean here, the help beside them."""

from typing import NamedTuple


class Heading(NamedTuple):
    """One column of the template."""

    heading: str
    column: str
    help: str
    width: int = 16
    choices: str = ""


HEADINGS = [
    Heading("Area", "area", "Who reports the figure. Needed.", 28),
    Heading("Indicator", "indicator", "What is counted, in words. Needed.", 48),
    Heading("Indicator code", "indicator_code", "Its code, where it has one."),
    Heading("Breakdown", "breakdown", "For example: age=16-17; sex=female.", 28),
    Heading("Measure", "measure", "Empty for an ordinary value.", 16, "measures"),
    Heading("Value", "value", "A number in digits. Empty where there is none.", 12),
    Heading("If not a number", "state", "Why there is no number.", 24, "states"),
    Heading("Unit", "unit", "What the value is in. Needed.", 18, "units"),
    Heading("Period kind", "period_kind", "Needed.", 18, "period_kinds"),
    Heading("Period start", "period_start", "First day, as 2023-04-01.", 14),
    Heading("Period end", "period_end", "Last day, or the day of a snapshot.", 14),
    Heading("Numerator", "numerator", "The count above the line of a rate or share.", 12),
    Heading("Denominator", "denominator", "The count below the line.", 12),
    Heading("Geography", "geography", "Whose figure, where it is another area's.", 28),
    Heading("Area code", "area_code", "ONS code or authority number.", 14),
    Heading("Words as printed", "published_text", "The printed cell; the rating in words.", 24),
    Heading("Section", "section", "Where it stands in its source.", 24),
    Heading("Table", "table", "Which table there.", 24),
    Heading("Note", "note", "Caveats that belong to the figure.", 40),
    Heading("Reference", "figure_id", "Your own reference, one a row.", 16),
]

NAMES = {heading.heading.lower(): heading.column for heading in HEADINGS}
HEADING_OF = {heading.column: heading.heading for heading in HEADINGS}
NEEDED = ["area", "indicator", "value", "unit", "period_kind", "period_end"]

CHOICES = {
    "measures": ["value", "target", "change", "percent change"],
    "states": ["Hidden to protect people", "Not available", "Not applicable", "Not returned"],
    "units": [
        "count",
        "percent",
        "rate per 10,000",
        "rate per 100,000",
        "days",
        "weeks",
        "gbp",
        "ratio",
        "rating",
    ],
    "period_kinds": [
        "financial year",
        "calendar year",
        "academic year",
        "quarter",
        "month",
        "12 months to",
        "as at",
        "other",
    ],
}

EXAMPLE = {
    "area": "Anytown",
    "indicator": "Referrals to children's social care",
    "breakdown": "source=schools",
    "value": 1040,
    "unit": "count",
    "period_kind": "financial year",
    "period_start": "2023-04-01",
    "period_end": "2024-03-31",
    "note": "Restated in June 2024.",
}
