"""One figure typed in: the same change set, before anything changes."""

from datetime import date

import pytest
from django.urls import reverse

from exchange.views.conftest import words
from goldthread.core.context import acting_as
from goldthread.exchange.by_hand_form import last_day
from goldthread.figures.loading.resolve import Resolver
from goldthread.figures.models import Figure, Indicator, Load
from goldthread.partnership.models import Agency, Area
from support.rows import row

pytestmark = pytest.mark.django_db

TYPED = {
    "known_from-day": "1",
    "known_from-month": "6",
    "known_from-year": "2026",
    "period_kind": "financial_year",
    "period_start-day": "1",
    "period_start-month": "4",
    "period_start-year": "2025",
    "period_end-day": "31",
    "period_end-month": "3",
    "period_end-year": "2026",
    "state": "number",
    "value": "1,240",
    "unit": "count",
}


def typed(someone, code="PO006", **said):
    with acting_as(service="command-line"):
        agency = Agency.objects.get(
            name="Avon and Somerset Police", partnership__slug="north-somerset"
        )
        area = Area.objects.get(slug="north-somerset")
    data = {**TYPED, "agency": agency.pk, "area": area.pk, **said}
    address = f"{reverse('figure-new')}?indicator={code}"
    return someone.client.post(address, data, follow=True)


def press_apply(someone):
    with acting_as(service="command-line"):
        load = Load.objects.latest("id")
    someone.post("load-apply", load.pk, new=load.new, revised=load.revised)
    return load


def test_first_the_indicator_is_chosen(morgan):
    assert "Indicators we watch" in morgan.page("figure-new")
    assert "?indicator=PO006" in morgan.page("figure-new", q="child protection crimes")
    assert "?indicator=PO006" in morgan.page("figure-new", q="po006")
    assert "No indicator fits" in morgan.page("figure-new", q="juggling")
    assert "no indicator with the code “nonsense”" in morgan.page(
        "figure-new", indicator="nonsense"
    )


def test_the_figure_is_shown_before_it_is_applied(morgan):
    page = words(typed(morgan))

    assert "Apply 1 new and 0 revised" in page
    assert "1,240" in page
    assert "Nothing is held for this area, period and breakdown yet." in page
    assert "Return of Avon and Somerset Police, 1 June 2026" in page


def test_it_stands_under_exactly_the_chosen_indicator_and_area(morgan):
    typed(morgan, breakdown="sex=Female; age=16-17", note="Provisional count")
    load = press_apply(morgan)

    with acting_as(service="command-line"):
        figure = Figure.objects.get(load=load)
        assert (figure.indicator.code, figure.area.slug) == ("PO006", "north-somerset")
        assert (str(figure.value), figure.breakdown) == ("1240", "age=16-17; sex=Female")
        assert figure.source.agency.name == "Avon and Somerset Police"


def test_typed_again_it_is_a_revision_with_the_old_figure_beside_it(morgan):
    typed(morgan)
    press_apply(morgan)

    page = words(typed(morgan, value="1,245"))

    assert "Apply 0 new and 1 revised" in page
    assert "What stands now is 1,240" in page


def test_a_later_return_says_what_stands_now(morgan):
    typed(morgan)
    press_apply(morgan)

    page = words(typed(morgan, value="1,300", **{"known_from-day": "9"}))

    assert "Apply 1 new and 0 revised" in page
    assert "What stands now is 1,240, from Return of Avon and Somerset Police, 1 June 2026" in page


def test_what_is_not_a_number_is_never_one(morgan):
    page = words(typed(morgan, state="suppressed", value=""))

    assert "Apply 1 new" in page
    assert "hidden to protect people" in page


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"value": ""}, "Enter the number, or say above why there is none"),
        ({"value": "about 7"}, "Value must be a number, like 1,018 or 45.1"),
        ({"state": "suppressed"}, "Leave the value empty, or select “A number” above"),
        ({"state": "rating", "value": ""}, "Enter the rating in words"),
        ({"words": "Good"}, "Leave the rating empty"),
        ({"agency": ""}, "Choose the agency"),
        ({"known_from-year": "2222"}, "Known from must be today or in the past"),
        ({"period_end-month": "13"}, "Last day must be a real date"),
        (
            {"period_end-day": "30"},
            "Last day must make 12 months with the first day: 31 March 2026",
        ),
        ({"period_kind": "month"}, "Last day must make 1 month with the first day: 30 April 2025"),
        ({"period_kind": "as_at"}, "Leave the first day empty for a figure on one day"),
        (
            {"period_start-day": "", "period_start-month": "", "period_start-year": ""},
            "Enter the first day of the period",
        ),
        (
            {"period_kind": "other", "period_end-year": "2024"},
            "Last day must not be before the first day",
        ),
        ({"denominator": "0"}, "Denominator must be more than 0"),
    ],
)
def test_what_is_wrong_is_said(morgan, said, sentence):
    page = words(typed(morgan, **said))

    assert sentence in page
    assert "<title>Error: " in page


def test_a_contributor_types_for_their_own_agency_alone(pat):
    with acting_as(service="command-line"):
        other = Agency.objects.get(name="Integrated care board", partnership__slug="north-somerset")

    assert "Apply 1 new" in words(typed(pat))
    assert "Select a valid choice" in words(typed(pat, agency=other.pk))


def test_an_executive_may_not(people):
    assert people.lee.get("figure-new").status_code == 403


def test_every_indicator_and_area_on_offer_is_found_again(operator):
    resolver = Resolver(None)
    for indicator in Indicator.objects.exclude(standing="matched").filter(partnership=None):
        chosen = row(scheme="hand", indicator_code=indicator.code, indicator=indicator.name)
        assert resolver.indicator(chosen) == (indicator.pk, "")
    offered = Area.objects.filter(ended_on=None).exclude(kind__in=("comparator", "provisional"))
    for area in offered:
        code = area.ons_code or area.la_number
        assert resolver.area(row(area=area.name, area_code=code, geography=area.name)) == area.pk


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2025, 4, 1), 12, date(2026, 3, 31)),
        (date(2024, 1, 1), 3, date(2024, 3, 31)),
        (date(2024, 2, 1), 1, date(2024, 2, 29)),
        (date(2024, 10, 1), 3, date(2024, 12, 31)),
        (date(2023, 9, 15), 12, date(2024, 9, 14)),
    ],
)
def test_the_last_day_of_a_period_of_whole_months(start, months, end):
    assert last_day(start, months) == end
