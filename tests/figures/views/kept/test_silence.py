"""Expected and not returned."""

import csv
import io
from datetime import date

import pytest
from django.urls import reverse

from goldthread.core import now
from goldthread.figures.loading.apply import apply
from goldthread.figures.models import Expectation, FigureSource, Indicator, IndicatorAlias
from goldthread.partnership.models import Partnership
from support.loads import prepared
from support.pages import words
from support.rows import row


def test_who_has_not_answered_what_and_how_late(manager):
    with now.at(date(2026, 8, 1)):
        page = words(manager.get(reverse("silence")))

    assert "Integrated care board Never answered" in page
    assert "IHA within 20 working days April to June 2024 30 July 2024 2 years (732 days)" in page
    assert "Missing children (police) 2024 to 2025 29 July 2025 1 year (368 days)" in page


def test_nothing_overdue_before_anything_is_due(manager):
    with now.at(date(2024, 7, 30)):
        page = words(manager.get(reverse("silence")))

    assert "No silence" in page
    assert "Due next" in page
    assert "Never answered" not in page


@pytest.mark.parametrize(
    ("known", "said"), [(date(2025, 4, 20), "on time"), (date(2025, 6, 9), "5 weeks late")]
)
def test_what_came_says_whether_it_was_on_time(manager, operator, known, said):
    partnership = Partnership.objects.get(slug="north-somerset")
    indicator = Indicator.objects.create(code="ZZ1", name="Things counted", unit="count")
    IndicatorAlias.objects.create(scheme="", text="things counted", indicator=indicator)
    Expectation.objects.create(
        partnership=partnership, agency=partnership.agencies.first(), indicator=indicator,
        area=partnership.area, frequency="year", due_days=30, started_on=date(2025, 1, 1),
    )  # fmt: skip
    load = prepared(
        row(
            2, "7", indicator="Things counted", geography="North Somerset",
            area="North Somerset", period_end=date(2025, 3, 31),
        )
    )  # fmt: skip
    FigureSource.objects.filter(pk=load.source_id).update(known_from=known)
    apply(load)

    with now.at(date(2025, 7, 1)):
        page = words(manager.get(reverse("silence")))

    assert f"2024 to 2025 30 April 2025 {known.day} {known:%B %Y}, {said}" in page


def test_a_partnership_that_expects_nothing(working_as, operator):
    Expectation.objects.filter(partnership__slug="bristol").update(ended_on=date(2020, 1, 1))

    assert "Nothing is expected yet" in words(working_as("devi", "bristol").get(reverse("silence")))


def test_everything_expected_as_a_file(manager):
    with now.at(date(2026, 8, 1)):
        answer = manager.get(reverse("silence-download", args=["csv"]))

    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    first = next(row for row in rows if row["Indicator code"] == "HE022")
    assert (first["State"], first["Due"], first["Days late"]) == (
        "Not returned", "30 July 2024", "732",
    )  # fmt: skip
