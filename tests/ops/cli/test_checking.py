"""`goldthread figures check`: everything, one source, an area, and a file that is not loaded."""

import csv
from importlib.resources import files

import pytest

from goldthread.figures.discrepancies import notes
from goldthread.figures.models import Discrepancy, FigureSource, Load
from goldthread.figures.models.discrepancy import Standing
from goldthread.partnership.models import Partnership

KEYS = {"rule", "severity", "figure_ids", "message"}
REPORT = "north-somerset-2022-23.csv"


@pytest.fixture
def check(goldthread):
    def run(*words):
        return goldthread("figures", "check", *words, "--format", "json").data

    return run


@pytest.fixture
def published():
    """The rows of the shipped report."""
    with files("goldthread.ops.published").joinpath(REPORT).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def written(tmp_path, published):
    """The report as another file, with values changed by reference."""

    def write(changed=(), name="Somewhere annual report 2022-23.csv", **more):
        path = tmp_path / name
        with path.open("w", encoding="utf-8", newline="") as file:
            to = csv.DictWriter(file, list(published[0]))
            to.writeheader()
            for row in published:
                new = row | {"figure_id": row["figure_id"].replace("ns2223", "new")} | more
                to.writerow(new | dict(changed).get(row["figure_id"], {}))
        return path

    return write


def test_each_discrepancy_has_a_rule_a_severity_its_figures_and_a_sentence(check):
    rows = check()

    assert len(rows) > 60
    assert all(row.keys() >= KEYS for row in rows)
    assert {row["severity"] for row in rows} == {"high", "medium", "low"}
    assert all(row["standing"] == "open" for row in rows)


def test_the_worst_come_first(check):
    severities = [row["severity"] for row in check()]

    assert severities == sorted(severities, key=["high", "medium", "low"].index)


def test_where_an_official_row_contradicts_both_are_named(check):
    (row,) = [r for r in check() if r["figure_ids"] == ["ns2223-0178", "off-c1-008622"]]

    assert row["rule"] == "differs-from-official"
    assert row["sources"] == ["north-somerset-2022-23", "official-children-in-need"]


@pytest.mark.parametrize("name", [REPORT, "north-somerset-2022-23", f"somewhere/{REPORT}"])
def test_a_source_is_found_by_file_name_or_short_name(check, name):
    rows = check("--source", name)

    assert rows
    assert all("north-somerset-2022-23" in row["sources"] for row in rows)


def test_an_area_narrows(check):
    rows = check("--area", "Bath and North East Somerset")

    assert rows
    assert {row["area"] for row in rows} == {"Bath and North East Somerset"}


def test_for_a_person_it_is_lines_and_a_count(goldthread):
    ran = goldthread("figures", "check", "--source", "banes-2020-21.csv")

    assert ran.code == 0
    assert "LOW percent-not-parts" in ran.out
    assert "ba2021-0097" in ran.out
    assert "high" in ran.err


@pytest.mark.parametrize("name", ["nothing.csv", "no-such-source", ""])
def test_no_such_source_is_one_line_and_exit_2(goldthread, name):
    ran = goldthread("figures", "check", "--source", name)

    assert ran.code == 2
    assert "no source and no file is called" in ran.err
    assert ran.out == ""


def test_no_such_area_or_partnership_is_refused(goldthread):
    assert goldthread("figures", "check", "--area", "Atlantis").code == 2
    assert goldthread("figures", "check", "--partnership", "atlantis").code == 2


def test_a_file_never_seen_is_checked_beside_what_is_held_and_nothing_is_stored(check, written):
    before = (Load.objects.count(), FigureSource.objects.count())
    rows = check("--source", written())

    named = {reference for row in rows for reference in row["figure_ids"]}
    assert {"new-0178", "off-c1-008622", "ns2122-0079", "new-0080"} <= named
    assert all("somewhere-annual-report-2022-23" in row["sources"] for row in rows)
    assert (Load.objects.count(), FigureSource.objects.count()) == before


SEEDED = [
    ({"ns2223-0040": {"value": "-91"}}, "change-not-difference", "new-0040"),
    ({"ns2223-0041": {"value": "-14.3"}}, "percent-change-not-parts", "new-0041"),
    ({"ns2223-0129": {"value": "91"}}, "percent-not-parts", "new-0129"),
    ({"ns2223-0178": {"value": "1122"}}, "part-exceeds-whole", "new-0178"),
    ({"ns2223-0101": {"value": "27"}}, "two-values-one-source", "new-0101"),
    ({"ns2223-0180": {"value": "801"}}, "differs-from-official", "new-0180"),
    ({"ns2223-0177": {"period_end": "2023-09-30"}}, "period-not-covered", "new-0177"),
]


@pytest.mark.parametrize(("changed", "rule", "reference"), SEEDED)
def test_an_error_put_into_a_new_report_is_found(check, written, changed, rule, reference):
    def named(path):
        return {(row["rule"], one) for row in check("--source", path) for one in row["figure_ids"]}

    assert (rule, reference) not in named(written())
    assert (rule, reference) in named(written(changed))


def test_a_target_called_met_in_a_new_report_is_found(check, tmp_path, published):
    rows = [
        {"indicator": "Staff trained", "breakdown": "target", "value": "90", "unit": "percent"},
        {"indicator": "Staff trained", "breakdown": "outcome", "value": "72", "unit": "percent"},
        {"indicator": "Staff trained", "unit": "rating", "published_text": "Achieved"},
    ]
    path = tmp_path / "new.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        to = csv.DictWriter(file, list(published[0]), restval="")
        to.writeheader()
        for number, row in enumerate(rows):
            period = {"period_kind": "financial_year", "period_start": "2022-04-01",
                      "period_end": "2023-03-31"}  # fmt: skip
            to.writerow({"figure_id": f"new-{number}", "area": "Bristol", **period, **row})

    (row,) = check("--source", path)
    assert row["rule"] == "target-not-met"
    assert row["figure_ids"] == ["new-1", "new-0", "new-2"]


def test_an_edited_copy_of_a_held_report_stands_in_its_place(check, written):
    path = written({"ns2223-0040": {"value": "-91"}}, name=REPORT)
    rows = check("--source", path)

    assert any(row["rule"] == "change-not-difference" for row in rows)
    named = {reference for row in rows for reference in row["figure_ids"]}
    assert not any(reference.startswith("ns2223") for reference in named)


def test_a_file_that_is_no_file_of_figures_is_refused_in_one_line(goldthread, tmp_path):
    path = tmp_path / "letter.csv"
    path.write_text("Dear,all\nyours,sincerely\n", encoding="utf-8")
    ran = goldthread("figures", "check", "--source", path)

    assert ran.code == 2
    assert "letter.csv" in ran.err


def test_rows_that_cannot_be_read_are_counted_and_left_out(goldthread, written):
    path = written({"ns2223-0040": {"value": "many"}})
    ran = goldthread("figures", "check", "--source", path, "--format", "json")

    assert ran.code == 0
    assert "1 rows cannot be read" in ran.err


def test_what_a_partnership_said_stands_beside(check, operator):
    ours = Partnership.objects.get(slug="north-somerset")
    one = Discrepancy.objects.filter(rule="line-printed-twice").first()
    notes.say(ours, one, Standing.ACCEPTED, "The page broke.", 1)

    def standings(*words):
        return {row["standing"] for row in check(*words) if row["fingerprint"] == one.fingerprint}

    assert standings() == {"accepted"}
    assert standings("--partnership", "north-somerset") == {"accepted"}
    assert standings("--partnership", "bristol") == {"open"}
