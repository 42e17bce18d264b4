"""`goldthread report build`: four files, for people and for programs."""

import pytest

FILES = {"report.html", "report.pdf", "report.docx", "figures.csv"}


def test_a_report_is_written_for_an_area(goldthread, tmp_path):
    ran = goldthread(
        "report", "build", "--area", "Bristol", "--period", "2022-23", "--out", tmp_path / "b",
        "--format", "json",
    )  # fmt: skip
    (said,) = ran.data
    assert ran.code == 0
    assert {path.name for path in (tmp_path / "b").iterdir()} == FILES
    assert (said["area"], said["state"], said["edition"]) == (
        "Bristol, City of", "draft", "Public edition",
    )  # fmt: skip
    assert said["numbers"] > 50


def test_without_an_area_each_partnerships_own_gets_a_folder(goldthread, tmp_path):
    ran = goldthread(
        "report", "build", "--period", "2022-23", "--out", tmp_path, "--edition", "partners"
    )
    assert ran.code == 0
    folders = sorted(path.name for path in tmp_path.iterdir())
    assert folders == [
        "bath-and-north-east-somerset", "bristol-city-of", "north-somerset", "somerset",
        "south-gloucestershire",
    ]  # fmt: skip
    assert all({path.name for path in one.iterdir()} == FILES for one in tmp_path.iterdir())
    assert len(ran.out.splitlines()) == 5


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--area", "Bristol", "--period", "22"], "is not a report's period"),
        (["--area", "Nowhere", "--period", "2022-23"], "no area is called"),
        (["--area", "Bristol", "--period", "2022-23", "--edition", "secret"], "edition"),
    ],
)
def test_what_cannot_be_built_is_said_in_one_line(goldthread, tmp_path, words, said):
    ran = goldthread("report", "build", *words, "--out", tmp_path / "x")
    assert ran.code == 2
    assert said in ran.err
    assert not (tmp_path / "x").exists()


def test_a_folder_that_cannot_be_written_is_named(goldthread, tmp_path):
    (tmp_path / "file").write_text("in the way")
    ran = goldthread(
        "report", "build", "--area", "Bristol", "--period", "2022-23", "--out", tmp_path / "file"
    )
    assert ran.code == 2
    assert "cannot be written" in ran.err
