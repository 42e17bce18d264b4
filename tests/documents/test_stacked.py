"""Bars made of parts: each told by its letter, light beside dark, and hidden is no length."""

from itertools import pairwise
from xml.etree import ElementTree

import pytest

from documents.examples import CATEGORIES, STACKED, series
from goldthread.documents.chart_data import BandGroup, Stacked
from goldthread.documents.chart_specs.stacked import PARTS, stacked_spec, written
from goldthread.documents.charts import chart_of

SVG = "{http://www.w3.org/2000/svg}"


def drawn_words(chart):
    return [text.text for text in ElementTree.fromstring(chart.svg).iter(f"{SVG}text")]


def bars(chart):
    return stacked_spec(chart)["layer"][0]["data"]["values"]


def light(colour):
    """How light a colour is on a greyscale print, 0 to 1 (relative luminance, WCAG)."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(c * weight for c, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def test_parts_stand_end_to_end_and_make_up_the_whole():
    june = [value for value in bars(STACKED) if value["label"] == "June 2020"]

    assert [value["name"] for value in june] == CATEGORIES
    assert june[0]["start"] == 0
    assert all(a["end"] == b["start"] for a, b in pairwise(june))
    assert june[-1]["end"] == 86 + 61 + 12 + 9 + 4


def test_a_hidden_part_has_no_length_and_its_mark_stands_at_the_end():
    december = [value for value in bars(STACKED) if value["label"] == "December 2020"]

    assert [value["name"] for value in december] == CATEGORIES[:3]
    assert "D [c], E [c]" in drawn_words(chart_of(STACKED))


def test_each_part_has_its_letter_in_the_legend_and_in_the_bar():
    said = drawn_words(chart_of(STACKED))

    assert [f"{letter}  {name}" for letter, name in zip("ABCDE", CATEGORIES, strict=True)] == [
        text for text in said if text and text[1:3] == "  "
    ]
    assert {"A 86", "B 61", "A 101"} <= set(said)


@pytest.mark.parametrize(
    ("room", "said"), [(100, "C 12"), (42, "C 12"), (41, "C"), (13, "C"), (12, ""), (0, "")]
)
def test_a_part_says_as_much_as_it_has_room_for(room, said):
    assert written("C", "12", room) == said


def test_neighbours_differ_by_how_dark_they_are():
    for one, other in pairwise(PARTS):
        low, high = sorted((light(one), light(other)))
        assert (high + 0.05) / (low + 0.05) >= 2.5


def test_its_table_is_read_across():
    table = chart_of(STACKED).table

    assert [column.heading for column in table.columns] == ["Period", *CATEGORIES]
    december = table.rows[2].cells
    assert [cell.text for cell in december[:3]] == ["December 2020", "101", "58"]
    assert [cell.state for cell in december[4:]] == ["suppressed", "suppressed"]


def test_a_bar_need_not_have_every_part():
    chart = Stacked("t", "n", [BandGroup("1", series([1, 2], ["a", "b"])),
                               BandGroup("2", series([3], ["b"]))])  # fmt: skip

    assert [(v["name"], v["start"]) for v in bars(chart)] == [("a", 0), ("b", 1), ("b", 0)]
    assert [cell.text for cell in chart_of(chart).table.rows[1].cells] == ["2", "", "3"]


@pytest.mark.parametrize(
    ("values", "refusal"),
    [([1] * 7, "no more than 6"), ([1, -1], "cannot be below zero")],
)
def test_what_cannot_be_drawn_is_refused(values, refusal):
    with pytest.raises(ValueError, match=refusal):
        Stacked("t", "n", [BandGroup("1", series(values, "abcdefg"))])


def test_with_no_number_at_all_it_is_still_a_chart():
    chart = chart_of(Stacked("t", "n", [BandGroup("1", series(["suppressed"], ["a"]))]))

    assert "A [c]" in drawn_words(chart)
