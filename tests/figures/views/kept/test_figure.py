"""One figure: where it came from, what else was said, which stands and why."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from goldthread.core.now import now
from goldthread.figures.models import Figure, Load
from goldthread.partnership.models import Partnership
from support.pages import words


def story(client, figure):
    return words(client.get(reverse("figure", args=[figure.pk])))


def test_a_figure_says_where_it_came_from(manager, figure_of):
    page = story(manager, figure_of("ns2223-0039"))

    assert "Child protection crimes (excluding domestic abuse) 441 It stands" in page
    assert "Source NSSCP annual report 2022-23" in page
    assert "Section Avon and Somerset Police" in page
    assert "Known from 30 September 2023" in page
    assert "Loaded from north-somerset-2022-23.csv" in page


def test_a_restated_figure_says_what_stands_instead_and_why(manager, figure_of):
    restated = figure_of("ns2122-0032")

    page = story(manager, restated)

    assert "It does not stand: pages use 441 from NSSCP annual report 2022-23." in page
    assert "Of two sources of one kind, the one known later stands." in page
    assert "“rising to 440 crimes”" in page


def test_a_blank_is_no_number(manager, operator):
    blank = Figure.objects.filter(
        source__slug="north-somerset-2013-14", state="not_available", recorded_until=None
    ).first()

    page = story(manager, blank)

    assert "not available" in page
    assert " 0 It stands" not in page


def test_versions_of_a_row_are_kept(manager, figure_of):
    figure = figure_of("ns2223-0039")
    earlier = now()
    Figure.objects.filter(pk=figure.pk).update(recorded_until=earlier)
    newer = Figure.objects.get(pk=figure.pk)
    newer.pk, newer.value, newer.recorded_at, newer.recorded_until = None, 442, earlier, None
    newer.save()

    page, old_page = story(manager, newer), story(manager, figure)

    assert "442 (this one)" in page
    assert "No longer held: it was revised or taken back" in old_page


@pytest.mark.parametrize("number", [0, 999_999_999, 10**18 - 1])
def test_a_figure_that_is_not_there(manager, number):
    assert manager.get(f"/figures/{number}/").status_code == 404


def test_a_figure_of_another_partnership_is_not_there(manager, working_as, figure_of):
    others = Partnership.objects.get(slug="bristol")
    figure = figure_of("ns2223-0039")
    load = Load.objects.create(partnership=others, file_name="theirs.csv", started_at=now())
    figure.pk, figure.partnership, figure.load = None, others, load
    figure.period_end = date(2031, 3, 31) + timedelta(days=1)
    figure.identity = "00000000-0000-0000-0000-000000000001"
    figure.save()
    address = reverse("figure", args=[figure.pk])

    assert manager.get(address).status_code == 404
    assert working_as("devi", "bristol").get(address).status_code == 200
