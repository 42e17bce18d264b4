"""The forms of reports: starting one, its parts, comments, signatures and recipients."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django import forms

from goldthread.figures.judgement.sentences import Sentence, UneditableError
from goldthread.figures.models import Figure
from goldthread.reports.bound.edition import Edition
from goldthread.reports.content.blocks import (
    PLACEHOLDER,
    Block,
    BudgetBlock,
    GapBlock,
    JudgedBlock,
    KeyNumbersBlock,
    TextBlock,
)
from goldthread.reports.content.rows import Column, RowsBlock
from goldthread.reports.drafting.period import PERIODS, UnknownPeriod, period_of
from goldthread.ui.forms import (
    CheckboxesField,
    Form,
    HiddenField,
    RadiosField,
    SelectField,
    TextareaField,
    TextField,
)

LONGEST, LONGEST_CELL, SPARE_ROWS = 20_000, 4_000, 2
NO_NAMES = "Roles, never names. A figure is written {f:123}; the numbers to choose from are below."


class StartForm(Form):
    """The period of a new report."""

    period = TextField(
        "Period", width=20, hint=f"Write {PERIODS}", error_messages={"required": "Enter the period"}
    )

    def clean_period(self) -> object:
        try:
            return period_of(self.cleaned_data["period"])
        except UnknownPeriod as error:
            raise forms.ValidationError(f"Period: {error}") from None


class BlockForm(Form):
    """A form that gives the block as it is to be. `seen` is the version the editor had open."""

    seen = HiddenField(required=False)

    def __init__(self, *args: Any, block: Block, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.block = block

    def made(self) -> Block:
        """The block as the person wants it; call when the form is valid."""
        raise NotImplementedError

    def check_figures(self, name: str, words: str) -> None:
        """Refuse words that name a figure the person may not see, or that there is not."""
        named = {int(one) for one in PLACEHOLDER.findall(words)}
        unknown = named - set(Figure.objects.filter(pk__in=named).values_list("pk", flat=True))
        if unknown:
            tokens = ", ".join(f"{{f:{one}}}" for one in sorted(unknown))
            self.add_error(name, f"{tokens} names no figure that you may see: choose one below")


class TextForm(BlockForm):
    """Paragraphs and lists."""

    text = TextareaField(
        "Text",
        rows=14,
        max_length=LONGEST,
        hint=f"An empty line begins a paragraph; a line that begins with - is a point. {NO_NAMES}",
    )

    def clean_text(self) -> str:
        words = str(self.cleaned_data["text"]).replace("\r\n", "\n").strip()
        self.check_figures("text", words)
        return words

    def made(self) -> Block:
        return TextBlock(id=self.block.id, text=self.cleaned_data["text"])


class CaptionForm(BlockForm):
    """What stands over and under a block of figures."""

    caption = TextField("Heading", max_length=200)
    note = TextareaField("Note under it", rows=3, max_length=1000, required=False)

    def made(self) -> Block:
        said = self.cleaned_data
        return replace(self.block, caption=said["caption"], note=said["note"])  # type: ignore[call-arg]


class BudgetForm(BlockForm):
    """What is said beside a budget statement."""

    reserve = TextField("What a surplus goes to", max_length=300, required=False)
    note = TextareaField("Note under it", rows=3, max_length=1000, required=False)

    def made(self) -> Block:
        assert isinstance(self.block, BudgetBlock)
        said = self.cleaned_data
        return replace(self.block, reserve=said["reserve"], note=said["note"])


class KeyNumbersForm(BlockForm):
    """The words over and beside large numbers."""

    caption = TextField("Heading", max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        assert isinstance(self.block, KeyNumbersBlock)
        for place, line in enumerate(self.block.lines):
            self.fields[f"name-{place}"] = TextField(
                f"Name of number {place + 1}", max_length=200, initial=line.name
            )
            self.fields[f"detail-{place}"] = TextField(
                f"Detail of number {place + 1}", max_length=200, required=False,
                initial=line.detail,
            )  # fmt: skip

    def made(self) -> Block:
        assert isinstance(self.block, KeyNumbersBlock)
        said = self.cleaned_data
        lines = tuple(
            replace(line, name=said[f"name-{place}"], detail=said[f"detail-{place}"])
            for place, line in enumerate(self.block.lines)
        )
        return replace(self.block, caption=said["caption"], lines=lines)


class JudgedForm(BlockForm):
    """The sentences of a judgement in a person's words, and whether the chart is drawn."""

    def __init__(self, *args: Any, drafts: list[Sentence], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        assert isinstance(self.block, JudgedBlock)
        self.drafts = drafts
        for place, draft in enumerate(drafts):
            _, own = self.block.edits.get(draft.key, ("", ""))
            stands = self.block.edits.get(draft.key, ("", ""))[0] == draft.template
            self.fields[f"sentence-{place}"] = TextareaField(
                f"Sentence {place + 1}",
                rows=3,
                max_length=1000,
                initial=own if stands else draft.template,
                hint="Keep every {figure} in its braces, and type no digits."
                " Empty puts the draft back.",
                required=False,
            )
        self.fields["drawn"] = CheckboxesField(
            "Chart", choices=[("yes", "Draw it over time")], required=False,
            initial=["yes"] if self.block.drawn else [],
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        edits = {}
        for place, draft in enumerate(self.drafts):
            words = " ".join(str(cleaned.get(f"sentence-{place}", "")).split())
            if not words or words == draft.template:
                continue
            try:
                draft.edited(words)
            except UneditableError as error:
                self.add_error(f"sentence-{place}", str(error))
            edits[draft.key] = (draft.template, words)
        cleaned["edits"] = edits
        return cleaned

    def made(self) -> Block:
        assert isinstance(self.block, JudgedBlock)
        said = self.cleaned_data
        return replace(self.block, edits=said["edits"], drawn=bool(said["drawn"]))


@dataclass(frozen=True)
class DrawnRow:
    """A row of a form as its page draws it."""

    number: int
    fields: tuple[forms.BoundField, ...]
    is_new: bool


class RowsForm(BlockForm):
    """A heading, a note, and rows: those there are and a few empty ones. An emptied row goes."""

    caption = TextField("Heading", max_length=200)
    note = TextareaField("Note under it", rows=2, max_length=1000, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        assert isinstance(self.block, RowsBlock)
        self.columns = type(self.block).columns
        self.count = max(len(self.block.rows) + SPARE_ROWS, self.sent())
        for place in range(self.count):
            row = self.block.rows[place] if place < len(self.block.rows) else {}
            for column in self.columns:
                self.fields[f"{column.field}-{place}"] = field_of(column, place, row)

    def sent(self) -> int:
        """How many rows a browser sent: a page that was open may hold more than there are."""
        places = [name.rpartition("-")[2] for name in self.data]
        return min(max((int(one) + 1 for one in places if one.isdecimal()), default=0), 200)

    @property
    def lines(self) -> Iterator[DrawnRow]:
        """The rows for the page."""
        assert isinstance(self.block, RowsBlock)
        for place in range(self.count):
            fields = tuple(self[f"{column.field}-{place}"] for column in self.columns)
            yield DrawnRow(place + 1, fields, place >= len(self.block.rows))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name, words in list(cleaned.items()):
            if isinstance(words, str) and name != "seen":
                self.check_figures(name, words)
                if len(words) > LONGEST_CELL:
                    self.add_error(
                        name,
                        f"{self.fields[name].label} must be {LONGEST_CELL:,} characters or fewer",
                    )
        return cleaned

    def rows(self) -> Iterator[dict[str, str]]:
        for place in range(self.count):
            said = {c.field: self.words_of(c, place) for c in self.columns}
            if any(said.values()):
                yield said

    def words_of(self, column: Column, place: int) -> str:
        words = str(self.cleaned_data.get(f"{column.field}-{place}", ""))
        return words.replace("\r\n", "\n").strip()

    def made(self) -> Block:
        said = self.cleaned_data
        return replace(
            self.block,
            caption=said["caption"],
            note=said["note"],
            rows=tuple(self.rows()),  # type: ignore[call-arg]
        )


def field_of(column: Column, place: int, row: Mapping[str, str]) -> forms.Field:
    """The field of one cell: a list to choose from, a line, or several."""
    label, initial = f"{column.heading}, row {place + 1}", row.get(column.field, "")
    if column.choices:
        return SelectField(
            label, choices=column.choices, required=False, initial=initial, hint=column.hint
        )
    hint = column.hint or ("One a line" if column.lines else "")
    rows = 4 if column.lines else 2
    # No count of what is left beside every cell: `clean` refuses what is too long.
    return TextareaField(label, rows=rows, required=False, initial=initial, hint=hint)


def form_for(block: Block) -> type[BlockForm]:
    """The form that edits a kind of block."""
    if isinstance(block, RowsBlock):
        return RowsForm
    return FORMS.get(block.kind, CaptionForm)


FORMS: dict[str, type[BlockForm]] = {
    TextBlock.kind: TextForm,
    GapBlock.kind: TextForm,
    JudgedBlock.kind: JudgedForm,
    BudgetBlock.kind: BudgetForm,
    KeyNumbersBlock.kind: KeyNumbersForm,
}


class CommentForm(Form):
    """A remark on a section."""

    text = TextareaField("Comment", rows=3, max_length=2000, hint="Do not name a child or adult.")


class SignForm(Form):
    """A signature: for whom, and that the version was read."""

    capacity = RadiosField("You sign for", error_messages={"required": "Select for whom you sign"})
    words = TextareaField("What you want to say with it", rows=3, max_length=2000, required=False)
    seen = HiddenField()

    def __init__(self, *args: Any, capacities: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["capacity"].choices = capacities  # type: ignore[attr-defined]
        if len(capacities) == 1:
            self.fields["capacity"].initial = capacities[0][0]


class ReasonForm(Form):
    """Why a signed report is opened again."""

    reason = TextareaField("Why", rows=3, max_length=1000)


class RecipientForm(Form):
    """A body or role that the report goes to."""

    name = TextField(
        "Body or role", max_length=200, hint="Such as the national Panel; never a person's name"
    )
    edition = RadiosField(
        "Edition",
        choices=[(one.value, one.words) for one in Edition],
        inline=True,
        initial=Edition.PUBLIC.value,
    )
