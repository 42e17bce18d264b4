"""Every number of a report as a file."""

import csv
import io

from documents.gallery.report import gallery_report
from goldthread.documents.figures_csv import HEADINGS, figures_csv
from goldthread.documents.model import Document, Paragraph, Section, SourceNote, number
from goldthread.documents.model.walk import numbers_of


def read(text):
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


def report(*words, note=None):
    given = note or SourceNote("s1", "Children in need", figure_id=7, href="/figures/7/")
    section = Section("Need", (Paragraph(*words),))
    return Document("Report", "Northbay", "2023", (section,), (given,), address="https://x.example")


def test_a_line_for_each_number_in_reading_order():
    document = gallery_report()
    lines = read(figures_csv(document))
    numbers = [found.number.words for found in numbers_of(document)]
    assert [line[2].removeprefix("'") for line in lines[1 : len(numbers) + 1]] == numbers
    assert len(numbers) > 400


def test_a_number_stands_beside_its_source():
    (heading, line) = read(figures_csv(report("There were ", number(1018, source="s1"), ".")))
    assert heading == list(HEADINGS)
    assert line[:6] == ["Need", "There were 1,018.", "1,018", "1018", "1", "Children in need"]
    assert line[-2:] == ["7", "https://x.example/figures/7/"]


def test_a_hidden_number_is_its_mark_and_the_mark_is_explained():
    lines = read(figures_csv(report(number(None, source="s1", state="suppressed"))))
    assert lines[1][2:4] == ["hidden to protect people", "[c]"]
    assert lines[-1] == ["[c]", "hidden to protect people"]


def test_a_number_without_a_source_has_empty_places():
    (_, line) = read(figures_csv(report("About ", number(5))))
    assert line[3] == "5"
    assert set(line[4:]) == {""}


def test_no_words_become_a_formula():
    unsafe = '=HYPERLINK("https://x.example","x")'
    note = SourceNote("s1", unsafe, place="@SUM(A1)", definition="+1")
    (_, line) = read(figures_csv(report(unsafe, number(5, source="s1"), note=note)))
    assert [cell[:2] for cell in line if "HYPERLINK" in cell] == ["'=", "'="]
    assert "'@SUM(A1)" in line
    assert "'+1" in line
