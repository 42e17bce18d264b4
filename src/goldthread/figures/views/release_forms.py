"""The forms of releases: preparing one, and saying why."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from goldthread.figures.disclosure.rules import RULE_SETS, RuleSet, rule_set
from goldthread.figures.models import CurrentFigure, Indicator
from goldthread.figures.models.release import Audience
from goldthread.figures.releases.choosing import (
    figures_of,
    printed_of,
    printed_table,
    tables_from,
)
from goldthread.figures.releases.specs import TableSpec
from goldthread.figures.releases.words import range_words
from goldthread.partnership.models import Area, Partnership
from goldthread.ui.forms import (
    CheckboxesField,
    Form,
    NumberField,
    RadiosField,
    SelectField,
    TextareaField,
    TextField,
)

AUDIENCE_HINTS = {
    Audience.PUBLIC.value: "Small numbers are hidden. Everyone can read it.",
    Audience.PARTNERS.value: "Small numbers are hidden. Members of the partnership read it.",
    Audience.BOARD.value: "Nothing is hidden; small numbers are marked. Named roles read it.",
}
EARLIEST, WHOLE_NUMBERS = 2009, "must be a whole number, like 5"


def rule_hint(rules: RuleSet) -> str:
    rounding = f" Others to the nearest {rules.base}." if rules.base > 1 else ""
    return f"{range_words(rules)} hidden.{rounding} {rules.source}."


class ReleaseForm(Form):
    """What to release, to whom, and under which rules."""

    title = TextField("Title", max_length=200, hint="As its readers will see it")
    audience = RadiosField(
        "For",
        choices=Audience.choices,
        hints=AUDIENCE_HINTS,
        error_messages={"required": "Select for whom it is"},
    )
    rules = RadiosField(
        "Rules",
        choices=[(code, rules.name) for code, rules in RULE_SETS.items()],
        hints={code: rule_hint(rules) for code, rules in RULE_SETS.items()},
        error_messages={"required": "Select a set of rules"},
    )
    largest = NumberField(
        "Our own rules: hide up to", required=False, width=3, hint="5 when left empty"
    )
    base = NumberField(
        "Our own rules: round to the nearest", required=False, width=3, hint="1: not rounded"
    )
    area = SelectField("Area")
    first = SelectField("From the year that ends in")
    last = SelectField("To the year that ends in")
    indicators = CheckboxesField(
        "Indicators",
        hint="Each with its breakdowns. These are the ones your partnership watches that have"
        " figures for its area.",
        required=False,
    )
    printed = SelectField(
        "A table that a report printed",
        required=False,
        hint="Instead of indicators, or with them. The years above do not narrow it.",
    )

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.partnership = partnership
        self.areas = {str(area.pk): area for area in areas_for(partnership)}
        self.watched = {one.code: one for one in watched(partnership)}
        self.offer("area", [(key, area.name) for key, area in self.areas.items()])
        self.offer("indicators", [(code, one.name) for code, one in self.watched.items()])
        self.tables = {str(place): one for place, one in enumerate(printed_of(partnership.area))}
        printed = [(key, one.words) for key, one in self.tables.items()]
        self.offer("printed", [("", "None"), *printed])
        years = [(str(year), str(year)) for year in reversed(years_of(partnership))]
        self.offer("first", years)
        self.offer("last", years)
        self.fields["first"].initial = years[min(4, len(years) - 1)][0]

    def offer(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("first") and cleaned.get("last") and cleaned["first"] > cleaned["last"]:
            self.add_error("last", "To the year that ends in must not be before the first year")
        if cleaned.get("rules"):
            self.clean_rules_of(cleaned)
        if not cleaned.get("indicators") and not cleaned.get("printed"):
            self.add_error("indicators", "Select one indicator or more, or a printed table")
        return cleaned

    def clean_rules_of(self, cleaned: dict[str, Any]) -> None:
        """The rule set with the numbers of one's own; what contradicts itself is said."""
        changed = {}
        for name in ("largest", "base"):
            number = cleaned.get(name)
            if cleaned["rules"] == "own" and number is not None:
                if number != int(number) or number < 1:
                    self.add_error(name, f"{self.fields[name].label} {WHOLE_NUMBERS}")
                    return
                changed[name] = int(number)
        try:
            cleaned["rule_set"] = rule_set(cleaned["rules"], **changed)
        except ValueError as error:
            self.add_error("base", str(error)[:1].upper() + str(error)[1:])

    @property
    def span(self) -> tuple[date, date]:
        """The first and last day on which a chosen period may end."""
        first, last = int(self.cleaned_data["first"]), int(self.cleaned_data["last"])
        return date(first - 1, 4, 1), date(last, 3, 31)

    def made(self) -> list[TableSpec]:
        """The tables that were chosen."""
        said = self.cleaned_data
        chosen = [self.watched[code] for code in said["indicators"]]
        figures = figures_of(self.areas[said["area"]], chosen, *self.span) if chosen else []
        printed = self.tables.get(said["printed"])
        return [*tables_from(figures), *([printed_table(printed)] if printed else [])]


class NoteForm(Form):
    """A reason or a remark, kept with the release and in the ledger."""

    note = TextareaField(
        "Why", max_length=1000, rows=4, hint="Do not name a child or an adult.", required=False
    )


def areas_for(partnership: Partnership) -> list[Area]:
    """The partnership's own area first, then those that cover it."""
    own = partnership.area
    return [own, *Area.objects.filter(covers__part=own).exclude(pk=own.pk).distinct()]


def watched(partnership: Partnership) -> list[Indicator]:
    """The watched indicators that have a figure for the partnership's area."""
    held = CurrentFigure.objects.filter(area=partnership.area).values("indicator_id")
    found = Indicator.objects.filter(Q(pk__in=held), chosenindicator__partnership=partnership)
    return list(found.order_by("chosenindicator__position"))


def years_of(partnership: Partnership) -> list[int]:
    """The years to 31 March in which figures of the partnership's area end, earliest first."""
    ends = (
        CurrentFigure.objects.filter(area=partnership.area, period_end__isnull=False)
        .values_list("period_end", flat=True)
        .distinct()
    )
    found = {day.year + (day.month > 3) for day in ends if day}
    return sorted(year for year in found if year >= EARLIEST) or [EARLIEST]
