"""A date as people type it in three boxes."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from goldthread.ui.dates import DateField
from goldthread.ui.forms import Form


class Known(Form):
    known = DateField("Date it was published")


def typed(day, month, year):
    return Known({"known-day": day, "known-month": month, "known-year": year})


@pytest.mark.parametrize(
    ("day", "month"), [("31", "3"), ("31", "03"), (" 31 ", "March"), ("31", "mar"), ("31", "Mar.")]
)
def test_reads_what_people_type(day, month):
    form = typed(day, month, "2023")
    assert form.is_valid()
    assert form.cleaned_data["known"] == date(2023, 3, 31)


@pytest.mark.parametrize(
    ("parts", "error"),
    [
        (("31", "", "2023"), "must include a month"),
        (("31", "", ""), "must include a month and a year"),
        (("31", "2", "2023"), "must be a real date, like 31 3 2023 or 31 March 2023"),
        (("1", "Smarch", "2023"), "must be a real date, like 31 3 2023 or 31 March 2023"),
        (("1", "m", "2023"), "must be a real date, like 31 3 2023 or 31 March 2023"),
        (("1", "3", "23"), "must include a year of four digits, like 2023"),
    ],
)
def test_says_what_is_wrong(parts, error):
    assert typed(*parts).errors["known"] == [f"Date it was published {error}"]


def test_nothing_typed_is_asked_for_once():
    assert typed("", "", "").errors["known"] == ["Enter date it was published"]


def test_nothing_typed_is_no_date_where_none_is_needed():
    assert DateField("Ended", required=False).clean(("", "", "")) is None


def test_draws_the_parts_of_a_date_it_has():
    drawn = Known(initial={"known": date(2023, 3, 31)})["known"].as_field_group()
    for part in ('name="known-day"', 'value="31"', 'value="3"', 'value="2023"'):
        assert part in drawn


def test_summary_links_to_the_first_box():
    assert typed("31", "", "").summary()[0]["href"] == "#id_known-day"


def test_change_is_noticed_even_in_what_is_no_date():
    field = DateField("Known")
    assert not field.has_changed(date(2023, 3, 31), ("31", "3", "2023"))
    assert field.has_changed(date(2023, 3, 31), ("99", "3", "2023"))
    with pytest.raises(ValidationError):
        field.clean(("99", "3", "2023"))
