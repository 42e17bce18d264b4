"""Spec: what becomes of each kind of number, and why in words."""

from dataclasses import replace
from decimal import Decimal

import pytest

from goldthread.core.context import acting_as
from goldthread.figures.disclosure.rules import DFE, OWN, SAC
from goldthread.figures.models import Figure, Indicator
from goldthread.figures.models.release import Audience
from goldthread.figures.releases.deciding import decide_release
from goldthread.figures.releases.preparing import prepare, preview
from goldthread.figures.releases.problems import problem_of
from goldthread.figures.releases.protection import exceptions, is_protected
from goldthread.figures.releases.public import official_beside
from goldthread.figures.releases.reading import shown
from goldthread.figures.releases.specs import (
    Behind,
    CellSpec,
    Share,
    cell_from,
    sentence_table,
    table_of,
)


def number(key, value, **more):
    return CellSpec(key, value=None if value is None else Decimal(value), **more)


def percent(key, value, numerator, denominator, **more):
    share = Share(Behind(f"{key} counted", numerator), Behind(f"{key} base", denominator))
    return number(key, value, unit="percent", share=share, **more)


def rate(key, value, numerator, population):
    people = Behind("children", population, is_public=True)
    share = Share(Behind(f"{key} counted", numerator), people, 10_000)
    return number(key, value, unit="rate_per_10000", share=share)


def mean(key, value, total, of):
    share = Share(Behind("days", total, is_people=False), Behind("people", of), 1)
    return number(key, value, unit="days", share=share)


OUTCOMES = [
    # rules, cell, shown, why in words
    (DFE, number("n", 6), "6", "Shown: not small"),
    (DFE, number("n", 5), None, "Hidden: 5 is from 1 to 5."),
    (DFE, number("n", 0), "0", "Shown: not small"),
    (SAC, number("n", 0), None, "Hidden: 0 is from 0 to 4."),
    (SAC, number("n", 7), "5", "Shown as 5: rounded to the nearest 5."),
    (DFE, number("n", 14, is_wide=True), "10", "rounded to the nearest 10."),
    (DFE, number("n", 3, is_protected=False), "3", "it counts no people"),
    (SAC, number("n", 7, is_protected=False), "7", "it counts no people"),
    (DFE, number("n", 3, is_published=True), "3", "as its publisher shows it"),
    (DFE, percent("p", "15", 3, 20), None, "(3 of 20, so 17 others) one is from 1 to 5."),
    (DFE, percent("p", "85", 17, 20), None, "(17 of 20, so 3 others)"),
    (DFE, percent("p", "40", 8, 20), "40", "none of the counts behind it is small"),
    (OWN, percent("p", "25", 0, 8), None, "fewer than 10"),
    (DFE, percent("p", "15", 3, 20, is_published=True), "15", "as its publisher shows it"),
    (DFE, number("p", "45.1", unit="percent"), "45.1", "not checked"),
    (DFE, rate("r", "0.7", 3, 43_000), None, "(3 of 43,000"),
    (DFE, rate("r", "20.9", 90, 43_000), "20.9", "none of the counts behind it is small"),
    (DFE, mean("m", "31", 124, 4), None, "(124 of 4"),
    (DFE, mean("m", "31", 3_100, 100), "31", "none of the counts behind it is small"),
    (DFE, number("£", 3, unit="gbp", is_protected=False), "3", "it counts no people"),
    (DFE, number("n", None, state="suppressed", symbol="c"), None, "Hidden by its own source"),
    (DFE, number("n", None, state="not_available"), None, "it is no number"),
    (DFE, number("n", 3, unit="change", changes="s"), None, "itself is a small number"),
    (DFE, number("n", -60, unit="change", changes="s"), "-60", "not checked"),
    (SAC, number("n", -60, unit="change", changes="s"), None, "hidden or rounded"),
    # What a report prints is not always what its counts give: then the counts alone decide.
    (DFE, percent("p", "90", 8, 20), "90", "none of the counts behind it is small"),
]


@pytest.mark.parametrize(("rules", "cell", "value", "reason"), OUTCOMES)
def test_what_becomes_of_a_number(rules, cell, value, reason):
    decided = decide_release([sentence_table([cell])], rules, Audience.PUBLIC)

    found = decided.outcomes[cell.key]
    assert (None if found.value is None else str(found.value)) == value
    assert reason in found.reason
    assert decided.ours == decided.not_ours == ()


