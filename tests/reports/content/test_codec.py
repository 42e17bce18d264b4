"""Content as JSON and back, for every kind of block."""

import json

import pytest

from goldthread.reports.content.blocks import ChangeLine, KeyNumberLine
from goldthread.reports.content.codec import (
    KINDS,
    block_data,
    block_from,
    content_data,
    content_from,
)
from goldthread.reports.content.rows import RowsBlock
from goldthread.reports.content.section import Content, NoSuchPart, Section
from reports.conftest import REPORTS

FILLED = {
    "text": {"text": "Of 4 {f:7}"},
    "gap": {"what": "A", "why": "B", "to_do": "C", "missing": ("D", "E")},
    "judged": {
        "indicator": "CH025", "unit": "percent", "cadence": "as_at", "figures_here": (1, 2),
        "beside": {"england": (3, 4)}, "counts": (5,), "edits": {"latest": ("{a}", "b {a}")},
        "drawn": False,
    },
    "changes": {"caption": "C", "lines": (ChangeLine(1, 2, 3, (4,)), ChangeLine(5)), "note": "N"},
    "printed": {"caption": "C", "rows": (1, 2)},
    "bands": {"caption": "C", "rows": (1, 2)},
    "key_numbers": {"caption": "C", "lines": (KeyNumberLine("A", 1, "d"),)},
    "budget": {"period": "P", "spending": (1,), "income": (2, 3), "reserve": "R"},
}  # fmt: skip


def filled(kind):
    if issubclass(kind, RowsBlock):
        row = {column.field: f"{column.heading} {{f:9}}" for column in kind.columns}
        return kind(id="s-1", caption="C", rows=(row,), source="S", note="N")
    return kind(id="s-1", **FILLED[kind.kind])


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_a_block_comes_back_as_it_was(kind):
    block = filled(kind)
    assert block_from(json.loads(json.dumps(block_data(block)))) == block


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_a_block_names_every_figure_it_shows(kind):
    block = filled(kind)
    data = json.dumps(block_data(block))
    for figure in block.figures():
        assert str(figure) in data
    assert bool(block.figures()) is (kind.kind != "gap")


@pytest.mark.parametrize("of", REPORTS, ids=lambda of: " ".join(of))
def test_a_whole_draft_comes_back_as_it_was(drafted, of):
    content = drafted(*of)
    assert content_from(json.loads(json.dumps(content_data(content)))) == content


def test_a_block_of_a_kind_nobody_knows_is_refused():
    with pytest.raises(KeyError):
        block_from({"kind": "hologram", "id": "x"})


def test_a_part_that_is_not_there_is_said_to_be_gone():
    content = Content((Section("a", "A"),))
    with pytest.raises(NoSuchPart):
        content.section("b")
    with pytest.raises(NoSuchPart, match="taken out meanwhile"):
        content.section("a").block("a-1")
