"""The forms of loading: a file sent, a list narrowed, a load taken back."""

from datetime import date
from typing import Any, cast

from django import forms
from django.conf import settings

from goldthread.core.now import today
from goldthread.exchange.readers import ACCEPTED
from goldthread.exchange.sending import Sent
from goldthread.figures.models.load import LoadState
from goldthread.figures.models.source import SourceKind
from goldthread.partnership.models import Agency, Partnership
from goldthread.ui.dates import DateField
from goldthread.ui.forms import FileField, Form, RadiosField, SelectField, TextareaField, TextField

ENDINGS = ".csv,.tsv,.txt,.xlsx,.xls,.parquet"
MEGABYTE = 1024 * 1024
OURS, ALL = "ours", "all"
KNOWN_FROM = (
    "The day these figures became known: publication, or the day a return was sent. Where two"
    " sources differ, the later one stands, and a report of an earlier date is shown as it was"
    " known then. For example, 27 3 2024"
)


def offer(form: Form, name: str, choices: list[tuple[str, str]]) -> None:
    """Give a field of a form the choices it offers."""
    cast(forms.ChoiceField, form.fields[name]).choices = choices


def largest() -> str:
    """The most that may be sent, as a person reads it."""
    return f"{settings.LARGEST_UPLOAD // MEGABYTE} MB"


def too_large(size: int = 0) -> str:
    """Why a file is not taken; its size in bytes where that is known."""
    found = f" This one is {size // MEGABYTE:,} MB." if size else ""
    return f"The file must be smaller than {largest()}.{found} Split it by year or by area."


def hint_of_kinds() -> str:
    kinds = "; ".join(ACCEPTED.values())
    return f"At most {largest()}. Goldthread tells by its columns which it is: {kinds}."


class ReturnForm(Form):
    """An agency's own return: the rest is known from who sends it."""

    file = FileField("File", accept=ENDINGS)
    title = TextField(
        "What to call it",
        required=False,
        max_length=300,
        hint="Leave it empty to go by the file's name. A title that is held already means a new"
        " edition of that source.",
        autocomplete="off",
    )
    known_from = DateField("Known from", hint=KNOWN_FROM)

    def __init__(self, *args: Any, partnership: Partnership, agency: Agency | None, **options: Any):
        super().__init__(*args, **options)
        self.partnership, self.agency = partnership, agency
        self.fields["file"].help_text = hint_of_kinds()
        self.fields["file"].error_messages["required"] = "Choose the file to send"
        self.fields["known_from"].error_messages["required"] = (
            "Enter the day from which the figures were known"
        )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > settings.LARGEST_UPLOAD:
            raise forms.ValidationError(too_large(file.size))
        return file

    def clean_known_from(self) -> date:
        known_from: date = self.cleaned_data["known_from"]
        if known_from > today():
            raise forms.ValidationError("Known from must be today or in the past")
        return known_from

    def sent(self) -> Sent:
        """What was said of the source."""
        return Sent(
            kind=SourceKind.RETURN,
            known_from=self.cleaned_data["known_from"],
            title=self.cleaned_data["title"],
            agency=self.agency,
            partnership_id=self.partnership.pk,
        )


class SendForm(ReturnForm):
    """Any file of figures, by someone who keeps the figures of a partnership."""

    kind = RadiosField(
        "What it is",
        choices=[
            (SourceKind.REPORT.value, "A report"),
            (SourceKind.OFFICIAL.value, "An official statistic"),
            (SourceKind.RETURN.value, "An agency's return"),
        ],
        hints={
            "report": "An annual report or a board paper: it stands where nothing better is held.",
            "official": "Published by a department or the ONS: its word stands over the others.",
            "return": "Sent by an agency: it stands over a report.",
        },
        error_messages={"required": "Select what the file is"},
    )
    agency_chosen = SelectField("Agency", required=False, hint="For a return: who sent it.")
    publisher = TextField("Publisher", required=False, max_length=200, autocomplete="off")
    licence = TextField(
        "Licence",
        required=False,
        max_length=120,
        hint="For example, Open Government Licence v3.0",
        autocomplete="off",
    )
    scope = RadiosField(
        "Who may see the figures",
        choices=[(OURS, "Our partnership only"), (ALL, "Every partnership here")],
        hints={ALL: "For what is published: the figures of a report or an official statistic."},
        error_messages={"required": "Select who may see the figures"},
    )
    field_order = ["file", "kind", "agency_chosen", "title", "publisher", "licence", "known_from"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        agencies = Agency.objects.filter(partnership=self.partnership, ended_on=None)
        self.agencies = {str(agency.pk): agency for agency in agencies}
        offered = [(key, agency.name) for key, agency in self.agencies.items()]
        offer(self, "agency_chosen", [("", "Choose the agency"), *offered])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("kind") == SourceKind.RETURN:
            if not cleaned.get("agency_chosen"):
                self.add_error("agency_chosen", "Choose the agency that sent the return")
            if cleaned.get("scope") == ALL:
                self.add_error("scope", "A return is kept to the partnership it was sent to")
        return cleaned

    def sent(self) -> Sent:
        said = self.cleaned_data
        kind = SourceKind(said["kind"])
        returned = kind == SourceKind.RETURN
        return Sent(
            kind=kind,
            known_from=said["known_from"],
            title=said["title"],
            publisher=said["publisher"],
            licence=said["licence"],
            agency=self.agencies[said["agency_chosen"]] if returned else None,
            partnership_id=None if said["scope"] == ALL else self.partnership.pk,
        )


class LoadFilters(Form):
    """Which loads to list."""

    state = SelectField(
        "Where it stands", required=False, choices=[("", "Any"), *LoadState.choices]
    )
    words = TextField("File or source", required=False, max_length=100, autocomplete="off")


class ReasonForm(Form):
    """Why a load is taken back."""

    reason = TextareaField(
        "Why it is taken back",
        rows=3,
        max_length=500,
        hint="Kept in the ledger beside your name. Do not name a person.",
        error_messages={"required": "Say why the load is taken back"},
    )
