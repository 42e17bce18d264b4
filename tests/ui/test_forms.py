"""Form fields: what they accept, what they say, and that they draw the design system."""

from decimal import Decimal

import pytest

from goldthread.ui.forms import (
    CheckboxesField,
    FileField,
    Form,
    HiddenField,
    NumberField,
    PasswordField,
    RadiosField,
    SelectField,
    TextareaField,
    TextField,
)

AREAS = [("", "Choose"), ("n", "Northbay")]


class Everything(Form):
    area = SelectField("Area", choices=AREAS)
    value = NumberField("Value", hint="As printed", prefix="£")
    state = RadiosField("State", choices=[("n", "A number"), ("c", "Hidden")], hints={"c": "As c"})
    caveats = CheckboxesField("Caveats", choices=[("p", "Provisional")], required=False)
    note = TextareaField("Note", max_length=20, required=False)
    lado = TextField("LADO contact")
    file = FileField("File", accept=".csv")
    password = PasswordField()
    load = HiddenField()


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("1,018", "1018"),
        (" 45.10 ", "45.10"),
        ("£3,816", "3816"),
        ("4.3%", "4.3"),
        ("\u22122", "-2"),
    ],
)
def test_number_reads_what_is_printed(typed, cleaned):
    found = NumberField("Value").clean(typed)
    assert (found, str(found)) == (Decimal(cleaned), cleaned)


def test_empty_form_says_what_to_do_field_by_field():
    assert Everything({}).summary() == [
        {"text": "Select area", "href": "#id_area"},
        {"text": "Enter value", "href": "#id_value"},
        {"text": "Select state", "href": "#id_state"},
        {"text": "Enter LADO contact", "href": "#id_lado"},
        {"text": "Choose file", "href": "#id_file"},
        {"text": "Enter password", "href": "#id_password"},
        {
            "text": "Part of this page was lost on the way. Go back and open it again.",
            "href": "#id_load",
        },
    ]


def test_form_wide_error_links_to_the_first_field():
    form = Everything({})
    form.add_error(None, "Area and value do not belong together")
    assert form.summary()[0] == {
        "text": "Area and value do not belong together",
        "href": "#id_area",
    }


def test_whole_form_draws_summary_hints_errors_and_values():
    drawn = str(Everything({"value": "<b>", "state": "c", "caveats": ["p"], "load": '"7"'}))
    for part in [
        "There is a problem",
        '<a href="#id_value">',
        "Value must be a number, like 1,018 or 45.1",
        'value="&lt;b&gt;"',
        'aria-describedby="id_value-hint id_value-error"',
        "govuk-input__prefix",
        'value="c" checked',
        "id_state-2-item-hint",
        'value="p" checked',
        "govuk-js-character-count",
        'accept=".csv"',
        'data-module="govuk-password-input"',
        'name="load" value="&#34;7&#34;"',
    ]:
        assert part in drawn


def test_password_is_never_written_back():
    assert "swordfish" not in str(
        Everything({"password": "swordfish"})["password"].as_field_group()
    )


def test_choice_that_is_not_offered_is_refused():
    form = Everything({"area": "zzz"})
    assert "not one of the available choices" in form.errors["area"][0]
