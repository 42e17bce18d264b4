"""Form fields that render the design system: a label, a hint, an error, all tied together.

    class FigureForm(Form):
        area = SelectField("Area", choices=...)
        value = NumberField("Value", hint="As printed, for example 1,018 or 45.1")

`{{ form }}` writes the error summary and every field, `{{ form.value.as_field_group() }}` one
field. An error says what to do, and begins with the field's own name.
"""

from decimal import Decimal
from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting

from goldthread.core.values import parse_number

LOST = "Part of this page was lost on the way. Go back and open it again."
UNSAID = forms.Field.default_error_messages["required"]


class Form(forms.Form):
    """A form drawn by the design system."""

    default_renderer = TemplatesSetting
    template_name = "ui/forms/form.html"
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if field.error_messages.get("required") == UNSAID:
                asks = getattr(field, "asks", "Enter")
                field.error_messages["required"] = f"{asks} {lowered(field.label)}"

    def summary(self) -> list[dict[str, str]]:
        """Every error as the design system's summary takes it, linked to its field."""
        first = next((self[name] for name in self.fields), None)
        found = [
            {"text": str(error), "href": f"#{target_of(first)}" if first else ""}
            for error in self.non_field_errors()
        ]
        for name in self.fields:
            bound = self[name]
            found += [
                {"text": str(error), "href": f"#{target_of(bound)}"} for error in bound.errors
            ]
        return found


def target_of(bound: forms.BoundField) -> str:
    """The id of the first input of a field: where the summary's link goes."""
    part = getattr(bound.field, "first_part", "")
    return f"{bound.auto_id}-{part}" if part else bound.auto_id


def lowered(label: Any) -> str:
    """A label inside a sentence: 'Value' -> 'value', but 'LADO contact' stays."""
    text = str(label or "an answer")
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


class Designed:
    """What every field of ours takes: a label first, a hint, and how wide it is drawn.

    `width` is the design system's: 2, 3, 4, 5, 10, 20 characters, or 0 for the whole line.
    """

    width = 0
    drawn_by: str
    # How an empty answer is asked for: 'Enter value', 'Select area'.
    asks = "Enter"

    def __init__(self, label: str, *, hint: str = "", width: int | None = None, **options: Any):
        options["template_name"] = self.drawn_by
        super().__init__(label=label, help_text=hint, **options)  # type: ignore[call-arg]
        self.width = self.width if width is None else width

    @property
    def width_class(self) -> str:
        return f"govuk-input--width-{self.width}" if self.width else ""


class TextField(Designed, forms.CharField):
    """One line of words. `autocomplete` as HTML names it: 'username', 'email', 'off'."""

    drawn_by = "ui/forms/text.html"
    kind = "text"
    inputmode = prefix = suffix = ""

    def __init__(self, label: str, *, autocomplete: str = "", **options: Any) -> None:
        super().__init__(label, **options)
        self.autocomplete = autocomplete


class PasswordField(TextField):
    """A password, which the page can show to the one who types it."""

    drawn_by = "ui/forms/password.html"

    def __init__(self, label: str = "Password", **options: Any) -> None:
        options.setdefault("autocomplete", "current-password")
        super().__init__(label, strip=False, **options)


class TextareaField(Designed, forms.CharField):
    """Words of any length; with `max_length` the page counts what is left."""

    drawn_by = "ui/forms/textarea.html"

    def __init__(self, label: str, *, rows: int = 5, **options: Any) -> None:
        super().__init__(label, **options)
        self.rows = rows


class NumberField(Designed, forms.DecimalField):
    """A number as people print it: 1,018 or 45.1% or £3,816. Cleans to a Decimal.

    The Decimal keeps the decimals that were typed. `prefix` and `suffix` are drawn beside it.
    """

    drawn_by = "ui/forms/text.html"
    kind = "text"
    inputmode = "decimal"
    autocomplete = "off"
    width = 10

    def __init__(self, label: str, *, prefix: str = "", suffix: str = "", **options: Any) -> None:
        super().__init__(label, **options)
        self.prefix, self.suffix = prefix, suffix

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        if value in self.empty_values:
            return None
        try:
            return parse_number(str(value))
        except ValueError:
            message = f"{self.label} must be a number, like 1,018 or 45.1"
            raise forms.ValidationError(message, code="invalid") from None


class Choosing(Designed):
    """A field of choices; `hints` maps a value to a line beneath it."""

    asks = "Select"

    def __init__(self, label: str, *, hints: dict[str, str] | None = None, **options: Any) -> None:
        super().__init__(label, **options)
        self.hints = hints or {}

    def items(self, chosen: Any) -> list[dict[str, Any]]:
        """The choices as the design system takes them, the chosen ones marked."""
        picked = {str(one) for one in (chosen if isinstance(chosen, list | tuple) else [chosen])}
        return [
            {
                "value": value,
                "text": text,
                "selected": str(value) in picked,
                "checked": str(value) in picked,
                "hint": {"text": self.hints[value]} if value in self.hints else None,
            }
            for value, text in self.choices  # type: ignore[attr-defined]
        ]


class SelectField(Choosing, forms.ChoiceField):
    """One of many, from a list."""

    drawn_by = "ui/forms/select.html"


class RadiosField(Choosing, forms.ChoiceField):
    """One of a few, all in sight; in one line when `inline`."""

    drawn_by = "ui/forms/choices.html"
    kind = "radios"

    def __init__(self, label: str, *, inline: bool = False, **options: Any) -> None:
        super().__init__(label, **options)
        self.inline = inline


class CheckboxesField(Choosing, forms.MultipleChoiceField):
    """Any of a few."""

    drawn_by = "ui/forms/choices.html"
    kind = "checkboxes"
    inline = False


class FileField(Designed, forms.FileField):
    """A file; `accept` lists endings such as '.csv,.xlsx' that the chooser offers."""

    drawn_by = "ui/forms/file.html"
    asks = "Choose"
    default_error_messages = {"empty": "The file is empty"}

    def __init__(self, label: str, *, accept: str = "", **options: Any) -> None:
        super().__init__(label, **options)
        self.accept = accept


class HiddenField(forms.CharField):
    """A value carried along, not shown. The person can still change it: check it."""

    widget = forms.HiddenInput

    def __init__(self, **options: Any) -> None:
        options["template_name"] = "ui/forms/hidden.html"
        options.setdefault("error_messages", {"required": LOST})
        super().__init__(**options)
