"""What a chart is: one named image, safe in a page, with the same figures in its table."""

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from documents.examples import CONTROL, EXAMPLES, LINE, LINES, series
from goldthread.documents.chart_data import ChartPoint, Line, LineChart
from goldthread.documents.charts import chart_of, spec_of

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def drawn():
    return {name: chart_of(data) for name, data in EXAMPLES.items()}


@pytest.mark.parametrize("name", EXAMPLES)
def test_is_one_image_with_a_title_and_a_description(drawn, name):
    chart = drawn[name]
    root = ElementTree.fromstring(chart.svg)
    title, description = root[0], root[1]
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-labelledby"] == title.attrib["id"]
    assert root.attrib["aria-describedby"] == description.attrib["id"]
    assert (title.text, description.text) == (chart.title, chart.alt)


@pytest.mark.parametrize("name", EXAMPLES)
def test_has_nothing_that_a_policy_would_block(drawn, name):
    assert not re.search(r"<style|<script|<image| style=| on\w+=|href=|url\(", drawn[name].svg)


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_word_is_in_our_font_and_all_are_of_one_size(drawn, name):
    root = ElementTree.fromstring(drawn[name].svg)
    families = {text.attrib["font-family"] for text in root.iter(f"{SVG}text")}
    assert families == {"'Source Sans 3', sans-serif"}
    assert float(root.attrib["width"]) >= 740


def test_ids_differ_between_charts_of_one_page(drawn):
    ids = [found for chart in drawn.values() for found in re.findall(r' id="([^"]+)"', chart.svg)]
    assert len(ids) == len(set(ids)) == 2 * len(EXAMPLES)


def words(svg):
    return [text.text for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_hidden_point_is_a_mark_and_a_gap_never_a_zero(drawn):
    assert "[c]" in words(drawn["line"].svg)
    values = [value for part in spec_of(LINE)["layer"] for value in part["data"]["values"]]
    hidden = [v for v in values if v.get("label", "").startswith("2018 to") and "value" in v]
    assert {value["value"] for value in hidden} == {None}


def test_line_is_broken_at_a_hidden_point_and_at_a_change_of_definition():
    pieces = [value["piece"] for value in spec_of(LINE)["layer"][0]["data"]["values"]]
    assert pieces == [0, 0, 0, 1, 1, 2, 2, 2, 2]
    assert "Counted by child, not by referral" in words(chart_of(LINE).svg)


def test_lines_differ_by_dash_and_shape_and_are_named():
    layers = spec_of(LINES)["layer"]
    looks = [part["mark"] for part in layers if part["mark"]["type"] in {"line", "point"}]
    assert len({str(mark["strokeDash"]) for mark in looks if mark["type"] == "line"}) == 3
    assert len({mark["shape"] for mark in looks if mark["type"] == "point"}) == 3
    spans = " ".join(ElementTree.fromstring(chart_of(LINES).svg).itertext())
    assert all(name in spans for name in ("Northbay", "England", "Neighbours"))


def test_signals_of_a_control_chart_differ_by_shape():
    points = next(p for p in spec_of(CONTROL)["layer"] if p["mark"]["type"] == "point")
    scale = points["encoding"]["shape"]["scale"]
    assert scale["range"] == ["circle", "diamond", "triangle-up", "square"]


def test_table_twin_has_the_same_figures_and_marks(drawn):
    table = drawn["line"].table
    cells = {row.cells[0].text: row.cells[1] for row in table.rows}
    assert cells["2018 to 2019"].state == "suppressed"
    assert cells["2018 to 2019"].number is None
    assert cells["2020 to 2021"].notes == ("break",)
    assert float(cells["2023 to 2024"].number) == 57.1


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_chart_has_a_table_with_rows(drawn, name):
    assert drawn[name].table.rows
    assert drawn[name].table.caption == drawn[name].title


def test_words_are_escaped():
    unsafe = '<script>alert("x")</script> & "q"'
    svg = chart_of(LineChart(unsafe, unsafe, [Line(unsafe, series([1, 2]))])).svg
    assert "<script" not in svg
    assert ElementTree.fromstring(svg)[0].text == unsafe


def test_drawn_once():
    assert chart_of(LINE).svg is not None
    assert str(chart_of(LINE).svg) == str(chart_of(LINE).svg)


@pytest.mark.parametrize(("value", "mark"), [(None, ""), (3, "suppressed"), (None, "number")])
def test_point_is_a_value_or_a_state(value, mark):
    with pytest.raises(ValueError, match="either a value or the state"):
        ChartPoint("2023", value, mark)


def test_names_at_the_ends_of_lines_that_end_close_together_do_not_overlap():
    ends = {"England": 41.6, "South West": 40.9, "Neighbours' mean": 41.2, "Westport": 29.9}
    lines = [
        Line(name, (ChartPoint("2023", 40), ChartPoint("2024", end))) for name, end in ends.items()
    ]

    root = ElementTree.fromstring(chart_of(LineChart("Plans", "rate", lines)).svg)

    heights = sorted(
        height_of(text)
        for text in root.iter(f"{SVG}text")
        if (text.text or "").startswith(tuple(ends))
    )
    assert len(heights) == 4
    assert all(b - a >= 16 for a, b in pairwise(heights))


def height_of(text):
    return float(re.search(r"translate\([^,]+,([-\d.]+)\)", text.attrib["transform"])[1])
