"""`goldthread import`: the change set, whole or not at all, exit codes other programs rely on."""

import csv
from importlib.resources import files

import pytest

from goldthread.core.context import acting_as
from goldthread.figures.models import Figure, Indicator

COLUMNS = [
    *("figure_id", "area", "section", "table", "indicator_code", "indicator", "breakdown"),
    *("geography", "period_kind", "period_start", "period_end", "as_at", "value", "unit"),
    *("numerator", "denominator", "published_text", "note"),
]

UNSEEN = {
    "figure_id": "wp-1",
    "area": "Westport",
    "section": "1 Introduction",
    "table": "A table",
    "indicator": "Children who juggle",
    "geography": "Westport",
    "period_kind": "financial_year",
    "period_start": "2024-04-01",
    "period_end": "2025-03-31",
    "value": "1018",
    "unit": "count",
    "published_text": "1,018",
}


@pytest.fixture
def report(tmp_path):
    """A report nobody has seen, of an area nobody knows, in the columns everybody uses."""

    def write(*rows, name="westport-2024-25.csv"):
        path = tmp_path / name
        with path.open("w", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS, restval="")
            writer.writeheader()
            writer.writerows(UNSEEN | row for row in rows)
        return path

    return write


def test_a_report_never_seen_loads_without_a_code_change(goldthread, report):
    ran = goldthread("import", report({}), "--format", "json")

    (result,) = ran.data
    assert ran.code == 0
    assert (result["outcome"], result["new"]) == ("applied", 1)
    assert result["provisional_indicators"] == ["Children who juggle"]
    assert result["provisional_areas"] == ["Westport"]
    with acting_as(service="command-line"):
        assert Indicator.objects.get(name="Children who juggle").standing == "provisional"


def test_a_rehearsal_changes_nothing(goldthread, report):
    ran = goldthread("import", report({}), "--dry-run", "--format", "json")

    assert (ran.code, ran.data[0]["outcome"]) == (0, "would_apply")
    with acting_as(service="command-line"):
        assert not Figure.objects.filter(source__slug="westport-2024-25").exists()


def test_one_bad_row_refuses_the_file_and_names_row_column_and_what_is_accepted(goldthread, report):
    ran = goldthread("import", report({}, {"figure_id": "wp-2", "value": "about 7"}))

    assert ran.code == 3
    assert "REFUSED" in ran.out
    assert "Row 3, column value: found 'about 7'." in ran.out
    with acting_as(service="command-line"):
        assert not Figure.objects.filter(source__slug="westport-2024-25").exists()


def test_a_refused_file_does_not_hold_up_the_others(goldthread, report):
    bad = report({"value": "about 7"}, name="bad.csv")

    ran = goldthread("import", bad, report({}), "--format", "json")

    assert ran.code == 3
    assert [result["outcome"] for result in ran.data] == ["refused", "applied"]


def test_a_revision_is_counted(goldthread, report):
    goldthread("import", report({}))

    ran = goldthread("import", report({"value": "1020", "published_text": "1,020"}))

    assert "0 new, 1 revised, 0 unchanged" in ran.out


def test_known_from_can_be_said_and_is_otherwise_assumed_aloud(goldthread, report):
    assumed = goldthread("import", report({}, name="one.csv"), "--format", "json").data[0]
    said = goldthread(
        "import", report({}, name="two.csv"), "--known-from", "2025-09-30", "--format", "json"
    ).data[0]

    assert "assumed" in assumed["known_from_basis"]
    assert (said["known_from"], said["known_from_basis"]) == ("2025-09-30", "")


@pytest.mark.parametrize(
    "name",
    [
        "north-somerset-2013-14.csv",
        "banes-2020-21.csv",
        "north-somerset-2021-22.csv",
        "north-somerset-2022-23.csv",
        "official-children-in-need.csv",
        "official-population.csv",
    ],
)
def test_every_shipped_file_again_has_no_effect(goldthread, name):
    path = files("goldthread.ops.published").joinpath(name)

    (result,) = goldthread("import", path, "--format", "json").data

    assert (result["outcome"], result["new"], result["revised"]) == ("applied", 0, 0)
    assert result["unchanged"] > 0


def test_a_file_that_is_not_there(goldthread, tmp_path):
    ran = goldthread("import", tmp_path / "nowhere.csv")

    assert ran.code == 3
    assert "There is no file nowhere.csv." in ran.out


def test_a_table_of_another_kind_is_told_from_figures(goldthread):
    path = files("goldthread.ops.published").joinpath("banes-2020-21.glossary.csv")

    ran = goldthread("import", path)

    assert ran.code == 3
    assert "published figures" in ran.out


def test_a_title_that_is_held_means_a_new_edition_whatever_the_file_is_called(goldthread, report):
    title = ("--title", "Report of Westport", "--format", "json")
    goldthread("import", report({}), *title)

    ran = goldthread("import", report({"value": "1019"}, name="second.csv"), *title)

    assert [(load["new"], load["revised"]) for load in ran.data] == [(0, 1)]


def test_what_the_catalogue_itself_calls_a_thing_needs_no_alias(goldthread, report):
    name = "Children subject of a child protection plan"

    ran = goldthread("import", report({"indicator": name}), "--format", "json")

    assert ran.data[0]["provisional_indicators"] == []
    with acting_as(service="command-line"):
        assert Figure.objects.get(area__name="Westport").indicator.code == "CH025"