def test_a_change_between_a_number_that_is_hidden_and_one_that_is_not_is_hidden():
    cells = [
        number("s, 2031", 3),
        number("s, 2030", 40),
        number("s, 2031, change", -37, unit="change", changes="s"),
    ]

    decided = decide_release([sentence_table(cells)], DFE, Audience.PUBLIC)

    assert decided.outcomes["s, 2030"].value == 40
    assert decided.outcomes["s, 2031, change"].value is None


def test_a_rate_without_its_counts_goes_with_its_number():
    cells = [number("n", 3), number("r", "0.7", unit="rate_per_100000", counted="n")]

    decided = decide_release([sentence_table(cells)], DFE, Audience.PUBLIC)

    assert "would give away the number" in decided.outcomes["r"].reason


def test_percentages_of_all_the_other_parts_do_not_give_one_away():
    # Given a whole in parts of which one is small, each shown as a percentage
    parts = {"a": 20, "b": 17, "c": 3}
    table = table_of(
        "t", [*parts, "All"], ["n", "%"],
        {(key, "n"): number(key, value) for key, value in parts.items()}
        | {("All", "n"): number("all", 40)}
        | {
            (key, "%"): replace(
                percent(f"{key} %", f"{value * 100 / 40:.1f}", value, 40),
                share=Share(Behind(key, value), Behind("all", 40)),
            )
            for key, value in parts.items()
        },
        row_totals={"All": tuple(parts)},
    )  # fmt: skip

    decided = decide_release([table], DFE, Audience.PUBLIC)

    # Then two counts and both their percentages are hidden, and the attack finds nothing
    hidden = {key for key, one in decided.outcomes.items() if one.value is None}
    assert hidden == {"c", "c %", "b", "b %"}
    assert decided.ours == ()


def test_a_total_that_is_an_official_statistic_counts_though_no_table_shows_it():
    # Given parts of a whole that only the Department shows
    cells = [
        number("a", 2, breakdown="c=a", group="G"),
        number("b", 44, breakdown="c=b", group="G"),
        number("d", 30, breakdown="c=d", group="G"),
    ]
    official = number("all", 76, group="G", is_published=True)

    alone = decide_release([sentence_table(cells)], DFE, Audience.PUBLIC)
    beside = decide_release([sentence_table(cells)], DFE, Audience.PUBLIC, public=[official])

    assert [key for key, one in alone.outcomes.items() if one.value is None] == ["a"]
    assert [key for key, one in beside.outcomes.items() if one.value is None] == ["a", "d"]
    assert beside.ours == ()


@pytest.mark.parametrize("cell", [case[1] for case in OUTCOMES])
def test_a_cell_is_kept_with_its_release_and_read_back(cell):
    import json

    assert cell_from(json.loads(json.dumps(cell.as_data()))) == cell


PROTECTED = [
    ("CH025", "count", True),
    ("CH001", "count", True),
    ("CH013", "days", True),
    ("MA003", "percent", True),
    ("POP01", "count", False),
    ("TR036", "count", False),
    ("TR037", "count", False),
    ("FI010", "gbp", False),
    ("GV002", "percent", False),
    ("HE001", "count", False),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("code", "unit", "expected"), PROTECTED)
def test_behind_which_indicators_people_stand(code, unit, expected, operator):
    indicator = Indicator.objects.get(code=code, partnership=None)

    assert is_protected(indicator, unit) is expected


@pytest.mark.django_db
def test_every_exception_is_of_an_indicator_there_is(operator):
    codes = set(Indicator.objects.filter(partnership=None).values_list("code", flat=True))

    assert set(exceptions()) <= codes


@pytest.mark.django_db
def test_official_statistics_stand_beside_a_figure_of_the_same_thing(operator):
    figure = (
        Figure.objects.filter(
            source__slug="official-children-in-need", unit="count", state="number"
        )
        .exclude(breakdown="")
        .select_related("indicator", "area", "source")
        .first()
    )

    found = official_beside([sentence_table([figure])])

    groups = {cell.group for cell in found}
    assert len(groups) == 1
    assert all(cell.is_published for cell in found)
    assert problem_of([sentence_table([figure])], found).counts


@pytest.mark.django_db
def test_a_preview_shows_what_a_release_would_and_keeps_nothing(prepared, plans, north, person):
    from figures.releases.conftest import by_category
    from goldthread.figures.models import ReleaseTable

    with acting_as(person=person("devi")):
        before = preview(north, "x", Audience.PUBLIC, "dfe", [by_category(plans)])
        assert not ReleaseTable.objects.exists()
        release = prepare(north, "x", Audience.PUBLIC, "dfe", [by_category(plans)])
        after = shown(release)

    assert before.by_key == after.by_key
    assert [one.cells for one in before.tables] == [one.cells for one in after.tables]
