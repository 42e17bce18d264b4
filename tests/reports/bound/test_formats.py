"""The four files of a real report: tagged PDF by two checkers, Word that opens, HTML, figures."""

import csv
import io

import docx
import page as page_validation
import pytest

from documents.pdf_checks import faults_of
from goldthread.reports.building import built, write
from reports.conftest import BANES, BOARD


@pytest.fixture
def files(document):
    return built(document(*BOARD)).files


def test_the_pdf_is_pdf_ua_by_the_published_checker_and_by_ours(files):
    content = io.BytesIO(files["report.pdf"])
    assert faults_of(content) == []
    found = page_validation.validate_pdf_bytes(files["report.pdf"], profile="ua1")
    assert [(fault.rule_id, fault.message) for fault in found.failures] == []


def test_word_opens_it_with_headings_and_tables(files):
    found = docx.Document(io.BytesIO(files["report.docx"]))
    headings = [p.text for p in found.paragraphs if p.style.name.startswith("Heading 1")]
    assert {"Money", "Child protection", "Where the figures come from"} <= set(headings)
    assert len(found.tables) > 15


def test_the_figures_file_names_the_source_of_every_number(files):
    text = files["figures.csv"].decode("utf-8-sig")
    rows = [row for row in csv.DictReader(io.StringIO(text)) if row.get("Figure")]
    assert len(rows) > 150
    assert all(row["Page"].startswith("https://example.org/figures/") for row in rows)


def test_files_are_put_whole_into_a_folder_that_is_made(document, tmp_path):
    folder = tmp_path / "new" / "folder"
    paths = write(built(document(*BANES)), folder)
    assert sorted(path.name for path in folder.iterdir()) == sorted(path.name for path in paths)
    assert {path.name for path in paths} == {
        "report.html", "report.pdf", "report.docx", "figures.csv",
    }  # fmt: skip
